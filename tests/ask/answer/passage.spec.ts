import { expect, test } from '@playwright/test';
import { bestPassage } from '../../../src/ask/answer/passage.ts';

test('the section that holds most of the question is the passage', () => {
  const markdown =
    '# Renew\n\nSummary.\n\nIntro text.\n\n## Renew online\n\n1. Sign in to [My Loans](https://x.example).\n\n## When you cannot renew\n\nSomebody has reserved the book.\n';
  const concepts = [{ typed: 'reserved', weight: 1, rarity: 2, forms: new Map([['reserved', 1]]) }];
  expect(bestPassage(markdown, concepts, (word) => word)).toMatchObject({
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
  expect(passageFor('renew', 'loan')).toMatchObject({
    heading: '',
    anchor: '',
    text: `${lead} Renew a loan in My Loans.`,
  });
  expect(passageFor('renew', 'post').heading).toBe('Renew by post');
  expect(passageFor('renew', 'reserved')).toMatchObject({
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

test('steps and points of a passage stay a list, which counts on from the step that it begins with', () => {
  const concept = (typed: string) => ({ typed, weight: 1, rarity: 2, forms: new Map([[typed, 1]]) });
  const htmlFor = (markdown: string, ...words: string[]) =>
    bestPassage(markdown, words.map(concept), (word) => word)!.html((text) => text.toUpperCase());
  expect(htmlFor('# Renew\n\nDo this. At home.\n\n1. Sign in. Wait.\n2. Choose it\n\nDone.\n', 'renew')).toBe(
    '<p>DO THIS. AT HOME.</p><ol start="1" class="list-decimal space-y-1 ps-6"><li>SIGN IN. WAIT.</li><li>CHOOSE IT.</li></ol><p>DONE.</p>',
  );
  expect(htmlFor('# Fees\n\n- A card\n- A fine\n', 'fine')).toContain('<ul class="list-disc space-y-1 ps-6"><li>A');
  const filler = `${'It is so here and there. '.repeat(14).trim()}`;
  expect(htmlFor(`# Fees\n\n1. ${filler}\n2. A card with a fine\n`, 'card', 'fine')).toContain('<ol start="2"');
});
