import { expect, test } from '@playwright/test';
import { bestPassage } from '../../../src/ask/answer/passage.ts';

test('the section that holds most of the question is the passage', () => {
  const markdown =
    '# Renew\n\nSummary.\n\nIntro text.\n\n## Renew online\n\n1. Sign in to [My Loans](https://x.example).\n\n## When you cannot renew\n\nSomebody has reserved the book.\n';
  const concepts = [{ typed: 'reserved', weight: 1, rarity: 2, forms: new Map([['reserved', 1]]) }];
  expect(bestPassage(markdown, concepts, (word) => word)).toEqual({
    heading: 'When you cannot renew',
    anchor: 'when-you-cannot-renew',
    text: 'Somebody has reserved the book.',
  });
});

test('a question for what a page is about is answered by its opening, from the first sentence on', () => {
  const concept = (typed: string) => ({ typed, weight: 1, rarity: 2, forms: new Map([[typed, 1]]) });
  const lead = 'You can do this in many ways at every desk of the library, on paper too.';
  const markdown = `# Renew a loan\n\n${lead} Renew a loan in My Loans.\n\n## Renew by post\n\n- Write each loan down.\n- Renew it.\n- Reserved: no.\n`;
  const passageFor = (...words: string[]) => bestPassage(markdown, words.map(concept), (word) => word)!;
  expect(passageFor('renew', 'loan')).toEqual({
    heading: '',
    anchor: '',
    text: `${lead} Renew a loan in My Loans.`,
  });
  expect(passageFor('renew', 'post').heading).toBe('Renew by post');
  expect(passageFor('renew', 'reserved')).toEqual({
    heading: 'Renew by post',
    anchor: 'renew-by-post',
    text: 'Write each loan down. Renew it. Reserved: no.',
  });
});

test('a passage begins further down only where that says plainly more', () => {
  const concept = (typed: string) => ({ typed, weight: 1, rarity: 2, forms: new Map([[typed, 1]]) });
  const filler = `${'It is so here and there. '.repeat(14).trim()}`;
  const passageFor = (text: string) =>
    bestPassage(`# Fees\n\n${text}\n`, ['card', 'fine'].map(concept), (word) => word)!.text;
  expect(passageFor(`${filler} A card without a fine.`)).toBe('A card without a fine.');
  expect(passageFor(`A card and a fine. ${filler} A fine on a card.`)).toMatch(/^A card and a fine\. It is so/);
  expect(passageFor(`A card. ${filler} A fine on a card.`)).toBe('A fine on a card.');
});

for (const [what, written, shown] of [
  [
    'signs that a backslash keeps',
    'Write \\<tag>, 2 \\* 3, \\[x\\], a\\_b and \\&copy; here.',
    'Write <tag>, 2 * 3, [x], a_b and &copy; here.',
  ],
  ['a backslash', 'Write C:\\\\ here.', 'Write C:\\ here.'],
  ['code as it is written', 'Type `a\\.b *c* _d_` here.', 'Type a\\.b *c* _d_ here.'],
  ['words without marks', '**Bold**, _slanted_ and snake_case.', 'Bold, slanted and snake_case.'],
  ['a link as its words, no picture', 'See ![a map](/map.svg) [the _map_](/map/) here.', 'See the map here.'],
  ['a bar in a table', '| a | b |\n|---|---|\n| Either | x \\| y |', 'Either – x | y.'],
] as const)
  test(`a passage shows ${what}`, () => {
    const concept = { typed: 'page', weight: 1, rarity: 2, forms: new Map([['page', 1]]) };
    expect(bestPassage(`# Page\n\n${written}\n`, [concept], (word) => word)?.text).toBe(shown);
  });
