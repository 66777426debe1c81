import { expect, test } from '@playwright/test';
import { answer } from '../../../src/ask/answer/answer.ts';
import { english, first, open, page } from '../pages.ts';

for (const [what, question, address] of [
  ['in its own words', 'how do I renew a loan', '/en/renew/'],
  ['in an editor’s `asks`', 'keep my book longer', '/en/renew/'],
  ['with another form of the word', 'renewals of loans', '/en/renew/'],
  ['with a typing mistake', 'conect to wfi', '/en/wifi/'],
  ['with a synonym of the language', 'extend my loan', '/en/renew/'],
  ['of question words and one real word', 'what is the wifi', '/en/wifi/'],
  ['in capitals with signs', '!!!PRINT???', '/en/print/'],
] as const)
  test(`a question ${what} finds its page first`, async () => {
    expect(first(question, await open('en', english))).toBe(address);
  });

test('an agency’s own words find pages: both ways, one way, and best bets', async () => {
  const words = { synonyms: [['token', 'card']], oneWay: { gadget: ['printer'] }, bestBets: { 'help me': ['wifi'] } };
  const vocabulary = await open('en', english, words);
  expect(first('token', vocabulary)).toBe('/en/card/');
  expect(first('gadget', vocabulary)).toBe('/en/print/');
  expect(first('Help me', vocabulary)).toBe('/en/wifi/');
});

test('pages that share no more than a common word with the question are left out, but for a few', async () => {
  const crowd = Array.from({ length: 30 }, (_, index) => page(`p${index}`, `Page ${index}`, 'It is free to visit.'));
  const vocabulary = await open('en', [...english, ...crowd]);
  const { found } = answer({ question: 'is a library card free', insist: false }, vocabulary);
  expect(found[0]?.address).toBe('/en/card/');
  expect(found).toHaveLength(5);
  expect(answer({ question: 'free', insist: false }, vocabulary).found).toHaveLength(30);
});

for (const [question, address] of [
  ['two factor', '/en/two/'],
  ['how do i sign in', '/en/two/'],
  ['librarycard', '/en/card/'],
  ['wi fi', '/en/wifi/'],
] as const)
  test(`words apart and together are the same: "${question}"`, async () => {
    const two = page('two', 'Two-factor sign-in', 'The sign-in asks for a code on your phone.');
    const signs = page('signs', 'Two signs on the door', 'A sign says where to sign up. Two factors count.');
    const vocabulary = await open('en', [...english, signs, two]);
    expect(first(question, vocabulary)).toBe(address);
    expect(answer({ question, insist: false }, vocabulary).unknown).toEqual([]);
  });

for (const [question, finds, why] of [
  ['handikapparkering', 'parkering', 'one part of it only stands for a word of the pages'],
  ['aldershjem', 'sykehjem', 'it stands for another word, and is not taken apart'],
  ['parkeringsgebry', 'parkering', 'one part of it is mistyped'],
  ['skolle', 'skole', 'of two words that it may be, the small one is not meant'],
  ['møte', 'rom', 'a small word that is written almost like it is not taken for it'],
] as const)
  test(`"${question}" finds its page: ${why}`, async () => {
    const vocabulary = await open('nb', [
      page('parkering', 'Parkering', 'Parkering for forflytningshemmede.'),
      page('alder', 'Alder og hjem', 'Uansett alder og hjem.'),
      page('sykehjem', 'Sykehjem', 'Plass for eldre. Mot vederlag, mot skjema, mot avtale.'),
      page('rom', 'Rom', 'Rom til et møte.'),
      page('skole', 'Skole', 'Bytte av skole.'),
    ]);
    expect(first(question, vocabulary)).toBe(`/en/${finds}/`);
  });

test('Slovene finds other cases and words typed without their signs', async () => {
  const vocabulary = await open('sl', [
    page('geslo', 'Sprememba gesla', 'Geslo spremenite na strani računa.'),
    page('knjiga', 'Izposoja knjig', 'Knjige si izposodite v knjižnici.'),
  ]);
  expect(first('pozabila sem geslo', vocabulary)).toBe('/en/geslo/');
  expect(first('v knjiznici', vocabulary)).toBe('/en/knjiga/');
});
