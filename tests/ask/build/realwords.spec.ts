import { expect, test } from '@playwright/test';
import { realWords } from '../../../src/ask/build/realwords.ts';

test('a real word is kept where it is near a word of the site, and is none of the site', () => {
  const site = { written: ['wifi', 'password'], words: ['wifi', 'password'] };
  const found = realWords(['wife', 'passwords', 'mountain', 'wifi', 'of'], {
    ...site,
    stem: (word) => word,
    roots: new Set(site.words),
    linked: new Set<string>(),
  });
  expect(found).toEqual(['wife', 'passwords']);
});
