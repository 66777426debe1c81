/** The names of the days and months of a language, as `Intl` writes them, by what they mean. */
interface Names {
  pattern: RegExp;
  date: RegExp;
  days: Map<string, number>;
  months: Map<string, number>;
}

const languages = new Map<string, Names | undefined>();

/** The day and the month of 2023 that come first: it begins on a Sunday. */
const sunday = (days: number) => new Date(Date.UTC(2023, 0, 1 + days));
const monthOf = (place: number) => new Date(Date.UTC(2023, place, 1));

function namesOf(language: string): Names | undefined {
  if (languages.has(language)) return languages.get(language);
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  const months = new Map<string, number>();
  for (let month = 0; month < 12; month++) {
    // Within a date the name of a month has another case in some languages.
    const within = write({ day: 'numeric', month: 'long' }).formatToParts(monthOf(month));
    for (const name of [
      write({ month: 'long' }).format(monthOf(month)),
      within.find(({ type }) => type === 'month')?.value,
    ])
      if (name) months.set(name.toLowerCase(), month);
  }
  const days = new Map(
    [0, 1, 2, 3, 4, 5, 6].map((day) => [write({ weekday: 'long' }).format(sunday(day)).toLowerCase(), day]),
  );
  const any = (names: Map<string, number>) =>
    [...names.keys()].sort((one, other) => other.length - one.length).join('|');
  const names: Names = {
    pattern: new RegExp(
      `(?<!\\p{L})(${any(days)})(?:,| den| the)?\\s+(?:den |the |le )?(\\p{Nd}{1,2})(?:\\.|st|nd|rd|th|er)?\\s+(?:of )?(${any(months)}),?\\s+(\\p{Nd}{4})(?!\\p{Nd})`,
      'giu',
    ),
    date: new RegExp(
      `(?<![\\p{Nd}.,:–-])(\\p{Nd}{1,2})(?:\\.|st|nd|rd|th|er)?\\s+(?:of )?(${any(months)})(?!\\p{L})(?:,?\\s+(\\p{Nd}{4})(?!\\p{Nd}))?`,
      'giu',
    ),
    days,
    months,
  };
  languages.set(language, names);
  return names;
}

const number = (digits: string) =>
  Number(digits.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660)));

/**
 * Dates with a day of the week that they do not have, which many readers go by.
 *
 *     wrongWeekdays('Monday, 1 September 2026', 'en'); // [{ at: 0, message: '1 September 2026 is a Tuesday. …' }]
 */
export function wrongWeekdays(text: string, language: string): { at: number; message: string }[] {
  if (!/\p{Nd}{4}/u.test(text)) return [];
  const names = namesOf(language);
  if (!names) return [];
  return [...text.matchAll(names.pattern)].flatMap(
    ({ 0: found, 1: day = '', 2: date = '', 3: month = '', 4: year = '', index }) => {
      const when = new Date(Date.UTC(number(year), names.months.get(month.toLowerCase())!, number(date)));
      const said = names.days.get(day.toLowerCase());
      // `wrongDays` tells of a date that is none.
      if (when.getUTCDate() !== number(date) || when.getUTCDay() === said) return [];
      const right = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(when);
      return [{ at: index, message: `"${found}": that date is a ${right}. Mend the day or the date.` }];
    },
  );
}

/**
 * Days that their month has not got.
 *
 *     wrongDays('by 31 June', 'en'); // [{ at: 3, message: '"31 June" is no date: …' }]
 */
export function wrongDays(text: string, language: string): { at: number; message: string }[] {
  if (language === '' || !/\p{Nd}/u.test(text)) return [];
  const names = namesOf(language);
  if (!names) return [];
  return [...text.matchAll(names.date)].flatMap(
    ({ 0: found, 1: date = '', 2: month = '', 3: year = '2024', index }) => {
      const [day, place] = [number(date), names.months.get(month.toLowerCase())!];
      // In some year there is a 29 February.
      const isDay = day > 0 && new Date(Date.UTC(number(year), place, day)).getUTCDate() === day;
      return isDay ? [] : [{ at: index, message: `"${found}" is no date: the month has fewer days.` }];
    },
  );
}
