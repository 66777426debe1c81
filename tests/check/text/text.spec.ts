import { expect, test } from '@playwright/test';
import { readFileSync, readdirSync } from 'node:fs';
import { otherLanguage } from '../../../src/check/text/foreign.ts';
import { lixOf, newspaperLix, sentencesOf } from '../../../src/check/text/hard.ts';
import { officialese } from '../../../src/check/text/officialese.ts';
import { markOf, newerThan, versionOf, type Paragraph } from '../../../src/check/text/paragraphs.ts';
import { sketchOf, twinsIn } from '../../../src/check/text/twins.ts';
import { unfinished } from '../../../src/check/text/unfinished.ts';
import { isVague } from '../../../src/ask/words/vague.ts';

const languages = ['ar', 'de', 'en', 'fr', 'nb', 'nn', 'sl', 'uk'];

const texts: Record<string, string> = {
  en: 'You can pay your bill on the net, at the desk or by phone. We send it every third month, and it is due after two weeks.',
  nb: 'Du kan betale regningen på nettet, i skranken eller på telefon. Vi sender den hver tredje måned, og du må betale innen to uker etter det.',
  nn: 'Du kan betale rekninga på nettet, i skranken eller på telefon. Vi sender ho kvar tredje månad, og du må betale innan to veker etter det, elles kjem det eit gebyr frå oss, og det er ikkje noko du vil ha.',
  sl: 'Račun lahko plačate na spletu, pri okencu ali po telefonu. Pošljemo ga vsak tretji mesec in ga morate plačati v dveh tednih od takrat, ko ga dobite.',
  de: 'Sie können Ihre Rechnung im Netz, am Schalter oder am Telefon bezahlen. Wir schicken sie alle drei Monate, und sie ist nach zwei Wochen fällig.',
  fr: 'Vous pouvez payer votre facture en ligne, au guichet ou par téléphone. Nous l’envoyons tous les trois mois, et elle est due deux semaines plus tard.',
  ar: 'يمكنكم دفع الفاتورة على الإنترنت أو في المكتب أو بالهاتف. نرسلها كل ثلاثة أشهر، ويجب دفعها في خلال أسبوعين من استلامها، وإلا كان عليكم رسم إضافي.',
  uk: 'Ви можете сплатити рахунок в інтернеті, у віконці або телефоном. Ми надсилаємо його кожні три місяці, і його треба сплатити за два тижні після того, як ви його отримали.',
};

for (const [folder, , text] of languages
  .flatMap((one) => Object.entries(texts).map(([tag, text]) => [one, tag, text] as const))
  .filter(([one, tag]) => one === tag))
  test(`a text in the folder of its own language is left alone: ${folder}`, () =>
    expect(otherLanguage(text, folder)).toBeUndefined());

for (const folder of languages)
  test(`a text in another language than its folder is named: ${folder}/`, () => {
    const others = Object.entries(texts).filter(([tag]) => tag !== folder);
    for (const [tag, text] of others) expect.soft(otherLanguage(text, folder), `${tag} in ${folder}/`).toBeTruthy();
  });

test('a list of names, a few words and a language that nobody knows are left alone', () => {
  expect(
    otherLanguage('Anna Berg, Ola Dahl, Kari Eng, Per Foss, Liv Gran, Nils Haug, Tor Lie, Siv Moe, Jan Ness', 'en'),
  ).toBeUndefined();
  expect(otherLanguage('Takk for hjelpen', 'en')).toBeUndefined();
  expect(otherLanguage(texts['nb']!, 'fi')).toBeUndefined();
});

test('LIX is counted as Björnsson did, an abbreviation ends no sentence', () => {
  const sentences = sentencesOf(
    'Kontoret er stengt f.eks. i romjulen. Søknadsskjemaet ligger på nettet, jf. nr. 4 i loven.',
  );
  expect(sentences.map(({ words }) => words.length)).toEqual([7, 9]);
  // Sixteen words in two sentences, of which three are long.
  expect(lixOf(sentences.map(({ words }) => words))).toBeCloseTo(16 / 2 + (100 * 3) / 16);
  expect([newspaperLix('nb'), newspaperLix('de-AT'), newspaperLix('ar')]).toEqual([48, 59, undefined]);
});

test('words of offices are found in every language of the interface, each with a plain word', () => {
  expect(readdirSync('src/check/text/officialese').sort()).toEqual(languages.map((tag) => `${tag}.txt`));
  for (const tag of languages)
    for (const line of readFileSync(`src/check/text/officialese/${tag}.txt`, 'utf8').trim().split('\n')) {
      const [words = '', plain = ''] = line.split(' = ');
      expect.soft(plain, `${tag}: ${line}`).not.toBe('');
      for (const word of words.split('|'))
        expect
          .soft(
            officialese(`… ${word} …`, tag).map(({ found }) => found),
            `${tag}: ${word}`,
          )
          .toEqual([word]);
    }
  expect(officialese('Prior to  this, commence.', 'en').map(({ plain }) => plain)).toEqual(['before', 'begin, start']);
});

for (const [text, language] of [
  ['Click here!', 'en'],
  ['her', 'nb'],
  ['Les meir …', 'nn'],
  ['Kliknite tukaj', 'sl'],
  ['Hier', 'de'],
  ['En savoir plus', 'fr'],
  ['هنا', 'ar'],
  ['натисніть тут', 'uk'],
  ['click here', 'sl'],
] as const)
  test(`a link that says nothing is known: ${text}`, () => expect(isVague(text, language)).toBe(true));

test('a link that names what it leads to is left alone', () => {
  for (const text of ['Renew a loan', 'the page on fees', 'here in the library'])
    expect(isVague(text, 'en')).toBe(false);
});

for (const [what, one, other, isSame] of [
  ['a comma', 'You can, if you want, renew.', 'You can if you want renew', true],
  ['a capital and quotation marks', 'Choose “Renew”.', 'choose "renew"', true],
  ['a slip of typing', 'Go to the library in september', 'Go to the librery in september', false],
  ['a letter left out beside its like', 'Go to the library', 'Go to the libary', true],
  ['letters swapped', 'You receive a letter', 'You recieve a letter', true],
  ['a number', 'It costs 900 kroner', 'It costs 90 kroner', false],
  ['a word that turns the sense', 'You can renew', 'You cannot renew', false],
  ['a short word', 'You may not borrow', 'You may now borrow', false],
  ['another order', 'first pay then come', 'first come then pay', false],
] as const)
  test(`the mark of a paragraph ${isSame ? 'stays' : 'changes'} with ${what}`, () =>
    expect(markOf(one) === markOf(other)).toBe(isSame));

test('a translation is told which paragraphs are new, and how many are gone; a moved one is neither', () => {
  const paragraph = (text: string, line: number): Paragraph => ({ mark: markOf(text), line, start: text, heading: '' });
  const before = ['Title', 'One is here', 'Two is here', 'Three is here'].map(paragraph);
  const version = versionOf(before.map(({ mark }) => mark));
  const [title, one, two, three] = before as [Paragraph, Paragraph, Paragraph, Paragraph];
  expect(newerThan(version, before, '')).toBeUndefined();
  expect(newerThan(version, [title, two, one, three], '')).toBeUndefined();
  const fresh = paragraph('Four is here', 9);
  expect(newerThan(version, [title, one, fresh, three], '')).toEqual({ paragraphs: [fresh], gone: 0 });
  expect(newerThan(version, [title, one], '')).toEqual({ paragraphs: [], gone: 2 });
  expect(newerThan('0123abcd', before, '0123abcd'), 'as earlier engines wrote it').toBeUndefined();
  expect(newerThan('0123abcd', before, 'ffffffff')).toEqual({ paragraphs: undefined, gone: 0 });
});

test('texts that share most of their phrases are twins, others are not, and short ones never', () => {
  const words = (from: number) => Array.from({ length: 200 }, (_, at) => `word${from + at}`);
  const pages = [words(0), words(20), words(190), words(0).slice(0, 30)].map((text) => ({ sketch: sketchOf(text) }));
  expect(twinsIn(pages).map(({ page, twin }) => [pages.indexOf(page), pages.indexOf(twin)])).toEqual([[1, 0]]);
});

test('what is unfinished or damaged is found; French guillemets and doubled words that may stand are not', () => {
  expect(unfinished('bÃ¸ker').map(({ wrong }) => wrong)).toEqual([true]);
  expect(unfinished('TODO: ask').map(({ wrong }) => wrong)).toEqual([false]);
  expect(unfinished('Pay the the bill').map(({ at }) => at)).toEqual([8]);
  expect(unfinished('« CAFÉ » et «À». Vous vous levez. I know that that is so. 25 Å.')).toEqual([]);
});
