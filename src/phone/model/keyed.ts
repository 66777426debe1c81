import type { Question } from '../../guides/tree/guide.ts';

/** Day, month and year in the order in which a locale writes them. */
function orderIn(locale: string): ('day' | 'month' | 'year')[] {
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit', numberingSystem: 'latn' })
    .formatToParts(0)
    .map(({ type }) => type)
    .filter((type) => type === 'day' || type === 'month' || type === 'year');
}

const lengths = { day: 2, month: 2, year: 4 };

/**
 * Eight digits in the order of a locale as a day, a star as the decimal sign: what was keyed as somebody would type it. What is no
 * day or number stays as it is, for the guide to refuse.
 */
export function readKeyed(keys: string, { kind }: Pick<Question, 'kind'>, locale: string): string {
  if (kind === 'date') {
    if (!/^\d{8}$/.test(keys)) return keys || '-';
    let place = 0;
    const parts: Record<string, string> = {};
    for (const part of orderIn(locale)) {
      parts[part] = keys.slice(place, place + lengths[part]);
      place += lengths[part];
    }
    return `${parts['year']}-${parts['month']}-${parts['day']}`;
  }
  const sign = new Intl.NumberFormat(locale, { numberingSystem: 'latn' })
    .formatToParts(1.5)
    .find(({ type }) => type === 'decimal')!.value;
  return keys.replace('*', sign) || '-';
}

/** A day as it is keyed in a locale, digit by digit: `0 2 0 1 2 0 2 7` for the second of January 2027. */
export function spokenExample(locale: string): string {
  const parts = { day: '02', month: '01', year: '2027' };
  return orderIn(locale)
    .map((part) => parts[part])
    .join('')
    .split('')
    .join(' ');
}
