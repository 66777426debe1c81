import { fillTime } from './fill-time.ts';
import { clockOf, localeOf } from './locale.ts';
import { dateIn } from './zone.ts';

/** Texts by key, of one language. */
export type Words = Partial<Record<string, string>>;

/**
 * How a language says a time in each role, when it is today, tomorrow and on another day. Prepositions and cases are in there, so
 * that a sentence need only name the role: "Open now {time, until}".
 */
const roles: Record<string, [string, string, string]> = {
  at: ['when.at.today', 'when.at.tomorrow', 'when.at.day'],
  until: ['when.until.today', 'when.until.tomorrow', 'when.until.day'],
  by: ['when.by.today', 'when.by.tomorrow', 'when.by.day'],
};

const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;

/**
 * The three sentences that `fillTime` chooses from, for a sentence with `{time}` or, with its role, `{time, until}`. Each stands
 * for itself: the forms of days and months that it needs are in it, and a `year` with a space before it.
 *
 *     sentencesFor('Open now {time, until}', 'en', words); // ['Open now until {clock, midnight}', …]
 */
export function sentencesFor(sentence: string, language: string, words: Words, year = ''): string[] {
  return [0, 1, 2].map((index) =>
    sentence
      .replace(/\{time(?:, (\w+))?\}/g, (_, role?: string) => {
        const key = role ? roles[role]?.[index] : 'when.moment';
        return words[key ?? ''] ?? `{date}${jointOf(language)}{clock}`;
      })
      .replaceAll('{date}', words['when.date'] ?? '{date}')
      .replaceAll('{year}', year)
      .replace(
        /\{(weekday|month)(?:, (\w+))?\}/g,
        (_, name: 'weekday' | 'month', form?: string) =>
          `{${name}, ${(form && words[`${name}.${form}`]) || namesOf(name, language)}}`,
      ),
  );
}

/**
 * Says a sentence about an instant in a language, on the wall clock of a time zone, to somebody who reads it `now`: "Open now
 * until 14:00". A year other than now's is named. What is `kept`, as a mail is, names the day also where it is today.
 */
export function sayTime(
  sentence: string,
  instant: Date,
  language: string,
  zone: string,
  words: Words,
  { now = new Date(), kept = false }: { now?: Date; kept?: boolean } = {},
): string {
  const isEnd = /\{time, (until|by)\}/.test(sentence);
  const year = dateIn(zone, new Date(+instant - Number(isEnd))).slice(0, 4);
  const isOther = year !== dateIn(zone, now).slice(0, 4);
  const all = sentencesFor(sentence, language, words, isOther ? ` ${year}` : '');
  return fillTime(kept ? Array<string>(3).fill(all[2]!) : all, +instant, +now, spokenIn(language, zone), isEnd);
}

const spokenIn = (language: string, zone: string) => ({ locale: localeOf(language), times: clockOf(language), zone });

/** What `Intl` was asked of a language: making a format costs far more than using one, and an answer about hours says many days. */
const known = new Map<string, string>();

function once(key: string, make: () => string): string {
  const made = known.get(key) ?? make();
  known.set(key, made);
  return made;
}

/** The names of the days of a week, or of the months as they stand in a date, that `Intl` knows, with bars between them. */
const namesOf = (name: 'weekday' | 'month', language: string) =>
  once(`${language} ${name}`, () => {
    const format = new Intl.DateTimeFormat(localeOf(language), { ...day, calendar: 'gregory', timeZone: 'UTC' });
    return Array.from({ length: name === 'weekday' ? 7 : 12 }, (_, place) => {
      // A Monday, and the first day of a month.
      const instant = name === 'weekday' ? Date.UTC(2024, 0, 1 + place) : Date.UTC(2024, place);
      return format.formatToParts(instant).find(({ type }) => type === name)!.value;
    }).join('|');
  });

/** What `Intl` writes between the last part of a day and the first of a time. */
const jointOf = (language: string) =>
  once(`${language} joint`, () => {
    const format = new Intl.DateTimeFormat(localeOf(language), { ...day, hour: 'numeric', minute: 'numeric' });
    const parts = format.formatToParts(0);
    const place = parts.findIndex(({ type }) => type === 'hour' || type === 'dayPeriod');
    return parts[place - 1]?.value ?? ', ';
  });

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Says a date, or the range from one date to another (year-month-day): "Tuesday 24 November – Friday 4 December". Two years are
 * named, and one that is not `thisYear`.
 */
export function sayDays(from: string, to: string, language: string, words: Words, thisYear = to.slice(0, 4)): string {
  const areTwo = from.slice(0, 4) !== to.slice(0, 4) || to.slice(0, 4) !== thisYear;
  const say = (date: string) => {
    const instant = Date.parse(date);
    if (words['when.date']) {
      const all = sentencesFor('{date}', language, words, areTwo ? ` ${Number(date.slice(0, 4))}` : '');
      return fillTime(all, instant, instant, spokenIn(language, 'UTC'));
    }
    const style = { ...day, ...(areTwo && { year: 'numeric' as const }), timeZone: 'UTC' };
    const key = `${language} ${areTwo}`;
    const format = formats.get(key) ?? new Intl.DateTimeFormat(localeOf(language), style);
    formats.set(key, format);
    return format.format(instant);
  };
  return from === to ? say(from) : `${say(from)} – ${say(to)}`;
}
