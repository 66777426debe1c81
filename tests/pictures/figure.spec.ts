import { expect, test } from '@playwright/test';
import { parseArticle } from '../../src/articles/parse.ts';

const parse = (text: string) =>
  parseArticle(text, {
    addressOf: (slug: string) => `/en/${slug}/`,
    addressAt: (path: string) => `/help${path}`,
    noteTitles: { info: 'Good to know', warning: 'Important' },
  });
const image =
  '<img src="/help/favicon.svg" width="40" height="40" alt="A well" loading="lazy" decoding="async" class="ground">';

for (const [what, text, html] of [
  [
    'a picture with a caption',
    '![A well](/favicon.svg "The *old* well & <more>")',
    `<figure>${image}<figcaption>The *old* well &amp; &lt;more&gt;</figcaption></figure>`,
  ],
  ['a picture without one', '![A well](/favicon.svg)', `<p>${image}</p>`],
  ['a picture in a sentence', 'See ![A well](/favicon.svg) here.', `<p>See ${image} here.</p>`],
  [
    'a step and its picture',
    '1. Look.\n   ![A well](/favicon.svg "Here")',
    `<li>Look. <figure>${image}<figcaption>Here</figcaption></figure> </li>`,
  ],
  [
    'two pictures on two lines',
    '![A well](/favicon.svg)\n![A well](/favicon.svg "Again")',
    `<p>${image}</p> <figure>${image}<figcaption>Again</figcaption></figure>`,
  ],
  [
    'text between pictures',
    '![A well](/favicon.svg)\nThen\n![A well](/favicon.svg)',
    `<p>${image}</p> <p> Then </p> <p>${image}</p>`,
  ],
  [
    'a picture that is a link',
    '[![A well](/favicon.svg) More](https://well.example)',
    `<p><a href="https://well.example">${image} More</a></p>`,
  ],
] as const)
  test(`${what}: as it must be in HTML`, () => {
    const body = parse(`${text}\n`);
    expect(body.mistakes).toEqual([]);
    expect(body.html.trim().replace(/\s+/g, ' ')).toContain(html);
  });

test('what a page shows is known by its content, so that a changed picture changes the page', () => {
  const { pictures } = parse('![A well](/favicon.svg)\n\n![A door](/pictures/none.jpg)\n');
  expect(pictures).toEqual({ '/favicon.svg': expect.stringMatching(/^[\da-f]{16}$/), '/pictures/none.jpg': '' });
});

test('the caption is part of the text that is searched, the description is not', () => {
  expect(parse('![A well](/favicon.svg "The old well")\n').text.trim()).toBe('The old well');
});
