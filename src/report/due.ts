import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readArticles } from '../articles/read.ts';
import { readGuides } from '../guides/read/read.ts';
import { todayIn } from '../hours/zone.ts';
import { readServices } from '../services/read.ts';
import { readSite } from '../settings/site.ts';

/** A page whose review is due, and since when. */
export interface Due {
  file: string;
  title: string;
  /** Year-month-day. */
  since: string;
}

/** What is due by the desk that owns it. A desk with nothing due has an empty list: its issue is closed. */
export type DueByDesk = Record<string, { name: string; pages: Due[] }>;

/** Pages whose review is due on a day (year-month-day), those that wait longest first. */
export function dueOn(
  today: string,
  files: {
    file: string;
    fields:
      { title: string; owner: string; reviewed: string; reviewEvery: number; expires?: string | undefined } | undefined;
  }[],
  desks: Record<string, string>,
): DueByDesk {
  const due: DueByDesk = Object.fromEntries(Object.entries(desks).map(([id, name]) => [id, { name, pages: [] }]));
  for (const { file, fields } of files) {
    if (!fields || (fields.expires && fields.expires <= today)) continue;
    const day = new Date(`${fields.reviewed}T00:00:00Z`);
    day.setUTCMonth(day.getUTCMonth() + fields.reviewEvery);
    const since = day.toISOString().slice(0, 10);
    if (since < today) due[fields.owner]?.pages.push({ file, title: fields.title, since });
  }
  for (const { pages } of Object.values(due))
    pages.sort((a, b) => a.since.localeCompare(b.since) || a.file.localeCompare(b.file));
  return due;
}

if (import.meta.main) {
  const [target = 'due.json'] = process.argv.slice(2);
  const { site, hours } = readSite();
  const files = [
    ...readArticles(site.languages),
    ...readServices(site.languages),
    ...readGuides(site.languages, hours.zone),
  ];
  const first = site.languages[0]!;
  const desks = Object.fromEntries(Object.entries(site.desks).map(([id, { name }]) => [id, name[first] ?? id]));
  const due = dueOn(todayIn(hours.zone), files, desks);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${JSON.stringify(due, null, 1)}\n`);
  const count = Object.values(due).reduce((sum, { pages }) => sum + pages.length, 0);
  console.log(`${count} ${count === 1 ? 'review is' : 'reviews are'} due.`);
}
