import type { Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { agency, run } from '../agency.ts';

/** Minutes from now at which notices of the built site begin and end. */
export const minutes = { soon: 60, end: 120, late: 180 };

const hour = 3_600_000;
/** As the wall clock of Amman shows it, which has not changed in the year since 2022. */
const moment = (instant: number) => new Date(instant + 3 * hour).toISOString().slice(0, 16).replace('T', ' ');
const day = (instant: number) => moment(instant).slice(0, 10);

/** When the site was built, to the minute. */
export const now = Math.floor(Date.now() / 60_000) * 60_000;
const at = (after: number) => now + after * 60_000;

const file = `
- kind: information
  text: { en: The market is on the square all week., ar: السوق في الساحة طوال الأسبوع. }
  from: ${day(now - 48 * hour)}
  until: ${day(now + 48 * hour)}
  topics: [waste, building]
- kind: disruption
  text:
    en: The water in the Spring Quarter is turned off until the pipe is mended. Tanks stand in front of the school and the reservoir.
    ar: المياه مقطوعة في حي العين حتى إصلاح الأنبوب. توجد خزانات أمام المدرسة وأمام الخزان.
  from: ${moment(at(-60))}
  until: ${moment(at(minutes.end))}
  pages: [bin-collection, water-bill, guides/high-water-bill, search]
  link: { name: { en: Report a leak, ar: الإبلاغ عن تسرب }, address: report-a-leak }
- kind: emergency
  text: { en: Boil the water before you drink it., ar: اغلوا الماء قبل شربه. }
  from: ${moment(at(minutes.soon))}
  until: ${moment(at(minutes.late))}
- kind: emergency
  text: { en: Stay at home. Close doors and windows., ar: ابقوا في البيت. أغلقوا الأبواب والنوافذ. }
  from: ${moment(at(-120))}
  until: ${moment(at(minutes.late))}
  pages: [bin-collection]
  link: { name: { en: What to do, ar: ما العمل }, address: "https://www.wadi-zahr.example/smoke?a=1&b=2" }
- kind: information
  text: { en: This is over., ar: انتهى هذا. }
  from: 2026-01-01
  until: 2026-01-02
`;

/** Builds the second agency with notices of every kind: that hold, that begin in an hour, that are over. */
export function buildWithNotices(): string {
  const folder = agency({
    'notices.yaml': file.replaceAll(/[“”]/g, '"'),
    'articles/en/water-bill.mdx': (text) =>
      text.replace(
        /^reviewed:/m,
        `changed: { on: ${day(now)}, what: You can now pay & read your bill online. }\nreviewed:`,
      ),
  });
  const out = join(folder, 'dist');
  const { code, output } = run('src/build.ts', { CONTENT: folder, OUT: out });
  if (code !== 0) throw new Error(output);
  return out;
}

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.svg': 'image/svg+xml' };

/** The address of a host of files that the browser of a test believes in: what is cached, too, is served so. */
export const host = 'http://files.example';

/** Serves a built folder to a page as it is, without a server: nothing changes in it any more. */
export async function serveTo(page: Page, folder: string) {
  await page.route(`${host}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const path = join(folder, pathname.replace(/\/$/, '/index.html'));
    if (!existsSync(path)) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({ contentType: types[extname(path)] ?? 'application/octet-stream', body: readFileSync(path) });
  });
}
