import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { openingsFrom } from '../../src/hours/clock.ts';
import { days } from '../../src/hours/days.ts';
import type { Hours } from '../../src/hours/hours.ts';
import { packOpenings } from '../../src/hours/openings.ts';
import { sentencesFor } from '../../src/hours/say.ts';
import { language, type Key } from '../../src/settings/strings.ts';

const built = new Date('2026-11-30T10:00Z');
const always = { days: [...days], opens: '00:00', closes: '24:00' };

const { t, words } = language('en');
const linesOf = (key: Key) => sentencesFor(t(key), 'en', words).join('\n');

/** The line of a desk as `components/hours/OpenNow.astro` writes it. */
function lineOf(hours: Partial<Hours>, locale = 'en-GB'): string {
  const all: Hours = { zone: 'Europe/Oslo', desks: { desk: [always] }, ...hours };
  const openings = packOpenings(openingsFrom(all, 'desk', built), built);
  return `<p data-openings="${openings}" data-zone="${all.zone}" data-locale="${locale}" data-times="${locale}" data-open="${linesOf('desk.open')}" data-next="${linesOf('desk.next')}" data-always="Open day and night"></p>`;
}

for (const [what, hours, now, said] of [
  ['a desk that never closes', {}, '2026-11-30T10:00Z', 'Open day and night'],
  ['the same, five weeks after the page was built', {}, '2027-01-04T10:00Z', 'Open day and night'],
  ['the same, seven weeks after it', {}, '2027-01-18T10:00Z', ''],
  [
    'one that closes for Christmas',
    { exceptions: [{ from: '2026-12-24', to: '2026-12-26', closed: true as const }] },
    '2026-11-30T10:00Z',
    'Open now, until midnight on Wednesday 23 December',
  ],
  [
    'the same on the day before',
    { exceptions: [{ from: '2026-12-24', to: '2026-12-26', closed: true as const }] },
    '2026-12-23T10:00Z',
    'Open now, until midnight',
  ],
  [
    'the same at Christmas',
    { exceptions: [{ from: '2026-12-24', to: '2026-12-26', closed: true as const }] },
    '2026-12-25T10:00Z',
    'Closed now. Opens at 00:00 on Sunday 27 December',
  ],
] as const)
  test(`what a page says now of ${what}`, async ({ page }) => {
    const { outputFiles } = await build({ entryPoints: ['src/hours/open-now.ts'], bundle: true, write: false });
    await page.clock.setFixedTime(new Date(now));
    await page.setContent(lineOf(hours as Partial<Hours>));
    await page.addScriptTag({ content: outputFiles[0]!.text });
    await expect(page.locator('p')).toHaveText(said);
  });
