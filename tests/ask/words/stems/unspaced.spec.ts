import { expect, test } from '@playwright/test';
import { stem } from '../../../../src/ask/words/stems/unspaced.mjs';

for (const forms of [
  '払う 払い 払っ',
  '引っ越し 引越し',
  '申し込む 申込',
  'ゴミ ごみ',
  'コンピューター コンピュータ こんぴゅーた',
  '使う 使い 使え',
])
  test(`the Japanese forms ${forms} share a stem`, () => {
    expect(new Set(forms.split(' ').map(stem)).size).toBe(1);
  });

test('Japanese words that mean different things keep different stems', () => {
  for (const [one, other] of [
    ['粗大ごみ', '粗大'],
    ['カード', 'カーテン'],
    ['図書館', '図書'],
  ] as const)
    expect(stem(one)).not.toBe(stem(other));
});

test('words that the segmenter cuts elsewhere than the index are cut again by what the site knows', () => {
  const known = (words: string) => ({
    places: new Map(words.split(' ').map((word) => [word, 0])),
    others: new Map(),
    light: { function: new Set(['の']), question: new Set<string>() },
  });
  for (const [cut, words, pieces] of [
    ['図書館|カード', '図書館 かーど', ['図書館', 'カード']],
    ['図書|館カ|ード', '図書館 かーど', ['図書館', 'カード']],
    ['図書館カード', '図書館 かーど', ['図書館', 'カード']],
    ['大件垃|圾怎么', '大件 垃圾 怎么', ['大件', '垃圾', '怎么']],
    ['ห้องสมุด', 'ห้อง สมุด', ['ห้อง', 'สมุด']],
    ['失業|の|保険', '図書館', ['失業', 'の', '保険']],
    ['pay|図書館カード|now', '図書館 かーど', ['pay', '図書館', 'カード', 'now']],
  ] as const)
    expect(stem.cut(cut.split('|'), known(words)), cut).toEqual(pieces);
});

test('a thousand signs that no page holds are read in little time', () => {
  const light = { function: new Set<string>(), question: new Set<string>() };
  const signs = Array.from({ length: 1000 }, (_, index) => String.fromCharCode(0x4e00 + index));
  const began = performance.now();
  expect(stem.cut(signs, { places: new Map(), others: new Map(), light }).length).toBeGreaterThan(0);
  expect(performance.now() - began).toBeLessThan(200);
});
