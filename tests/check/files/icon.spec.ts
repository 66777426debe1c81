import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { check } from '../mistakes.ts';
import { checkIcon } from '../../../src/check/files/icon.ts';

const svg = (inside: string, head = 'viewBox="0 0 24 24"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${head}>${inside}</svg>`;

test('a drawing of lines in the colour of the page is an icon', () => {
  expect(checkIcon(readFileSync('tests/site/icons/tap.svg', 'utf8'))).toEqual([]);
  expect(checkIcon(svg('<g fill="currentColor" stroke="none"><circle cx="4" cy="4" r="2"/></g>'))).toEqual([]);
});

for (const [what, text, said] of [
  ['a script', svg('<script>alert(1)</script>'), 'holds <script>'],
  ['a handler', svg('<path onload="alert(1)" d="M0 0"/>'), 'holds onload'],
  ['a style, which would reach the whole page', svg('<style>a{color:red}</style>'), 'holds <style>'],
  ['a name, which something else on the page may have', svg('<path id="main" d="M0 0"/>'), 'has id="…"'],
  ['a class of the page', svg('<path class="sr-only" d="M0 0"/>'), 'has class="…"'],
  ['a link out of it', svg('<use href="https://elsewhere.example/a.svg#a"/>'), 'leads out of the drawing'],
  ['a colour that dark pages swallow', svg('<path fill="#000" d="M0 0"/>'), 'Write currentColor'],
  ['words', svg('<text>Water</text>'), 'holds <text>'],
  ['no size to scale from', svg('<path d="M0 0"/>', 'width="9"'), 'has no viewBox'],
  ['no SVG', '<p>hello</p>', 'is no drawing'],
  ['an open end', '<svg', 'cannot be read as SVG'],
] as const)
  test(`what is no icon is named: ${what}`, () => {
    expect(
      checkIcon(text)
        .map(({ message }) => message)
        .join('\n'),
    ).toContain(said);
  });

test('the check finds an icon with a script, and one that is too large', () => {
  const { code, mistakes } = check({
    'icons/tap.svg': svg('<script/>'),
  });
  expect(mistakes[0]).toMatch(/^icons\/tap\.svg:1 holds <script>/);
  expect(code).toBe(1);
  const large = check({ 'icons/tap.svg': svg(`<path d="${'M0 0'.repeat(1000)}"/>`) });
  expect(large.mistakes.join('\n')).toMatch(/icons\/tap\.svg/);
  expect(large.code).toBe(1);
});
