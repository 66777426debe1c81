import { expect, test } from '@playwright/test';
import { followed } from '../../src/lifecycle/versions.ts';

const before = { version: 'aaaaaaaa', marks: 'AAA.BBB.CCC' };
const after = { version: 'bbbbbbbb', marks: 'AAA.XXX.CCC' };

for (const [what, translated, expected] of [
  ['of the whole text follows it', 'aaaaaaaa', 'bbbbbbbb'],
  ['of an earlier text stays', '12345678', '12345678'],
  ['by paragraphs follows the one that changed', 'AAA.BBB.CCC', 'AAA.XXX.CCC'],
  ['that does not know a paragraph does not learn of it', 'AAA.BBB', 'AAA.XXX'],
  ['that knows another one than changed stays', 'AAA.OLD.CCC', 'AAA.OLD.CCC'],
] as const)
  test(`when a link in an original is changed, the version that a translation names ${what}`, () => {
    expect(followed(translated, before, after)).toBe(expected);
  });

test('when a paragraph came or went, translations name what they did', () => {
  expect(followed('AAA.BBB.CCC', before, { version: 'bbbbbbbb', marks: 'AAA.CCC' })).toBe('AAA.BBB.CCC');
});
