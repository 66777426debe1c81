import { close } from 'pagefind';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { conceptsOf } from '../../src/ask/answer/concepts.ts';
import { rankPages } from '../../src/ask/answer/rank.ts';
import type { AskFile } from '../../src/ask/answer/file.ts';
import type { AskPage } from '../../src/ask/build/pages.ts';
import { prepare } from '../../src/ask/build/prepare.ts';
import { stemmerOf } from '../../src/ask/words/stem.ts';
import { openVocabulary, type Vocabulary } from '../../src/ask/answer/vocabulary.ts';
import {
  readOtherPortals,
  readOwnPortals,
  readPortals,
  shuffle,
  type Page,
  type Portal,
  type Question,
} from './ask-data.ts';
import { readGovernmentPortals } from './ask-government.ts';
import { seededRandom } from '../../src/check/mistype.ts';
import { followReadings, tellReadings } from './ask-refine.ts';
import { honestyOfPortal, honestyOfSite, printHonesty, type Honesty } from './ask-honest.ts';
import { peers, type Engine, type Search } from './ask-peers.ts';

/**
 * How often each engine puts the right page first, for questions as people ask them.
 * `npm run bench:ask -- --sample 200` asks a seeded sample of the questions; `--engine bm25` and
 * `--portal large` keep only names that contain the text, and may be given more than once.
 */
const { values } = parseArgs({
  options: {
    sample: { type: 'string' },
    engine: { type: 'string', multiple: true, default: [''] },
    portal: { type: 'string', multiple: true, default: [''] },
  },
});
const sample = Number(values.sample ?? Infinity);
if (!(sample > 0)) throw new Error(`--sample ${values.sample}: give a number of questions, as in --sample 200.`);

/** What our search has opened last: other readings are asked of it. */
let last: Vocabulary | undefined;
/** Our search, in the shape of the others: the file that the build makes, searched as in the browser, without the agency's own words. */
const ask: Engine = {
  name: 'Pult ask',
  async open(pages, language) {
    const file = await prepare(language, rowsOf(pages), { synonyms: [], oneWay: {}, bestBets: {}, stopWords: [] });
    const weight = brotliCompressSync(JSON.stringify(file)).length;
    console.log(`  ask/${language}.json for ${pages.length} pages: ${(weight / 1000).toFixed(0)} KB (Brotli)`);
    const vocabulary = openVocabulary(JSON.parse(JSON.stringify(file)) as AskFile, await stemmerOf(language));
    last = vocabulary;
    return async (question) =>
      rankPages(question, conceptsOf(question, vocabulary), vocabulary)
        .slice(0, 10)
        .map(({ page }) => pages[page]!.slug);
  },
};

/** Pages as the build has them. */
function rowsOf(pages: Page[]): AskPage[] {
  return pages.map(({ slug, title, body, asks = [] }) => ({
    address: `/en/${slug}/`,
    title,
    summary: openingOf(body),
    kind: ['article', 'Article'],
    topic: ['all', 'All'],
    audience: [],
    asks,
    text: body,
  }));
}

/** The first sentences of a text, up to 200 letters: such pages have no summary that an editor wrote. */
function openingOf(body: string): string {
  const opening = body.slice(0, 200);
  return /^[^]{60,}[.!?:](?= )/.exec(opening)?.[0] ?? opening.replace(/\s\S*$/, '');
}
const own: Engine[] = [ask];

const named = <Named extends { name: string }>(things: Named[], parts: string[]) =>
  things.filter(({ name }) => parts.some((part) => name.toLowerCase().includes(part.toLowerCase())));
const engines = named([...peers, ...own], values.engine);
const portals = named(
  [...readPortals(), ...readGovernmentPortals(), ...readOtherPortals(), ...readOwnPortals()],
  values.portal,
);

const columns = ['engine', 'portal', 'questions', 'first', 'in first 3', 'nothing', 'mistyped, first', 'ms each'];
const widths = [24, 14, 10, 7, 11, 8, 16, 8];
const row = (cells: (string | number)[]) =>
  console.log(
    cells
      .map((cell, place) => (place < 2 ? String(cell).padEnd(widths[place]!) : String(cell).padStart(widths[place]!)))
      .join(''),
  );
const hundredths = (share: number) => (share * 100).toFixed(1);

console.log(portals.map(({ name, pages }) => `${name}: ${pages.length} pages`).join('; '));
row(columns);
let asked = 0;
for (const portal of portals) {
  const questions = shuffle(portal.questions, seededRandom('sample')).slice(0, sample);
  for (const engine of engines) {
    const search = await engine.open(portal.pages, portal.language);
    const figures = await measure(search, questions);
    asked += 2 * questions.length;
    row([
      engine.name,
      portal.name,
      questions.length,
      hundredths(figures.first),
      hundredths(figures.inFirstThree),
      hundredths(figures.nothing),
      hundredths(figures.mistypedFirst),
      figures.milliseconds.toFixed(1),
    ]);
    if (engine === ask) console.log(tellReadings(followReadings(questions, last!), questions.length));
  }
}
console.log(
  `${asked} questions asked: each as written and with a typing mistake. All figures but the last are per 100.`,
);
await close();

const honest: Honesty[] = values.portal.includes('') ? await honestyOfSite() : [];
for (const portal of portals.filter(({ pages }) => pages.length >= 60)) {
  const questions = shuffle(portal.questions, seededRandom('honest')).slice(0, sample);
  honest.push(await honestyOfPortal({ ...portal, questions }, rowsOf(portal.pages), foreignTo(portal)));
}
printHonesty(honest);

/** The questions of the portals whose pages a portal has not got, in its language. */
function foreignTo({ name, pages, language }: Portal): string[] {
  const own = new Set(pages.map(({ slug }) => slug));
  return portals
    .filter(
      (other) => other.name !== name && other.language === language && !other.pages.some(({ slug }) => own.has(slug)),
    )
    .flatMap(({ questions }) => questions.slice(0, 600).map(({ text }) => text));
}

async function measure(search: Search, questions: Question[]) {
  const share = (count: number) => count / questions.length;
  let first = 0;
  let inFirstThree = 0;
  let nothing = 0;
  let mistypedFirst = 0;
  const start = performance.now();
  for (const { text, mistyped, slug, also = [] } of questions) {
    const isRight = (found: string | undefined) => found !== undefined && (found === slug || also.includes(found));
    const found = await search(text);
    if (isRight(found[0])) first++;
    if (found.slice(0, 3).some(isRight)) inFirstThree++;
    if (found.length === 0) nothing++;
    if (isRight((await search(mistyped))[0])) mistypedFirst++;
  }
  return {
    first: share(first),
    inFirstThree: share(inFirstThree),
    nothing: share(nothing),
    mistypedFirst: share(mistypedFirst),
    milliseconds: (performance.now() - start) / (2 * questions.length),
  };
}
