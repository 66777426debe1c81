import type { Concept } from '../concepts.ts';
import { broaderWeight, oneWayWeight, type Vocabulary } from '../vocabulary.ts';

/** Of a word that was corrected, of one that the agency leads to another, and of one that only has a broader one. */
const correctedShare = 0.6;
const ledShare = 0.5;
const broaderShare = 0.2;

/** The weight of a word that stands on no page: it tells as much as the rarest of the site. */
export const rarestOf = ({ file }: Vocabulary) => Math.log(2 * file.pages.length + 2);

/**
 * The concepts of a question as far as their words are known as they were typed: `divorce` is not known for a page on
 * separate rooms though `separation` stands for it.
 */
export function strictly(concepts: Concept[], vocabulary: Vocabulary): Concept[] {
  return concepts.map((concept) => {
    const { corrected, weight } = concept;
    const forms = new Map(
      [...concept.forms].map(([form, share]): [string, number] => [
        form,
        (corrected ? correctedShare : 1) *
          (share === broaderWeight ? broaderShare : share === oneWayWeight ? ledShare : share),
      ]),
    );
    const isKnown = Math.max(0, ...forms.values()) > broaderShare;
    return { ...concept, forms, rarity: isKnown ? concept.rarity : weight * rarestOf(vocabulary) };
  });
}
