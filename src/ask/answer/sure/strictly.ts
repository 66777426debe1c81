import type { Concept } from '../concepts.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** Of a word that was corrected, of one that the agency leads to another, and of one that only has a broader one. */
const correctedShare = 0.6;
const ledShare = 0.5;
const broaderShare = 0.2;

/** The stems that stand for a stem, by how much they do. */
type Links = Map<string, Map<string, number>>;

const read = new WeakMap<Vocabulary, Links>();

/** Synonyms that mean the same word (1), and those that only lead from one to the other. */
function linksOf(vocabulary: Vocabulary): Links {
  const known = read.get(vocabulary);
  if (known) return known;
  const links: Links = new Map();
  const link = (from: string[], to: string[], share: number) => {
    for (const one of from)
      for (const other of to) (links.get(one) ?? links.set(one, new Map()).get(one)!).set(other, share);
  };
  const { same, agency, oneWay, pairs } = vocabulary.file.synonyms;
  for (const [from, to] of oneWay) link(from, to, ledShare);
  for (const group of [...same, ...agency]) link(group, group, 1);
  for (const [from, to] of pairs) link(from, to, 1);
  read.set(vocabulary, links);
  return links;
}

/**
 * The concepts of a question as far as their words are known as they were typed: `divorce` is not known for a page on
 * separate rooms though `separation` stands for it. What is not known weighs as much as the rarest word of the site.
 */
export function strictly(concepts: Concept[], vocabulary: Vocabulary): Concept[] {
  const { places, stem, file, others } = vocabulary;
  const rarest = Math.log(1 + (file.pages.length + 0.5) / 0.5);
  const links = linksOf(vocabulary);
  return concepts.map((concept) => {
    const root = stem(concept.corrected ?? concept.typed);
    const whole = concept.corrected ? correctedShare : 1;
    const linked = links.get(root);
    // Parts of a compound and neighbours that were joined have a share of 1 under another name.
    const isAnother = !places.has(root);
    const forms = new Map(
      [...concept.forms].map(([form, share]): [string, number] => {
        const isOwn = form === root || (share === 1 && isAnother) || !others.get(root)?.has(form);
        return [form, share * whole * (isOwn ? 1 : (linked?.get(form) ?? broaderShare))];
      }),
    );
    const isKnown = Math.max(0, ...forms.values()) >= ledShare / 2;
    return { ...concept, forms, rarity: isKnown ? concept.rarity : concept.weight * rarest };
  });
}
