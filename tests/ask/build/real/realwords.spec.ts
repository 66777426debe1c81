import { expect, test } from '@playwright/test';
import { realWords } from '../../../../src/ask/build/real/realwords.ts';
import { english, open } from '../../pages.ts';

test('a real word is kept where spelling correction would change it, and is none of the site', async () => {
  const each = (words: string[]) => words.map((word): [string, string] => [word, word]);
  const words = each(['wife', 'mountain', 'wifi', 'of']);
  expect(realWords(words, each(['caro', 'elephant']), await open('en', english))).toEqual(['wife', 'caro']);
});
