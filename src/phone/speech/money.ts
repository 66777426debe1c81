import type { SpeechRules } from './rules.ts';

/** Signs of currencies; `kr` is the crown of the language's own country. */
function codeOf(sign: string, locale: string): string {
  const known: Record<string, string> = { '€': 'EUR', '£': 'GBP', $: 'USD' };
  if (!sign.startsWith('kr')) return known[sign] ?? sign;
  return locale.startsWith('sv') ? 'SEK' : locale.startsWith('da') ? 'DKK' : 'NOK';
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
