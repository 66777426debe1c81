import { expect, test } from '@playwright/test';
import { parseArticle } from '../../../src/articles/parse.ts';

test('addresses and numbers are named where they stand, but not examples in code', () => {
  const text = `See https://www.town.example/a, call +47 55 00 00 01 or write to desk@town.example.

Type \`https://www.town.example/b\` and \`+47 55 00 00 02\`.

\`\`\`
https://www.town.example/c +47 55 00 00 03 other@town.example
\`\`\`
`;
  const { facts } = parseArticle(text, {
    addressOf: (slug) => slug,
    addressAt: (path) => path,
    noteTitles: { info: 'Good to know', warning: 'Important' },
  });
  expect(facts.named.map(({ text: name, line, column }) => `${line}:${column} ${name}`)).toEqual([
    '1:5 https://www.town.example/a',
    '1:38 +47 55 00 00 01',
    '1:66 desk@town.example',
    '3:40 +47 55 00 00 02',
  ]);
});
