import { expect, test } from '@playwright/test';
import type { DeskFile, OwnField } from '../../../../../src/desk/file.ts';
import { checkInput } from '../../../../../src/desk/form/read/message.ts';
import * as more from '../../../../../src/desk/form/read/own/more.ts';
import { readOwn } from '../../../../../src/desk/form/read/own/value.ts';

const field = (kind: OwnField['kind'], required = false, options?: OwnField['options']): OwnField => ({
  label: { en: kind, nb: `${kind} (nb)` },
  kind,
  required,
  options,
});
const options = [
  { en: 'Yes', nb: 'Ja' },
  { en: 'Not yet', nb: 'Ikke ennå' },
];

test('what is written into a field of the agency’s own is read as people write it', () => {
  for (const [kind, typed, found] of [
    ['text', '  a\nb ', 'a b'],
    ['number', '1 234,50', '1 234,50'],
    ['number', '−12', '−12'],
    ['number', '٤٢', '42'],
    ['number', 'twelve', 'not-a-number'],
    ['number', '1,', 'not-a-number'],
    ['date', '27.3.2026', '2026-03-27'],
    ['date', '27. 3. 2026', '2026-03-27'],
    ['date', '2026-03-27', '2026-03-27'],
    ['date', '27/03/2026', '2026-03-27'],
    ['date', '٢٧/٣/٢٠٢٦', '2026-03-27'],
    ['date', '31.2.2026', 'not-a-date'],
    ['date', '27.3.26', 'not-a-date'],
    ['date', 'tomorrow', 'not-a-date'],
    ['phone', '+47 22 33 44 55', '+47 22 33 44 55'],
    ['phone', '(01) 234-5678 ext. 12', '(01) 234-5678 ext. 12'],
    ['phone', '112', 'not-a-phone'],
    ['phone', 'ask my mother', 'not-a-phone'],
    ['order', '2026/Æ-00412', '2026/Æ-00412'],
    ['order', '---', 'not-an-order'],
    ['order', '<b>', 'not-an-order'],
    ['text', 'x'.repeat(201), 'too-long'],
    ['text', '', ''],
  ] as const) {
    const read = readOwn(field(kind), typed);
    expect('code' in read ? read.code : read.value, `${kind}: ${typed}`).toBe(found);
  }
  expect(readOwn(field('text', true), ' ')).toEqual({ code: 'missing' });
});

const file = {
  site: { name: {}, address: '', languages: ['en', 'nb'] },
  wishes: ['mail', 'call', 'none'],
  subjects: {
    loans: { name: {}, desk: 'a', fields: { card: field('order', true), member: field('choice', false, options) } },
    rooms: { name: {}, desk: 'a', fields: { card: field('order'), day: field('date') } },
    other: { name: {}, desk: 'a' },
  },
} satisfies Pick<DeskFile, 'site' | 'subjects' | 'wishes'>;

const written = { lang: 'nb', subject: 'loans', message: 'Text', email: 'ada@example.org' };
const read = (values: Record<string, string>) =>
  checkInput({ values: more.withoutGone(values, file), notText: [] }, file, more);

test('answers come with the message in the words of the site’s first language, whichever was read', () => {
  const { message, problems } = read({ ...written, 'own-loans-card': 'B 12', 'own-loans-member': 'Ikke ennå' });
  expect(problems).toEqual([]);
  expect(message?.details?.own).toEqual([
    { id: 'card', label: 'order', value: 'B 12' },
    { id: 'member', label: 'choice', value: 'Not yet' },
  ]);
  expect(read(written).problems).toEqual([{ field: 'own-loans-card', code: 'missing' }]);
  // As a program sends them.
  expect(read({ ...written, 'own-card': 'B 12' }).message?.details?.own).toEqual([
    { id: 'card', label: 'order', value: 'B 12' },
  ]);
});

test('what was written into a field that is gone, or is no answer any more, stands in the text under its label', () => {
  for (const [values, text, own] of [
    [
      { 'own-loans-card': 'B 12', 'own-loans-old': 'blue', 'label-loans-old': 'Which colour?' },
      'Text\n\nWhich colour?: blue',
      ['B 12'],
    ],
    [
      { 'own-loans-card': 'B 12', 'own-loans-member': 'Perhaps', 'label-loans-member': 'Member?' },
      'Text\n\nMember?: Perhaps',
      ['B 12'],
    ],
    // Of another subject: the same question is taken along, the others go into the text.
    [
      { 'own-rooms-card': 'B 12', 'own-rooms-day': '1.2.2026', 'label-rooms-day': 'When?' },
      'Text\n\nWhen?: 1.2.2026',
      ['B 12'],
    ],
    [{ subject: 'other', 'own-loans-card': 'B 12', 'label-loans-card': 'Card' }, 'Text\n\nCard: B 12', []],
    [{ subject: 'other', 'own-loans-card': 'B 12' }, 'Text\n\nloans-card: B 12', []],
  ] as const) {
    const { message, problems } = read({ ...written, ...values } as Record<string, string>);
    expect(problems).toEqual([]);
    expect(message!.text).toBe(text);
    expect((message!.details?.own ?? []).map(({ value }) => value)).toEqual(own);
  }
  // Also where no subject is chosen, or one that is gone: the form that comes back has it in the text.
  expect(more.withoutGone({ subject: 'gone', message: '', 'own-gone-a': 'kept' }, file)['message']).toBe(
    'gone-a: kept',
  );
});

test('who wants a call gives a telephone number, and nobody needs an address for an answer by another way', () => {
  const other = { ...written, subject: 'other', email: '' };
  for (const [values, problems, details] of [
    [{}, [{ field: 'email', code: 'missing' }], undefined],
    [{ wish: 'none' }, [], { wish: 'none', phone: '', callAt: '', own: [] }],
    [{ wish: 'call' }, [{ field: 'phone', code: 'missing' }], undefined],
    [{ wish: 'call', phone: 'later' }, [{ field: 'phone', code: 'not-a-phone' }], undefined],
    [
      { wish: 'call', phone: '22 33 44 55', 'call-at': 'before noon' },
      [],
      { wish: 'call', phone: '22 33 44 55', callAt: 'before noon', own: [] },
    ],
    [{ wish: 'call', phone: '22 33 44 55', email: 'ada@' }, [{ field: 'email', code: 'not-an-address' }], undefined],
    // A number that is not needed is not kept.
    [{ wish: 'mail', phone: '22 33 44 55', email: 'ada@example.org' }, [], undefined],
    [{ wish: 'by pigeon' }, [{ field: 'email', code: 'missing' }], undefined],
  ] as const) {
    const found = read({ ...other, ...values });
    expect(found.problems, JSON.stringify(values)).toEqual(problems);
    expect(found.message?.details).toEqual(details);
  }
});
