import type { Synonyms } from '../answer/file.ts';
import type { Stem } from '../words/stem.ts';
import { wordsOf } from '../words/text.ts';
import { norwegianPairs, type Lexicon } from './lexicon.ts';
import type { AgencyWords } from './words.ts';

/** The synonyms of a language and of its agency as groups of stems; those that lead to none of the `stems` of the site are left out, but for the agency's one-way ones. */
export function synonymsOf(
  language: string,
  lexicon: Lexicon,
  agency: AgencyWords,
  stem: Stem,
  stems: Set<string>,
): Synonyms {
  const group = (words: string[]) => [...new Set(words.flatMap(wordsOf).map(stem))];
  const isKnown = (roots: string[]) => roots.some((root) => stems.has(root));
  return {
    same: lexicon.same.map(group).filter(isKnown),
    broader: lexicon.broader
      .map(([from, to]): [string[], string[]] => [group([from]), group([to]).filter((root) => stems.has(root))])
      .filter(([, to]) => to.length > 0),
    agency: agency.synonyms.map(group).filter(isKnown),
    oneWay: Object.entries(agency.oneWay).map(([from, to]) => [group([from]), group(to)]),
    pairs: norwegianPairs(language)
      .map(([from, to]): [string[], string[]] => [group([from]), group([to])])
      .filter(([, to]) => isKnown(to)),
  };
}
