import { nextDate, periodOn, specialOn, timesOn, usualOn, type Opening } from './clock.ts';
import { days, type Day, type Hours, type Span } from './hours.ts';

/** Runs of following days with equal hours, Monday first: what a reader wants to see as one line. */
export function weekOf(spans: Span[]): { first: Day; last: Day; times: Opening[] }[] {
  const lines: { first: Day; last: Day; times: Opening[] }[] = [];
  for (const day of days) {
    const times = timesOn(spans, day);
    const before = lines.at(-1);
    if (before && isSame(before.times, times)) before.last = day;
    else lines.push({ first: day, last: day, times });
  }
  return lines;
}

/** Days ahead of which a visitor is told, wherever a desk is named. */
const soon = 28;

/** Days on which a desk keeps other hours than those of its week; no times when it is closed. */
export interface Change {
  from: string;
  to: string;
  times: Opening[];
  /** The reason by language. */
  why: Record<string, string> | undefined;
}

/**
 * What is different in the four weeks from a date on: following days with the same hours for the same
 * reason are one, and one that has begun is told to its end.
 */
export function changesOf(hours: Hours, desk: string, first: string): Change[] {
  const changes: Change[] = [];
  let open: (Change & { differs: boolean }) | undefined;
  let date = first;
  for (let day = 0; day < soon || (open && day < 400); day++, date = nextDate(date)) {
    const special = specialOn(hours, desk, date);
    const differs = special !== undefined && !isSame(special.times, usualOn(hours, desk, date));
    if (open && special && isSame([open.times, open.why], [special.times, special.why])) {
      open.to = date;
      open.differs ||= differs;
    } else {
      if (open?.differs) changes.push({ from: open.from, to: open.to, times: open.times, why: open.why });
      open = special && day < soon ? { from: date, to: date, ...special, differs } : undefined;
    }
  }
  return changes;
}

/** A week as it is kept in a period; in all other time when it has none. */
export interface Week {
  period?: { name: Record<string, string>; dates: { from: string; to: string }[] };
  spans: Span[];
}

/**
 * The weeks of a desk that matter from a date on: the one that holds then, the usual one, and those of periods that begin
 * before another date. What is over is left out.
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

/** The day that is four weeks after another. */
export function soonAfter(date: string): string {
  return new Date(Date.parse(date) + soon * 86_400_000).toISOString().slice(0, 10);
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
