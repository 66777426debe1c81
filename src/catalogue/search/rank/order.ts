import type { Hit, Hits, Scores } from './hits.ts';
import { formOf, longest, nextOf, ofAuthors, unplaced, type TitlePlace } from './posting.ts';

/** A word of a question as it is looked up: its fields, and where it stands among the words of its field in the question. */
export interface AskedWord {
  word: string;
  mask: number;
  place: number;
}

/**
 * What a record has more for standing as it is asked: above every sum of words, in this order. Its title is the question, as a
 * whole or before what explains it, or all of the question but the author; then whose author is named in full, whose title begins with
 * the question, and whose author is called so.
 */
export const bonuses = {
  exact: 9000,
  exactBeforeColon: 8000,
  titleAndAuthor: 7000,
  author: 4000,
  begun: 3000,
  name: 2000,
};
/** For a title that is written as the question: who asks for `passion` means *Passion: a novel* rather than *The Passion*. */
const ofWritten = 1500;
/** For a word written as in the question, or the article. */
const asWritten = 5;
/** For a word that the same word follows as in the question, and for two in its order. */
const sideBySide = 3;
const inOrder = 1;

/**
 * Adds to the scores what the places of words tell: a record whose title is the question comes first, as a whole or before what
 * explains it, with its leading article or without; then all of an author who is named in full, titles that begin with the question, and those
 * in which its words stand together. `asked` are the words that are looked up as a title, each with its hits, `words` all of
 * the question; `leading` says that the first may be an article.
 */
export function addPlaces(
  scores: Scores,
  asked: { asked: AskedWord; hits: Hits }[],
  words: string[],
  leading: boolean,
): void {
  if (asked.length === 0) return;
  for (const [record, score] of scores)
    scores.set(
      record,
      score +
        bonusOf(
          asked.map(({ asked: { place, word }, hits }) => ({ place, word, hit: hits.get(record) })),
          words,
          leading,
        ),
    );
}

const isFollowed = ({ next }: TitlePlace, word: string | undefined) => word !== undefined && next === nextOf(word);

function bonusOf(asked: { place: number; word: string; hit: Hit | undefined }[], words: string[], leading: boolean) {
  let bonus = 0;
  for (const [index, { place, word, hit }] of asked.entries()) {
    const title = hit?.place;
    if (!title) continue;
    if (title.form === formOf(word)) bonus += asWritten;
    if (index === 0 && title.article === (leading ? formOf(words[0]) : 0)) bonus += asWritten / 2;
    if (isFollowed(title, words[place + 1])) bonus += sideBySide;
    const after = asked[index + 1]?.hit?.place;
    if (after && after.position > title.position) bonus += inOrder;
  }
  for (const skipped of leading ? [1, 0] : [0]) {
    const isThere = asked.every(
      ({ place, hit }) => hit?.place && (place < skipped || hit.place.position === Math.min(place - skipped, unplaced)),
    );
    if (!isThere) continue;
    const { length, explained } = asked[0]!.hit!.place!;
    // Stop words are not looked up: whether they stand there the words before them know.
    const isExact =
      length === Math.min(words.length - skipped, longest) &&
      asked.every(({ place, hit }) => place === words.length - 1 || isFollowed(hit!.place!, words[place + 1]));
    if (!isExact) return bonus + bonuses.begun;
    return (
      bonus + bonuses[explained ? 'exactBeforeColon' : 'exact'] + (isWritten(asked, words, skipped) ? ofWritten : 0)
    );
  }
  const authors = asked.filter(({ hit }) => hit && hit.fields & ofAuthors).length;
  if (authors === asked.length)
    return bonus + (asked.length > 1 || asked[0]!.hit!.isWholeName ? bonuses.author : bonuses.name);
  return bonus + (holdsTitleAndAuthor(asked) ? bonuses.titleAndAuthor : 0);
}

/** Whether each word is written as in the title, and the title has the article of the question, if any. */
function isWritten(asked: { word: string; hit: Hit | undefined }[], words: string[], skipped: number): boolean {
  return (
    asked.every(({ word, hit }) => hit!.place!.form === formOf(word)) &&
    asked[0]!.hit!.place!.article === (skipped ? formOf(words[0]) : 0)
  );
}

/** Whether words are a title, from its first to its last and in its order, and all others, if any, name its author. */
function holdsTitleAndAuthor(asked: { place: number; hit: Hit | undefined }[]): boolean {
  const inTitle = asked.flatMap(({ place, hit }) => (hit?.place ? [{ place, title: hit.place }] : []));
  const [first, last] = [inTitle[0], inTitle.at(-1)];
  const isOther = ({ hit }: { hit: Hit | undefined }) => hit && (hit.place || hit.fields & ofAuthors);
  return (
    !!first &&
    asked.every(isOther) &&
    first.title.position === 0 &&
    last!.title.position === Math.min(first.title.length - 1, unplaced) &&
    inTitle.every(({ place, title }) => title.position === Math.min(place - first.place, unplaced))
  );
}

/**
 * Turns for records that fit alike, by a hash: no name of an author, by which records are numbered, brings one to the front. Those
 * that stand side by side, as the titles of one author do, stay so.
 */
export function turnsOf(records: number[]): Map<number, number> {
  const turns = new Map<number, number>();
  let turn = 0;
  for (const record of records.toSorted((a, b) => a - b)) {
    if (!turns.has(record - 1)) turn = (record * 2654435761) % 2 ** 32;
    turns.set(record, turn);
  }
  return turns;
}
