import { expect, test } from '@playwright/test';
import { conceptsOf } from '../../../../src/ask/answer/concepts.ts';
import { openVocabulary } from '../../../../src/ask/answer/vocabulary.ts';
import { hasDictionary, wordsOfLanguage } from '../../../../src/ask/build/real/dictionary.ts';
import { prepare } from '../../../../src/ask/build/prepare.ts';
import { readWords } from '../../../../src/ask/build/words.ts';
import { readSite } from '../../../../src/settings/site.ts';
import { stemmerOf } from '../../../../src/ask/words/stem.ts';
import { pagesOfSite } from '../../../bench/ask-site.ts';

/** The most frequent words of each language: what people type. */
const most = 3000;

for (const language of readSite().site.languages)
  test(`of everyday words fewer than three in a thousand are corrected (${language})`, async () => {
    test.skip(!hasDictionary(language), 'no package with words of this language is installed');
    const stem = await stemmerOf(language);
    const file = await prepare(language, await pagesOfSite(language), readWords(language).words);
    const vocabulary = openVocabulary(file, stem);
    const everyday = wordsOfLanguage(language, stem).everyday.slice(0, most);
    const changed = everyday.flatMap(([word]) =>
      conceptsOf(word, vocabulary).flatMap(({ corrected }) => (corrected ? [`${word}: ${corrected}`] : [])),
    );
    expect(changed.length, changed.join(', ')).toBeLessThanOrEqual(0.003 * everyday.length);
  });

test('a language without a package has no words, and builds', () => {
  expect(hasDictionary('tlh')).toBe(false);
  expect(wordsOfLanguage('tlh', (word) => word)).toEqual({ everyday: [], others: [] });
});
