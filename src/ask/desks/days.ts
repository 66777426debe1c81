import { nextDate } from '../../hours/zone.ts';
import type { DesksFile } from './file.ts';
import type { Token } from './lists.ts';

/** The days that a question names. */
export interface Days {
  /** Year-month-day, in order; empty when none is named. */
  dates: string[];
  /** A day of the week is named, which comes again. */
  isWeekly: boolean;
}

/** More would not be read. */
const most = 7;

const later = (date: string, days: number) => {
  let other = date;
  for (let day = 0; day < days; day++) other = nextDate(other);
  return other;
};
/** 0 for Monday. */
const weekdayOf = (date: string) => (new Date(date).getUTCDay() + 6) % 7;

/** The next date from `today` on with a day and month, counted from 1, in a year where one is given; undefined for one that does not exist. */
function dateOf(today: string, day: number, month: number, year?: number): string | undefined {
  const two = (number: number) => String(number).padStart(2, '0');
  // 29 February is up to eight years away.
  for (let inYear = year ?? Number(today.slice(0, 4)), left = year ? 1 : 9; left > 0; left--, inYear++) {
    const date = `${inYear}-${two(month)}-${two(day)}`;
    const instant = Date.parse(date);
    const exists = !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(date);
    if (exists && (year || date >= today)) return date;
  }
  return undefined;
}

/** Takes dates in figures (24.12., 24/12/2026, 2026-12-24) out of a question: the dates, and the rest of it. */
export function takeFigures(question: string, today: string): { dates: string[]; rest: string } {
  const dates: string[] = [];
  const take = (whole: string, day: string, month: string, year?: string) => {
    const date = dateOf(today, Number(day), Number(month), year ? Number(year) : undefined);
    if (!date) return whole;
    dates.push(date);
    return ' ';
  };
  const rest = question
    .replace(/(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g, (whole, year, month, day) => take(whole, day, month, year))
    .replace(
      /(?<![\d:.])(\d{1,2})(?:\. ?|\/)(\d{1,2})(?:(?:\.? ?|\/)(20\d\d)(?!\d)|\.)?(?![\d:])/g,
      (whole, day, month, year) => take(whole, day, month, year),
    );
  return { dates, rest };
}

/** The days that the words of a question name, seen from `today`; words that are part of a date become of the kind `date`. */
export function daysIn(tokens: Token[], today: string, { named, weekend }: Pick<DesksFile, 'named' | 'weekend'>): Days {
  const dates: string[] = [];
  let isWeekly = false;
  const run = (from: string, days: number) => Array.from({ length: days }, (_, day) => later(from, day));
  const has = (kind: string) => tokens.some(({ kinds }) => kinds.has(kind));
  const placeOf = ({ kinds }: Token, list: string) => {
    const kind = [...kinds].find((one) => one.startsWith(`${list}:`));
    return kind === undefined ? undefined : Number(kind.slice(list.length + 1));
  };
  tokens.forEach((token, at) => {
    const month = placeOf(token, 'month');
    const beside = [tokens[at - 1], tokens[at - 2], tokens[at + 1]].find(
      (other) => other && /^\d{1,2}(?:st|nd|rd|th|er)?$/.test(other.word),
    );
    const date = month !== undefined && beside && dateOf(today, parseInt(beside.word), month + 1);
    if (!date) return;
    dates.push(date);
    token.kinds.add('date');
    beside.kinds.add('date');
    // 24 December 2026.
    for (const year of tokens.filter(({ word }) => /^20\d\d$/.test(word))) {
      year.kinds.add('date');
      dates[dates.length - 1] = dateOf(today, parseInt(beside.word), month + 1, Number(year.word)) ?? date;
    }
  });
  if (has('today')) dates.push(today);
  if (has('after')) dates.push(later(today, 2));
  // `Samstag morgen` is a morning.
  else if (
    tokens.some(({ kinds }, at) => kinds.has('tomorrow') && placeOf(tokens[at - 1] ?? token0, 'weekday') === undefined)
  )
    dates.push(later(today, 1));
  if (has('weekend')) {
    const all = run(today, 8).map((date) => ({ date, isFree: weekend.includes(weekdayOf(date)) }));
    const first = all.findIndex(({ isFree }) => isFree);
    const end = all.findIndex(({ isFree }, place) => place > first && !isFree);
    dates.push(...all.slice(first, end).map(({ date }) => date));
  }
  if (has('nextWeek')) dates.push(...run(later(today, 7 - weekdayOf(today)), 7));
  else if (has('week')) dates.push(...run(today, 7));
  const isDated = dates.length > 0 && tokens.some(({ kinds }) => kinds.has('date'));
  for (const token of tokens) {
    const day = placeOf(token, 'weekday');
    // In `Friday 25 December` the date says all.
    if (day !== undefined && !isDated) {
      const away = (day - weekdayOf(today) + 7) % 7;
      dates.push(later(today, away === 0 && has('next') ? 7 : away));
      isWeekly = true;
    }
    const place = placeOf(token, 'named');
    const [from, to] = (place !== undefined && named[place]?.when.find(([, to]) => to >= today)) || [];
    if (from && to) for (let date = from < today ? today : from; date <= to; date = nextDate(date)) dates.push(date);
  }
  return { dates: [...new Set(dates)].sort().slice(0, most), isWeekly };
}

const token0: Token = { word: '', kinds: new Set() };
