import { localeOf } from '../../hours/locale.ts';
import { english } from './english.ts';
import { norwegian } from './norwegian.ts';
import type { SpeechRules } from './rules.ts';
import { currencyNames, sayAmount } from './money.ts';
import { withSigns } from './signs.ts';
import { slovene } from './slovene.ts';

const known: Record<string, SpeechRules> = { en: english, nb: norwegian, no: norwegian, sl: slovene };

/** The rules of a language; nothing where the written form is left to the voice. */
export function speechRules(language: string): SpeechRules | undefined {
  return known[language.split('-')[0]!];
}

/** Longer runs of digits are read one by one. */
const longestNumber = 7;

/**
 * A text with its numbers, amounts, days, times, telephone numbers and addresses in words, so that any voice says them right:
 * "08.00–16.00" is "åtte til seksten" in Norwegian. In a language without rules, telephone numbers and long numbers have a space
 * between their digits, and all else stays as it is written.
 */
export function forEar(text: string, language: string): string {
  const rules = speechRules(language);
  const plain = text.replace(/[\u00A0\u202F\u2009]/g, ' ').replace(/[“”„«»"*_]/g, '');
  const digits = (found: string) => byDigit(found, rules);
  const numbered = withPhones(plain, digits);
  if (!rules) return numbered.replace(/\d{5,}/g, digits).trim();
  const locale = localeOf(language);
  return [withAddresses, withDates, withTimes, withSigns, withMoney, withNumbers]
    .reduce((said, step) => step(said, rules, locale), numbered)
    .replace(/ {2,}/g, ' ')
    .replace(/([.?!])\.(?!\.)/g, '$1')
    .trim();
}

/** Digits one by one, with a pause between groups. */
function byDigit(found: string, rules: SpeechRules | undefined): string {
  return found
    .trim()
    .split(/\s+/)
    .map((group) =>
      [...group.replace('+', '')].reduce(
        (said, sign) => `${said}${said && ' '}${rules ? rules.cardinal(Number(sign)) : sign}`,
        group.startsWith('+') ? (rules?.signs['+'] ?? '+') : '',
      ),
    )
    .join(', ');
}

/** With a country code; in three groups or more that are no thousands; or a run of digits that is longer than any number. */
function withPhones(text: string, say: (found: string) => string): string {
  return text
    .replace(/\((\+\d{1,3})\) ?(?=\d)/g, '$1 ')
    .replace(/\+\d[\d ]{4,20}\d/g, say)
    .replace(/(?<![\d.,])\d{2,4}(?: \d{2,4}){2,5}(?![\d.,]?\d)/g, (found) =>
      /^\d{1,3}(?: \d{3})+$/.test(found) && !found.startsWith('0') ? found : say(found),
    );
}

/** Longer addresses are not read out letter by letter. */
const longestAddress = 300;

function withAddresses(text: string, { signs }: SpeechRules): string {
  return text.replace(/[^\s,;()]+/g, (found) => {
    const end = /[.!?:]$/.test(found) ? found.slice(-1) : '';
    const address = end ? found.slice(0, -1) : found;
    if (address.length > longestAddress || !isAddress(address)) return found;
    const said = address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/[@./_-]/g, (sign) => ` ${signs[sign as '@']} `);
    return said + end;
  });
}

/** Whether a word is an address of the web, with its scheme or a path behind the host, or of a mailbox. */
function isAddress(word: string): boolean {
  if (/^https?:\/\//.test(word)) return true;
  const [name = '', host, more] = word.split('@');
  if (host !== undefined) return more === undefined && /^[\w.+-]+$/.test(name) && /^[\w-]+[.][\w.-]+$/.test(host);
  const [first = '', ...path] = word.split('/');
  return path.length > 0 && /^[a-z][\w-]*[.][\w.-]+$/.test(first) && path.every((part) => /^[\w.-]*$/.test(part));
}

const monthsOf = new Map<string, string[]>();

/** The names of the months as they stand after a day and alone. */
function monthsIn(locale: string, more: string[] = []): string[] {
  const found = monthsOf.get(locale);
  if (found) return found;
  const inDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const alone = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const all = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 1)).flatMap((instant) => {
    const name = alone.format(instant);
    return [inDay.formatToParts(instant).find(({ type }) => type === 'month')!.value, name];
  });
  const names = [...new Set([...all, ...more])].sort((one, other) => other.length - one.length);
  monthsOf.set(locale, names);
  return names;
}

function withDates(text: string, rules: SpeechRules, locale: string): string {
  const months = monthsIn(locale, rules.months);
  // Day, month and year with points, where a language writes them so.
  const iso =
    rules.clock === '.'
      ? text.replace(
          /(?<![\d.,])(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?!\d)/g,
          (_, day: string, month: string, year: string) =>
            [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
        )
      : text;
  const written = iso.replace(/\b(\d{4})-(\d\d)-(\d\d)\b/g, (found, year: string, month: string, day: string) => {
    const name = Number(month) > 0 && Number(month) < 13 ? Date.UTC(2026, Number(month) - 1) : undefined;
    if (name === undefined) return found;
    const said = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
      .formatToParts(name)
      .find(({ type }) => type === 'month')!.value;
    return `${Number(day)} ${said} ${year}`;
  });
  const pattern = new RegExp(`(?<!\\d)(\\d{1,2})\\.? (${months.join('|')})(?:,? (\\d{4}))?(?!\\p{L})`, 'gu');
  return written.replace(pattern, (found, day: string, month: string, year?: string) => {
    if (Number(day) < 1 || Number(day) > 31) return found;
    return `${rules.day(Number(day), month)} ${month}${year ? ` ${rules.year(Number(year))}` : ''}`;
  });
}

function withTimes(text: string, rules: SpeechRules): string {
  const sign = rules.clock === '.' ? '[.:]' : ':';
  const time = `([01]?\\d|2[0-4])${sign}([0-5]\\d)`;
  const before = '(?:(?<!\\p{L})(kl\\.?|[Oo]d|[Oo]b|[Dd]o) )?';
  const word = (found = '') => (/^kl/i.test(found) || found === '' ? '' : `${found} `);
  return text
    .replace(
      new RegExp(`${before}(?<![\\d.,:])${time} ?[–-] ?${time}(?![\\d:]|[.,]\\d)`, 'gu'),
      (_, small: string | undefined, hour: string, minute: string, toHour: string, toMinute: string) =>
        word(small) +
        rules.range(
          rules.time(Number(hour), Number(minute), 'from', small ?? ''),
          rules.time(Number(toHour), Number(toMinute), 'to', ''),
          small ?? '',
        ),
    )
    .replace(
      new RegExp(`${before}(?<![\\d.,:])${time}(?![\\d:]|[.,]\\d)`, 'gu'),
      (_, small: string | undefined, hour: string, minute: string) =>
        word(small) + rules.time(Number(hour), Number(minute), 'alone', small ?? ''),
    );
}

/** A number as a language writes it, and its value. */
function numberPattern({ group, point }: SpeechRules): string {
  const between = group ? `[ ${group === '.' ? '\\.' : group}]` : ' ';
  return `(\\d{1,3}(?:${between}\\d{3})+|\\d{1,9})(?:${point === '.' ? '\\.' : point}(\\d{1,4}))?`;
}

const wholeOf = (written: string) => Number(written.replace(/\D/g, ''));

function withMoney(text: string, rules: SpeechRules, locale: string): string {
  const number = numberPattern(rules);
  const sign = '(kr\\.?|€|£|\\$|NOK|SEK|DKK|EUR|GBP|USD)';
  const say = (code: string, whole: string, cents: string | undefined) =>
    sayAmount(
      { whole: wholeOf(whole), hundredths: cents ? Number(cents.padEnd(2, '0').slice(0, 2)) : 0 },
      code,
      rules,
      locale,
    );
  const names = currencyNames(locale);
  const named = `${number.replace(/\)\?$/, ')')} (${[...names.keys()].join('|')})(?!\\p{L})`;
  return (
    text
      .replace(new RegExp(`(?<![\\d.,])${named}`, 'gu'), (_, whole: string, cents: string, name: string) =>
        say(names.get(name)!, whole, cents),
      )
      // As prices stand in Norway: 450,- without a crown, too.
      .replace(new RegExp(`(?<![\\p{L}\\d.,])(?:kr\\.? ?)?${number},[-–](?! ?kr)(?!\\d)`, 'gu'), (_, whole: string) =>
        say('kr', whole, undefined),
      )
      .replace(
        new RegExp(`(?<![\\p{L}\\d])${sign} ?${number}(?!\\d)`, 'gu'),
        (_, code: string, whole: string, cents?: string) => say(code, whole, cents),
      )
      .replace(
        new RegExp(`(?<![\\d.,])${number},?-? ?${sign}(?![\\p{L}])`, 'gu'),
        (_, whole: string, cents: string | undefined, code: string) => say(code, whole, cents),
      )
  );
}

function withNumbers(text: string, rules: SpeechRules): string {
  const number = numberPattern(rules);
  return text
    .replace(new RegExp(`(?<![\\p{L}\\d])${number} ?%`, 'gu'), (_, whole: string, digits?: string) =>
      digits ? `${rules.decimal(wholeOf(whole), digits)} ${rules.percents}` : rules.percent(wholeOf(whole)),
    )
    .replace(
      new RegExp(`(?<![\\p{L}\\d])(-|−)?${number}(?![\\d\\p{L}])(?: (\\p{L}+))?`, 'gu'),
      (_, minus: string | undefined, whole: string, digits: string | undefined, noun?: string) => {
        const behind = noun ? ` ${noun}` : '';
        if (
          digits === undefined &&
          ((whole.startsWith('0') && whole.length > 1) || (/^\d+$/.test(whole) && whole.length > longestNumber))
        )
          return byDigit(whole, rules) + behind;
        const isYear =
          digits === undefined &&
          /^(1[1-9]|20)\d\d$/.test(whole) &&
          (!noun || !/^\p{Ll}/u.test(noun) || /^(and|og|in|to|til|do)$/.test(noun));
        const said = digits
          ? rules.decimal(wholeOf(whole), digits)
          : isYear
            ? rules.year(wholeOf(whole))
            : rules.cardinal(wholeOf(whole), noun ? rules.formOf(noun) : undefined);
        return `${minus ? 'minus ' : ''}${said}${behind}`;
      },
    );
}
