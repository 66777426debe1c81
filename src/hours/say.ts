import { localeOf } from './locale.ts';

/** What stands between day and time, and after the time; elsewhere what `Intl` puts between them. */
const joints: Record<string, [string, string?]> = {
  en: [', '],
  uk: [', '],
  nb: [' kl. '],
  nn: [' kl. '],
  sl: [' ob '],
  ar: ['، الساعة '],
  de: [', ', ' Uhr'],
  fr: [' à '],
};

const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;

/** Formats an instant with day and time in a language, on the wall clock of a time zone: "Tuesday 24 November, 14:00". */
export function sayInstant(instant: Date, language: string, zone: string): string {
  const say = (format: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf(language), { ...format, timeZone: zone }).format(instant);
  return dayAndTime(language, say(day), say({ timeStyle: 'short' }));
}

/** Joins a day and a time of day that are written already, as a language does: "tirsdag 24. november kl. 14:00". */
export function dayAndTime(language: string, day: string, time: string): string {
  const [between, after = ''] = joints[language.split('-')[0]!] ?? [jointOf(language)];
  return `${day}${between}${time}${after}`;
}

/** What `Intl` writes between the last part of a day and the first of a time. */
function jointOf(language: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { ...day, hour: 'numeric', minute: 'numeric' });
  const parts = format.formatToParts(0);
  const place = parts.findIndex(({ type }) => type === 'hour' || type === 'dayPeriod');
  return parts[place - 1]?.value ?? ', ';
}

/** Formats a date, or the range from one date to another (year-month-day), in a language: "Tuesday 24 November". */
export function sayDays(from: string, to: string, language: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { ...day, timeZone: 'UTC' });
  return format.formatRange(new Date(from), new Date(to));
}
