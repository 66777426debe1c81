import { bits, isWholeName, maskOf, ofAuthors, recordOf, renownOf, titlePlaceOf, type TitlePlace } from './posting.ts';
import type { Manifest, TermShard } from '../shards.ts';

/** How well a word stands in a record: the more the rarer it is in its field. */
export interface Hit {
  score: number;
  /** The mask of the fields. */
  fields: number;
  /** Where it stands in the title. */
  place: TitlePlace | undefined;
  /** Whether it is all that its first author is called. */
  isWholeName: boolean;
}

/** Scores by the index of the record. */
export type Scores = Map<number, number>;

/** Hits by the index of the record; what is not in it does not match. */
export type Hits = Map<number, Hit>;

/**
 * How much a word tells by the field in which it stands. What explains a title tells less than its main words, and who is named
 * second, as translators are, less than the author.
 */
const weights = { title: 1, explained: 0.7, author: 1.2, others: 1, subject: 0.5 };

/** Of titles that fit alike the one of an author with more titles comes first. */
const renownWeight = 0.01;

/** The hit of each record: the best of the fields in which a term stands, each by the inverse document frequency of the term in it. */
export function hitsOf(rows: TermShard, mask: number, { records }: Manifest): Hits {
  const hits: Hits = new Map();
  for (const [, ...steps] of rows) {
    let sum = 0;
    const postings = steps.map((step) => (sum += step));
    const rarity = (bit: number) => {
      const found = postings.filter((posting) => maskOf(posting) & bit).length;
      return Math.log(1 + (records - found + 0.5) / (found + 0.5));
    };
    const rarities = { title: rarity(bits.title), author: rarity(ofAuthors), subject: rarity(bits.subject) };
    for (const posting of postings) {
      const fields = maskOf(posting) & mask;
      if (fields === 0) continue;
      const place = fields & bits.title ? titlePlaceOf(posting) : undefined;
      const inTitle = place && place.position < place.length ? weights.title : weights.explained;
      const best = Math.max(
        fields & bits.id ? 20 : 0,
        fields & bits.author ? weights.author * rarities.author : 0,
        fields & bits.others ? weights.others * rarities.author : 0,
        // A word is much of a short title, as Okapi BM25 has it.
        place ? (inTitle * rarities.title * 2.2) / (1.3 + 0.3 * place.length) : 0,
        fields & bits.subject ? weights.subject * rarities.subject : 0,
      );
      const score = best + renownWeight * renownOf(posting);
      const record = recordOf(posting);
      if ((hits.get(record)?.score ?? -1) < score)
        hits.set(record, { score, fields, place, isWholeName: isWholeName(posting) });
    }
  }
  return hits;
}
