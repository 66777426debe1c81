import { expect, test } from '@playwright/test';
import { entriesOf, scalar, withEntries, withField, without } from '../../../src/lifecycle/source/fields.ts';
import { edited, plain } from '../../../src/lifecycle/source/text.ts';

const order = ['title', 'asks', 'reviewed', 'was', 'related'];
const page = (fields: string, text = 'Text.') => `---\n${fields}\n---\n${text}\n`;

const changes: [what: string, before: string, after: string, change: (raw: string) => string][] = [
  [
    'a day is set, and the comment behind it stays',
    page('title: A\nreviewed: 2026-01-01 # by us'),
    page('title: A\nreviewed: 2026-11-30 # by us'),
    (raw) => withField(raw, true, 'reviewed', '2026-11-30', order),
  ],
  [
    'quotation marks stay',
    page("title: A\nreviewed: '2026-01-01'"),
    page("title: A\nreviewed: '2026-11-30'"),
    (raw) => withField(raw, true, 'reviewed', '2026-11-30', order),
  ],
  [
    'a field that is not there stands behind those before it, lists of several lines too',
    page('title: A\nasks:\n  - one\n  - two\n# related to nothing\nrelated: [b]'),
    page('title: A\nasks:\n  - one\n  - two\nreviewed: 2026-11-30\n# related to nothing\nrelated: [b]'),
    (raw) => withField(raw, true, 'reviewed', '2026-11-30', order),
  ],
  [
    'a field without a value gets one',
    page('title: A\nreviewed:'),
    page('title: A\nreviewed: 2026-11-30'),
    (raw) => withField(raw, true, 'reviewed', '2026-11-30', order),
  ],
  [
    'an entry is added to a list in brackets',
    page('was: [a, "b" ] # old'),
    page('was: [a, "b", c ] # old'),
    (raw) => withEntries(raw, true, 'was', ['c'], order),
  ],
  [
    'an entry is added to a list of lines, as far in as the others',
    page('was:\n    - a\n    - b # twice\nrelated: [x]'),
    page('was:\n    - a\n    - b # twice\n    - c\nrelated: [x]'),
    (raw) => withEntries(raw, true, 'was', ['c'], order),
  ],
  [
    'an entry is added to an empty list',
    page('was: []'),
    page('was: [c]'),
    (raw) => withEntries(raw, true, 'was', ['c'], order),
  ],
  [
    'a list is begun',
    page('title: A'),
    page('title: A\nwas: [c]'),
    (raw) => withEntries(raw, true, 'was', ['c'], order),
  ],
  [
    'a name that YAML takes for a number stands in quotation marks',
    page('title: A'),
    page('title: A\nwas: ["2026"]'),
    (raw) => withEntries(raw, true, 'was', ['2026'], order),
  ],
  ['the first entry is taken out', page('was: [a, b]'), page('was: [b]'), (raw) => without(raw, true, ['was', 0])],
  ['the last entry is taken out', page('was: [a, b]'), page('was: [a]'), (raw) => without(raw, true, ['was', 1])],
  [
    'the only entry is taken out, and its field with it',
    page('title: A\nwas:\n  - a\nrelated: [b]'),
    page('title: A\nrelated: [b]'),
    (raw) => without(raw, true, ['was', 0]),
  ],
  [
    'an entry of a list of lines is taken out',
    page('was:\n  - a\n  - b # second\n  - c'),
    page('was:\n  - a\n  - c'),
    (raw) => without(raw, true, ['was', 1]),
  ],
];

for (const [what, before, after, change] of changes)
  for (const [ends, of] of [
    ['', (text: string) => text],
    [', with the line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    [', behind a byte order mark', (text: string) => `\uFEFF${text}`],
  ] as const)
    test(`${what}${ends}`, () => {
      expect(change(of(before))).toBe(of(after));
    });

test('a field is added to a file whose last line does not end', () => {
  expect(withField('title: A', false, 'reviewed', '2026-11-30', order)).toBe('title: A\nreviewed: 2026-11-30\n');
});

test('a front matter that is one group in braces is refused in words', () => {
  expect(() => withField('---\n{ title: A }\n---\nText.\n', true, 'reviewed', '2026-11-30', order)).toThrow(
    'does not have its fields on lines of their own.',
  );
});

test('what a change does not name keeps its bytes, whatever ends its lines', () => {
  const raw = '\uFEFFone\r\ntwo\nthree\r\n';
  expect(plain(raw)).toBe('one\ntwo\nthree\n');
  expect(edited(raw, [{ start: 4, end: 7, text: '2\n2' }])).toBe('\uFEFFone\r\n2\r\n2\nthree\r\n');
  expect(edited(raw, [])).toBe(raw);
});

test('a word that YAML reads as something else is quoted', () => {
  for (const word of ['2026', 'true', 'null', '1e5', 'a: b', 'x #y', '- a'])
    expect(scalar(word)).toBe(JSON.stringify(word));
  for (const word of ['late-book', '/nb/late-book/', 'a b']) expect(scalar(word)).toBe(word);
});

test('the entries of a list are read where there is one', () => {
  expect(entriesOf(page('was: [a, b]'), true, 'was')).toEqual(['a', 'b']);
  expect(entriesOf(page('title: A'), true, 'was')).toEqual([]);
});
