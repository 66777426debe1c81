import ar from '../desks/words/ar.json' with { type: 'json' };
import de from '../desks/words/de.json' with { type: 'json' };
import en from '../desks/words/en.json' with { type: 'json' };
import fr from '../desks/words/fr.json' with { type: 'json' };
import nb from '../desks/words/nb.json' with { type: 'json' };
import nn from '../desks/words/nn.json' with { type: 'json' };
import sl from '../desks/words/sl.json' with { type: 'json' };
import uk from '../desks/words/uk.json' with { type: 'json' };
import { easterOf } from '../../hours/holidays/holidays.ts';
import type { DesksFile, DeskWords, Range } from '../desks/file.ts';
import { wordsOf } from '../words/text.ts';

/** What days of the year are called, by when they are: `12-24`, `easter-2`, `12-24..12-26`; and public holidays as such. */
interface Days {
  named: Record<string, string>;
  holiday: string;
}

const known: Record<string, DeskWords & Days> = { ar, de, en, fr, nb, nn, no: nb, sl, uk };

/** The words by which a language asks about desks, and what it calls some days of the year; undefined for one that is not known here. */
export const deskWordsOf = (language: string) => known[language] ?? known[language.split('-')[0]!];

/**
 * The words of which a question about a desk has at least one, folded, with spaces between: only for such a question the script
 * of the search loads what answers it. Undefined where nothing would.
 */
export function deskHints(language: string): string | undefined {
  const words = deskWordsOf(language);
  if (!words) return undefined;
  const all = [words.hours, words.phone, words.number, words.where, words.visit].flatMap((list) => list.split(' '));
  // Of several words the longest tells most.
  const longest = (some: string[]) => some.reduce((one, other) => (other.length > one.length ? other : one));
  return [...new Set(all.map((phrase) => longest(wordsOf(phrase.replaceAll('_', ' ')))))].join(' ');
}

/** The days of the year that a language has a name for, in each of some years. */
export function namedDays(language: string, years: number[]): DesksFile['named'] {
  return Object.entries(deskWordsOf(language)?.named ?? {}).map(([days, names]) => ({
    names,
    when: years.map((year) => rangeOf(days, year)),
  }));
}

/** `12-24`, `12-31..01-01`, `easter-2` or `easter-3..+1` in a year. */
function rangeOf(days: string, year: number): Range {
  const [from = '', to = from] = days.split('..');
  const dateOf = (day: string, inYear: number) =>
    /^\d/.test(day)
      ? `${inYear}-${day}`
      : new Date(easterOf(inYear) + Number(day.replace('easter', '')) * 86_400_000).toISOString().slice(0, 10);
  const [first, last] = [dateOf(from, year), dateOf(to, year)];
  return [first, last < first ? dateOf(to, year + 1) : last];
}
