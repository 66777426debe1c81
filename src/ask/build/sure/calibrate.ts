import { conceptsOf, type Concept } from '../../answer/concepts.ts';
import type { AskFile, Lines } from '../../answer/file.ts';
import { rankPages } from '../../answer/rank.ts';
import { confidenceIn } from '../../answer/sure/confidence.ts';
import { strictly } from '../../answer/sure/strictly.ts';
import { openVocabulary, type Vocabulary } from '../../answer/vocabulary.ts';
import { stemmerOf, type Stem } from '../../words/stem.ts';
import { wordsOf } from '../../words/text.ts';
import { readForeign } from './foreign.ts';
import { withoutAsks } from './leave-out.ts';

/** More questions tell no more, and on a large site cost time in every build. */
const mostRight = (pages: number) => (pages < 300 ? 240 : 120);
/** So many of the `asks` of a page are judged: each needs a file without it. */
const folds = 3;
/** Below so many right questions or foreign ones, chance decides. */
const fewest = 20;

/** The shares of right answers that lose their box, and of foreign questions that get one: the line lies where neither is farther above its share than the other. */
const lost = 0.07;
/** A large site has a page with some of the words of nearly any question, and its own answers stand out more. */
const boxedBy = (pages: number) => (pages < 300 ? 0.15 : 0.08);
/** Where no `asks` tell, and how little may be lost where no page is shown. */
const boxedWithoutAsks = 0.08;
const leastWithoutAsks = (pages: number) => (pages < 300 ? 0 : 0.4);
const lostWithoutPages = 0.01;

/** Questions as they were judged, right ones and foreign ones, by ascending confidence. */
interface Judged {
  right: number[];
  foreign: number[];
}

/**
 * A file with its lines. What others are asked about stays in it only where it tells: not without enough `asks`, nor where the
 * pages themselves are about that, as on the site of a government.
 */
export async function calibrate(file: AskFile): Promise<AskFile> {
  const stem = await stemmerOf(file.language);
  const { foreign, ...plain } = file;
  const [told, untold] = [file, plain].map((one) => judgedBy(one, stem, readForeign(file.language)));
  const costs = [told!, untold!].map((judged) => costOf(judged, file.pages.length));
  const isTelling = foreign && told!.right.length >= fewest && costs[0]! < costs[1]!;
  return isTelling
    ? { ...file, lines: linesOf(told!, file.pages.length) }
    : { ...plain, lines: linesOf(untold!, file.pages.length) };
}

/**
 * Draws the lines between sure, unsure and none for one language of a site, by its own `asks` (each judged as if no page
 * had it) and by what citizens ask of other public bodies. With too few of either it is sure more seldom, never more often.
 */
export function linesFor(file: AskFile, stem: Stem, questions = readForeign(file.language)): Lines {
  return linesOf(judgedBy(file, stem, questions), file.pages.length);
}

const judgedBy = (file: AskFile, stem: Stem, questions: string[]): Judged => ({
  right: rightOdds(file, stem).sort((a, b) => a - b),
  foreign: foreignOdds(openVocabulary(file, stem), questions),
});

function linesOf({ right, foreign }: Judged, pages: number): Lines {
  const rounded = (odds: number) => Math.round(odds * 100) / 100;
  const careful = Math.max(leastWithoutAsks(pages), foreign[Math.ceil((1 - boxedWithoutAsks) * foreign.length)] ?? 0);
  const line = right.length > 0 ? balance(right, foreign, pages) : careful;
  if (right.length < fewest) return { sure: rounded(Math.max(careful, line)) };
  return {
    sure: rounded(foreign.length < fewest ? Math.max(0, line) : line),
    none: rounded(Math.min(right[Math.floor(lostWithoutPages * right.length)]!, line - 1)),
  };
}

/** The line at which the shares of right answers that lose their box and of foreign questions that get one are in balance; both lists ascend. */
function balance(right: number[], foreign: number[], pages: number): number {
  const cost = (line: number) => costAt(line, { right, foreign }, pages);
  const lines = [...right, ...foreign].sort((a, b) => a - b);
  // Of lines that are as good the highest: unsure sooner.
  return lines.reduce((best, line) => (cost(line) <= cost(best) ? line : best), lines[0] ?? 0);
}

/** How far a line leaves what was meant, for whichever of the two shares it leaves it most. */
const costAt = (line: number, { right, foreign }: Judged, pages: number) =>
  Math.max(share(right, (odds) => odds < line) / lost, share(foreign, (odds) => odds >= line) / boxedBy(pages));

const costOf = (judged: Judged, pages: number) => costAt(balance(judged.right, judged.foreign, pages), judged, pages);

const share = (odds: number[], holds: (odds: number) => boolean) => odds.filter(holds).length / (odds.length || 1);

/** The confidence in right first pages: for `asks` that the pages have not got. */
function rightOdds(file: AskFile, stem: Stem): number[] {
  const asking = file.pages.flatMap(([, , , , , , asks], page) => (asks.length > 0 ? [{ page, asks }] : []));
  const most = mostRight(file.pages.length);
  const step = Math.max(1, Math.ceil(asking.length / most));
  const odds: number[] = [];
  for (let place = 0, asked = 0; place < folds && asked < most; place++) {
    const vocabulary = openVocabulary(withoutAsks(file, place, stem), stem);
    for (const { page, asks } of asking.filter((_, index) => index % step === place % step)) {
      const ask = asks[place];
      if (ask === undefined) continue;
      asked++;
      const judged = judge(ask, vocabulary);
      if (judged?.page === page) odds.push(judged.odds);
    }
  }
  return odds;
}

/** The confidence in the first pages for questions of other sites, in ascending order, without those that this site can answer. */
function foreignOdds(vocabulary: Vocabulary, questions: string[]): number[] {
  return questions
    .flatMap((question) => {
      const judged = judge(question, vocabulary);
      // What finds nothing gets no box: it counts, far below.
      if (!judged) return [-Infinity];
      return isOwn(judged.concepts, judged.page, vocabulary) ? [] : [judged.odds];
    })
    .sort((a, b) => a - b);
}

function judge(
  question: string,
  vocabulary: Vocabulary,
): { page: number; odds: number; concepts: Concept[] } | undefined {
  const concepts = conceptsOf(question, vocabulary);
  const [best] = rankPages(question, concepts, vocabulary);
  return best && { page: best.page, concepts, odds: confidenceIn(best, question, concepts, vocabulary).odds };
}

/** Whether a page is about a question of others after all: its title holds the rarest word of it, and half of all. */
function isOwn(concepts: Concept[], page: number, vocabulary: Vocabulary): boolean {
  const title = new Set(wordsOf(vocabulary.file.pages[page]![1]).map(vocabulary.stem));
  const strict = strictly(concepts, vocabulary).map(({ rarity, forms }) => ({
    rarity,
    held: Math.max(0, ...[...forms].map(([root, part]) => (title.has(root) ? part : 0))),
  }));
  const whole = strict.reduce((sum, { rarity }) => sum + rarity, 0);
  const held = strict.reduce((sum, one) => sum + one.rarity * one.held, 0);
  const rarest = strict.reduce((most, one) => (one.rarity > most.rarity ? one : most), { rarity: 0, held: 0 });
  return rarest.held > 0.8 && held >= whole / 2;
}
