import type { OwnField } from '../../../file.ts';
import { cleanLine } from '../text.ts';

/** What is wrong with what was written into a field of the agency's own. */
export type OwnProblem = 'missing' | 'not-a-number' | 'not-a-date' | 'not-a-phone' | 'not-an-order' | 'too-long';

/** Characters of one answer. */
export const longest = 200;

/** What was written, as it is kept, or what is wrong with it. An empty text is right where the field is not required. */
export function readOwn(field: OwnField, typed: string): { value: string } | { code: OwnProblem } {
  const value = cleanLine(typed);
  if (value === '') return field.required ? { code: 'missing' } : { value };
  if ([...value].length > longest) return { code: 'too-long' };
  const western = digits(value);
  switch (field.kind) {
    case 'number':
      return numberPattern.test(western.replace(/\s/g, '')) ? { value: western } : { code: 'not-a-number' };
    case 'date': {
      const day = dayIn(western);
      return day ? { value: day } : { code: 'not-a-date' };
    }
    case 'phone': {
      const phone = phoneIn(value);
      return phone ? { value: phone } : { code: 'not-a-phone' };
    }
    case 'order':
      return /^(?=.*[\p{L}\p{N}])[\p{L}\p{N} ./_#:-]{1,60}$/u.test(western)
        ? { value: western }
        : { code: 'not-an-order' };
    case 'choice': {
      const option = optionIn(field, value);
      // What is no answer, is none: the caller keeps it as text.
      return option ? { value: Object.values(option)[0]! } : { code: 'missing' };
    }
    default:
      return { value };
  }
}

/** The option whose words, in whatever language, were sent. */
export function optionIn({ options = [] }: OwnField, words: string): Record<string, string> | undefined {
  return options.find((option) => Object.values(option).some((own) => cleanLine(own) === words));
}

/** Signed, grouped by signs as people do in many countries, with a decimal point or comma. */
const numberPattern = /^[-−+]?\d+(?:[.,'’]\d+)*$/;

/** A telephone number with 5 to 15 digits (E.164) and, if wanted, an extension; nothing when it is none. */
export function phoneIn(typed: string): string | undefined {
  const value = digits(cleanLine(typed));
  const [number = '', extension = ''] = value.split(/(?:ext\.?|#|x)/i);
  const count = number.replace(/\D/g, '').length;
  const isPhone = /^\+?[\d ()./-]+$/.test(number) && count >= 5 && count <= 15 && /^[\d ]{0,10}$/.test(extension);
  return isPhone && value.length <= 40 ? value : undefined;
}

/** The day that was meant, as ISO 8601: year first, or day, month and year, with whatever stands between; nothing when there is no such day. */
function dayIn(value: string): string | undefined {
  const [, a = '', b = '', c = ''] = /^(\d{1,4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,4})\D?$/.exec(value) ?? [];
  const [year, month, day] = a.length === 4 ? [a, b, c] : [c, b, a];
  if (year.length !== 4 || day.length > 2) return undefined;
  const said = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = new Date(`${said}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(said) ? said : undefined;
}

/** Digits as all programs know them: also Arabic, Persian and full-width ones, without marks of direction. */
function digits(text: string): string {
  return text
    .replace(/[٠-٩۰-۹０-９]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\u061c\u200e\u200f]/g, '');
}
