import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { Fault } from './look.ts';
import { problemOf } from './mend.ts';

/** A page whose text is this file. */
const page = { path: '/en/x/', base: '', language: 'en', source: 'tests/content/mend.spec.ts', built: '' };
const fault = (more: Partial<Fault>): Fault => ({ page, rule: 'one-h1', help: 'has 2 headings', at: '', ...more });
/** The line of this file with some words, found otherwise than by the code. */
const lineWith = (words: string) => readFileSync(page.source, 'utf8').split(words)[0]!.split('\n').length;

test('what does not fit a phone is named by its words, at its line, with what to write instead', () => {
  const at = 'Bezirksschornsteinfegermeisterprüfungsordnung';
  const problem = problemOf(fault({ rule: 'sideways', help: 'is 412 pixels wide', at: `${at} and more` }));
  expect(problem).toEqual({
    file: page.source,
    line: lineWith(at),
    field: 'sideways',
    message: `/en/x/ is 412 pixels wide at "${at} and more". On a phone readers must push it aside. Make the word, address or table shorter, or part it.`,
  });
});

test('a fault of an element is at the line of its picture or link', () => {
  const at = '<img alt="" src="/pictures/the-green-door.png">';
  expect(problemOf(fault({ rule: 'image-alt', help: 'Images must have text', at }))).toMatchObject({
    line: lineWith('/pictures/the-green-door.png'),
    message: expect.stringMatching(
      /^\/en\/x\/ Images must have text at "\/pictures\/.*Write what it shows between !\[ and \]\.$/,
    ),
  });
});

test('what no editor can have caused is said to be ours', () => {
  const { line, message } = problemOf(fault({ rule: 'landmark-unique', help: 'Landmarks should be unique' }));
  expect(line).toBe(1);
  expect(message).toContain('the mistake is Pult’s own: tell its maintainers');
});

test('a colour that can hardly be read is named at its line of theme.css, in the light and in the dark', () => {
  const colours = { ground: '#ffffff', contrast: 2.1, needed: 4.5 };
  const theme = readFileSync('content/theme.css', 'utf8').split('\n');
  const dark = theme.findIndex((line) => line.includes('prefers-color-scheme: dark'));
  for (const scheme of ['light', 'dark'] as const) {
    const index = theme.findIndex((line, place) => line.includes('--muted:') && place > dark === (scheme === 'dark'));
    const text = /#[0-9a-f]{6}/i.exec(theme[index]!)![0];
    const { file, line, field, message } = problemOf(
      fault({ rule: 'color-contrast', at: '<p>Soft</p>', colours: { ...colours, text, scheme } }),
    );
    expect([file, line, field]).toEqual(['content/theme.css', index + 1, '--muted']);
    expect(message).toBe(
      `the colour ${text} on #ffffff has a contrast of 2.1 to 1; 4.5 to 1 is needed (/en/x/, in the ${scheme}, at "Soft"). ${
        scheme === 'dark'
          ? 'Make it lighter, or what it stands on darker.'
          : 'Make it darker, or what it stands on lighter.'
      }`,
    );
  }
});
