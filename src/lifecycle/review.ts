import { date } from '../settings/fields.ts';
import { suggest } from '../settings/problems.ts';
import { orders, type Agency, type PageFile } from './agency.ts';
import { Mistake } from './command.ts';
import { holdersOf } from './holders.ts';
import type { Done } from './rename.ts';
import { withField } from './source/fields.ts';
import type { Writes } from './source/write.ts';

/** Which pages are meant: of a desk, of a topic, in a language. */
export interface Choice {
  desk?: string | undefined;
  topic?: string | undefined;
  lang?: string | undefined;
}

/** The pages of a choice. Throws a `Mistake` for a desk, a topic or a language that the site does not have. */
export function chosen({ pages, site, languages }: Agency, { desk, topic, lang }: Choice): PageFile[] {
  const mustBe = (what: string, name: string | undefined, known: string[]) => {
    if (name !== undefined && !known.includes(name))
      throw new Mistake(`"${name}" is not ${what} of the site.${suggest(name, known)}`);
  };
  mustBe('a desk', desk, Object.keys(site.desks ?? {}));
  mustBe('a topic', topic, Object.keys(site.topics ?? {}));
  mustBe('a language', lang, languages);
  return pages.filter(
    ({ parts, language }) =>
      (desk === undefined || parts.owner === desk) &&
      (topic === undefined || parts.topic === topic) &&
      (lang === undefined || language === lang),
  );
}

/** Sets the day on which pages were last checked; nothing else of them changes. */
export function review(pages: PageFile[], day: string, agency: Agency, today: string): Done {
  if (!date.safeParse(day).success)
    throw new Mistake(`"${day}" is not a date. Write year-month-day, such as ${today}.`);
  if (day > today) throw new Mistake(`"${day}" is in the future. A page is checked first.`);
  if (pages.length === 0) throw new Mistake('There are no such pages, so nothing was changed.');
  const writes: Writes = new Map();
  for (const { page, raw, file } of holdersOf({ ...agency, pages })) {
    if (!page) continue;
    const after = inWords(file, () => withField(raw, page.kind !== 'guide', 'reviewed', day, orders[page.kind]));
    if (after !== raw) writes.set(file, after);
  }
  if (writes.size === 0) throw new Mistake(`reviewed is ${day} there already, so nothing was changed.`);
  const files = [...writes.keys()];
  return {
    writes,
    said: [
      `reviewed is ${day} in ${files.length} ${files.length === 1 ? 'file' : 'files'}:`,
      ...files.map((file) => `  ${file}`),
    ],
  };
}

/** Does something with a file, whose name stands before what is wrong with it. */
export function inWords<Value>(file: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof Mistake) throw new Mistake(`${file}:1 ${error.message} Nothing was changed.`);
    throw error;
  }
}

/** A page that is due to be checked. */
interface Due {
  desk: string;
  file: string;
  title: string;
  language: string;
  /** Year-month-day. */
  due: string;
  /** How many days from now; below 0 they are past. */
  days: number;
}

const day = 86_400_000;

/** The pages that are due to be checked within some days, by desk, the longest overdue first. */
export function duePages(pages: PageFile[], within: number, today: string): Due[] {
  return pages
    .flatMap(({ parts: { reviewed, reviewEvery = 12, owner = '' }, file, title, language }): Due[] => {
      if (reviewed === undefined) return [];
      const next = new Date(`${reviewed}T00:00:00Z`);
      next.setUTCMonth(next.getUTCMonth() + reviewEvery);
      const days = Math.round((next.getTime() - Date.parse(`${today}T00:00:00Z`)) / day);
      return days > within ? [] : [{ desk: owner, file, title, language, due: next.toISOString().slice(0, 10), days }];
    })
    .toSorted((a, b) => a.desk.localeCompare(b.desk) || a.due.localeCompare(b.due) || a.file.localeCompare(b.file));
}

/** The same as lines for people, with what the desks are called. */
export function dueInWords(due: Due[], within: number, { site, languages }: Agency): string[] {
  if (due.length === 0) return [`No page is due to be checked within ${within} days.`];
  const byDesk = Map.groupBy(due, ({ desk }) => desk);
  return [...byDesk].flatMap(([desk, pages], index) => [
    ...(index > 0 ? [''] : []),
    `${site.desks?.[desk]?.name[languages[0] ?? ''] ?? desk} (${desk}): ${pages.length}`,
    ...pages.map(({ due: on, days, file, title }) => `  ${on}  ${distance(days)}  ${file}  ${title}`),
  ]);
}

const distance = (days: number) => (days < 0 ? `${-days} d late` : days === 0 ? 'today' : `in ${days} d`).padEnd(10);
