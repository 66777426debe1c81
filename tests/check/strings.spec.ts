import { expect, test } from '@playwright/test';
import { checkEngineStrings } from '../../src/check/strings.ts';
import { testMistakes } from './mistakes.ts';

test('no text of the interface is missing, unused, or wrong in its placeholders', () => {
  expect(checkEngineStrings()).toEqual([]);
});

testMistakes([
  [
    'strings that are no JSON',
    'strings/en.json',
    '{ "home.heading": "x", }',
    'strings/en.json:1 cannot be read as JSON',
  ],
  [
    'a string that is a number',
    'strings/en.json',
    '{ "note.info": 5 }',
    'note.info: must be a text between quotation marks.',
  ],
]);
