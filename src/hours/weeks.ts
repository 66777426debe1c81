import { specialOn } from './clock.ts';
import { periodOn, timesOn, usualOn, type Opening } from './times.ts';
import { nextDate } from './zone.ts';
import { days, type Day } from './days.ts';
import type { Hours, Span } from './hours.ts';

/** Groups the days of the week, in the order of `inOrder`, into runs of equal hours: a line each for readers. */
export function weekOf(spans: Span[], inOrder: readonly Day[] = days): { first: Day; last: Day; times: Opening[] }[] {
  const lines: { first: Day; last: Day; times: Opening[] }[] = [];
  for (const day of inOrder) {
    const times = timesOn(spans, day);
    const before = lines.at(-1);
    if (before && isSame(before.times, times)) before.last = day;
    else lines.push({ first: day, last: day, times });
  }
  return lines;
}

/** How many days ahead visitors are told of changes, wherever a desk is named. */
const soon = 28;
/** So many days the end of a change is looked for. */
const furthest = 10 * 366;

/** A range of dates (year-month-day, both included) with other hours than those of the week; no times when the desk is closed. */
export interface Change {
  from: string;
  to: string;
  times: Opening[];
  /** The reason by language. */
  why: Record<string, string> | undefined;
}

/**
 * The changes in a desk's hours in the four weeks from a date on. Adjacent days with the same hours for the same reason are one
 * change, and one that has begun goes on to its end, where that is less than ten years away.
 */
export function changesOf(hours: Hours, desk: string, first: string): Change[] {
  const changes: Change[] = [];
  let open: (Change & { differs: boolean }) | undefined;
  const end = () => {
    if (open?.differs) changes.push({ from: open.from, to: open.to, times: open.times, why: open.why });
  };
  let date = first;
  for (let day = 0; day < soon || (open && day < furthest); day++, date = nextDate(date)) {
    const special = specialOn(hours, desk, date);
    const differs = special !== undefined && !isSame(special.times, usualOn(hours, desk, date));
    if (open && special && isSame([open.times, open.why], [special.times, special.why])) {
      open.to = date;
      open.differs ||= differs;
    } else {
      end();
      open = special && day < soon ? { from: date, to: date, ...special, differs } : undefined;
    }
  }
  end();
  return changes;
}

/** The weekly hours of a period, or the usual ones when there is no `period`. */
export interface Week {
  period?: { name: Record<string, string>; dates: { from: string; to: string }[] };
  spans: Span[];
}

/**
 * The weeks of a desk from a date on, in this order: the period's in force, the usual one, those of periods that begin `before`
 * another date. Dates of periods that are over are left out.
 */
export function weeksOf(hours: Hours, spans: Span[], today: string, before = '9999-12-31'): Week[] {
  const usual = spans.filter(({ during }) => !during);
  const now = periodOn(hours, today);
  const periods = Object.entries(hours.periods ?? {})
    .map(([id, { name, dates }]) => ({
      id,
      period: { name, dates: dates.filter(({ to }) => today <= to).sort((a, b) => (a.from < b.from ? -1 : 1)) },
      spans: spans.filter(({ during }) => during === id),
    }))
    .filter(({ period: { dates }, spans }) => dates.length > 0 && dates[0]!.from < before && spans.length > 0)
    .sort((a, b) => (a.period.dates[0]!.from < b.period.dates[0]!.from ? -1 : 1));
  const weeks = periods.map(({ id, ...week }) => ({ isNow: id === now, week }));
  return [
    ...weeks.filter(({ isNow }) => isNow).map(({ week }) => week),
    ...(usual.length > 0 ? [{ spans: usual }] : []),
    ...weeks.filter(({ isNow }) => !isNow).map(({ week }) => week),
  ];
}

/** The date four weeks after another: until then visitors are told of changes. */
export function soonAfter(date: string): string {
  return later(date, soon);
}

/** The date a week after another: until then visitors are told of changes where hours are not what the page is about. */
export function weekAfter(date: string): string {
  return later(date, 7);
}

const later = (date: string, days: number) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
