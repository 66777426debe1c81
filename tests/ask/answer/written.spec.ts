import { expect, test } from '@playwright/test';
import { asTyped, asWritten, writtenWords } from '../../../src/ask/answer/written.ts';
import { open, page } from '../pages.ts';

test('a word is named as it was typed', () => {
  expect(asTyped('En Ærfugl, takk')('aerfugl')).toBe('Ærfugl');
  expect(asTyped('something else')('nowhere')).toBe('nowhere');
});

test('a capital that only begins a sentence is none of the word', () => {
  expect(writtenWords('Oslo is big. The PIN is not').map(({ written }) => written)).toEqual([
    'oslo',
    'is',
    'big',
    'the',
    'PIN',
    'is',
    'not',
  ]);
});

test('a corrected word is named as titles, `asks` and summaries write it', async () => {
  const vocabulary = await open('sl', [page('knjiznica', 'Kje je knjižnica', 'Knjižnica je v drugem nadstropju.')]);
  expect(asWritten('knjiznica', 'knjiznca', vocabulary)).toBe('knjižnica');
});
