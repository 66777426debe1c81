import type { SpeechRules } from './rules.ts';

/**
 * Signs that stand around numbers, in words or as the numbers that other steps say: `5–7 days` is "5 to 7 days", `2. etasje` is
 * "andre etasje", `−5 °C` is "minus 5 degrees Celsius". After days and times, which have such signs of their own.
 */
export function withSigns(text: string, { to, degrees, ordinal }: SpeechRules): string {
  return text
    .replace(/(?<![\p{L}\d.,-])(\d{1,4}) ?[–-] ?(\d{1,4})(?= \p{Ll})/gu, `$1 ${to} $2`)
    .replace(ordinal.written, (found, number: string, noun = '') => {
      const value = Number(number);
      return value > 0 && value < 32 ? ordinal.say(value, noun) + (noun && ` ${noun}`) : found;
    })
    .replace(/(\d) ?° ?C(?!\p{L})/gu, `$1 ${degrees}`)
    .replace(/(?<![\p{L}\d\p{Pd}.,])[-−] ?(?=[£€$]?\d)/gu, 'minus ');
}
