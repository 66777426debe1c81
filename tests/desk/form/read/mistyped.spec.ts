import { expect, test } from '@playwright/test';
import { meantBy } from '../../../../src/desk/form/read/mistyped.ts';

for (const [typed, meant] of [
  ['kari@gmial.cmo', 'kari@gmail.com'],
  ['kari@gmial.com', 'kari@gmail.com'],
  ['Kari.N@gmai.com', 'Kari.N@gmail.com'],
  ['kari@gmaill.com', 'kari@gmail.com'],
  ['kari@gnail.com', 'kari@gmail.com'],
  ['kari@hotmail.con', 'kari@hotmail.com'],
  ['kari@hotnail.no', 'kari@hotmail.no'],
  ['kari@outlok.com', 'kari@outlook.com'],
  ['ana@siol.ner', 'ana@siol.net'],
  ['ana@sioll.net', 'ana@siol.net'],
  ['anna@t-onlne.de', 'anna@t-online.de'],
  ['kari@town.cmo', 'kari@town.com'],
] as const)
  test(`${typed} is asked about: ${meant}`, () => expect(meantBy(typed)).toBe(meant));

test('an address that may well be right is left alone', () => {
  for (const typed of [
    ...[
      'kari@gmail.com',
      'kari@mail.com',
      'kari@ymail.com',
      'kari@gmx.de',
      'kari@gmx.net',
      'kari@live.no',
      'kari@live.dk',
    ],
    ...[
      'kari@town.example',
      'kari@nav.no',
      'a@b.co',
      'kari@web.de',
      'kari@gmail.no',
      'kari@fjordvik.kommune.no',
      'x@uni-lj.si',
    ],
    ...['', 'kari', '@', `a@${'b'.repeat(300)}.com`],
  ])
    expect(meantBy(typed), typed).toBeUndefined();
});
