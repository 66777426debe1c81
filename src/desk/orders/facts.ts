import type { Fact, OrderKind } from '../file.ts';
import { hmac } from '../secrets/hash.ts';

/** A text as it was meant: in capitals, digits of any script as ours, without anything but letters and digits. */
function plainOf(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)))
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The value of a decimal digit: Unicode puts the ten of a script in a row, from a multiple of sixteen or from six beyond it. */
function digitOf(sign: string): number {
  const code = sign.codePointAt(0)!;
  const row = code - (code % 16);
  return code - (/\p{Nd}/u.test(String.fromCodePoint(row)) ? row : row + 6);
}

/** The number of an order, or a code, as people write it: `no 12-34 ab` is `NO1234AB`; O and 0, I, L and 1 are the same. */
export function readNumber(typed: string): string {
  return plainOf(typed.slice(0, 200)).replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** A second fact as people write it, in one form; empty when it cannot be read. `today` (year-month-day) tells which century two digits mean. */
export function readFact(fact: Fact, typed: string, today: string): string {
  if (fact === 'birth-date') return readBirthDate(typed.slice(0, 200), today);
  // A country before the postcode belongs to addresses abroad: `SI-1000`.
  if (fact === 'postcode') return plainOf(typed.slice(0, 200).replace(/^\s*\p{L}{1,3}\s*-\s*(?=\p{N})/u, ''));
  return readNumber(typed);
}

/** Year, month and day; or day, month and year, with anything between them or nothing. */
function readBirthDate(typed: string, today: string): string {
  const text = typed.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)));
  const parts = text.match(/\d+/g) ?? [];
  const whole = parts.length === 1 ? parts[0]! : '';
  const [a = '', b = '', c = ''] =
    parts.length === 3
      ? parts
      : /^(19|20)\d{6}$/.test(whole) && isDate(whole.slice(0, 4), whole.slice(4, 6), whole.slice(6), today)
        ? [whole.slice(0, 4), whole.slice(4, 6), whole.slice(6)]
        : /^\d{6}$|^\d{8}$/.test(whole)
          ? [whole.slice(0, 2), whole.slice(2, 4), whole.slice(4)]
          : [];
  const [year, month, day] = a.length === 4 ? [a, b, c] : [centuryOf(c, today), b, a];
  return isDate(year, month, day, today) ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : '';
}

/** Two digits are of the last hundred years. */
function centuryOf(year: string, today: string): string {
  if (year.length !== 2) return year;
  const century = today.slice(0, 2);
  return year > today.slice(2, 4) ? String(Number(century) - 1) + year : century + year;
}

function isDate(year: string, month: string, day: string, today: string): boolean {
  if (!/^(1[89]|20)\d\d$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return false;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && text <= today;
}

/** The digests of an order's number and of number with facts under each key of the server, the present one first. */
export function digestsOf(
  keys: string[],
  kind: string,
  number: string,
  facts: string[],
): Promise<{ number: string; secret: string }[]> {
  return Promise.all(
    keys.map(async (key) => ({
      number: await hmac(key, 'order number', kind, number),
      secret: await hmac(key, 'order', kind, number, ...facts),
    })),
  );
}

/** The second facts of a kind from what was typed, by the name of each; nothing when one of them is missing or cannot be read. */
export function readFacts(
  { secret, codeLength }: Pick<OrderKind, 'secret' | 'codeLength'>,
  typed: (fact: Fact) => string,
  today: string,
): string[] | undefined {
  const facts = secret.map((fact) => readFact(fact, typed(fact), today));
  const isWhole = secret.every((fact, place) => facts[place]!.length >= (fact === 'code' ? codeLength : 1));
  return isWhole ? facts : undefined;
}
