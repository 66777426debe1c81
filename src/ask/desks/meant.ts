import { chosenIn } from './chosen.ts';
import { daysIn, takeFigures, type Days } from './days.ts';
import { tokensOf, wordsIn } from './lists.ts';
import type { Desks } from './open.ts';

/** What a question asks of desks. */
export interface Meant extends Days {
  about: 'hours' | 'phone' | 'where';
  /** Those that are named; none means all. */
  desks: string[];
  places: string[];
  /** The question is about this moment. */
  isNow: boolean;
}

/** A question of more words says something else too. */
const longest = 16;

/** Arabic-Indic and Persian digits as those of Europe. */
const withDigits = (text: string) => text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));

/**
 * What a question asks of hours, telephones or addresses, seen from `today` (year-month-day); undefined for any other. Every word
 * of it must be one of them, of the name of a desk or place, of a day, or one that means little: a single other word, and the
 * pages answer. `spelled` are the words that the search has corrected, as it has them.
 */
export function meantBy(
  question: string,
  desks: Desks,
  today: string,
  spelled?: Map<string, string>,
): Meant | undefined {
  const { dates: figures, rest } = takeFigures(withDigits(question), today);
  const words = wordsIn(rest, desks.file.language);
  if (words.length > longest || words.length + figures.length === 0) return undefined;
  const tokens = tokensOf(
    words.map((word) => desks.correct(word, spelled?.get(word))),
    desks.lists,
    desks.stem,
  );
  const has = (...kinds: string[]) => tokens.some((token) => kinds.some((kind) => token.kinds.has(kind)));
  if (has('veto', 'mine')) return undefined;
  const days = daysIn(tokens, today, desks.file);
  const chosen = chosenIn(tokens, rest, desks);
  if (!chosen) return undefined;
  const isNamed = chosen.desks.length + chosen.places.length > 0;
  const dates = [...new Set([...figures, ...days.dates])].sort();
  const isNumber = tokens.findIndex(({ kinds }) => kinds.has('number')) < (chosen.wholeFrom ?? -1) && has('number');
  const about = has('phone', 'phoneAlone')
    ? 'phone'
    : has('hours')
      ? 'hours'
      : has('where')
        ? 'where'
        : has('visit') && isNamed && (dates.length > 0 || has('when'))
          ? 'hours'
          : isNumber
            ? 'phone'
            : undefined;
  if (!about) return undefined;
  if (!isNamed) {
    // Without a name it must be plain that an office is meant.
    if (about === 'phone' && !has('phoneAlone', 'you') && dates.length === 0) return undefined;
    if (about === 'where' && !has('you', 'generic')) return undefined;
  }
  const isFree = ({ word, kinds }: (typeof tokens)[number]) =>
    [...kinds].some((kind) => !/^month:|^next$/.test(kind)) ||
    desks.light(word) ||
    desks.around(word) ||
    (about === 'hours' && /^\d{1,2}$/.test(word));
  if (!tokens.every(isFree)) return undefined;
  return {
    about,
    desks: chosen.desks,
    places: chosen.places,
    isNow: has('now'),
    dates,
    isWeekly: days.isWeekly && figures.length === 0,
  };
}
