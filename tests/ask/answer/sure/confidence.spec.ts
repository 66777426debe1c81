import { expect, test } from '@playwright/test';
import { answer } from '../../../../src/ask/answer/answer.ts';
import type { Vocabulary } from '../../../../src/ask/answer/vocabulary.ts';
import { renderAnswer, summaryOf } from '../../../../src/ask/answer/render.ts';
import { english, open, page } from '../../pages.ts';
import { words } from '../words.ts';

const ask = (question: string, vocabulary: Vocabulary) => answer({ question, insist: false }, vocabulary);
const room = page('room', 'Book a separate room', 'A separate room for an exam is free.');
const site = [...english, room, page('fine', 'Pay a fine', 'Pay what a late book costs.')];

for (const [what, question, sureness] of [
  ['the title of a page', 'renew a loan', 'sure'],
  ['a single word of a title, in another form', 'printing', 'sure'],
  ['one of the `asks`', 'can i keep my book longer', 'sure'],
  ['words that stand on no page', 'zebra okapi', 'none'],
  ['a word that only a broader one stands for', 'divorce', 'unsure'],
  ['a verb of a title and what nobody there knows', 'renew my driving licence for lorries', 'unsure'],
  ['nonsense', 'asdfgh qwerty', 'none'],
  ['an empty question', '', 'none'],
] as const)
  test(`an answer to ${what} is ${sureness}`, async () => {
    const found = ask(question, await open('en', site));
    expect(found.sureness).toBe(sureness);
    if (sureness === 'none') expect(found.found).toEqual([]);
  });

test('a question in two languages is not taken for one that no page answers', async () => {
  const found = ask('renew a loan oziroma kakšno bo vreme v nedeljo', await open('en', site));
  expect(found.sureness).not.toBe('none');
  expect(found.found[0]?.address).toBe('/en/renew/');
});

test('a best bet is always sure', async () => {
  const vocabulary = await open('en', site, { bestBets: { 'zebra okapi': ['wifi'] } });
  expect(ask('zebra okapi', vocabulary).sureness).toBe('sure');
});

test('a site of one page and one of pages that are all alike answer with care', async () => {
  const one = await open('en', [page('only', 'Renew a loan', 'Keep your books longer.')]);
  expect(ask('renew a loan', one).sureness).toBe('sure');
  expect(ask('where do i vote', one).sureness).toBe('none');
  const same = await open(
    'en',
    Array.from({ length: 8 }, (_, place) => page(`same${place}`, 'Form', 'A form to fill in.')),
  );
  expect(ask('where do i vote', same).sureness).toBe('none');
  expect(ask('how do i fill in a ballot paper', same).sureness).not.toBe('sure');
});

test('what is known for a word that was typed counts more than what was corrected', async () => {
  const vocabulary = await open('en', site);
  expect(ask('print and scan', vocabulary).sureness).toBe('sure');
  expect(ask('renew my zebra liscence kard', vocabulary).sureness).not.toBe('sure');
});

test('without a box a person, who else may help and topics come before the pages, and a screen reader hears it', async () => {
  const vocabulary = await open('en', site, {
    elsewhere: [{ words: ['driving licence'], name: 'Roads & driving', address: 'https://roads.example/?a=1&b=2' }],
  });
  const unsure = ask('renew my driving licences for lorries', vocabulary);
  const { pages } = renderAnswer(unsure, words, 'en', vocabulary.stem);
  const places = [
    '>person<',
    '>elsewhere<',
    'https://roads.example/?a=1&#38;b=2"',
    '>topics<',
    '>unsure<',
    '/en/renew/',
  ].map((text) => pages.indexOf(text));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(pages).not.toContain('<section');
  expect(summaryOf(unsure, words)).toMatch(/\. unsure\.$/);
  const sure = ask('renew a loan', vocabulary);
  expect(renderAnswer(sure, words, 'en', vocabulary.stem).pages).toMatch(/^<section.*>best</);
  expect(summaryOf(sure, words)).toMatch(/\. sure$/);
});

test('where there is no page, who else may help stands there, for all words of an entry in any form and for no fewer', async () => {
  const vocabulary = await open('en', site, {
    elsewhere: [{ words: ['passport', 'identity card'], name: 'Police', address: 'https://police.example' }],
  });
  expect(ask('PASSPORTS', await open('en', site)).elsewhere).toEqual([]);
  for (const question of ['lost my identity cards', 'Passports?'])
    expect(ask(question, vocabulary).elsewhere.map(([, name]) => name)).toEqual(['Police']);
  for (const question of ['lost identity zebra', 'renew a loan'])
    expect(ask(question, vocabulary).elsewhere).toEqual([]);
});

test('what the agency leads elsewhere gets no box, though pages hold the words; a title keeps it', async () => {
  const words = { elsewhere: [{ words: ['passport'], name: 'Police', address: 'https://police.example' }] };
  for (const [more, sureness] of [
    [{}, 'sure'],
    [words, 'unsure'],
  ] as const) {
    const vocabulary = await open('en', site, more);
    vocabulary.file.lines = { sure: -3 };
    expect(ask('bring a passport to the desk', vocabulary).sureness).toBe(sureness);
  }
  const own = await open('en', [...site, page('pass', 'Renew a passport', 'Come here.')], words);
  expect(ask('renew a passport', own).sureness).toBe('sure');
});
