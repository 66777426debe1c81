/** A number that belongs to one person; `start` and `end` are places in the text, as `slice` takes them. */
export interface PersonalNumber {
  kind: 'norwegian' | 'slovene' | 'card';
  start: number;
  end: number;
}

/** Western, Arabic, Persian and full-width digits; in each block the last four bits of the code are the value. */
const digit = '[0-9\\u0660-\\u0669\\u06f0-\\u06f9\\uff10-\\uff19]';
const gap = '[ \\u00a0\\u2007\\u2009\\u202f.\\-\\u2010-\\u2014]{1,3}';
const run = new RegExp(`${digit}+(?:${gap}${digit}+)*`, 'g');
const group = new RegExp(`${digit}+`, 'g');

/** How people write each number: the lengths of its groups. Other groups are telephone or account numbers. */
const shapes = {
  norwegian: /^(11|6-5|6-3-2|2-2-2-5|2-2-2-3-2)$/,
  slovene: /^(13|7-6|7-3-3|7-2-3-1|7-2-4|4-3-6|4-3-3-3|2-2-3-6|2-2-3-3-3|2-2-3-2-3-1|2-2-3-2-4)$/,
  card: /^(1[3-9]|4-4-4-4(-[1-3])?|4-6-[45])$/,
};
/** An IBAN of 34 characters in groups of four is the longest that is looked at. */
const mostGroups = 9;

/**
 * Finds the numbers in a text that say who somebody is or open a bank account, in reading order and not overlapping.
 * `year` decides whether Norwegian numbers by the rule of 2032 count: before, none exist, and account numbers would be taken for them.
 */
export function personalNumbers(text: string, year = new Date().getFullYear()): PersonalNumber[] {
  const found: PersonalNumber[] = [];
  for (const { 0: digits, index } of text.matchAll(run)) {
    const groups = [...digits.matchAll(group)].map((match) => ({ text: match[0], start: index + match.index }));
    const country = /(?:^|[^A-Za-z])([A-Z]{2})$/.exec(text.slice(Math.max(0, index - 3), index))?.[1];
    for (let first = 0; first < groups.length; first++) {
      for (let count = Math.min(mostGroups, groups.length - first); count > 0; count--) {
        const taken = groups.slice(first, first + count);
        const values = taken.flatMap(({ text }) => Array.from(text, (char) => char.charCodeAt(0) & 15));
        const shape = taken.map(({ text }) => text.length).join('-');
        const isAccount = first === 0 && country !== undefined && isIban(country, values);
        const kind = isAccount ? undefined : kindOf(values, shape, year);
        if (!isAccount && !kind) continue;
        const last = taken[count - 1]!;
        if (kind) found.push({ kind, start: taken[0]!.start, end: last.start + last.text.length });
        first += count - 1;
        break;
      }
    }
  }
  return found;
}

/** The text with every personal number made unreadable: `•` for each digit but the last two. Length and separators stay. */
export function mask(text: string, year?: number): string {
  const numbers = personalNumbers(text, year);
  if (numbers.length === 0) return text;
  const masked = numbers.reduce(
    (all, { start, end }) => all.slice(0, start) + hide(all.slice(start, end)) + all.slice(end),
    text,
  );
  // The two digits that are left can be part of another number, which was not looked at before.
  return mask(masked, year);
}

function hide(number: string): string {
  const digits = new RegExp(digit, 'g');
  let left = number.match(digits)!.length;
  return number.replace(digits, (char) => (left-- > 2 ? '•' : char));
}

function kindOf(values: number[], shape: string, year: number): PersonalNumber['kind'] | undefined {
  if (shapes.norwegian.test(shape) && isNorwegian(values, year)) return 'norwegian';
  if (shapes.slovene.test(shape) && isSlovene(values)) return 'slovene';
  if (shapes.card.test(shape) && isCard(values)) return 'card';
  return undefined;
}

/**
 * Norwegian national identity number, D-number (40 added to the day) or H-number (40 added to the month).
 * Source: Skatteetaten, https://skatteetaten.github.io/folkeregisteret-api-dokumentasjon/nytt-fodselsnummer-fra-2032/
 * (from 2032 the first check may leave 0 to 3); the H-number: KITH report 11/98, "Hjelpenummer for personer uten kjent fødselsnummer".
 */
function isNorwegian(values: number[], year: number): boolean {
  const [day, month] = [pair(values, 0), pair(values, 2)];
  if (!isDay(day, month) && !isDay(day - 40, month) && !isDay(day, month - 40)) return false;
  const first = weigh(values, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11;
  return first <= (year < 2032 ? 0 : 3) && weigh(values, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

/**
 * Slovene EMŠO: day, month, three digits of the year, register, serial number, check digit.
 * Any register counts, because people who were born elsewhere in Yugoslavia keep theirs.
 * Source: Uredba o načinu določanja osebne identifikacijske številke, Uradni list RS 8/1999, 345.
 */
function isSlovene(values: number[]): boolean {
  const isYear = values[4] === 9 || values[4] === 0;
  if (!isYear || !isDay(pair(values, 0), pair(values, 2))) return false;
  return weigh(values, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

/**
 * Leading digits and lengths of Visa, Mastercard, American Express, Diners Club, Discover, UnionPay and JCB, Dankort and Maestro.
 * Visa's 13 digits are left out: none are in use, and article numbers (EAN) look like them.
 */
const cards = new RegExp(
  [
    '^4\\d{15}(\\d{3})?$',
    '^(5[1-5]\\d\\d|222[1-9]|22[3-9]\\d|2[3-6]\\d\\d|27[01]\\d|2720)\\d{12}$',
    '^3[47]\\d{13}$',
    '^3(0[0-5]|09|[689]\\d)\\d{11}(\\d\\d)?$',
    '^(6011|64[4-9]\\d|65\\d\\d|62\\d\\d|35(2[89]|[3-8]\\d))\\d{12,15}$',
    '^(501[89]|5020|5038|5893|6304|6759|676[1-3])\\d{9,15}$',
  ].join('|'),
);

/** Payment card: ISO/IEC 7812-1, with the check digit of its annex B (Luhn) and a leading range that a network has published. */
function isCard(values: number[]): boolean {
  const sum = values
    .toReversed()
    .reduce((total, value, place) => total + (place % 2 === 0 ? value : value > 4 ? value * 2 - 9 : value * 2), 0);
  return sum % 10 === 0 && cards.test(values.join(''));
}

/** Bank account with its country: ISO 13616, check digits by ISO 7064 MOD 97-10. Staff need it to pay money back. */
function isIban(country: string, values: number[]): boolean {
  if (values.length < 12 || values.length > 32) return false;
  const letters = Array.from(country, (letter) => letter.charCodeAt(0) - 55).join('');
  return BigInt(values.slice(2).join('') + letters + values.slice(0, 2).join('')) % 97n === 1n;
}

function weigh(values: number[], weights: number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * values[place]!, 0);
}

function pair(values: number[], place: number): number {
  return values[place]! * 10 + values[place + 1]!;
}

/** Whether a month has that day in some year: the century of a Norwegian number is not known. */
function isDay(day: number, month: number): boolean {
  return day >= 1 && day <= ([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}
