import type { Form, SpeechRules } from './rules.ts';

const small =
  'nič ena dve tri štiri pet šest sedem osem devet deset enajst dvanajst trinajst štirinajst petnajst šestnajst sedemnajst osemnajst devetnajst'.split(
    ' ',
  );
/** Before "in" of 21 to 99. */
const units = '- ena dva tri štiri pet šest sedem osem devet'.split(' ');
const tens = '- - dvajset trideset štirideset petdeset šestdeset sedemdeset osemdeset devetdeset'.split(' ');
const hundreds = '- sto dvesto tristo štiristo petsto šeststo sedemsto osemsto devetsto'.split(' ');
const forms: Record<Form, string[]> = {
  m: ['', 'en', 'dva', 'trije', 'štirje'],
  f: ['', 'ena', 'dve', 'tri', 'štiri'],
  n: ['', 'eno', 'dve', 'tri', 'štiri'],
  oblique: ['', 'enem', 'dveh', 'treh', 'štirih'],
};
/** In the genitive and the locative: after ob, od, do, v. */
const oblique =
  'nič enih dveh treh štirih petih šestih sedmih osmih devetih desetih enajstih dvanajstih trinajstih štirinajstih petnajstih šestnajstih sedemnajstih osemnajstih devetnajstih'.split(
    ' ',
  );
const ordinals =
  '- prv drug tretj četrt pet šest sedm osm devet deset enajst dvanajst trinajst štirinajst petnajst šestnajst sedemnajst osemnajst devetnajst dvajset'.split(
    ' ',
  );

function cardinal(value: number, form?: Form): string {
  if (value < 5 && value > 0 && form) return forms[form][value]!;
  if (value < 20) return form === 'oblique' && value > 0 ? oblique[value]! : small[value]!;
  if (value < 100) {
    const ten = tens[Math.floor(value / 10)]! + (form === 'oblique' ? 'ih' : '');
    return value % 10 === 0 ? ten : `${units[value % 10]}in${ten}`;
  }
  const rest = (size: number) => (value % size === 0 ? '' : ` ${cardinal(value % size, form)}`);
  if (value < 1000) return hundreds[Math.floor(value / 100)]! + rest(100);
  if (value < 1e6) {
    const count = Math.floor(value / 1000);
    // A thousand is not declined: dva tisoč, tri tisoč.
    const said = count === 1 ? '' : `${count === 2 ? 'dva' : cardinal(count)} `;
    return `${said}tisoč${rest(1000)}`;
  }
  const count = Math.floor(value / 1e6);
  const noun = ['milijonov', 'milijon', 'milijona', 'milijoni', 'milijoni'][count % 100] ?? 'milijonov';
  return `${count === 1 ? '' : `${cardinal(count, 'm')} `}${noun}${rest(1e6)}`;
}

const feminine =
  /^(ur[aeio]?|kron[aei]?|minut[aei]?|sekund[aei]?|ocen[aei]?|strani?|knjig[aei]?|izkaznic[aei]?|točk[aei]?|osebe?|oseb[ai]?|hrivn[aei]?|funkcij[aei]?|stopnj[aei]?|možnosti?)$/i;
const neuter = /^(let[aio]?|mest[aio]?|gesl[aio]?|vprašanj[aei]?|števil[aio]?|sporočil[aio]?|nadstropj[aei]?)$/i;

const ordinalStem = (value: number) =>
  value <= 20
    ? ordinals[value]!
    : value === 30
      ? 'trideset'
      : `${units[value % 10]}in${value < 30 ? 'dvajset' : 'trideset'}`;

/** Slovene: dual, three genders, and hours in the cases of ob, od and do. */
export const slovene: SpeechRules = {
  cardinal,
  formOf: (noun) =>
    /(ih|eh|ah)$/i.test(noun)
      ? 'oblique'
      : feminine.test(noun)
        ? 'f'
        : neuter.test(noun)
          ? 'n'
          : /^\p{Ll}/u.test(noun)
            ? 'm'
            : undefined,
  decimal(whole, digits) {
    const sign = ['celih', 'cela', 'celi', 'cele', 'cele'][whole % 100] ?? 'celih';
    const behind =
      digits.length <= 2 && digits[0] !== '0'
        ? cardinal(Number(digits))
        : digits
            .split('')
            .map((one) => small[Number(one)])
            .join(' ');
    return `${cardinal(whole, 'f')} ${sign} ${behind}`;
  },
  day(day, written) {
    // In the genitive both end so: drugega januarja.
    return ordinalStem(day) + (written.endsWith('a') ? 'ega' : 'i');
  },
  year: (year) => cardinal(year),
  time(hour, minute) {
    if (minute === 0 && hour % 24 === 0) return 'polnoči';
    if (minute > 0) return `${cardinal(hour)} ${minute < 10 ? `nič ${cardinal(minute)}` : cardinal(minute)}`;
    return hour < 20 ? oblique[hour]! : cardinal(hour, 'oblique');
  },
  range: (from, to, before) => `${/^od$/i.test(before) ? '' : 'od '}${from} do ${to}`,
  to: 'do',
  degrees: 'stopinj Celzija',
  ordinal: {
    written: /(?<![\p{L}\d.,])(\d{1,2})\. (\p{Ll}[\p{L}-]*)/gu,
    say: (value, noun) =>
      ordinalStem(value) + (feminine.test(noun) ? 'a' : neuter.test(noun) ? (value === 3 ? 'e' : 'o') : 'i'),
  },
  percent: (value) =>
    `${cardinal(value, 'm')} ${['odstotkov', 'odstotek', 'odstotka', 'odstotki', 'odstotki'][value % 100] ?? 'odstotkov'}`,
  percents: 'odstotka',
  months: 'januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra'.split(' '),
  joined: (whole, hundredths) => `${whole} in ${hundredths}`,
  hundredth: {
    EUR: (value) => `${cardinal(value, 'm')} ${['centov', 'cent', 'centa', 'centi', 'centi'][value] ?? 'centov'}`,
    USD: (value) => `${cardinal(value, 'm')} ${['centov', 'cent', 'centa', 'centi', 'centi'][value] ?? 'centov'}`,
    NOK: (value) => `${cardinal(value, 'm')} ${['erov', 'er', 'era', 'eri', 'eri'][value] ?? 'erov'}`,
  },
  clock: '.',
  group: '.',
  point: ',',
  signs: { '@': 'afna', '.': 'pika', '/': 'poševnica', '-': 'vezaj', _: 'podčrtaj', '+': 'plus' },
};
