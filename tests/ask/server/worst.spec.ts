import { expect, test } from '@playwright/test';
import { costOfQuestions } from '../../bench/worst-cost.ts';
import { often } from '../../often.ts';

test('no question costs many times what an ordinary one costs, whatever is asked in whichever language', async () => {
  test.setTimeout(300_000);
  // Before mistakes were bounded the worst cost some two hundred times as much.
  for (const { language, ordinary, worst } of await costOfQuestions(['en', 'nb', 'sl'], often(100, 300), often(3, 5)))
    for (const { name, milliseconds } of worst)
      expect(milliseconds, `${language}: ${name}, beside ${ordinary.toFixed(1)} ms`).toBeLessThan(15 * ordinary);
});
