import NO from './NO.json' with { type: 'json' };
import SI from './SI.json' with { type: 'json' };

/** A day on which offices are closed by law: a month and day, or so many days after Easter Sunday. */
interface Holiday {
  date?: string;
  easter?: number;
  /** First and last year in which the law has it. */
  from?: number;
  until?: number;
  /** What it is called, by language. */
  name: Record<string, string>;
}

const laws: Record<string, { days: Holiday[] }> = { NO, SI };

/** The countries whose public holidays are known; a file in `holidays/` adds another. */
export const countries = /* @__PURE__ */ Object.keys(laws);

const known = new Map<string, Map<string, Record<string, string>>>();

/**
 * The public holidays of a country in a year, with their names by language, by date (year-month-day).
 * Of two on one day the first in the file gives the name; a country that is not known has none.
 */
export function holidaysOf(country: string, year: number): Map<string, Record<string, string>> {
  const key = `${country} ${year}`;
  let found = known.get(key);
  if (!found) {
    const easter = easterOf(year);
    const dated = (laws[country]?.days ?? [])
      .filter(({ from = year, until = year }) => from <= year && year <= until)
      .map(({ date, easter: after = 0, name }): [string, Record<string, string>] => [
        date ? `${year}-${date}` : new Date(easter + after * 86_400_000).toISOString().slice(0, 10),
        name,
      ]);
    known.set(key, (found = new Map(dated.reverse())));
  }
  return found;
}

/**
 * Easter Sunday of the Gregorian calendar, in milliseconds (UTC).
 * Anonymous Gregorian algorithm: Nature, 20 April 1876; J. Meeus, Astronomical Algorithms, chapter 8.
 */
export function easterOf(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  return Date.UTC(year, 2, 22 + h + l - 7 * m);
}
