import { expect, test } from '@playwright/test';
import { meantBy } from '../../../src/ask/desks/meant.ts';
import { asked, others } from './asked.ts';
import { desksIn } from './town.ts';

const today = '2026-11-30';

for (const [language, rows] of Object.entries(asked))
  test(`questions about desks in ${language} are understood: about what, which desk, which day`, async () => {
    const desks = await desksIn(language);
    const wrong = rows.flatMap((row) => {
      const [question = '', expected] = row.split(' → ');
      const meant = meantBy(question, desks, today);
      const got = meant && [meant.about, ...meant.desks, ...meant.places, ...meant.dates.slice(0, 1)].join(' ');
      return got === expected ? [] : [`${row}, not ${got}`];
    });
    expect(wrong).toEqual([]);
  });

for (const [language, list] of Object.entries(others))
  test(`questions in ${language} that only sound so are left to the pages`, async () => {
    const desks = await desksIn(language);
    const questions = list.split(/\||\n/).map((question) => question.trim());
    expect(questions.filter((question) => meantBy(question, desks, today) !== undefined)).toEqual([]);
  });
