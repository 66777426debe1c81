import { expect, test } from '@playwright/test';
import { headline } from '../../../src/ask/build/headline.ts';

for (const [language, ask, shown] of [
  ['en', 'can i read library books on my phone', 'Can I read library books on my phone'],
  ['en', "where can i go when i'm ill?", "Where can I go when I'm ill?"],
  ['en', 'eduroam: it says “wrong password”', 'Eduroam: it says “wrong password”'],
  ['en', 'iPhone gets no mail', 'iPhone gets no mail'],
  ['en', 'what is the i.d. number', 'What is the i.d. number'],
  ['en', '3d printing', '3d printing'],
  ['nb', '«ål» er i tide', '«Ål» er i tide'],
  ['sl', 'študentska izkaznica i', 'Študentska izkaznica i'],
  ['de', 'ßtraße', 'Sstraße'],
  ['fr', 'œuvre perdue', 'Œuvre perdue'],
  ['uk', 'їжа', 'Їжа'],
  ['tr', 'internet yok', 'İnternet yok'],
  ['ka', 'ბიბლიოთეკა', 'ბიბლიოთეკა'],
  ['ar', 'كيف أجدد', 'كيف أجدد'],
  ['en', '', ''],
] as const)
  test(`"${ask}" is shown as a headline of the language ${language}`, () => {
    expect(headline(ask, language)).toBe(shown);
  });
