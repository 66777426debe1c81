/** What the number that is asked for counts; words of `ask` stand for a unit where there is none. */
export interface Counted {
  kind?: 'number' | 'money' | undefined;
  unit?: string | undefined;
  currency?: string | undefined;
  ask?: string | undefined;
  max?: number | undefined;
}

/** Longer texts are no number that anybody types. */
const longest = 60;

/** How people write units beside what `Intl` knows, which counts Norwegian days in døgn. */
const inUse: Record<string, string[]> = { day: ['dag', 'dager', 'dagar'], month: ['mnd'], percent: ['%'] };

/** How offices and shops write currencies beside what `Intl` knows. */
const inShops: Record<string, string[]> = { UAH: ['грн'], CHF: ['fr', 'sfr'], PLN: ['zl'], CZK: ['kc'], JPY: ['円'] };

/**
 * Parses a number leniently (`Intl` only formats), in digits of any script, with or without the unit or currency that is asked
 * for: 1 250,50 and £1,250.50 and 1.250,50 kr and 450,- are numbers. One sign alone is the locale's decimal or group separator,
 * unless only the other is possible. `other-unit` where another unit stands beside it than the one that is asked for; nothing
 * for what is no number.
 */
export function numberIn(text: string, locale: string, counted: Counted = {}): number | 'other-unit' | undefined {
  if (text.length > longest) return undefined;
  const plain = inDigits(text).replace(/^\+(?=\d)/, '');
  const found = /^(-?)((?:\p{L}\.?|[^\d\p{L}.,-])*)(-?)([.,]?\d[\d.,]*?)([.,:]?-{1,2})?((?:[^\d-])*)$/u.exec(plain);
  if (!found) return undefined;
  const [, minus, before = '', inner, digits = '', dash, after = ''] = found;
  // Only prices end in a dash.
  if ((minus && inner) || (dash && counted.kind !== 'money')) return undefined;
  const value = valueOf((minus || inner || '') + digits, locale);
  if (value === undefined) return undefined;
  const words = wordsIn(`${before} ${after}`);
  if (words.length === 0) return value;
  const known = wordsFor(locale, counted);
  if (words.every((word) => known.has(word) || [...known].some((other) => isFormOf(word, other)))) return value;
  return counted.unit || counted.kind === 'money' ? 'other-unit' : undefined;
}

/** The text with the digits, separators and minus signs of ASCII, without spaces between its digits and marks that cannot be seen. */
function inDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '')
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u066b/g, '.')
    .replace(/\u060c/g, ',')
    .replace(/\u066c/g, '')
    .replace(/(\d)[\s'’_]+(?=\d)/g, '$1')
    .replace(/-\s+/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A decimal digit of any script as ASCII: the ten of each script stand in a row. */
function digitOf(sign: string): string {
  const code = sign.codePointAt(0)!;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}

/** The decimal sign of each locale that was asked for: `Intl` takes long to say it. */
const decimals = new Map<string, string>();

function decimalOf(locale: string): string {
  const known = decimals.get(locale);
  if (known !== undefined) return known;
  const sign = new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  decimals.set(locale, sign);
  return sign;
}

function valueOf(plain: string, locale: string): number | undefined {
  const signs = [...plain.replace(/[^.,]/g, '')];
  const last = signs.at(-1) ?? '.';
  const own = decimalOf(locale);
  const looksGrouped = new RegExp(`^-?\\d{1,3}(\\${last}\\d{3})+$`).test(plain);
  const isGroup = new Set(signs).size === 1 && looksGrouped && (signs.length > 1 || last !== own);
  const [whole = '', part, ...rest] = isGroup ? [plain.replaceAll(last, '')] : plain.split(last);
  const other = last === ',' ? '.' : ',';
  // A decimal sign may begin a number, as in .5, or end it.
  const begun = whole.replaceAll(other, '').replace(/^(-?)$/, '$10');
  const digits = begun + (part ? `.${part}` : '');
  if (rest.length > 0 || !/^-?\d{1,15}(\.\d{1,15})?$/.test(digits)) return undefined;
  return Number(digits);
}

/** Words and signs beside a number, folded, without points and brackets. */
function wordsIn(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[.,:;()]/g, '')
    .split(/\s+/)
    .filter(Boolean);
}

/** Whether two words differ by an ending: month, months. */
function isFormOf(word: string, other: string): boolean {
  const [short, long] = word.length < other.length ? [word, other] : [other, word];
  return short.length >= 4 && long.startsWith(short) && long.length - short.length <= 3;
}

/** Every word and sign that may stand for what is counted, in the locale and in English. */
function wordsFor(locale: string, { kind, unit, currency, ask = '', max }: Counted): Set<string> {
  const counts = [1, 2, 3, 5, 1.5];
  const said = (style: Intl.NumberFormatOptions, type: string) =>
    [locale, 'en'].flatMap((tag) => {
      const format = new Intl.NumberFormat(tag, { maximumFractionDigits: 1, minimumFractionDigits: 0, ...style });
      return counts.flatMap((count) =>
        format
          .formatToParts(count)
          .filter((part) => part.type === type)
          .map(({ value }) => value),
      );
    });
  if (kind === 'money') {
    if (!currency) return new Set();
    const displays = ['symbol', 'narrowSymbol', 'code', 'name'] as const;
    const names = displays.flatMap((currencyDisplay) =>
      said({ style: 'currency', currency, currencyDisplay }, 'currency'),
    );
    return new Set([...names, ...(inShops[currency] ?? [])].flatMap(wordsIn));
  }
  const displays = ['long', 'short', 'narrow'] as const;
  const namesOf = (one: string) =>
    [
      ...displays.flatMap((unitDisplay) => said({ style: 'unit', unit: one, unitDisplay }, 'unit')),
      ...(inUse[one] ?? []),
    ].flatMap(wordsIn);
  if (unit) return new Set(namesOf(unit));
  const asked = new Set(wordsIn(ask.replace(/[?!“”«»„"]/g, ' ')));
  // A share is asked for without a unit where it is a percentage in the question's words, or by its bound.
  const percent = namesOf('percent');
  const isShare = max === 100 || percent.some((name) => ask.toLowerCase().includes(name));
  return new Set([...asked, ...(isShare ? percent : [])]);
}
