import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { fold, piecesOf, wordsOf } from '../../../src/ask/words/text.ts';

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

for (const [text, words] of [
  ['図書館カードを更新', ['図書館', 'カード', 'を', '更新']],
  ['PCR検査', ['pcr', '検査']],
  ['ｶｰﾄﾞ', ['カード']],
  ['บัตรห้องสมุด ๒๘', ['บัตร', 'ห้อง', 'สมุด', '28']],
  ['किताब २८', ['किताब', '28']],
  ['مُـكْتَبَة ٢٨ ۲۸', ['مكتبه', '28', '28']],
  ['أإآٱا ىيی كک', ['ااااا', 'ييي', 'كك']],
  ['za\u0301mek, за́мок', ['zamek', 'замок']],
  ["d'un, qu’il, aujourd'hui, o'brien", ['un', 'il', 'aujourdhui', 'obrien']],
  ['Łódź œuvre Bürger\u00adamt', ['lodz', 'oeuvre', 'burgeramt']],
] as const)
  test(`"${text}" is read as ${words.join(', ')}`, () => {
    expect(wordsOf(text)).toEqual(words);
  });

test('folding twice is folding once, whatever the text', () => {
  const signs = fc.constantFrom(
    ..."ald'’-é\u064b\u0640ىا\u0e4d\u0e48\u0e32\u0e33\u200ckй\u0301а 図カゴ\u3099".split(''),
    'qu',
  );
  fc.assert(fc.property(fc.string({ unit: signs, maxLength: 12 }), (text) => fold(fold(text)) === fold(text)));
});

test('a text is the sum of its pieces', () => {
  for (const text of ['図書館カード、PCR検査!', ' a b-c’s ', 'บัตรห้องสมุด x', ''])
    expect(piecesOf(text).join('')).toBe(text);
});
