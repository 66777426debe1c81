import { expect, test } from '@playwright/test';
import { check } from '../check/mistakes.ts';
import { checkLevels, firstTopics, pathTo, topicsUnder } from '../../src/topics/levels.ts';
import type { Site } from '../../src/settings/schema.ts';

/** Topics by name, each with the one above it. */
const topics = (above: Record<string, string | undefined>): Site['topics'] =>
  Object.fromEntries(Object.entries(above).map(([topic, under]) => [topic, { name: {}, summary: {}, under }]));

test('topics of an older site all stand on the home page, in their order', () => {
  const flat = topics({ waste: undefined, water: undefined });
  expect(firstTopics(flat)).toEqual(['waste', 'water']);
  expect(pathTo(flat, 'water')).toEqual(['water']);
  expect(checkLevels(flat)).toEqual([]);
});

test('a topic under another stands on that one’s page, not on the home page', () => {
  const two = topics({ streets: 'building', building: undefined, walls: 'building' });
  expect(firstTopics(two)).toEqual(['building']);
  expect(topicsUnder(two, 'building')).toEqual(['streets', 'walls']);
  expect(pathTo(two, 'walls')).toEqual(['building', 'walls']);
  expect(checkLevels(two)).toEqual([]);
});

for (const [what, above, said] of [
  [
    'one that is not there',
    { water: 'watr', waste: undefined },
    ['water: "watr" is not a topic. Did you mean "water"?'],
  ],
  ['itself', { water: 'water' }, ['water: "water" leads back to "water".']],
  ['one under it', { a: 'b', b: 'a' }, ['a: "b" leads back to "a".', 'b: "a" leads back to "b".']],
  [
    'a circle of others',
    { a: 'b', b: 'c', c: 'b' },
    ['a: "b" stands under "c" itself', 'b: "c" leads', 'c: "b" leads'],
  ],
  [
    'a topic of the second level',
    { a: undefined, b: 'a', c: 'b' },
    ['c: "b" stands under "a" itself, and there are two'],
  ],
  ['what every object has', { a: 'constructor' }, ['a: "constructor" is not a topic.']],
] as const)
  test(`a topic under ${what} is a mistake`, () => {
    const found = checkLevels(topics(above)).map(({ path, message }) => `${String(path[1])}: ${message}`);
    expect(found).toHaveLength(said.length);
    for (const [place, beginning] of said.entries()) expect(found[place]).toContain(beginning);
  });

test('the check names the line of a topic under one that is not there, and of an icon that nobody drew', () => {
  const { code, mistakes } = check({
    'site.yaml': (text) => text.replace('under: building', 'under: bulding').replace('icon: bin', 'icon: bim'),
  });
  expect(mistakes.slice(0, 2)).toEqual([
    expect.stringMatching(
      /^site\.yaml:\d+ topics\.waste\.icon: "bim" is neither an icon of the engine \(bin, .*\) nor a file icons\/bim\.svg of yours\.$/,
    ),
    expect.stringMatching(
      /^site\.yaml:\d+ topics\.streets\.under: "bulding" is not a topic\. Did you mean "building"\?$/,
    ),
  ]);
  expect(code).toBe(1);
});
