import { expect, test } from '@playwright/test';
import { article, goodFields, start } from '../agency.ts';
import { check } from './mistakes.ts';

test('an agency without mistakes passes', () => {
  const { code, output } = start('src/check/formats/run.ts', { CONTENT: 'tests/site' });
  expect(output.trim().split('\n').at(-1)).toBe(
    '15 articles, 5 services, 4 guides and 6 titles in tests/site: no mistakes.',
  );
  expect(code).toBe(0);
});

test('a mistake in the settings does not hide those in the articles', () => {
  const { mistakes } = check({
    'site.yaml': (text) =>
      text
        .replace('colour: "#4a2a86"', 'colour: violet')
        .replace('en: Water, ar: المياه', 'en: Water')
        .replace('contact: false', 'contakt: false'),
    'hours.yaml': (text) => text.replace('Asia/Amman', 'Asia/Nowhere').replace(/opens: "[^"]*"/, 'opens: "25:00"'),
    'strings/en.json': '{ "home.headin": "Hello", "topic.count.other": "{number} pages" }',
    'articles/en/bad.mdx': article(goodFields.replace('topic: water', 'topic: watre')),
  });
  expect(mistakes).toEqual([
    'articles/en/bad.mdx:4 topic: "watre" is not a topic. Did you mean "water"?',
    'hours.yaml:2 zone: "Asia/Nowhere" is not a time zone such as Europe/Oslo.',
    'hours.yaml:5 desks.town-hall.0.opens: "25:00" must be a time of day such as 08:30.',
    'hours.yaml:5 desks.town-hall.0.closes: must close after it opens. Hours after midnight belong to the next day.',
    'site.yaml:13 colour: "violet" must be a colour such as #14532d.',
    'site.yaml:24 topics.water.name: has no text in "ar".',
    'site.yaml:125 contakt: is not a field here. Did you mean "contact"?',
    'strings/en.json:1 home.headin: is not a text of the interface. Did you mean "home.heading"?',
    'strings/en.json:1 topic.count.other: {number} is not filled here. Known: {count}.',
    'strings/en.json:1 topic.count.other: {count} is missing.',
    '10 mistakes to mend. Nothing was published.',
  ]);
});
