import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mock } from 'node:test';
import { openAsk } from '../../../src/ask/server/handler.ts';
import { isSample } from '../../sample.ts';
import { sites } from '../../sites.ts';
import { toDesks, toPages } from '../desks/sample.ts';

const openOn = ({ folder, languages }: (typeof sites)['content']) =>
  openAsk({
    languages,
    base: '',
    read: async (address) => {
      try {
        return readFileSync(join(folder, address), 'utf8');
      } catch {
        return undefined;
      }
    },
  }).app;

const sample = openOn(sites.content);
const town = openOn(sites.municipality);

/** The box of the answer to a question, at the address of the function. */
async function boxOf(app: typeof sample, language: string, question: string): Promise<string> {
  const answer = await app.request(`/desk/ask?${new URLSearchParams({ lang: language, q: question })}`);
  return /<section class="bg-soft[^]*?<\/section>/.exec(await answer.text())?.[0] ?? '';
}

/** What stands in the box for desks: a link to the contact page or a place, and no page below it. */
const isOfDesks = (box: string) =>
  /class="text-lg font-bold" href="[^"]*(?:#desk_|\/places\/)/.test(box) && !box.includes(' · ');

test.describe('the sample', () => {
  test.skip(!isSample, 'These are questions about desks of the sample.');

  for (const [language, rows] of Object.entries(toDesks))
    test(`a question about desks in ${language} is answered in the box of the server`, async () => {
      const wrong: string[] = [];
      for (const row of rows) {
        const [question = '', target = ''] = row.split(' → ');
        if (!(await boxOf(sample, language, question)).includes(target)) wrong.push(row);
      }
      expect(wrong).toEqual([]);
    });

  for (const [language, questions] of Object.entries(toPages))
    test(`a question in ${language} that only sounds so keeps its page in the box`, async () => {
      const wrong: string[] = [];
      for (const question of questions) if (isOfDesks(await boxOf(sample, language, question))) wrong.push(question);
      expect(wrong).toEqual([]);
    });

  test('the server goes by the clock, not by the day of the build', async () => {
    mock.timers.enable({ apis: ['Date'], now: new Date('2026-12-25T12:00+01:00') });
    try {
      const box = await boxOf(sample, 'en', 'is the library open today');
      expect(box).toContain('Today, Friday 25 December');
      expect(box).toContain('Closed');
      expect(box).toContain('Christmas and New Year');
    } finally {
      mock.timers.reset();
    }
  });
});

test.describe('the second agency', () => {
  const asked: [language: string, question: string, expected: string][] = [
    ['en', 'when is the town hall open on sunday', '/en/places/town-hall/#desk_town-hall'],
    ['en', 'are the waterworks open tomorrow', '/en/places/town-hall/#desk_waterworks'],
    ['en', 'phone number of the waterworks', 'tel:+000000120'],
    ['en', 'where is the town hall', 'maps.wadi-zahr.example'],
    ['en', 'opening hours', '#desk_waterworks'],
    ['ar', 'متى يفتح مبنى البلدية', '/ar/places/town-hall/#desk_town-hall'],
    ['ar', 'هل مصلحة المياه مفتوحة غدا', '#desk_waterworks'],
    ['ar', 'أوقات العمل', '#desk_town-hall'],
    ['ar', 'رقم هاتف مصلحة المياه', 'tel:+000000120'],
    ['ar', 'أين مبنى البلدية', 'maps.wadi-zahr.example'],
  ];
  for (const [language, question, expected] of asked)
    test(`${language}: ${question}`, async () => {
      expect(await boxOf(town, language, question)).toContain(expected);
    });
});
