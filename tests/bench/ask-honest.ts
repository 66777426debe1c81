import { readSite } from '../../src/settings/site.ts';
import { answer } from '../../src/ask/answer/answer.ts';
import type { AskFile } from '../../src/ask/answer/file.ts';
import { openVocabulary, type Vocabulary } from '../../src/ask/answer/vocabulary.ts';
import { calibrate, linesFor } from '../../src/ask/build/sure/calibrate.ts';
import { readForeign } from '../../src/ask/build/sure/foreign.ts';
import { withoutAsks } from '../../src/ask/build/sure/leave-out.ts';
import type { AskPage } from '../../src/ask/build/pages.ts';
import { prepare } from '../../src/ask/build/prepare.ts';
import { readWords } from '../../src/ask/build/words.ts';
import { stemmerOf, type Stem } from '../../src/ask/words/stem.ts';
import { pagesOfSite } from './ask-site.ts';
import type { Portal } from './ask-data.ts';

/** How honest the search is over some pages, in shares: right first pages that keep their box, and foreign questions that get one. */
export interface Honesty {
  name: string;
  pages: number;
  /** How many right first pages there were, and which share is boxed. */
  right: number;
  kept: number;
  /** How many foreign questions were asked, and which share is boxed, and told that there is no page. */
  foreign: number;
  boxed: number;
  none: number;
}

const slugOf = (address = '') => address.split('/').at(-2);

/** Which share of some questions has the box; for those with a page, of those that find it first. */
function tell(questions: { text: string; slug?: string }[], vocabulary: Vocabulary) {
  const told = questions.map(({ text, slug }) => ({ slug, ...answer({ question: text, insist: false }, vocabulary) }));
  const first = told.filter(({ slug, found }) => slug === undefined || slugOf(found[0]?.address) === slug);
  const count = (sureness: string) => first.filter((one) => one.sureness === sureness).length;
  return { asked: first.length, sure: count('sure'), none: count('none') };
}

function honesty(
  name: string,
  pages: number,
  right: ReturnType<typeof tell>[],
  foreign: ReturnType<typeof tell>[],
): Honesty {
  const sum = (list: ReturnType<typeof tell>[], of: 'asked' | 'sure' | 'none') =>
    list.reduce((all, one) => all + one[of], 0);
  const share = (list: ReturnType<typeof tell>[], of: 'sure' | 'none') => sum(list, of) / (sum(list, 'asked') || 1);
  return {
    name,
    pages,
    right: sum(right, 'asked'),
    kept: share(right, 'sure'),
    foreign: sum(foreign, 'asked'),
    boxed: share(foreign, 'sure'),
    none: share(foreign, 'none'),
  };
}

/**
 * The honesty over pages with `asks`: each ask judged by a file that has not got it, and each half of the foreign
 * questions by lines that were drawn with the other half.
 */
export function leftOut(name: string, file: AskFile, stem: Stem): Honesty {
  const places = Math.max(...file.pages.map(([, , , , , , asks]) => asks.length));
  const right = Array.from({ length: places }, (_, place) => {
    const vocabulary = openVocabulary(withoutAsks(file, place, stem), stem);
    const asks = file.pages.flatMap(([address, , , , , , asks]) =>
      asks[place] === undefined ? [] : [{ text: asks[place], slug: slugOf(address)! }],
    );
    return tell(asks, vocabulary);
  });
  const questions = readForeign(file.language);
  const halves = [0, 1].map((half) => questions.filter((_, place) => place % 2 === half));
  const foreign = halves.map((half, place) =>
    tell(
      half.map((text) => ({ text })),
      openVocabulary({ ...file, lines: linesFor(file, stem, halves[1 - place]) }, stem),
    ),
  );
  return honesty(name, file.pages.length, right, foreign);
}

/** The honesty of the site's own pages in each of its languages. */
export async function honestyOfSite(): Promise<Honesty[]> {
  const { languages } = readSite().site;
  const rows: Honesty[] = [];
  for (const language of languages) {
    const file = await calibrate(await prepare(language, await pagesOfSite(language), readWords(language).words));
    rows.push(leftOut(`own ${language}`, file, await stemmerOf(language)));
  }
  return rows;
}

/** The honesty over a portal: its own questions, and as foreign ones those of another with the engine's list. */
export async function honestyOfPortal(portal: Portal, rows: AskPage[], others: string[]): Promise<Honesty> {
  const { name, language, questions } = portal;
  const stem = await stemmerOf(language);
  const file = await calibrate(
    await prepare(language, rows, { synonyms: [], oneWay: {}, bestBets: {}, stopWords: [] }),
  );
  const vocabulary = openVocabulary(file, stem);
  const foreign = (others.length > 0 ? others : readForeign(language)).map((text) => ({ text }));
  return honesty(name, rows.length, [tell(questions, vocabulary)], [tell(foreign, vocabulary)]);
}

/** Prints a table of them. */
export function printHonesty(rows: Honesty[]) {
  const percent = (share: number) => `${(share * 100).toFixed(1).padStart(6)}`;
  console.log('\nRight first pages that keep their box, and foreign questions that get one (per 100)');
  console.log(`${'portal'.padEnd(20)} pages  right   kept  foreign  boxed   none`);
  for (const { name, pages, right, kept, foreign, boxed, none } of rows)
    console.log(
      `${name.padEnd(20)} ${String(pages).padStart(5)} ${String(right).padStart(6)} ${percent(kept)} ${String(foreign).padStart(8)} ${percent(boxed)} ${percent(none)}`,
    );
}
