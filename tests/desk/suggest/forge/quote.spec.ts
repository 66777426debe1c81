import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { bare, fenced, inline, quoted } from '../../../../src/desk/suggest/forge/quote.ts';

const hostile = [
  '@everyone and @octocat, @org/team',
  'closes #1, fixes GH-12, resolves town/pages#3',
  'see !12, $3, ~bug, %4, &5, ^alert#6, *iteration:7',
  'https://github.com/town/pages/issues/1 www.evil.example mailto:a@b.example',
  '<script>alert(1)</script><img src=x onerror=alert(1)><!-- -->',
  '</details></blockquote>',
  '[x](javascript:alert(1)) ![x](https://evil.example/p.png) [a]: https://evil.example',
  '# Heading',
  '> quote',
  '```\ncode\n```\n~~~',
  '/merge\n/approve\n/close',
  '@dependabot merge\nbors r+\n/ok-to-test\n[skip ci]',
  '---\ntitle: x\n---',
  '| a | b |\n| - | - |',
  '- [x] done\n1. one\n1) one\n+ one\n* one',
  'Text\n===\nText\n---',
  '\u202egnp.exe \u0000\u001b[31m\r\nnext\u2028line',
  '&lt;b&gt; &#64;octocat &commat;octocat \\@octocat',
  '$$x$$ :tada: ==marked== H~2~O',
  '\n\n\n',
];

/** What a forge would act on, in the text as it is and not in a code block. */
const acts = /(^|\W)@\w|#\d|\b(GH)-\d|(?<!\\)!\d|https?:\/\/|www\.\w|(?<!\\)[[\]`*<>]|^\s*\/\w|&\w+;|&#/im;

test('a quotation of a stranger does nothing at a forge', () => {
  for (const text of hostile) {
    const shown = quoted(text);
    expect(
      shown.split('\n').every((line) => line.startsWith('>')),
      text,
    ).toBe(true);
    for (const line of shown.split('\n')) expect(line.slice(1).trimStart(), text).not.toMatch(acts);
    expect(shown).not.toMatch(/[\u0000\u001b\u202e\u2028\r]/);
    expect(inline(text)).not.toMatch(/\n/);
    expect(inline(text), text).not.toMatch(acts);
    expect(bare(text), text).not.toMatch(/[@#!<>[\]`*/\\&$~^|{}]|GH-\d/);
  }
});

test('no text breaks out of a quotation, a title or a code block', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom(...hostile), (random, text) => {
      const all = random + text + random;
      for (const line of quoted(all).split('\n')) {
        expect(line.startsWith('>')).toBe(true);
        expect(line.slice(1).trimStart()).not.toMatch(acts);
      }
      const [fence, ...rest] = fenced(all).split('\n');
      const mark = fence!.replace('text', '');
      expect(mark).toMatch(/^`{3,}$/);
      expect(rest.findIndex((line) => line.trim().startsWith(mark))).toBe(rest.length - 1);
    }),
    { numRuns: 300 },
  ));

test('a sentence stays one to read, and a long text is cut', () => {
  expect(quoted('We are open until four, not five.')).toBe('> We are open until four, not five.');
  expect(quoted('Två rader\n\när bättre')).toBe('> Två rader\n>\n> är bättre');
  expect(bare('Lost card? (new)')).toBe('Lost card? (new)');
  expect(quoted('x'.repeat(9000)).length).toBeLessThan(5010);
  expect(bare('😀'.repeat(200)).isWellFormed()).toBe(true);
});
