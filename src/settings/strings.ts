import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder } from './folders.ts';
import { sayDate } from '../hours/date.ts';
import { clockOf, directionOf, localeOf } from '../hours/locale.ts';
import english from './strings/en.json' with { type: 'json' };

/** The key of an interface text; a counted text is named by its `.other` form. */
export type Key = keyof typeof english;
type Values = Record<string, string | number>;

/** The message catalogue of one language, with its formats of dates, numbers and lists (`Intl`). */
export interface Language {
  tag: string;
  direction: 'ltr' | 'rtl';
  /** What the language calls itself. */
  name: string;
  /** All texts by key, as they are written: for sentences about a time (`hours/say.ts`). */
  words: Record<string, string>;
  /** The text, with each `{name}` replaced by its value; `count` selects the plural category: `t('topic.count.other', { count: 3 })`. */
  t: (key: Key, values?: Values) => string;
  /** The forms of a counted text by plural category (CLDR), for a script to choose from by `Intl.PluralRules`. */
  forms: (key: Key) => Record<string, string>;
  /** A date (year-month-day) in the long form: 9 March 2026. */
  date: (day: string) => string;
  number: (value: number) => string;
  /** The name of a day of the week, 0 for Monday. */
  weekday: (index: number) => string;
  /** A time of day such as 08:30. */
  time: (clock: string) => string;
  /** A size in bytes, rounded to what a reader needs. */
  bytes: (size: number) => string;
  /** Names as a list in a sentence: students, staff and visitors. */
  list: (names: string[]) => string;
  compare: (a: string, b: string) => number;
}

const known = new Map<string, Language>();
/** What `Intl` knows of a language that has no texts of its own here. */
const byIntl = ['when.date', 'when.moment'];

/** The catalogue of one of the site's languages: the engine's texts, overridden by the agency's own. Made once for each tag. */
export function language(tag: string): Language {
  let found = known.get(tag);
  if (!found) known.set(tag, (found = makeLanguage(tag, readStrings(tag))));
  return found;
}

/**
 * The engine's texts by key, overridden by those of `content/strings/<tag>.json`; a key that neither has falls back to English.
 * A day does not: how it is written in a language `Intl` knows.
 */
export function readStrings(tag: string, folder = contentFolder): Record<string, string> {
  const own = readJson(join(folder, 'strings', `${tag}.json`));
  const others = Object.entries(english).filter(([key]) => tag === 'en' || !byIntl.includes(key));
  return { ...Object.fromEntries(others), ...readJson(join('src', 'settings', 'strings', `${tag}.json`)), ...own };
}

/** The texts of a JSON file. What is no text, or a file that cannot be read, is left out: `check/strings.ts` tells of it. */
function readJson(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  try {
    const texts = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>);
    return Object.fromEntries(texts.filter((text): text is [string, string] => typeof text[1] === 'string'));
  } catch {
    return {};
  }
}

/** Makes the catalogue of a language from texts by key, without reading a file: `makeLanguage('en', { 'home.heading': 'Hello' })`. */
export function makeLanguage(tag: string, strings: Record<string, string>): Language {
  const plural = new Intl.PluralRules(tag);
  const locale = localeOf(tag);
  const number = new Intl.NumberFormat(locale);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const time = new Intl.DateTimeFormat(clockOf(tag), { timeStyle: 'short', timeZone: 'UTC' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const collator = new Intl.Collator(tag, { numeric: true });
  const pick = (key: string, values: Values) => {
    if (typeof values['count'] !== 'number') return strings[key];
    return strings[`${key}.${plural.select(values['count'])}`] ?? strings[`${key}.other`];
  };
  return {
    tag,
    direction: directionOf(tag),
    name: new Intl.DisplayNames(tag, { type: 'language' }).of(tag)!,
    words: strings,
    t: (key, values = {}) =>
      (pick(key.replace(/\.other$/, ''), values) ?? strings[key] ?? key).replace(
        /\{(\w+)\}/g,
        (whole, name: string) => {
          const value = values[name];
          return value === undefined ? whole : typeof value === 'number' ? number.format(value) : value;
        },
      ),
    forms: (key) => {
      const stem = key.replace(/\.other$/, '');
      return Object.fromEntries(
        Object.entries(strings)
          .filter(([name]) => name.startsWith(`${stem}.`))
          .map(([name, text]) => [name.slice(stem.length + 1), text]),
      );
    },
    date: (text) => sayDate(text, locale),
    number: (value) => number.format(value),
    weekday: (index) => weekday.format(new Date(Date.UTC(2024, 0, 1 + index))),
    time: (clock) => time.format(new Date(`2024-01-01T${clock}:00Z`)),
    bytes: (size) => {
      const unit = size < 1e6 ? 'kilobyte' : 'megabyte';
      const value = size < 1e6 ? Math.ceil(size / 1e3) : Math.round(size / 1e5) / 10;
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
    },
    list: (names) => list.format(names),
    compare: collator.compare,
  };
}
