import { days, type Day } from './days.ts';

/**
 * Where the bare tag would write dates and digits as few of our readers do. An agency that wants others uses a longer tag, such
 * as en-US. Elsewhere `Intl` knows the calendar of a language: Persian for fa, Buddhist for th. Public bodies of Ethiopia count
 * by a calendar of their own; those of Saudi Arabia have not done so since 2023, and older browsers do not know it.
 */
const locales: Record<string, string> = {
  en: 'en-GB',
  ar: 'ar-u-nu-latn',
  'ar-SA': 'ar-SA-u-ca-gregory',
  am: 'am-u-ca-ethiopic',
};

/** The BCP 47 tag to give to `Intl`, so that it writes dates and numbers of a language as most of its readers do. */
export function localeOf(tag: string): string {
  return locales[tag] ?? tag;
}

/** Languages whose public bodies write a time of day with a point, and one that `Intl` writes so: 08.00 in Danish, 8.00 in Finnish. */
const clocks: Record<string, string> = { nb: 'da', nn: 'da', sl: 'fi' };

/** The BCP 47 tag to give to `Intl`, so that it writes a time of day as most readers of a language do. */
export function clockOf(tag: string): string {
  return clocks[tag] ?? localeOf(tag);
}

/** What `Intl.Locale` says of a language (ECMA-402, `getWeekInfo`, `getTextInfo`), and did as properties at first. */
interface Known {
  getWeekInfo?: () => { firstDay: number; weekend: number[] };
  weekInfo?: { firstDay: number; weekend: number[] };
  getTextInfo?: () => { direction: 'ltr' | 'rtl' };
  textInfo?: { direction: 'ltr' | 'rtl' };
}

const knownOf = (tag: string) => new Intl.Locale(localeOf(tag)) as Known;

/** The days of the week in the order in which calendars of a language show them: Sunday first for en-US, Saturday for fa. */
export function daysIn(tag: string): Day[] {
  const known = knownOf(tag);
  const first = (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
  return [...days.slice(first - 1), ...days.slice(0, first - 1)];
}

/** The days of the weekend, 0 for Monday, where most readers of a language live, or in a country: `und-JO`. */
export function weekendIn(tag: string): number[] {
  const known = knownOf(tag);
  return ((known.getWeekInfo?.() ?? known.weekInfo)?.weekend ?? [6, 7]).map((day) => day - 1);
}

/** The direction in which a language is written. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const known = knownOf(tag);
  return (known.getTextInfo?.() ?? known.textInfo)?.direction ?? 'ltr';
}
