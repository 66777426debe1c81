import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '../../../src/desk/suggest/source.ts';
import { openPage } from '../../../src/server/fill.ts';
import { isSample } from '../../sample.ts';
import { browser, endAll, folder, open, origin, read, unwritable } from '../desk.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

test.describe.configure({ mode: 'default' });
test.afterEach(endAll);

const page = '/en/renew-a-loan/';
const place = `/desk/sources${page.slice(0, -1)}.json`;
const section = 'when-you-cannot-renew';
// Another agency has no such page, and the tests are named there all the same, before they are left out.
const source = (
  isSample ? JSON.parse(readFileSync(join(folder, place), 'utf8')) : { parts: [{ id: section, before: '' }] }
) as Source;
const part = source.parts.find(({ id }) => id === section)!;
const text = part.before.replace('overnight loan', 'loan for one night').trim();
const written = { lang: 'en', page, section: part.id, text, why: 'Nobody says overnight.', step: 'send' };

/** A desk, and a form of the browser sent to it. */
async function opened(more: Parameters<typeof open>[0] = {}) {
  const desk = await open({ channels: ['staff', 'receipt'], ...more });
  return {
    ...desk,
    send: (values: Record<string, string> = {}, headers: Record<string, string> = {}) =>
      desk.form({ ...written, ...values }, headers, '/desk/suggestions'),
    show: async (query: string) => desk.app.request(`${origin}/desk/suggestions?${query}`, { headers: browser }),
  };
}

/** What the form shows. */
async function shown(answer: Response) {
  const built = openPage(await answer.text());
  const visible = (part: string) => built.has(part) && !built.has(`${part}[hidden]`);
  return {
    status: answer.status,
    text: built.has('#text') ? built.text('#text') : '',
    problems: visible('[data-problems]') ? built.text('[data-problems] ul').trim() : '',
    notice: visible('[data-notice]') ? built.text('[data-notice]') : '',
    now: visible('[data-changed]') ? built.text('[data-changed] pre') : '',
    preview: visible('[data-preview]') ? built.html('[data-preview] div') : '',
    isGone: visible('[data-gone]'),
    built,
  };
}

test('a page shows the text of its parts, exactly as its file has it', async () => {
  const { show } = await opened();
  for (const { id, before, fields } of source.parts) {
    const { built, text } = await shown(await show(`page=${page}&section=${id}`));
    if (fields) expect(built.attribute('#title', 'value')).toBe(fields.title!.value);
    else expect(text).toBe(before.trim());
    expect(built.text('[data-parts] [aria-current]')).toBe(
      { 'title-and-summary': 'Title and summary', beginning: 'Beginning' }[id] ??
        source.parts.find((one) => one.id === id)!.name,
    );
    expect(readFileSync(source.file, 'utf8')).toContain(before);
  }
});

for (const [address, words] of [
  ['/en/contact/', 'Library desk'],
  ['/en/catalogue/authors/1/', 'Norsk'],
  ['/nb/catalogue/authors/1/', 'Norsk'],
] as const)
  test(`${address} says in words what stands there, and takes what should be different as text`, async () => {
    const { show, send, store } = await opened({ channels: ['forge', 'staff'] });
    const { built } = await shown(await show(`page=${address}`));
    expect(built.text('[data-words] pre')).toContain(words);
    expect(built.text('#text')).toBe('');
    expect((await send({ page: address, section: '', text: 'It closes at three.' })).status).toBe(303);
    const [kept] = await store.list();
    expect(kept!.suggestion).toMatchObject({ kind: 'words', after: 'It closes at three.', page: address });
    expect((await store.deliveriesOf(kept!.reference)).map(({ channel }) => channel)).toEqual(['staff']);
  });

test('a suggestion is kept with what stood there and what shall stand there, and sent on by mail', async () => {
  const { send, store, app } = await opened();
  const answer = await send({ email: 'ada@example.org', name: 'Ada' });
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/en/contact/sent/']);
  const cookie = answer.headers.get('Set-Cookie')!.split(';')[0]!;
  const sent = openPage(
    await (await app.request(`${origin}/en/contact/sent/`, { headers: { Cookie: cookie } })).text(),
  );
  expect(sent.text('h1')).toBe('Your suggestion has been sent');
  const [kept] = await store.list();
  expect(sent.text('[data-reference]')).toBe(kept!.reference);
  expect(kept).toMatchObject({
    desk: 'library',
    subject: '',
    email: 'ada@example.org',
    name: 'Ada',
    page,
    answerBy: '',
  });
  expect(kept!.suggestion).toEqual({
    kind: 'change',
    file: 'content/articles/en/renew-a-loan.mdx',
    page,
    title: 'Renew a loan',
    base: source.base,
    before: part.before,
    after: part.before.replace('overnight loan', 'loan for one night'),
    why: written.why,
  });
  expect(kept!.text).toContain('\n-- It is an overnight loan');
  const channels = (await store.deliveriesOf(kept!.reference)).map(({ channel }) => channel);
  expect(channels).toEqual(['receipt', 'staff']);
});

test('it goes to the forge where one is set, and nowhere else; a message never does', async () => {
  const { send, form, store } = await opened({ channels: ['forge', 'staff', 'receipt', 'webhook', 'zammad'] });
  await send();
  const channelsOf = async () =>
    (await store.deliveriesOf((await store.list())[0]!.reference)).map(({ channel }) => channel);
  // Without an address there is nobody to send a receipt to.
  expect(await channelsOf()).toEqual(['forge']);
  const message = {
    key: 'key-of-this-submit-1',
    lang: 'en',
    subject: 'library',
    message: 'Hello',
    email: 'a@example.org',
  };
  await form({ ...message }, { Accept: 'application/json' });
  const other = (await store.list()).find(({ suggestion }) => !suggestion)!;
  expect((await store.deliveriesOf(other.reference)).map(({ channel }) => channel)).toEqual([
    'receipt',
    'staff',
    'webhook',
    'zammad',
  ]);
});

test('the same suggestion twice is one, and two of one page are two', async () => {
  const { send, store } = await opened();
  const [first, second] = [await send(), await send()];
  expect([first.status, second.status]).toEqual([303, 303]);
  expect(await store.list()).toHaveLength(1);
  await send({ text: `${text}\n- One more.` });
  expect(await store.list()).toHaveLength(2);
});

const refused: [string, Record<string, string>, number, RegExp][] = [
  ['nothing changed', { text: part.before.replaceAll('\n', '\r\n') }, 422, /not changed anything/],
  ['an empty text', { text: ' \u200b' }, 422, /Write the text/],
  ['a text of one megabyte', { text: 'word '.repeat(200_000) }, 413, /shorter: 60,000/],
  ['a script', { text: `${text}\n<script>alert(1)</script>` }, 422, /plain text/],
  ['an import', { text: `import x from 'y'\n\n${text}` }, 422, /plain text/],
  ['front matter', { text: `---\npublish: 2020-01-01\n---\n${text}` }, 422, /hyphens/],
  ['a link to a script', { text: `${text}\n[x](javascript:alert(1))` }, 422, /https/],
  ['a personal number', { text: `${text}\n01010112345 4242 4242 4242 4242` }, 422, /identity number/],
  ['a reason without end', { why: 'x'.repeat(2001) }, 422, /reason shorter/],
  ['an address that is none', { email: 'ada' }, 422, /email address/],
];
for (const [name, values, status, problem] of refused)
  test(`${name} is refused in words, and the text is kept`, async () => {
    const { send, store } = await opened();
    const { text: typed, ...seen } = await shown(await send(values));
    expect(seen.status).toBe(status);
    expect(seen.problems).toMatch(problem);
    expect(typed.trim()).toBe((values['text'] ?? text).replaceAll('\r\n', '\n').trim());
    expect(seen.built.text('title')).toMatch(/^Error: /);
    expect(await store.list()).toEqual([]);
  });

test('BOM, tabs and line ends of a browser change nothing of the rest', async () => {
  const { send, store } = await opened();
  await send({ text: `\uFEFF${text.replaceAll('\n', '\r\n')}\r\n-\tOne more.\r\n` });
  const [kept] = await store.list();
  expect(kept!.suggestion!.after).toBe(`${text}\n-\tOne more.\n\n`);
});

test('bytes that are not UTF-8 are refused in words', async () => {
  const { post, store } = await opened();
  const body = Buffer.from(`page=${page}&section=${part.id}&text=caf\u00e9`, 'latin1');
  const headers = { ...browser, 'Content-Type': 'application/x-www-form-urlencoded' };
  const { status, notice } = await shown(await post('/desk/suggestions', body, headers));
  expect([status, notice]).toEqual([400, expect.stringContaining('could not read')]);
  expect(await store.list()).toEqual([]);
});

test('title and summary are changed in place, and nothing else of the front matter', async () => {
  const { send, store } = await opened();
  const summary = 'Keep what you have borrowed: “longer” than you "thought".';
  await send({ section: 'title-and-summary', title: 'Keep a loan', summary, topic: 'it', owner: 'it' });
  const [kept] = await store.list();
  const { before, after } = kept!.suggestion!;
  expect(before).toMatch(/^title: Renew a loan\nsummary: Get more time/);
  expect(after).toBe(`title: Keep a loan\nsummary: ${JSON.stringify(summary)}`);
  const { problems } = await shown(await send({ section: 'title-and-summary', title: '', summary: 'Short' }));
  expect(problems).toMatch(/Write a title.*summary longer/s);
});

test('a text that has changed since is shown beside what was written, and the second time it is sent', async () => {
  const was = (await shown(await (await opened()).show(`page=${page}&section=${part.id}`))).built.attribute(
    '[name=was]',
    'value',
  );
  const newer = {
    ...source,
    parts: source.parts.map((one) => (one === part ? { ...one, before: `${one.before.trim()} Newer.\n\n` } : one)),
  };
  const { send, store } = await opened({
    read: async (address) => (address === place ? JSON.stringify(newer) : read(address)),
  });
  const seen = await shown(await send({ was }));
  expect(seen.status).toBe(409);
  expect(seen.now).toContain('Newer.');
  expect(seen.text).toBe(text);
  expect(await store.list()).toEqual([]);
  const next = seen.built.attribute('[name=was]', 'value');
  expect((await send({ was: next })).status).toBe(303);
  expect((await store.list())[0]!.suggestion!.before).toContain('Newer.');
});

test('a page or a part that is gone says so, and offers to send the text as a message', async () => {
  const { send, show, form, store } = await opened();
  for (const values of [{ page: '/en/no-such-page/' }, { page: '/../../etc/passwd/' }, { section: 'no-such-part' }]) {
    const seen = await shown(await send(values as Record<string, string>));
    expect([seen.status, seen.isGone]).toEqual([404, true]);
    const carried = seen.built.attribute('[data-gone] [name=message]', 'value');
    expect(carried).toBe(`${text}\n\n${written.why}`);
    const contact = await form({ lang: 'en', message: carried, step: 'change' });
    expect(openPage(await contact.text()).text('#message')).toBe(carried);
  }
  expect((await shown(await show('page=/en/no-such-page/'))).isGone).toBe(true);
  expect(await store.list()).toEqual([]);
});

test('a preview shows the text as a page would, HTML as text, and sends nothing', async () => {
  const { send, store } = await opened();
  const { preview, text: kept } = await shown(
    await send({ step: 'preview', text: `${text}\n\n**A & B** [x](late-and-lost-books.mdx#cost)` }),
  );
  expect(preview).toContain('<strong>A &');
  expect(preview).toContain('href="/en/late-and-lost-books/#cost"');
  expect(kept).toContain('**A & B**');
  expect(await store.list()).toEqual([]);
  const words = await shown(
    await send({
      page: '/en/contact/',
      section: '',
      step: 'preview',
      text: '<img src=x onerror=alert(1)> [x](javascript:alert(1))',
    }),
  );
  expect(words.preview).not.toMatch(/<img|javascript/);
});

test('who fills in what nobody sees is asked, and a program that does is set aside', async () => {
  const { send, json, store } = await opened();
  const seen = await shown(await send({ 'nothing-here': 'x' }));
  expect(seen.status).toBe(422);
  expect(seen.problems).toContain('Tick the box');
  expect((await send({ 'nothing-here': 'x', person: 'yes' })).status).toBe(303);
  const answer = await json({ ...written, text: `${text} Buy!`, 'nothing-here': 'x' }, {}, '/desk/suggestions');
  expect(answer.status).toBe(201);
  expect((await store.list({ aside: true })).map((one) => one.suggestion?.page)).toEqual([page]);
});

test('another site cannot send one, and whoever hides where it comes from keeps the text', async () => {
  const { send, json, store } = await opened();
  const seen = await shown(await send({}, { Origin: 'https://evil.example' }));
  expect([seen.status, seen.text]).toEqual([403, text]);
  expect((await json(written, { Origin: 'https://evil.example' }, '/desk/suggestions')).status).toBe(403);
  expect(await store.list()).toEqual([]);
});

test('after a few suggestions the browser has work to do, and after many none is taken', async () => {
  const { send, store } = await opened();
  const of = (number: number) => ({ text: `${text} ${number}` });
  for (let number = 1; number <= 5; number++) expect((await send(of(number))).status).toBe(303);
  const seen = await shown(await send(of(6)));
  expect(seen.status).toBe(429);
  expect(seen.built.has('[data-work]:not([hidden])')).toBe(true);
  expect(seen.text).toBe(of(6).text);
  // What is known already is not one more.
  expect((await send(of(5))).status).toBe(303);
  for (let number = 7; number <= 30; number++) await send(of(number));
  expect((await shown(await send(of(31)))).notice).toContain('too many suggestions');
  expect(await store.list()).toHaveLength(5);
});

test('what cannot be kept is not thanked for, and the text is kept', async () => {
  const { store } = await open();
  const { send } = await opened({ store: { ...unwritable(store), knows: async () => false } });
  const seen = await shown(await send());
  expect([seen.status, seen.text]).toEqual([503, text]);
  expect(seen.notice).toContain('NOT sent');
});

test('a page that is missing becomes the draft of an article', async () => {
  const { send, store } = await opened();
  const draft = {
    kind: 'page',
    page: '',
    section: '',
    title: 'Renew a loan',
    question: 'can i keep it',
    topic: 'library',
    text: 'You can keep it for longer.',
  };
  const seen = await shown(await send({ ...draft, question: '' }));
  expect(seen.problems).toBe('Write a question');
  expect([seen.built.attribute('#title', 'value'), seen.text]).toEqual([draft.title, draft.text]);
  expect((await send(draft)).status).toBe(303);
  const [kept] = await store.list();
  // That of the title is taken.
  expect(kept!.suggestion!.file).toBe('content/articles/en/renew-a-loan-2.mdx');
  expect(kept!.suggestion!.after).toMatch(
    /^---\ntitle: Renew a loan\nsummary: You can keep it for longer\.\ntopic: library\n/,
  );
});

test('the sender sees what became of it', async () => {
  const { send, form, app, store } = await opened();
  const cookie = (await send()).headers.get('Set-Cookie')!.split(';')[0]!;
  const sent = openPage(
    await (await app.request(`${origin}/en/contact/sent/`, { headers: { Cookie: cookie } })).text(),
  );
  const [reference, secret] = [sent.text('[data-reference]'), sent.text('[data-secret]')];
  const status = async () => {
    const page = openPage(await (await form({ lang: 'en', reference, secret }, {}, '/desk/status')).text());
    return [
      page.text('[data-state]'),
      page.has('[data-forge][hidden]') ? '' : page.attribute('[data-forge] a', 'href'),
    ];
  };
  const link = 'https://forge.example/pulls/7';
  expect(await status()).toEqual([expect.stringContaining('will look at it'), '']);
  await store.suggested(reference, 'proposed', link, '2026-11-24T10:00:00.000Z');
  expect(await status()).toEqual([expect.stringContaining('not decided yet'), link]);
  await store.suggested(reference, 'merged', '', '2026-11-24T11:00:00.000Z');
  expect(await status()).toEqual([expect.stringContaining('taken over'), link]);
});

test('the text of a page that nobody can see is in no file of the site', () => {
  expect(source.parts.map(({ before }) => before).join('')).not.toMatch(/^(?:asks|audience|related|reviewed|owner):/m);
});
