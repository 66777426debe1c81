import { isDay } from './days.ts';
import { dayOf } from './conditions.ts';
import type { Answer, Question } from './guide.ts';
import { numberIn } from './numbers.ts';

/** Why an answer cannot be taken. */
export type Refusal =
  | 'missing'
  | 'unknown'
  | 'no-number'
  | 'other-unit'
  | 'not-whole'
  | 'too-many-decimals'
  | 'too-small'
  | 'too-large'
  | 'no-date'
  | 'too-early'
  | 'too-late'
  | 'no-result';

/** Parses and validates the values of one field of an address or a form as the answer to a question. */
export type ReadAnswer = (question: Question, given: string[]) => { answer: Answer } | { why: Refusal };

/** A parser of answers as visitors type them and as addresses hold them, with the number format of a locale and the currency of a guide. Days relative to today count from `today`. */
export function readerOf(locale: string, today: string, currency?: string): ReadAnswer {
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
        return readNumber(question, text, locale, currency);
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

function readNumber(
  question: Question,
  text: string,
  locale: string,
  currency: string | undefined,
): ReturnType<ReadAnswer> {
  const { min, max, unit, decimals = 0 } = question;
  const kind = question.kind === 'money' ? 'money' : 'number';
  const ask = typeof question.ask === 'string' ? question.ask : question.ask.text;
  if (text === '') return { why: 'missing' };
  const value = numberIn(text, locale, { kind, unit, currency, ask, max });
  if (value === undefined) return { why: 'no-number' };
  if (value === 'other-unit') return { why: value };
  if (Math.abs(Math.round(value * 10 ** decimals) / 10 ** decimals - value) > 1e-9)
    return { why: decimals === 0 ? 'not-whole' : 'too-many-decimals' };
  if (min !== undefined && value < min) return { why: 'too-small' };
  if (max !== undefined && value > max) return { why: 'too-large' };
  return { answer: value };
}
