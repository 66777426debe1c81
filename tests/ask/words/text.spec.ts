import { expect, test } from '@playwright/test';
import { fold, wordsOf } from '../../../src/ask/words/text.ts';

for (const [text, words] of [
  ['Don’t PANIC', ['dont', 'panic']],
  ["I'd say we’ll, they've", ['i', 'say', 'we', 'they']],
  ["the student's card", ['the', 'students', 'card']],
  ['e-post på nett', ['epost', 'pa', 'nett']],
  ['Študentska izkaznica', ['studentska', 'izkaznica']],
  ['Søknad, Ærlig, Åpen', ['soknad', 'aerlig', 'apen']],
  ['wi-fi 2.0!', ['wifi', '2', '0']],
  ['їжак йде', ['їжак', 'йде']],
  ['😀 ???', []],
] as const)
  test(`"${text}" is read as ${words.join(', ') || 'no word'}`, () => {
    expect(wordsOf(text)).toEqual(words);
    expect(fold(fold(text))).toBe(fold(text));
  });
