import { openingOn, openingsFrom, phoneOn } from './clock.ts';
import { isAllDay, type Opening } from './times.ts';
import { days } from './days.ts';
import { clockOf, daysIn, localeOf } from './locale.ts';
import { lastsDays, packOpenings } from './openings.ts';
import { sayOpenings } from './say-openings.ts';
import { sayDays, sentencesFor } from './say.ts';
import { todayIn } from './zone.ts';
import type { Span } from './hours.ts';
import { readSite } from '../settings/site.ts';
import { language, type Key } from '../settings/strings.ts';
import { changesOf, soonAfter, weekOf, weeksOf } from './weeks.ts';

/** A week in words, as lines of days and times. */
export interface WeekInWords {
  /** When it is in force; undefined when it is the only one. */
  title?: string | undefined;
  lines: { days: string; times: string }[];
}

/** The times of a day in a language: "08:00–16:00, 17:00–19:00 (by appointment)". */
const timesInWords = (lang: string, times: Opening[]) => sayOpenings(times, lang, language(lang).words);

/** What is said of a desk, or of its telephone, that never closes. */
export const alwaysOpen = (phone: boolean): Key => (phone ? 'desk.phone.always' : 'desk.always');

/**
 * The attributes of a line in which the script of `open-now.ts` says whether a desk, or its telephone, is open now: the openings
 * of six weeks, and a sentence each for today, tomorrow and other days. Nothing where no opening is known. `calls`: it speaks of
 * the telephone, which it need not where that is the subject.
 */
export function openNow(
  lang: string,
  desk: string,
  phone: boolean,
  calls: boolean,
): Record<string, string> | undefined {
  const { t, words } = language(lang);
  const { hours } = readSite();
  const now = new Date();
  const openings = packOpenings(openingsFrom(hours, desk, now, phone ? phoneOn : openingOn), now);
  const linesOf = (key: Key) => sentencesFor(t(key), lang, words).join('\n');
  return openings === ''
    ? undefined
    : {
        'data-openings': openings,
        'data-zone': hours.zone,
        'data-locale': localeOf(lang),
        'data-times': clockOf(lang),
        'data-open': linesOf(calls ? 'desk.phone.open' : 'desk.open'),
        'data-next': linesOf(calls ? 'desk.phone.next' : 'desk.next'),
        // Only few desks are open for longer than a day.
        ...(lastsDays(openings) && { 'data-always': t(alwaysOpen(calls)) }),
      };
}

/**
 * The weeks of some spans in a language, from today on, the one in force first: those of the next four weeks, or `all`. `phone`:
 * they are those of a telephone.
 */
export function weeksInWords(lang: string, spans: Span[], { all = false, phone = false } = {}): WeekInWords[] {
  const { t, weekday, words } = language(lang);
  const { hours, site } = readSite();
  const today = todayIn(hours.zone);
  const weeks = weeksOf(hours, spans, today, all ? undefined : soonAfter(today));
  return weeks.map(({ period, spans }, index) => ({
    title: period
      ? `${period.name[lang] ?? period.name[site.languages[0]!]}: ${period.dates.map(({ from, to }) => sayDays(from, to, lang, words)).join('; ')}`
      : index > 0
        ? t('desk.otherwise')
        : undefined,
    lines: weekOf(spans, daysIn(lang)).map(({ first, last, times }, _, { length }) => ({
      days: [...new Set([first, last])].map((day) => weekday(days.indexOf(day))).join('–'),
      times: length === 1 && isAllDay(times) ? t(alwaysOpen(phone)) : timesInWords(lang, times),
    })),
  }));
}

/** The changes of a desk's hours in the next four weeks in a language; `why.lang` is set where the reason stands in another. `from` and `to` are the first and last date. */
export function changesInWords(
  lang: string,
  desk: string,
): { from: string; to: string; days: string; times: string; why?: { text: string; lang?: string } }[] {
  const { hours } = readSite();
  return changesOf(hours, desk, todayIn(hours.zone)).map(({ from, to, times, why }) => ({
    from,
    to,
    days: sayDays(from, to, lang, language(lang).words),
    times: timesInWords(lang, times),
    ...(why && { why: reasonIn(lang, why) }),
  }));
}

/** A reason in the reader's language, else in the first that it is given in. */
function reasonIn(lang: string, why: Record<string, string>): { text: string; lang?: string } {
  if (why[lang]) return { text: why[lang] };
  const [[other, text] = ['', '']] = Object.entries(why);
  return { text, lang: other };
}
