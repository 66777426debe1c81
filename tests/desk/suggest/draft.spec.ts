import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { articleSchema } from '../../../src/articles/schema.ts';
import { articleOf, readDraft, slugOf } from '../../../src/desk/suggest/draft.ts';

const drafting = { folder: 'content', topics: { library: { desk: 'library', audience: ['students', 'staff'] } } };
const values = {
  title: 'Borrow a projector',
  question: 'can i borrow a projector?',
  topic: 'library',
  text: '## How\n\nThe **library** lends projectors for [two days](renew.mdx). Bring your card.\n\n- One\n- Two',
};
const read = (more: Partial<typeof values> = {}) => readDraft({ ...values, ...more }, drafting);

test('a draft is an article whose front matter fits the schema', () => {
  const { draft, problems } = read();
  expect(problems).toEqual([]);
  const text = articleOf(draft, drafting, '2026-11-30');
  const [, matter, body] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(text)!;
  const fields = articleSchema.parse(parse(matter!));
  expect(fields).toMatchObject({
    title: 'Borrow a projector',
    summary: 'The library lends projectors for two days.',
    topic: 'library',
    audience: ['students', 'staff'],
    asks: ['can i borrow a projector?'],
    owner: 'library',
    reviewed: '2026-11-30',
  });
  expect(fields.publish).toBeUndefined();
  expect(body).toBe(`${values.text}\n`);
});

for (const hostile of [
  '"x": y',
  '- a',
  '{a: b}'.replace(/[{}]/g, ''),
  'yes',
  '# no',
  "it's: \\ “so” 100%",
  '&a *b !c',
  '2026-11-30',
  'a\u0085b: c',
])
  test(`a title ${JSON.stringify(hostile)} stays a title`, () => {
    const { draft } = read({ title: hostile, question: hostile, text: `${hostile} ${'word '.repeat(9)}` });
    const matter = articleOf(draft, drafting, '2026-11-30').split('\n---\n')[0]!.slice(4);
    const fields = parse(matter) as Record<string, unknown>;
    expect(Object.keys(fields)).toEqual(['title', 'summary', 'topic', 'audience', 'asks', 'owner', 'reviewed']);
    expect(fields['title']).toBe(draft.title);
    expect(fields['asks']).toEqual([draft.question]);
  });

const wrong: [Partial<typeof values>, string, string][] = [
  [{ title: '' }, 'title', 'missing'],
  [{ title: 'x'.repeat(91) }, 'title', 'too-long'],
  [{ title: '<b>x' }, 'title', 'code'],
  [{ question: ' ' }, 'question', 'missing'],
  [{ topic: '__proto__' }, 'topic', 'missing'],
  [{ text: '\u0000\n' }, 'text', 'missing'],
  [{ text: '---\ntitle: x\n---\nText' }, 'text', 'rule'],
  [{ text: 'x'.repeat(1_000_000) }, 'text', 'too-long'],
  [{ text: 'Call 01010112356 or not' }, 'text', ''],
];
for (const [more, field, code] of wrong.slice(0, -1))
  test(`${field} ${JSON.stringify(Object.values(more)[0]).slice(0, 30)} is ${code}`, () => {
    expect(read(more).problems).toEqual([{ field, code }]);
  });

const slugs: [string, string][] = [
  ['Borrow a projector', 'borrow-a-projector'],
  ['Søk på lån – nå!', 'sok-pa-lan-na'],
  ['Šola in čaj', 'sola-in-caj'],
  ['Straße: Œuvre', 'strasse-oeuvre'],
  ['Позичити проєктор', 'page-1a2b'],
  ['استعارة جهاز', 'page-1a2b'],
  ['../../etc/passwd', 'etc-passwd'],
  ['Search', 'search-2'],
  ['CON', 'con'],
  ['?!', 'page-1a2b'],
];
for (const [title, slug] of slugs)
  test(`the file of “${title}” is ${slug}`, async () => {
    expect(await slugOf(title, '1a2b', async () => false)).toBe(slug);
  });

test('a name that is taken gets a number', async () => {
  const taken = ['fees', 'fees-2'];
  expect(await slugOf('Fees', '1a2b', async (slug) => taken.includes(slug))).toBe('fees-3');
  expect(await slugOf('x'.repeat(200), '1a2b', async () => false)).toMatch(/^[a-z0-9-]{1,60}$/);
  expect(await slugOf('long word '.repeat(20), '1a2b', async () => false)).toMatch(/^[a-z]+(-[a-z]+)*$/);
});
