import type { SpeechRules } from './rules.ts';

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ordinals =
  '- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );

function cardinal(value: number): string {
  if (value < 20) return small[value]!;
  if (value < 100) return tens[Math.floor(value / 10)]! + (value % 10 ? `-${small[value % 10]}` : '');
  for (const [size, name] of [
    [1e6, 'million'],
    [1e3, 'thousand'],
    [100, 'hundred'],
  ] as const) {
    if (value < size) continue;
    const rest = value % size;
    const joint = rest === 0 ? '' : rest < 100 ? ' and ' : ' ';
    return `${cardinal(Math.floor(value / size))} ${name}${joint}${rest ? cardinal(rest) : ''}`;
  }
  return '';
}

function ordinal(value: number): string {
  if (value <= 20) return ordinals[value]!;
  return value % 10 === 0 ? 'thirtieth' : `${tens[Math.floor(value / 10)]}-${ordinals[value % 10]}`;
}

/** English as it is said in Britain and Ireland. */
export const english: SpeechRules = {
  cardinal,
  formOf: () => undefined,
  decimal: (whole, digits) =>
    `${cardinal(whole)} point ${digits
      .split('')
      .map((one) => small[Number(one)])
      .join(' ')}`,
  day: (day) => `the ${ordinal(day)} of`,
  year(year) {
    const [century, rest] = [Math.floor(year / 100), year % 100];
    if (year < 1100 || year > 2099 || (year >= 2000 && year < 2010)) return cardinal(year);
    return `${cardinal(century)} ${rest === 0 ? 'hundred' : rest < 10 ? `oh ${small[rest]}` : cardinal(rest)}`;
  },
  time(hour, minute) {
    if (minute === 0 && hour % 24 === 0) return 'midnight';
    if (minute === 0 && hour === 12) return 'noon';
    const said = cardinal(hour % 12 || 12);
    const minutes = minute === 0 ? '' : minute < 10 ? ` oh ${small[minute]}` : ` ${cardinal(minute)}`;
    return `${said}${minutes} ${hour % 24 < 12 ? 'a.m.' : 'p.m.'}`;
  },
  range: (from, to) => `${from} to ${to}`,
  to: 'to',
  degrees: 'degrees Celsius',
  ordinal: { written: /(?<![\p{L}\d.,])(\d{1,2})(?:st|nd|rd|th)()(?!\p{L})/gu, say: ordinal },
  percent: (value) => `${cardinal(value)} per cent`,
  percents: 'per cent',
  joined: (whole, hundredths) => `${whole} and ${hundredths}`,
  hundredth: {
    GBP: (value) => `${cardinal(value)} ${value === 1 ? 'penny' : 'pence'}`,
    ...Object.fromEntries(['NOK', 'SEK', 'DKK'].map((code) => [code, (value: number) => `${cardinal(value)} øre`])),
    ...Object.fromEntries(
      ['EUR', 'USD', 'CAD', 'AUD'].map((code) => [
        code,
        (value: number) => `${cardinal(value)} cent${value === 1 ? '' : 's'}`,
      ]),
    ),
  },
  clock: ':',
  group: ',',
  point: '.',
  signs: { '@': 'at', '.': 'dot', '/': 'slash', '-': 'hyphen', _: 'underscore', '+': 'plus' },
};
