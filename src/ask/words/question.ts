import type { Question } from '../../catalogue/search/known.ts';
import { wordsOf } from './text.ts';
import type { Concept } from '../answer/concepts.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';

/** A question as the catalogue needs it: which of its words no page knows, which mean little, and which are what a library calls its `works`. */
export function questionFor(
  question: string,
  concepts: Concept[],
  { light, stem }: Vocabulary,
  works: string,
): Question {
  const kinds = new Set(wordsOf(works).map(stem));
  return {
    question,
    unknown: new Set(concepts.filter(({ unknown, corrected }) => unknown || corrected).map(({ typed }) => typed)),
    isLight: (word) => light.function.has(word) || light.question.has(word) || light.stop.has(word),
    isKind: (word) => kinds.has(stem(word)),
    stem,
  };
}
