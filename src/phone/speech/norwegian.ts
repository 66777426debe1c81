import type { Form, SpeechRules } from './rules.ts';

const small =
  'null en to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten'.split(
    ' ',
  );
const tens = '- - tjue tretti førti femti seksti sytti åtti nitti'.split(' ');
const ordinals =
  '- første andre tredje fjerde femte sjette sjuende åttende niende tiende ellevte tolvte trettende fjortende femtende sekstende syttende attende nittende tjuende'.split(
    ' ',
  );

function cardinal(value: number, form?: Form): string {
  if (value === 1 && form === 'n') return 'ett';
  if (value < 20) return small[value]!;
  if (value < 100) return tens[Math.floor(value / 10)]! + (value % 10 ? cardinal(value % 10, form) : '');
  for (const [size, one, many] of [
    [1e6, 'en million', ' millioner'],
    [1e3, 'tusen', ' tusen'],
    [100, 'hundre', ' hundre'],
  ] as const) {
    if (value < size) continue;
    const [count, rest] = [Math.floor(value / size), value % size];
    const head = count === 1 ? one : `${cardinal(count)}${many}`;
    // 1100 is "tusen ett hundre": without the number a listener waits for it.
    const tail = rest >= 100 && rest < 200 && size > 100 ? `ett ${cardinal(rest, form)}` : cardinal(rest, form);
    return rest === 0 ? head : `${head}${rest < 100 ? ' og ' : ' '}${tail}`;
  }
  return '';
}

const neuter =
  /^(år|minutt|sekund|kvarter|døgn|semester|lån|brev|dokument|rom|eksemplar|kilo|gram|kjøp|nummer|barn|hus|kort|bord|ord|spørsmål|svar|skjema|bibliotek|sted|tall|bilde|vedlegg|emne)/i;

const ordinal = (value: number) =>
  value <= 20
    ? ordinals[value]!
    : value === 30
      ? 'trettiende'
      : `${tens[Math.floor(value / 10)]}${ordinals[value % 10]}`;

/** Norwegian Bokmål, by the way of counting that the parliament chose in 1951. */
export const norwegian: SpeechRules = {
  cardinal,
  formOf: (noun) => (neuter.test(noun) ? 'n' : undefined),
  decimal: (whole, digits) =>
    `${cardinal(whole)} komma ${
      digits.length <= 2 && digits[0] !== '0'
        ? cardinal(Number(digits))
        : digits
            .split('')
            .map((one) => small[Number(one)])
            .join(' ')
    }`,
  day: ordinal,
  year: (year) =>
    year >= 1100 && year < 2000
      ? `${cardinal(Math.floor(year / 100))} ${year % 100 === 0 ? 'hundre' : cardinal(year % 100)}`
      : cardinal(year),
  time(hour, minute, _, before) {
    if (minute === 0 && hour % 24 === 0) return 'midnatt';
    const minutes = minute === 0 ? '' : minute < 10 ? ` null ${small[minute]}` : ` ${cardinal(minute)}`;
    return `${/^kl\.?$/i.test(before) ? 'klokken ' : ''}${hour === 1 ? 'ett' : cardinal(hour)}${minutes}`;
  },
  range: (from, to) => `${from} til ${to}`,
  to: 'til',
  degrees: 'grader celsius',
  ordinal: { written: /(?<![\p{L}\d.,])(\d{1,2})\. (\p{Ll}[\p{L}-]*)/gu, say: ordinal },
  percent: (value) => `${cardinal(value)} prosent`,
  percents: 'prosent',
  joined: (whole, hundredths) => `${whole} og ${hundredths}`,
  hundredth: {
    ...Object.fromEntries(['NOK', 'SEK', 'DKK'].map((code) => [code, (value: number) => `${cardinal(value)} øre`])),
    ...Object.fromEntries(['EUR', 'USD'].map((code) => [code, (value: number) => `${cardinal(value)} cent`])),
    GBP: (value) => `${cardinal(value)} pence`,
  },
  clock: '.',
  group: '',
  point: ',',
  signs: { '@': 'krøllalfa', '.': 'punktum', '/': 'skråstrek', '-': 'bindestrek', _: 'understrek', '+': 'pluss' },
};
