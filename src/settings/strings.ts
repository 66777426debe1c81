import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder } from './site.ts';
import english from './strings/en.json' with { type: 'json' };

/** The name of an interface text. */
export type Key = keyof typeof english;
type Values = Record<string, string | number>;

/** The interface's texts in one language, with its way of writing dates, numbers and lists. */
export interface Language {
  tag: string;
  direction: 'ltr' | 'rtl';
  /** What the language calls itself. */
  name: string;
  /** The text, with `{name}` replaced; a `count` picks the plural form. */
  t: (key: Key, values?: Values) => string;
  /** The forms of a counted text by plural category, for a script to choose from. */
  forms: (key: Key) => Record<string, string>;
  /** A day as readers of this language write it. */
  date: (day: string) => string;
  number: (value: number) => string;
  /** A day of the week, 0 for Monday. */
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

/** The interface in one of the site's languages: the engine's texts, with the agency's own wording over them. */
export function language(tag: string): Language {
  let found = known.get(tag);
  if (!found) known.set(tag, (found = makeLanguage(tag, readStrings(tag))));
  return found;
}

/** Texts of the engine and, over them, those of `content/strings/<tag>.json`; what neither has stays English. */
export function readStrings(tag: string, folder = contentFolder): Record<string, string> {
  const own = readJson(join(folder, 'strings', `${tag}.json`));
  return { ...english, ...readJson(join('src', 'settings', 'strings', `${tag}.json`)), ...own };
}

/** The texts of a file; what is no text, or a file that cannot be read, is left to the check of the strings. */
function readJson(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  try {
    const texts = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>);
    return Object.fromEntries(texts.filter((text): text is [string, string] => typeof text[1] === 'string'));
  } catch {
    return {};
  }
}

/** Where a bare tag would write dates and digits as few of our readers do. An agency that wants others uses a longer tag, such as en-US. */
const locales: Record<string, string> = { en: 'en-GB', ar: 'ar-u-nu-latn' };

/** The tag by which `Intl` writes a language as its readers do. */
export function localeOf(tag: string): string {
  return locales[tag] ?? tag;
}

/** Builds the language from its texts; dates and numbers come from the platform (`Intl`). */
export function makeLanguage(tag: string, strings: Record<string, string>): Language {
  const plural = new Intl.PluralRules(tag);
  const locale = localeOf(tag);
  const number = new Intl.NumberFormat(locale);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const collator = new Intl.Collator(tag, { numeric: true });
  const pick = (key: string, values: Values) => {
    if (typeof values['count'] !== 'number') return strings[key];
    return strings[`${key}.${plural.select(values['count'])}`] ?? strings[`${key}.other`];
  };
  return {
    tag,
    direction: ['ar', 'fa', 'he', 'ur'].includes(tag.split('-')[0]!) ? 'rtl' : 'ltr',
    name: new Intl.DisplayNames(tag, { type: 'language' }).of(tag)!,
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
    date: (text) => day.format(new Date(`${text}T00:00:00Z`)),
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
