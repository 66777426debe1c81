import { expect, test } from '@playwright/test';
import { forEar } from '../../../src/phone/speech/for-ear.ts';

/** What is written, and what is said of it. */
const said: Record<string, [string, string][]> = {
  en: [
    ['150 kroner', 'one hundred and fifty kroner'],
    ['kr 450', 'four hundred and fifty kroner'],
    ['600.50 kroner', 'six hundred kroner and fifty øre'],
    ['£1,250', 'one thousand two hundred and fifty pounds'],
    ['€2.50', 'two euros and fifty cents'],
    ['£0.01', 'one penny'],
    ['1,234,567', 'one million two hundred and thirty-four thousand five hundred and sixty-seven'],
    ['12.5 %', 'twelve point five per cent'],
    ['-5 degrees', 'minus five degrees'],
    ['by 2 January 2027', 'by the second of January twenty twenty-seven'],
    ['31 December 2008', 'the thirty-first of December two thousand and eight'],
    ['2026-11-30', 'the thirtieth of November twenty twenty-six'],
    ['08:30–16:00', 'eight thirty a.m. to four p.m.'],
    ['12:00–24:00', 'noon to midnight'],
    ['at 09:05 tomorrow', 'at nine oh five a.m. tomorrow'],
    ['Open now, until 14:00.', 'Open now, until two p.m.'],
    ['+47 00 00 01 10', 'plus four seven, zero zero, zero zero, zero one, one zero'],
    ['0000 Fjordvik', 'zero zero zero zero Fjordvik'],
    ['it@fjordvik.example', 'it at fjordvik dot example'],
    ['the room 2B', 'the room 2B'],
    ['1 kr', 'one krone'],
    ['kr 0.50', 'fifty øre'],
    ['1000000 kroner', 'one million kroner'],
    ['−£5', 'minus five pounds'],
    ['-5 kroner', 'minus five kroner'],
    ['−5 °C', 'minus five degrees Celsius'],
    ['101 and 1001', 'one hundred and one and one thousand and one'],
    ['the 1st of May, 2nd floor', 'the first of May, second floor'],
    ['5–7 days', 'five to seven days'],
    ['00:30', 'twelve thirty a.m.'],
    ['12:00', 'noon'],
    ['(+47) 22 85 50 50', 'plus four seven, two two, eight five, five zero, five zero'],
    ['Storgata 5B, 0155 Oslo', 'Storgata 5B, zero one five five Oslo'],
  ],
  nb: [
    ['150 kroner', 'hundre og femti kroner'],
    ['kr 450', 'fire hundre og femti kroner'],
    ['1 250,50 kr', 'tusen to hundre og femti kroner og femti øre'],
    ['600,50 kroner', 'seks hundre kroner og femti øre'],
    ['450,- kr', 'fire hundre og femti kroner'],
    ['1 år', 'ett år'],
    ['21 dager', 'tjueen dager'],
    ['1100 kroner', 'tusen ett hundre kroner'],
    ['2. januar 2027', 'andre januar to tusen og tjuesju'],
    ['i 1998', 'i nitten nittiåtte'],
    ['08.00–16.00', 'åtte til seksten'],
    ['til kl. 14.30', 'til klokken fjorten tretti'],
    ['kl. 24.00', 'midnatt'],
    ['12,5 %', 'tolv komma fem prosent'],
    ['+47 22 85 50 50', 'pluss fire sju, to to, åtte fem, fem null, fem null'],
    ['22 85 50 50', 'to to, åtte fem, fem null, fem null'],
    ['1 250 000', 'en million to hundre og femti tusen'],
    ['1,00 kr', 'en krone'],
    ['kr 1 000 000', 'en million kroner'],
    ['-5 kr', 'minus fem kroner'],
    ['450,-', 'fire hundre og femti kroner'],
    ['kr 450,-', 'fire hundre og femti kroner'],
    ['1 barn', 'ett barn'],
    ['1 dag', 'en dag'],
    ['101 dager', 'hundre og en dager'],
    ['1. etasje', 'første etasje'],
    ['3.12.2026', 'tredje desember to tusen og tjueseks'],
    ['fra 03.12.2026.', 'fra tredje desember to tusen og tjueseks.'],
    ['5–7 dager', 'fem til sju dager'],
    ['kl. 00.30', 'klokken null tretti'],
    ['−5 °C', 'minus fem grader celsius'],
    [
      'hjelp.fjordvik.example/a/412',
      'hjelp punktum fjordvik punktum example skråstrek a skråstrek fire hundre og tolv',
    ],
  ],
  sl: [
    ['1 evro', 'en evro'],
    ['2 evra', 'dva evra'],
    ['3 evri', 'trije evri'],
    ['5 evrov', 'pet evrov'],
    ['2 uri', 'dve uri'],
    ['4 ure', 'štiri ure'],
    ['2 leti', 'dve leti'],
    ['200', 'dvesto'],
    ['150 kron', 'sto petdeset kron'],
    ['1,50 evra', 'en evro in petdeset centov'],
    ['2,50 €', 'dva evra in petdeset centov'],
    ['1.250 €', 'tisoč dvesto petdeset evrov'],
    ['2.000.000', 'dva milijona'],
    ['v 3 tednih', 'v treh tednih'],
    ['21 dni', 'enaindvajset dni'],
    ['12,5 %', 'dvanajst celih pet odstotka'],
    ['2. januarja 2027', 'drugega januarja dva tisoč sedemindvajset'],
    ['1. december', 'prvi december'],
    ['8.00–16.00', 'od osmih do šestnajstih'],
    ['od 8.00 do 16.30', 'od osmih do šestnajst trideset'],
    ['ob 1.00', 'ob enih'],
    ['do 24.00', 'do polnoči'],
    ['102 €', 'sto dva evra'],
    ['103 €', 'sto trije evri'],
    ['-5 €', 'minus pet evrov'],
    ['2 knjigi', 'dve knjigi'],
    ['1 mesto', 'eno mesto'],
    ['2 mesti', 'dve mesti'],
    ['v 2 dneh', 'v dveh dneh'],
    ['2002', 'dva tisoč dve'],
    ['3. 12. 2026', 'tretji december dva tisoč šestindvajset'],
    ['1. nadstropje', 'prvo nadstropje'],
    ['5–7 dni', 'pet do sedem dni'],
    ['2 %', 'dva odstotka'],
    ['ob 0.30', 'ob nič trideset'],
  ],
  // A language without rules: what a voice reads wrong is spaced, and nothing else is touched.
  ar: [
    ['+47 00 00 01 10', '+ 4 7, 0 0, 0 0, 0 1, 1 0'],
    ['1234567', '1 2 3 4 5 6 7'],
    ['08:00–16:00', '08:00–16:00'],
    ['150', '150'],
    ['−5', '−5'],
  ],
  nn: [
    ['450 kr', '450 kr'],
    ['+47 22 85 50 50', '+ 4 7, 2 2, 8 5, 5 0, 5 0'],
  ],
};

for (const [language, table] of Object.entries(said))
  test(`numbers, money, days, times, telephone numbers and addresses are said right in ${language}`, () => {
    for (const [written, words] of table) expect(forEar(written, language), written).toBe(words);
  });

test('where nothing is written, nothing is said', () => {
  for (const language of [...Object.keys(said), 'ar']) expect(forEar('', language)).toBe('');
});

test('every number up to ten thousand, and every time of day, has words without a digit in them', () => {
  for (const language of ['en', 'nb', 'sl']) {
    for (let value = 0; value <= 10_000; value += value < 1100 ? 1 : 37)
      expect(forEar(String(value), language), `${value} in ${language}`).toMatch(/^[\p{L} -]+$/u);
    for (let minute = 0; minute < 1440; minute += 7) {
      const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}${language === 'en' ? ':' : '.'}${String(minute % 60).padStart(2, '0')}`;
      expect(forEar(clock, language), clock).toMatch(/^[\p{L} .-]+$/u);
    }
  }
});

test('what anybody writes is said in time, whatever it is', () => {
  for (const text of [
    '1'.repeat(20_000),
    '1 '.repeat(10_000),
    'a.'.repeat(10_000),
    '12:'.repeat(8000),
    'x@'.repeat(9000),
    'https://'.repeat(2000),
  ])
    for (const language of ['en', 'nb', 'sl', 'ar']) {
      const begin = process.cpuUsage();
      forEar(text, language);
      expect(process.cpuUsage(begin).user / 1000, text.slice(0, 10)).toBeLessThan(500);
    }
});
