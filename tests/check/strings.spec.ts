import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { checkEngineStrings, checkStrings } from '../../src/check/strings.ts';
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
  [
    'a role of a time that is none',
    'strings/en.json',
    '{ "desk.open": "Open {time, till}" }',
    'desk.open: "till" is no way to say a time. Write {time, at}, {time, until}, {time, by} or {time}.',
  ],
  [
    'a time that is left out of its sentence',
    'strings/en.json',
    '{ "desk.open": "Open now" }',
    'desk.open: {time} is missing.',
  ],
  [
    'a part of a time that is none',
    'strings/en.json',
    '{ "when.at.day": "at {hour} on {date}" }',
    'when.at.day: {hour} is not filled here. Known: {weekday}, {day}, {month}, {year}, {date}, {clock}.',
  ],
  [
    'a case without its names',
    'strings/en.json',
    '{ "when.at.day": "on {weekday, dative} at {clock}" }',
    'when.at.day: {weekday, dative} needs the names in "weekday.dative".',
  ],
  [
    'names of a week that lack a day',
    'strings/en.json',
    '{ "weekday.dative": "Monday|Tuesday" }',
    'weekday.dative: must be 7 names with | between them, Monday first.',
  ],
]);

test('a language of the agency’s own says how it says the times that it uses', () => {
  const folder = mkdtempSync(join(tmpdir(), 'strings-'));
  mkdirSync(join(folder, 'strings'));
  const text = { 'desk.open': 'Otevřeno {time, until}', 'when.until.today': 'do {clock}' };
  writeFileSync(join(folder, 'strings', 'cs.json'), JSON.stringify(text, null, 2));
  expect(checkStrings(folder, ['cs']).map(({ line, message }) => `${line} ${message}`)).toEqual([
    '2 {time, until} needs "when.until.tomorrow". In English: "until {clock, midnight} tomorrow"',
    '2 {time, until} needs "when.until.day". In English: "until {clock, midnight} on {date}"',
  ]);
});
