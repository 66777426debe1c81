import { isDay } from './days.ts';
import { dayOf } from './conditions.ts';
import type { Answer, Question } from './guide.ts';

/** Why an answer cannot be taken. */
export type Refusal =
  | 'missing'
  | 'unknown'
  | 'no-number'
  | 'not-whole'
  | 'too-many-decimals'
  | 'too-small'
  | 'too-large'
  | 'no-date'
  | 'too-early'
  | 'too-late';

/** Parses and validates the values of one field of an address or a form as the answer to a question. */
export type ReadAnswer = (question: Question, given: string[]) => { answer: Answer } | { why: Refusal };

/** A parser of answers as visitors type them and as addresses hold them, with the number format of a locale. Days relative to today count from `today`. */
export function readerOf(locale: string, today: string): ReadAnswer {
  return (question, given) => {
    const text = (given.at(-1) ?? '').trim();
    switch (question.kind) {
      case 'choice':
      case 'yes-no':
        if (text === '') return { why: 'missing' };
        return Object.hasOwn(question.options, text) ? { answer: text } : { why: 'unknown' };
      case 'choices': {
        const names = [...new Set(given.flatMap((one) => one.split(' ')).filter(Boolean))];
        const known = Object.keys(question.options).filter((name) => names.includes(name));
        return known.length === names.length ? { answer: known } : { why: 'unknown' };
      }
      case 'date':
        return readDay(question, text, today);
      default:
        return readNumber(question, text, locale);
    }
  };
}

/** An answer as it stands in an address: the inverse of `readerOf`. */
export function answerInAddress(answer: Answer): string {
  return Array.isArray(answer) ? answer.join(' ') : String(answer);
}

function readDay({ earliest, latest }: Question, text: string, today: string): ReturnType<ReadAnswer> {
  if (text === '') return { why: 'missing' };
  if (!isDay(text)) return { why: 'no-date' };
  if (earliest && text < dayOf(earliest, today)) return { why: 'too-early' };
  if (latest && text > dayOf(latest, today)) return { why: 'too-late' };
  return { answer: text };
}

function readNumber(question: Question, text: string, locale: string): ReturnType<ReadAnswer> {
  const { min, max, decimals = 0 } = question;
  if (text === '') return { why: 'missing' };
  const value = numberIn(text, locale);
  if (value === undefined) return { why: 'no-number' };
  if (Math.abs(Math.round(value * 10 ** decimals) / 10 ** decimals - value) > 1e-9)
    return { why: decimals === 0 ? 'not-whole' : 'too-many-decimals' };
  if (min !== undefined && value < min) return { why: 'too-small' };
  if (max !== undefined && value > max) return { why: 'too-large' };
  return { answer: value };
}

/**
 * Parses a number leniently (`Intl` only formats): 1 250,50 and 1,250.50 and 1.250,50 are the same. One sign alone is the
 * locale's decimal or group separator, unless only the other is possible. Nothing for what is no number.
 */
export function numberIn(text: string, locale: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s'’_]/g, '')
    .replace('−', '-')
    .replace(/[٠-٩]/g, (sign) => String(sign.charCodeAt(0) - 0x660));
  const signs = [...plain.replace(/[^.,]/g, '')];
  const last = signs.at(-1) ?? '.';
  const own = new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  const looksGrouped = new RegExp(`^-?\\d{1,3}(\\${last}\\d{3})+$`).test(plain);
  const isGroup = new Set(signs).size === 1 && looksGrouped && (signs.length > 1 || last !== own);
  const [whole = '', part, ...rest] = isGroup ? [plain.replaceAll(last, '')] : plain.split(last);
  const other = last === ',' ? '.' : ',';
  const digits = whole.replaceAll(other, '') + (part === undefined ? '' : `.${part}`);
  if (rest.length > 0 || !/^-?\d{1,15}(\.\d{1,15})?$/.test(digits)) return undefined;
  return Number(digits);
}
