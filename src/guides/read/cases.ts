import type { Words } from '../../hours/say.ts';
import { suggest } from '../../settings/problems.ts';
import type { Kind } from '../tree/guide.ts';
import { RuleError } from './tokens.ts';

/** The names of the months by case, with bars between them. */
type Months = Record<string, string>;

/** The names of the months by case, of a language's texts (`month.genitive`). */
export function monthsOf(words: Words): Months {
  const tables = Object.entries(words).filter(([key]) => key.startsWith('month.'));
  return Object.fromEntries(tables.map(([key, months = '']) => [key.slice('month.'.length), months]));
}

/** Splits what stands between `{{` and `}}` into a calculation and the case that its day is wanted in: `due + 1 day, genitive`. */
export function formOf(written: string): [sum: string, form?: string] {
  const [, sum = '', form] = /^(.*?)(?:,\s*([\p{L}-]*)\s*)?$/su.exec(written)!;
  return form === undefined ? [written.trim()] : [sum.trim(), form];
}

/** The names of the months in a case of a guide's language; throws a `RuleError` where there is no such case, or no day. */
export function monthsIn(
  form: string,
  kind: Kind['kind'],
  sum: string,
  { language, months }: { language: string; months: Months },
): string {
  const where = `in "{{ ${sum}, ${form} }}",`;
  const known = Object.keys(months);
  if (kind !== 'day') throw new RuleError(`${where} only a day has a case. Write "{{ ${sum} }}".`);
  if (known.length === 0)
    throw new RuleError(`${where} dates have no cases in the language ${language}. Write "{{ ${sum} }}".`);
  if (!Object.hasOwn(months, form))
    throw new RuleError(`${where} "${form}" is no case of a date.${suggest(form, known)}`);
  return months[form]!;
}
