import { expect, test } from '@playwright/test';
import { isOpen, nextOpening } from '../../src/hours/clock.ts';
import { days } from '../../src/hours/days.ts';
import type { Hours } from '../../src/hours/hours.ts';
import { sayDays, sayTime } from '../../src/hours/say.ts';
import { language, readStrings, type Key } from '../../src/settings/strings.ts';

const at = (text: string) => new Date(text);
const plain = (text: string) => text.replace(/[\u00a0\u2009\u202f]/g, ' ');
const weekdays = days.slice(0, 5);

const hours: Hours = {
  zone: 'Europe/Oslo',
  desks: {
    office: [{ days: weekdays, opens: '08:00', closes: '14:00' }],
    late: [{ days: ['mon'], opens: '08:00', closes: '24:00' }],
    night: [
      { days: ['mon'], opens: '20:00', closes: '24:00' },
      { days: ['tue'], opens: '00:00', closes: '02:00' },
    ],
    holidays: [{ days: [...days], opens: '00:00', closes: '24:00' }],
    always: [{ days: [...days], opens: '00:00', closes: '24:00' }],
    never: [],
  },
  exceptions: [{ from: '2026-12-24', to: '2027-01-03', closed: true, desks: ['office', 'holidays'] }],
};

/** What is said of a desk, as the pages that say it choose. */
function said(desk: string, now: string, tag: string): string {
  const { t, words } = language(tag);
  const open = isOpen(hours, desk, at(now));
  if (open && !open.until) return t('desk.always');
  const time = open?.until ?? nextOpening(hours, desk, at(now));
  const key: Key = open ? 'desk.open' : 'desk.next';
  return time ? plain(sayTime(t(key), time, tag, hours.zone, words, { now: at(now) })) : '';
}

/** Of 30 November 2026, a Monday, and of days after it. */
const week: [what: string, desk: string, now: string, sentences: Record<string, string>][] = [
  [
    'open until later today',
    'office',
    '2026-11-30T09:00Z',
    {
      en: 'Open now, until 14:00',
      nb: 'Åpent nå, til kl. 14.00',
      nn: 'Ope no, til kl. 14.00',
      sl: 'Zdaj odprto, do 14.00',
      uk: 'Зараз відчинено, до 14:00',
      de: 'Jetzt geöffnet, bis 14:00 Uhr',
      fr: 'Ouvert en ce moment, jusqu’à 14:00',
      ar: 'مفتوح الآن حتى الساعة 2:00 م',
    },
  ],
  [
    'open until midnight',
    'late',
    '2026-11-30T09:00Z',
    {
      en: 'Open now, until midnight',
      nb: 'Åpent nå, til kl. 24.00',
      nn: 'Ope no, til kl. 24.00',
      sl: 'Zdaj odprto, do 24.00',
      uk: 'Зараз відчинено, до 24:00',
      de: 'Jetzt geöffnet, bis 24:00 Uhr',
      fr: 'Ouvert en ce moment, jusqu’à minuit',
      ar: 'مفتوح الآن حتى الساعة 12:00 منتصف الليل',
    },
  ],
  [
    'open until tomorrow',
    'night',
    '2026-11-30T20:00Z',
    {
      en: 'Open now, until 02:00 tomorrow',
      nb: 'Åpent nå, til i morgen kl. 02.00',
      nn: 'Ope no, til i morgon kl. 02.00',
      sl: 'Zdaj odprto, do jutri ob 2.00',
      uk: 'Зараз відчинено, до 02:00 завтрашнього дня',
      de: 'Jetzt geöffnet, bis morgen, 02:00 Uhr',
      fr: 'Ouvert en ce moment, jusqu’à demain à 02:00',
      ar: 'مفتوح الآن حتى الساعة 2:00 ص من يوم غد',
    },
  ],
  [
    'open until next month',
    'holidays',
    '2026-11-30T09:00Z',
    {
      en: 'Open now, until midnight on Wednesday 23 December',
      nb: 'Åpent nå, til onsdag 23. desember kl. 24.00',
      nn: 'Ope no, til onsdag 23. desember kl. 24.00',
      sl: 'Zdaj odprto, do srede, 23. decembra, ob 24.00',
      uk: 'Зараз відчинено, до середи, 23 грудня, 24:00',
      de: 'Jetzt geöffnet, bis Mittwoch, 23. Dezember, 24:00 Uhr',
      fr: 'Ouvert en ce moment, jusqu’au mercredi 23 décembre à minuit',
      ar: 'مفتوح الآن حتى الساعة 12:00 منتصف الليل من يوم الأربعاء 23 ديسمبر',
    },
  ],
  [
    'closed, opens later today',
    'office',
    '2026-11-30T05:00Z',
    {
      en: 'Closed now. Opens at 08:00 today',
      nb: 'Stengt nå. Åpner i dag kl. 08.00',
      nn: 'Stengt no. Opnar i dag kl. 08.00',
      sl: 'Zdaj zaprto. Odpre se danes ob 8.00',
      uk: 'Зараз зачинено. Відчинено сьогодні з 08:00',
      de: 'Jetzt geschlossen. Öffnet heute um 08:00 Uhr',
      fr: 'Fermé pour le moment. Ouvre aujourd’hui à 08:00',
      ar: 'مغلق الآن. يفتح اليوم الساعة 8:00 ص',
    },
  ],
  [
    'closed, opens tomorrow',
    'office',
    '2026-11-30T15:00Z',
    {
      en: 'Closed now. Opens at 08:00 tomorrow',
      nb: 'Stengt nå. Åpner i morgen kl. 08.00',
      nn: 'Stengt no. Opnar i morgon kl. 08.00',
      sl: 'Zdaj zaprto. Odpre se jutri ob 8.00',
      uk: 'Зараз зачинено. Відчинено завтра з 08:00',
      de: 'Jetzt geschlossen. Öffnet morgen um 08:00 Uhr',
      fr: 'Fermé pour le moment. Ouvre demain à 08:00',
      ar: 'مغلق الآن. يفتح غدًا الساعة 8:00 ص',
    },
  ],
  [
    'closed, opens in three days',
    'office',
    '2026-12-04T15:00Z',
    {
      en: 'Closed now. Opens at 08:00 on Monday 7 December',
      nb: 'Stengt nå. Åpner mandag 7. desember kl. 08.00',
      nn: 'Stengt no. Opnar måndag 7. desember kl. 08.00',
      sl: 'Zdaj zaprto. Odpre se v ponedeljek, 7. decembra, ob 8.00',
      uk: 'Зараз зачинено. Відчинено у понеділок, 7 грудня, з 08:00',
      de: 'Jetzt geschlossen. Öffnet am Montag, dem 7. Dezember, um 08:00 Uhr',
      fr: 'Fermé pour le moment. Ouvre le lundi 7 décembre à 08:00',
      ar: 'مغلق الآن. يفتح يوم الاثنين 7 ديسمبر الساعة 8:00 ص',
    },
  ],
  [
    'closed, opens next year',
    'office',
    '2026-12-24T09:00Z',
    {
      en: 'Closed now. Opens at 08:00 on Monday 4 January 2027',
      nb: 'Stengt nå. Åpner mandag 4. januar 2027 kl. 08.00',
      nn: 'Stengt no. Opnar måndag 4. januar 2027 kl. 08.00',
      sl: 'Zdaj zaprto. Odpre se v ponedeljek, 4. januarja 2027, ob 8.00',
      uk: 'Зараз зачинено. Відчинено у понеділок, 4 січня 2027, з 08:00',
      de: 'Jetzt geschlossen. Öffnet am Montag, dem 4. Januar 2027, um 08:00 Uhr',
      fr: 'Fermé pour le moment. Ouvre le lundi 4 janvier 2027 à 08:00',
      ar: 'مغلق الآن. يفتح يوم الاثنين 4 يناير 2027 الساعة 8:00 ص',
    },
  ],
  [
    'closed on the first of a month',
    'holidays',
    '2026-12-24T09:00Z',
    {
      en: 'Closed now. Opens at 00:00 on Monday 4 January 2027',
      sl: 'Zdaj zaprto. Odpre se v ponedeljek, 4. januarja 2027, ob 0.00',
    },
  ],
  [
    'open round the clock',
    'always',
    '2026-11-30T09:00Z',
    {
      en: 'Open day and night',
      nb: 'Åpent døgnet rundt',
      nn: 'Ope døgnet rundt',
      sl: 'Odprto noč in dan',
      uk: 'Відчинено цілодобово',
      de: 'Tag und Nacht geöffnet',
      fr: 'Ouvert jour et nuit',
      ar: 'مفتوح ليلًا ونهارًا',
    },
  ],
  ['never open', 'never', '2026-11-30T09:00Z', { en: '', nb: '', nn: '', sl: '', uk: '', de: '', fr: '', ar: '' }],
];

for (const [what, desk, now, sentences] of week)
  test(`a desk that is ${what} is told of in the grammar of each language`, () => {
    const tags = Object.keys(sentences);
    expect(Object.fromEntries(tags.map((tag) => [tag, said(desk, now, tag)]))).toEqual(sentences);
  });

/** Every day of a week and every month stand in the form that a sentence needs, as somebody wrote them out. */
for (const [tag, key, monday, sunday, months] of [
  [
    'sl',
    'desk.next',
    'v ponedeljek, v torek, v sredo, v četrtek, v petek, v soboto, v nedeljo',
    'v nedeljo, 6. decembra, ob 8.00',
    'januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra',
  ],
  [
    'sl',
    'desk.open',
    'do ponedeljka, do torka, do srede, do četrtka, do petka, do sobote, do nedelje',
    'do nedelje, 6. decembra, ob 8.00',
    'januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra',
  ],
  [
    'uk',
    'desk.next',
    'у понеділок, у вівторок, у середу, у четвер, у п’ятницю, у суботу, у неділю',
    'у неділю, 6 грудня, з 08:00',
    'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
  ],
  [
    'uk',
    'desk.open',
    'до понеділка, до вівторка, до середи, до четверга, до п’ятниці, до суботи, до неділі',
    'до неділі, 6 грудня, 08:00',
    'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
  ],
] as const)
  test(`in ${tag}, ${key} inflects every day and month`, () => {
    const { t, words } = language(tag);
    const say = (instant: string) => sayTime(t(key), at(instant), tag, 'UTC', words, { now: at('2026-11-01T00:00Z') });
    const week = Array.from({ length: 7 }, (_, day) => say(`2026-11-${23 + day}T08:00Z`));
    monday.split(', ').forEach((form, day) => expect(week[day]).toContain(`${form}, ${23 + day}`));
    expect(say('2026-12-06T08:00Z')).toContain(sunday);
    const year = Array.from({ length: 12 }, (_, month) => say(new Date(Date.UTC(2026, month, 15, 8)).toISOString()));
    months.split(' ').forEach((form, month) => expect(year[month]).toContain(` ${form},`));
  });

test('what is kept names its day also on that day, and French counts the first', () => {
  const say = (tag: string, key: Key, time: string) =>
    plain(
      sayTime(language(tag).t(key), at(time), tag, 'Europe/Oslo', language(tag).words, { now: at(time), kept: true }),
    );
  expect(say('en', 'mail.receipt.answerBy', '2026-11-30T13:00Z')).toBe(
    'You will get an answer by 14:00 on Monday 30 November.',
  );
  expect(say('sl', 'mail.receipt.answerBy', '2026-11-30T13:00Z')).toBe(
    'Odgovorili vam bomo najpozneje v ponedeljek, 30. novembra, ob 14.00.',
  );
  expect(say('fr', 'mail.receipt.answerBy', '2026-12-01T13:00Z')).toBe(
    'Vous recevrez une réponse au plus tard le mardi 1er décembre à 14:00.',
  );
  expect(say('nb', 'mail.received', '2026-11-30T13:00Z')).toBe('Mottatt: mandag 30. november kl. 14.00');
});

for (const [tag, days, years] of [
  ['en', 'Monday 21 December – Tuesday 22 December', 'Thursday 24 December 2026 – Friday 1 January 2027'],
  ['nb', 'mandag 21. desember – tirsdag 22. desember', 'torsdag 24. desember 2026 – fredag 1. januar 2027'],
  ['nn', 'måndag 21. desember – tysdag 22. desember', 'torsdag 24. desember 2026 – fredag 1. januar 2027'],
  ['sl', 'ponedeljek, 21. december – torek, 22. december', 'četrtek, 24. december 2026 – petek, 1. januar 2027'],
  ['ar', 'الاثنين 21 ديسمبر – الثلاثاء 22 ديسمبر', 'الخميس 24 ديسمبر 2026 – الجمعة 1 يناير 2027'],
  ['de', 'Montag, 21. Dezember – Dienstag, 22. Dezember', 'Donnerstag, 24. Dezember 2026 – Freitag, 1. Januar 2027'],
  ['fr', 'lundi 21 décembre – mardi 22 décembre', 'jeudi 24 décembre 2026 – vendredi 1er janvier 2027'],
  ['uk', 'понеділок, 21 грудня – вівторок, 22 грудня', 'четвер, 24 грудня 2026 – пʼятниця, 1 січня 2027'],
] as const)
  test(`ranges of days have one form in ${tag}, with and without years`, () => {
    const words = readStrings(tag);
    expect(plain(sayDays('2026-12-21', '2026-12-22', tag, words))).toBe(days);
    expect(plain(sayDays('2026-12-24', '2027-01-01', tag, words))).toBe(years);
    expect(sayDays('2026-12-21', '2026-12-21', tag, words)).not.toContain('–');
  });

test('an instant is said on the clock of the agency, not of the visitor', () => {
  const midnight = at('2026-12-31T23:30Z');
  const say = (zone: string) =>
    sayTime('{time}', midnight, 'en', zone, readStrings('en'), { now: at('2026-12-01T00:00Z') });
  expect(say('Europe/Oslo')).toBe('Friday 1 January 2027, 00:30');
  expect(say('America/St_Johns')).toBe('Thursday 31 December, 20:00');
  expect(say('Pacific/Apia')).toBe('Friday 1 January 2027, 12:30');
});

test('what is no part of a time is left for whoever fills it in', () => {
  const { t, words } = language('en');
  const now = at('2026-11-30T09:00Z');
  const said = sayTime(t('message.open'), at('2026-11-30T13:00Z'), 'en', hours.zone, words, { now });
  expect(said).toBe('{desk}: open now, until 14:00.');
});

test('a time of day is written as public bodies of the language do, in tables as in sentences', () => {
  const said = ['en', 'nb', 'nn', 'sl', 'uk', 'de', 'fr', 'ar'].map((tag) => plain(language(tag).time('08:30')));
  expect(said).toEqual(['08:30', '08.30', '08.30', '8.30', '08:30', '08:30', '08:30', '8:30 ص']);
});
