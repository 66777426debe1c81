import { expect, test } from '@playwright/test';
import { guideFrom } from '../../../src/guides/read/read.ts';
import { formatText } from '../../../src/guides/tree/format.ts';
import type { Guide } from '../../../src/guides/tree/guide.ts';
import { checklistOf } from '../../../src/guides/whole/checklist.ts';
import { differencesOf, type ReadGuide } from '../../../src/check/translations.ts';
import { language } from '../../../src/settings/strings.ts';

/** A guide that asks for a day and says something about it. */
const text = (title: string) => `title: When is it due?
summary: Say the day, and see what holds.
topic: water
audience: [residents]
owner: waterworks
reviewed: 2026-09-14
currency: NOK
questions:
  due:
    ask: When is it due?
    kind: date
    earliest: 5 years ago
    next: end
outcomes:
  end:
    title: "${title}"
    text: Something.
    steps: [Go home.]
`;
const read = (title: string, tag = 'sl') =>
  guideFrom(text(title), { file: 'x.yaml', tag, slug: 'x', zone: 'Europe/Oslo' }) as ReadGuide;
const titleOf = (guide: Guide, due: string) =>
  formatText(guide, guide.outcomes['end']!.title, { due }, '2026-11-30').replace(/\u00a0/g, ' ');

for (const [title, said] of [
  ['Rok je {{ due }}', 'Rok je 6. december 2026'],
  ['Od {{ due, genitive }}', 'Od 6. decembra 2026'],
  ['Kljub {{ due, dative }}', 'Kljub 6. decembru 2026'],
  ['Za {{ due, accusative }}', 'Za 6. december 2026'],
  ['Po {{ due - 1 day, locative }}', 'Po 5. decembru 2026'],
  ['Pred {{ due + 1 month , instrumental }}', 'Pred 6. januarjem 2027'],
] as const)
  test(`a day in a guide takes the case of its sentence: ${said}`, () => {
    const { guide, problems } = read(title);
    expect(problems).toEqual([]);
    expect(titleOf(guide, '2026-12-06')).toBe(said);
  });

test('every month has all of its cases', () => {
  const said = ['genitive', 'dative', 'locative', 'instrumental'].flatMap((form) => {
    const { guide } = read(`{{ due, ${form} }}`);
    return Array.from({ length: 12 }, (_, month) =>
      titleOf(guide, `2026-${String(month + 1).padStart(2, '0')}-02`)
        .split(' ')
        .at(1),
    );
  });
  expect(said.join(' ')).toBe(
    'januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra ' +
      'januarju februarju marcu aprilu maju juniju juliju avgustu septembru oktobru novembru decembru ' +
      'januarju februarju marcu aprilu maju juniju juliju avgustu septembru oktobru novembru decembru ' +
      'januarjem februarjem marcem aprilom majem junijem julijem avgustom septembrom oktobrom novembrom decembrom',
  );
});

for (const [what, title, tag, problem] of [
  [
    'a case that is mistyped',
    '{{ due, genitiv }}',
    'sl',
    'in "{{ due, genitiv }}", "genitiv" is no case of a date. Did you mean "genitive"?',
  ],
  [
    'a case in a language without cases of dates',
    '{{ due + 3 days, genitive }}',
    'nb',
    'in "{{ due + 3 days, genitive }}", dates have no cases in the language nb. Write "{{ due + 3 days }}".',
  ],
  [
    'a case of what is no day',
    '{{ days since due, genitive }}',
    'sl',
    'in "{{ days since due, genitive }}", only a day has a case. Write "{{ days since due }}".',
  ],
  [
    'a comma without a case',
    '{{ due, }}',
    'sl',
    'in "{{ due,  }}", "" is no case of a date. Known: genitive, dative, accusative, locative, instrumental.',
  ],
] as const)
  test(`${what} is told with its line and what to write`, () => {
    const { problems } = read(title, tag);
    expect(problems.map(({ line, message }) => [line, message])).toEqual([[16, problem]]);
  });

test('on the whole page a day that nobody has answered yet stands as its formula, whatever its case', () => {
  const { guide } = read('Pred {{ due + 3 days, instrumental }} in pred {{ today + 3 days, instrumental }}');
  const { outcomes } = checklistOf(guide, language('sl'), '2026-12-03');
  expect(outcomes[0]!.title.replace(/\u00a0/g, ' ')).toBe('Pred [Vprašanje 1 + 3 dni] in pred 6. decembrom 2026');
});

test('a case is no difference between a translation and its original', () => {
  expect(differencesOf(read('Od {{ due + 3 days, genitive }}'), read('From {{ due + 3 days }}', 'en'))).toEqual([]);
});

test('amounts of crowns are written out, as in the articles', () => {
  const say = (tag: string, sum: string) =>
    titleOf(read(`{{ ${sum} }}`, tag).guide, '2026-12-06').replace(/[\u202f]/g, ' ');
  expect(['en', 'nb', 'nn', 'sl', 'fr'].map((tag) => say(tag, '8000 NOK'))).toEqual([
    '8,000 kroner',
    '8 000 kroner',
    '8 000 kroner',
    '8000 kron',
    '8 000 kr',
  ]);
  expect(say('sl', '101 NOK')).toBe('101 krona');
});
