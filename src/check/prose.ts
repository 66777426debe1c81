import { numberIn } from '../guides/tree/numbers.ts';

/** A number as it is written in a text, and whether it is an amount of money or a share. */
export interface Written {
  value: number;
  text: string;
  isAmount: boolean;
}

/** Numbers that are spelled out as often as not. */
const mostSpelled = 12;

const moneyBefore = /(?:[€£$¥₴]|\b[A-Z]{3}|\bkr\.?)[\s\u00a0]?$/i;
const moneyAfter =
  /^[\s\u00a0]?(?:[€£$¥₴%٪‰]|,-|[A-Z]{3}\b|kr\b|kron|krun|euro|evr|pund|pound|per ?cent|prosent|prozent|odstot|pour cent|відсот|грн|гривен|євро|يورو|كرون|دينار|في المئة)/i;

/**
 * The numbers in running text, in digits of any script and the signs of a locale. Calculations, addresses, codes, times of the
 * day and telephone numbers are none.
 */
export function numbersIn(source: string, locale: string): Written[] {
  const text = source
    .replace(/\{\{[^{}]*\}\}/g, ' ')
    .replace(/\]\([^()]*\)/g, '] ')
    .replace(/`[^`]*`|https?:\/\/\S+|(?<![\w.+-])[\w.+-]+@[\w.-]+/g, ' ')
    .replace(/\b\d{1,2}[:.]\d\d\b(?![.,\d]| ?(?:kr|%|€))/g, ' ')
    .replace(/\b\d{1,2} ?(?:[ap]\.?m\b\.?|Uhr\b|h\b)/gi, ' ');
  return [...text.matchAll(/\+?\p{Nd}(?:[\p{Nd}.,'’٫٬\u00a0\u202f ]*\p{Nd})?/gu)].flatMap(({ 0: found, index }) => {
    const [before, after] = [text.slice(Math.max(0, index - 6), index), text.slice(index + found.length)];
    const isName = /(?:[\p{L}_]-?|[/\p{Nd}])$/u.test(before) || /^[\p{L}_/]/u.test(after);
    const isTelephone = found.startsWith('+') || found.replace(/\P{Nd}/gu, '').length > 7;
    if (isName || isTelephone) return [];
    const value = numberIn(found, locale);
    if (typeof value !== 'number') return [];
    const isAmount = moneyBefore.test(before) || moneyAfter.test(after);
    const unit = moneyAfter.test(after) ? /^[\s\u00a0]?[^\s.,;:)]+/.exec(after)?.[0] : '';
    return [{ value, text: `${found}${unit ?? ''}`, isAmount }];
  });
}

/**
 * What two texts that say the same in two languages have in different numbers: `amounts` where each has an amount that the other
 * has not, `others` where each has a number more, or one has a number that is seldom spelled out. Nothing where they agree.
 */
export function differentNumbers(
  own: Written[],
  original: Written[],
): { kind: 'amounts' | 'others'; here: string[]; there: string[] } | undefined {
  const lacking = (one: Written[], other: Written[]) =>
    one.filter(({ value }) => !other.some((known) => known.value === value));
  const [here, there] = [lacking(own, original), lacking(original, own)];
  const texts = (all: Written[]) => [...new Set(all.map(({ text }) => text.trim()))];
  const amounts = (all: Written[]) => all.filter(({ isAmount }) => isAmount);
  for (const [paidHere, paidThere] of [
    [amounts(here), lacking(amounts(original), amounts(own))],
    [lacking(amounts(own), amounts(original)), amounts(there)],
  ] as const)
    if (paidHere.length > 0 && paidThere.length > 0)
      return { kind: 'amounts', here: texts(paidHere), there: texts(paidThere) };
  const telling = [...here, ...there].some(({ value }) => value > mostSpelled);
  if (!(here.length > 0 && there.length > 0) && !telling) return undefined;
  return { kind: 'others', here: texts(here), there: texts(there) };
}
