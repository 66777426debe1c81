import type { Hits, Scores } from './hits.ts';
import { leadingArticles } from './leading.ts';
import { intersect, matchWord, type Match } from './match.ts';
import { addPlaces, type AskedWord } from './order.ts';
import { bits, ofAuthors } from './posting.ts';
import { wordFields, type CatalogueQuery, type WordField } from '../query.ts';
import type { Load, Manifest } from '../shards.ts';
import { isStandardNumber, numberTerm, wordsIndexed, wordsSought } from '../terms.ts';

/** The records that match a query, by what they are worth. */
export interface Scored {
  scores: Scores;
  /** No record has every word; these have most of them. */
  partly: boolean;
  /** How many records the question found by its number. */
  numbered: number;
  /** Words that stand nowhere, and the words searched for instead. */
  corrected: { from: string; to: string }[];
  /** How many words were looked for. */
  words: number;
}

/** A question that is a number of so many signs, and stands in a record, is meant as one. */
const shortestNumber = 6;

/** The mask of a field that is searched. */
const maskFor: Record<WordField, number> = {
  q: Object.values(bits).reduce<number>((all, bit) => all | bit, 0),
  title: bits.title,
  author: ofAuthors,
  subject: bits.subject,
};

/**
 * Looks the words of a query up and scores the records that have all of them, else most. Words that are `left` out keep their place
 * in the question. Rejects when a shard cannot be loaded.
 */
export async function scoreRecords(
  query: CatalogueQuery,
  manifest: Manifest,
  load: Load,
  left: (word: string) => boolean = () => false,
): Promise<Scored> {
  const number = numberTerm(query.q ?? '');
  const isNumber = number !== undefined && isStandardNumber(query.q ?? '');
  // The groups of a number are no words that stand in other numbers and titles.
  const asked = wordsAsked(isNumber ? { ...query, q: '' } : query, manifest, left);
  // All at once: each waits for a slow network by itself.
  const [numbered, ...matches] = await Promise.all([
    number ? matchWord(number, bits.id, manifest, load, true) : undefined,
    ...asked.map(({ word, mask }) => matchWord(word, mask, manifest, load)),
  ]);
  const hits: Hits = numbered?.hits ?? new Map();
  // A short number, such as a year, may be words too.
  const isAlone = isNumber || (hits.size > 0 && number!.length >= shortestNumber);
  const taken = asked
    .map((word, index) => ({ asked: word, match: matches[index]! }))
    .filter(({ asked: { mask } }) => !isAlone || mask !== maskFor.q);
  const { scores, partly } = intersect([...(isAlone ? [hits] : []), ...taken.map(({ match }) => match.hits)], manifest);
  if (!isAlone) {
    for (const [record, { score }] of hits) scores.set(record, score);
    placeTitles(scores, query, taken, manifest);
  }
  return {
    scores,
    partly,
    numbered: hits.size,
    corrected: taken.flatMap(({ match: { corrected } }) => corrected ?? []),
    words: taken.length,
  };
}

/**
 * The words of a query with the fields in which they may stand. Stop words, and an article at the beginning of a title, are left out
 * beside others.
 */
function wordsAsked(
  query: CatalogueQuery,
  { common, languages }: Manifest,
  left: (word: string) => boolean,
): AskedWord[] {
  const articles = leadingArticles(languages);
  const all = wordFields.flatMap((field) =>
    wordsSought(query[field] ?? '').map((word, place) => ({
      word,
      mask: maskFor[field],
      place,
      isLight: common.includes(word) || (isTitle(field) && place === 0 && articles.has(word)),
    })),
  );
  const telling = all.filter(({ isLight, word }) => !isLight && !left(word));
  return (telling.length > 0 ? telling : all).slice(0, 20);
}

/** Whether a title may be asked in the field. */
const isTitle = (field: string) => field === 'q' || field === 'title';

/** Adds what the places of words in titles tell, of the field for titles where it is used. */
function placeTitles(
  scores: Scores,
  query: CatalogueQuery,
  taken: { asked: AskedWord; match: Match }[],
  { languages }: Manifest,
) {
  const field = query.title ? 'title' : 'q';
  const words = wordsIndexed(query[field] ?? '');
  addPlaces(
    scores,
    taken
      .filter(({ asked: { mask } }) => mask === maskFor[field])
      .map(({ asked, match: { hits } }) => ({ asked, hits })),
    words,
    words.length > 1 && leadingArticles(languages).has(words[0]!),
  );
}
