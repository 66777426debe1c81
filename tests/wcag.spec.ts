import { expect, test } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';

const rows = readFileSync('tests/wcag.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, number, held] = /^\| (\d\.\d\.\d+) [^|]+ \| ([^|]+) \|$/.exec(line) ?? [];
    return number && held ? [{ number, held: held.trim() }] : [];
  });

/** How many criteria of levels A and AA each guideline has: https://www.w3.org/TR/WCAG22/ */
const counts = {
  ...{ '1.1': 1, '1.2': 5, '1.3': 5, '1.4': 9, '2.1': 3, '2.2': 2, '2.3': 1, '2.4': 8, '2.5': 6 },
  ...{ '3.1': 2, '3.2': 5, '3.3': 6, '4.1': 2 },
};

test('each of the 55 criteria of WCAG 2.2 at levels A and AA is named once', () => {
  expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
  const named = rows.map(({ number }) => number.replace(/\.\d+$/, ''));
  for (const [guideline, count] of Object.entries(counts))
    expect(named.filter((one) => one === guideline).length, guideline).toBe(count);
  expect(rows).toHaveLength(55);
});

for (const { number, held } of rows)
  test(`what is said to hold criterion ${number} is there`, () => {
    for (const part of held.split('<br>')) {
      const [, file, name] = /^`([^`]+)` (.+)$/.exec(part) ?? [];
      if (!file || !name) {
        expect(part).toMatch(/^(by reading|does not occur: )/);
        continue;
      }
      expect(existsSync(`tests/${file}`), file).toBe(true);
      expect(readFileSync(`tests/${file}`, 'utf8'), file).toContain(name);
    }
  });
