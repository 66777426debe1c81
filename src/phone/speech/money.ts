import type { SpeechRules } from './rules.ts';

/** Signs of currencies; `kr` is the crown of the language's own country. */
function codeOf(sign: string, locale: string): string {
  const known: Record<string, string> = { '€': 'EUR', '£': 'GBP', $: 'USD' };
  if (!sign.startsWith('kr')) return known[sign] ?? sign;
  return locale.startsWith('sv') ? 'SEK' : locale.startsWith('da') ? 'DKK' : 'NOK';
}

const namesOf = new Map<string, Map<string, string>>();

/** The names of currencies in a locale, in all their forms, and the code of each; crowns are those of Norway, which are called as others are. */
export function currencyNames(locale: string): Map<string, string> {
  const known = namesOf.get(locale);
  if (known) return known;
  const names = new Map<string, string>();
  for (const currency of ['USD', 'GBP', 'EUR', 'NOK'])
    for (const count of [1, 2, 3, 5, 1.5]) {
      const digits = Number.isInteger(count) ? 0 : 2;
      const name = new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'name',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      })
        .formatToParts(count)
        .find(({ type }) => type === 'currency')!.value;
      names.set(name.split(' ').at(-1)!, currency);
    }
  namesOf.set(locale, names);
  return names;
}

/** Says an amount of money with the name of its currency in the number that it asks for: "hundre og femti kroner". */
export function sayAmount(
  { whole, hundredths }: { whole: number; hundredths: number },
  sign: string,
  rules: SpeechRules,
  locale: string,
): string {
  const currency = codeOf(sign, locale);
  const written = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
    maximumFractionDigits: 0,
  })
    .formatToParts(whole)
    .find(({ type }) => type === 'currency')!.value;
  // The country comes first in these names, and nobody says it.
  const name = /^(NOK|SEK|DKK|GBP|USD|CAD|AUD|CHF)$/.test(currency) ? written.split(' ').at(-1)! : written;
  const said = `${rules.cardinal(whole, rules.formOf(name))} ${name}`;
  const small = hundredths > 0 ? rules.hundredth[currency]?.(hundredths) : undefined;
  if (hundredths > 0 && !small) return `${rules.decimal(whole, String(hundredths).padStart(2, '0'))} ${name}`;
  if (small && whole === 0) return small;
  return small ? rules.joined(said, small) : said;
}
