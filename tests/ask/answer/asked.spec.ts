import { expect, test } from '@playwright/test';
import { addressOf, askedIn } from '../../../src/ask/answer/asked.ts';
import { personLink } from '../../../src/ask/answer/render.ts';
import { words } from './words.ts';

test('half a sign, typed or left by a cut, is never carried on', () => {
  expect(askedIn(new URLSearchParams({ q: '\ud83d wifi' })).question).toBe('\ufffd wifi');
  const asked = askedIn(new URLSearchParams({ q: `${'a'.repeat(999)}😀😀` }));
  expect(asked.question).toBe(`${'a'.repeat(999)}😀`);
  expect(personLink('\ud83d wifi', words)).toContain('question=%EF%BF%BD%20wifi');
});

test('an address keeps the question and its narrowing', () => {
  const asked = {
    question: 'a & b ?',
    insist: true,
    topic: 'library',
    audience: undefined,
    kind: undefined,
    word: 'x',
  };
  expect(askedIn(new URLSearchParams(addressOf(asked)))).toEqual(asked);
});
