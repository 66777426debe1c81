import { wordsOf } from '../../words/text.ts';
import type { Elsewhere } from '../file.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** So many are shown. */
const most = 3;

/** Who else may help with a question: those of whose words it holds all of one entry, in whatever forms. */
export function elsewhereFor(question: string, { file, stem }: Vocabulary): Elsewhere[] {
  const held = new Set(wordsOf(question).map(stem));
  return (file.elsewhere ?? [])
    .filter(([words]) => words.some((phrase) => rootsOf(phrase).every((root) => held.has(root))))
    .slice(0, most);

  function rootsOf(phrase: string): string[] {
    return wordsOf(phrase).map(stem);
  }
}
