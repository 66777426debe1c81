import { exceptionOn, intervalsFrom, phoneWithin, usualOn, type Opening } from '../../hours/times.ts';
import { sayOpenings } from '../../hours/say-openings.ts';
import { sayDays, sayTime } from '../../hours/say.ts';
import { dateIn, instantOf, nextDate } from '../../hours/zone.ts';
import type { DesksFile } from './file.ts';

/** A line about hours: its day or days, the times, and why they differ. */
export interface TimesLine {
  days: string;
  times: string;
  /** With the language that it is given in. */
  why?: [language: string, text: string] | undefined;
}

/** The hours of a desk, or of its telephone, in words at an instant. */
export interface Times {
  /** Whether it is open now, and until when, or when it opens; nothing where that is not known. */
  now: string | undefined;
  /** A line for each day, days alike in one. */
  lines: (dates: string[]) => TimesLine[];
  /** When it opens after a day; nothing where it is open on that day, or never opens. */
  after: (date: string) => string | undefined;
  /** Whether it has other times on a date than on the same day of other weeks. */
  isSpecial: (date: string) => boolean;
}

/** The hours of a desk in words; undefined where it has none. `phone`: those of its telephone. */
export function timesOf(
  file: Pick<DesksFile, 'hours' | 'language' | 'texts'>,
  desk: string,
  now: Date,
  phone = false,
): Times | undefined {
  const { hours, language, texts } = file;
  const { zone } = hours;
  const hasOwn = phone && (hours.phones?.[desk]?.length ?? 0) > 0;
  if (!hasOwn && !hours.desks[desk]?.length) return undefined;
  const special = (date: string) => exceptionOn(hours, desk, date);
  const on = (date: string): Opening[] =>
    hasOwn
      ? phoneWithin(hours, desk, date, special(date)?.times)
      : (special(date)?.times ?? usualOn(hours, desk, date));
  const say = (key: string, instant: number) =>
    sayTime(texts[key] ?? '', new Date(instant), language, zone, texts, { now });
  const keyOf = (what: 'open' | 'next' | 'always') => (phone ? `desk.phone.${what}` : `desk.${what}`);

  function state(): string | undefined {
    for (const { opens, closes } of intervalsFrom(zone, now, on)) {
      if (opens > +now) return say(keyOf('next'), opens);
      return closes === Infinity ? texts[keyOf('always')] : say(keyOf('open'), closes);
    }
    return undefined;
  }

  const today = dateIn(zone, now);
  const named = (from: string, to: string) => {
    const days = sayDays(from, to, language, texts, today.slice(0, 4));
    const key =
      from !== to ? '' : from === today ? 'ask.desk.today' : from === nextDate(today) ? 'ask.desk.tomorrow' : '';
    return key ? (texts[key] ?? '').replace('{date}', () => days) : days;
  };
  const isOpenToAll = (date: string) => on(date).some(({ appointment }) => !appointment);
  return {
    now: state(),
    lines(dates) {
      const runs: { from: string; to: string; times: string; why: TimesLine['why'] }[] = [];
      for (const date of dates) {
        const times = sayOpenings(on(date), language, texts);
        const [why] = Object.entries(special(date)?.why ?? {});
        const last = runs.at(-1);
        // Today and tomorrow are called so.
        const isPlain = last && last.from > nextDate(today) && nextDate(last.to) === date;
        if (isPlain && last.times === times && last.why?.[1] === why?.[1]) last.to = date;
        else runs.push({ from: date, to: date, times, why });
      }
      return runs.map(({ from, to, times, why }) => ({ days: named(from, to), times, why }));
    },
    after(date) {
      if (isOpenToAll(date)) return undefined;
      const end = Math.max(+now, instantOf(zone, nextDate(date), '00:00'));
      for (const { opens } of intervalsFrom(zone, new Date(end), on))
        return say('ask.desk.opens', Math.max(opens, end));
      return undefined;
    },
    isSpecial: (date) => JSON.stringify(on(date)) !== JSON.stringify(usualOn(hours, desk, date)),
  };
}
