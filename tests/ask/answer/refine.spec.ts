import { expect, test } from '@playwright/test';
import { answer } from '../../../src/ask/answer/answer.ts';
import { english, open, page } from '../pages.ts';

test('a single word that pages of several topics hold offers those topics', async () => {
  const pages = ['Lån', 'Konto', 'Utskrift', 'Bolig'].map((name, index) =>
    page(`card-${index}`, `${name} med kort`, `Om ${name}.`, { topic: [`t${index}`, name] }),
  );
  const { refinements } = answer({ question: 'kort', insist: false }, await open('nb', pages));
  expect(refinements.length).toBeGreaterThanOrEqual(2);
  expect(refinements.length).toBeLessThanOrEqual(5);
  expect(refinements.every(({ by }) => by === 'topic')).toBe(true);
});

test('a topic, audience, kind or word that no page has narrows nothing', async () => {
  const vocabulary = await open('en', english);
  const of = (narrowed: object) => answer({ question: 'free', insist: false, ...narrowed }, vocabulary);
  expect(of({}).found).not.toEqual([]);
  for (const by of ['topic', 'audience', 'kind', 'word']) {
    expect(of({ [by]: 'nope' }).found, by).toEqual(of({}).found);
    expect(of({ [by]: 'nope' }).narrowedTo, by).toEqual([]);
  }
});
