import { serve } from '@hono/node-server';
import { expect, test } from '@playwright/test';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/sha';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { deskApp } from '../../src/desk/app.ts';
import type { DeskFile } from '../../src/desk/file.ts';
import { openDesk } from '../../src/desk/host/node.ts';
import type { DeskParts } from '../../src/desk/parts.ts';
import { sign } from '../../src/desk/secrets/tokens.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import type { Store } from '../../src/desk/store/store.ts';
import { openPage } from '../../src/server/fill.ts';
import { sites } from '../sites.ts';

test.describe.configure({ mode: 'default' });

const secret = 'q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k=';
const olderSecret = 'Vb2nM8qLr5TzXw0cK7sHd3JfY9gPa1EuRi6oQt4eZx8=';
const origin = 'http://localhost:4999';
const now = new Date('2026-11-24T09:00:00.000Z');
const marker = 'mARKERkramar57';

/** The site that the suite has built, or one of our own where only these tests run. */
let folder = sites.content.folder;
let file: DeskFile;
const read = (address: string) => readFile(join(folder, address), 'utf8').catch(() => undefined);

const stop: (() => unknown)[] = [];
const stopLast: (() => unknown)[] = [];
test.beforeAll(() => {
  test.setTimeout(180_000);
  if (!existsSync(join(folder, 'desk/desk.json'))) {
    const temporary = mkdtempSync(join(tmpdir(), 'desk-app-'));
    stopLast.push(() => rmSync(temporary, { recursive: true, force: true }));
    folder = join(temporary, 'site');
    execFileSync(process.execPath, ['src/build.ts'], { env: { ...process.env, OUT: folder } });
  }
  file = JSON.parse(readFileSync(join(folder, 'desk/desk.json'), 'utf8')) as DeskFile;
});
test.afterEach(async () => {
  for (const end of stop.splice(0).reverse()) await end();
});
test.afterAll(() => stopLast.forEach((end) => end()));

function temporaryFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'desk-app-'));
  stop.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A desk with a real store, the built pages, and what it logged and sent on. */
async function open(more: Partial<DeskParts> = {}) {
  const store = await openStore(`sqlite:${join(temporaryFolder(), 'desk.sqlite')}`);
  stop.push(() => store.close());
  const lines: Record<string, unknown>[] = [];
  const app = deskApp({
    file,
    store,
    read,
    secrets: [secret],
    channels: ['staff'],
    deliver: async () => undefined,
    limits: { soft: 1_000_000, hard: 1_000_000 },
    senderOf: async () => 'somebody',
    now: () => now,
    log: (line) => lines.push(line),
    ...more,
  });
  const post = async (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    app.request(`${origin}${path}`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
  return {
    app,
    store,
    lines,
    post,
    /** As a browser sends a form. */
    form: (values: Record<string, string>, headers: Record<string, string> = {}, path = '/desk/messages') =>
      post(path, new URLSearchParams(values), { ...browser, ...headers }),
    /** As a program sends a message. */
    json: (values: unknown, headers: Record<string, string> = {}, path = '/desk/messages') =>
      post(path, JSON.stringify(values), {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        ...headers,
      }),
  };
}

const browser = { Accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8', Origin: origin };
const key = 'key-of-this-submit-1';
const written = {
  lang: 'en',
  subject: 'library',
  message: 'The lamp at my seat is dark.\nIt is <b>seat 4</b>.',
  email: 'ada@example.org',
  name: 'Ada "the" Lovelace',
};
const other = { ...written, message: 'Another text.' };
const unwritable = (store: Store): Store => ({
  ...store,
  count: () => Promise.reject(new Error(`${marker}: disk full`)),
  accept: () => Promise.reject(new Error(`${marker}: disk full`)),
  find: () => Promise.reject(new Error(`${marker}: disk full`)),
});

/** What a form page shows. */
async function shown(answer: Response) {
  expect(answer.headers.get('Content-Type')).toMatch('text/html');
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  const page = openPage(await answer.text());
  const isForm = page.has('form[data-message]');
  return {
    isForm,
    isCheck: page.has('[data-unsent]'),
    lang: page.attribute('html', 'lang'),
    unsent: page.has('[data-unsent]') ? page.text('[data-unsent]') : '',
    notice: isForm && !page.has('[data-notice][hidden]') ? page.text('[data-notice]') : '',
    problems: isForm && !page.has('[data-problems][hidden]') ? page.text('[data-problems] ul') : '',
    message: isForm
      ? decode(page.text('#message'))
      : page.has('input[name=message]')
        ? decode(page.attribute('input[name=message]', 'value'))
        : '',
    email: page.has('#email') ? page.attribute('#email', 'value') : '',
    proof: page.has('input[name=proof]') ? page.attribute('input[name=proof]', 'value') : '',
  };
}

function decode(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}

test.describe('a program that sends a message', () => {
  test('is told the reference and by when an answer comes, and the message is stored', async () => {
    const { json, store } = await open();
    const answer = await json(written);
    expect(answer.status).toBe(201);
    const said = (await answer.json()) as { reference: string; answerBy: string };
    expect(said.reference).toMatch(/^[2-9A-Z]{8}$/);
    expect(said.answerBy).toMatch(/^2026-11-\d\dT/);
    expect(await store.find(said.reference)).toMatchObject({ text: written.message, answerBy: said.answerBy });
  });

  test('may send the same again, but no other text under the same key', async () => {
    const { json, store } = await open();
    const first = (await (await json({ ...written, key })).json()) as { reference: string };
    const again = await json({ ...written, key });
    expect(again.status).toBe(201);
    expect(await again.json()).toEqual(first);
    expect((await json({ ...other, key })).status).toBe(409);
    expect(await store.list()).toHaveLength(1);
  });

  test('may send the same again when its sender may send nothing more', async () => {
    const { json, store } = await open({ limits: { soft: 1, hard: 1 } });
    const first: unknown = await (await json({ ...written, key })).json();
    for (let tries = 0; tries < 3; tries++) {
      const again = await json({ ...written, key });
      expect(again.status).toBe(201);
      expect(await again.json()).toEqual(first);
    }
    expect((await json({ ...other, key })).status).toBe(409);
    expect((await json(other)).status).toBe(429);
    expect(await store.list()).toHaveLength(1);
  });

  test('is told which fields are wrong', async () => {
    const { json } = await open();
    const answer = await json({ ...written, message: ' ', email: 7 });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toEqual({
      problems: [
        { field: 'message', code: 'missing' },
        { field: 'email', code: 'not-text' },
      ],
    });
  });

  test('is told when it is too long or of a type that is not read', async () => {
    const { json, post, store } = await open();
    expect((await json({ ...written, message: 'x'.repeat(70_000) })).status).toBe(413);
    const accept = { Accept: 'application/json' };
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(8192))),
    });
    const type = { ...accept, 'Content-Type': 'application/json' };
    expect((await post('/desk/messages', endless, type)).status).toBe(413);
    expect((await post('/desk/messages', 'x', { ...accept, 'Content-Type': 'text/plain' })).status).toBe(415);
    expect(await store.list()).toEqual([]);
  });

  test('is told to wait when its sender has sent too many today', async () => {
    const { json, store } = await open({ limits: { soft: 2, hard: 2 } });
    for (const status of [201, 201, 429]) {
      const answer = await json(written);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('Retry-After')).toBe(status === 429 ? '3600' : null);
    }
    expect(await store.list()).toHaveLength(2);
  });

  test('is told when the message cannot be stored', async () => {
    const { store } = await open();
    const { json } = await open({ store: unwritable(store) });
    const answer = await json(written);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ error: 'not stored' });
  });
});

test.describe('somebody who writes', () => {
  test('checks the message first, sends it, and sees the reference once', async () => {
    const { app, form, store } = await open();
    const check = await shown(await form(written));
    expect(check).toMatchObject({ isCheck: true, message: written.message });
    expect(await store.list()).toEqual([]);
    const sent = await form({ ...written, proof: check.proof, step: 'send' });
    expect(sent.status).toBe(303);
    expect(sent.headers.get('Location')).toBe('/en/contact/sent/');
    const cookie = sent.headers.get('Set-Cookie')!;
    expect(cookie).toMatch(/^sent=[\w.-]+; Path=\/en\/contact\/sent\/; Max-Age=900; HttpOnly; SameSite=Strict$/);
    const [kept] = await store.list();
    const page = await app.request(`${origin}/en/contact/sent/`, { headers: { Cookie: cookie.split(';')[0]! } });
    expect(openPage(await page.text()).text('[data-reference]')).toBe(kept!.reference);
  });

  test('whose connection broke before the answer came sends the same again, and sees the same reference and word', async () => {
    const { app, form, store } = await open();
    const { proof } = await shown(await form(written));
    const pages = [];
    for (let tries = 0; tries < 2; tries++) {
      const sent = await form({ ...written, proof, step: 'send' });
      const page = await app.request(`${origin}/en/contact/sent/`, {
        headers: { Cookie: sent.headers.get('Set-Cookie')!.split(';')[0]! },
      });
      pages.push(openPage(await page.text()));
    }
    expect(pages[0]!.text('[data-secret]')).toMatch(/^(\w{5}-){5}\w{5}$/);
    for (const part of ['[data-reference]', '[data-secret]']) expect(pages[1]!.text(part)).toBe(pages[0]!.text(part));
    expect(await store.list()).toHaveLength(1);
  });

  test('60,000 spaces in any field are answered at once', async () => {
    const { form } = await open();
    const spaces = `x${' '.repeat(60_000)}x`;
    await form(written);
    for (const field of [
      'lang',
      'subject',
      'message',
      'email',
      'name',
      'question',
      'page',
      'website',
      'proof',
      'wait',
      'work',
      'step',
    ]) {
      const start = performance.now();
      await (await form({ ...written, [field]: spaces })).text();
      // A page takes some 20 ms; its parser took three to seven seconds.
      expect(performance.now() - start, field).toBeLessThan(1000);
    }
  });

  test('sees the check page again, with everything there, when it is too old or forged', async () => {
    const { form, store } = await open();
    const old = await sign(secret, 'send', 'a-key-of-yesterday-1', '2026-11-24T08:59:59.999Z');
    const foreign = await sign(olderSecret, 'send', 'a-key-of-another-1', '2026-11-25T08:00:00.000Z');
    const purpose = await sign(secret, 'answered', 'a-key-of-another-1', '2026-11-25T08:00:00.000Z');
    for (const proof of ['', 'x', 'a.b.c', '\u{1F600}.\0', old, foreign, purpose]) {
      const again = await shown(await form({ ...written, proof, step: 'send' }));
      expect(again).toMatchObject({ isCheck: true, message: written.message });
      expect(again.unsent).toContain('open for too long');
      expect(again.proof).not.toBe(proof);
    }
    expect(await store.list()).toEqual([]);
  });

  test('can send a page that was made before the secret changed', async () => {
    const { form, store } = await open({ secrets: [secret, olderSecret] });
    const proof = await sign(olderSecret, 'send', 'a-key-of-the-old-one', '2026-11-25T08:00:00.000Z');
    expect((await form({ ...written, proof, step: 'send' })).status).toBe(303);
    expect(await store.list()).toHaveLength(1);
  });

  for (const [what, status, words, more] of [
    ['nothing can be stored', 503, 'something failed on our side', { broken: true }],
    ['too many came from there', 429, 'too many messages', { limits: { soft: 0, hard: 0 } }],
  ] as const)
    test(`is never told "sent" when ${what}, and the text is still in the form`, async () => {
      const { store } = await open();
      const { form } = await open({
        store: 'broken' in more ? unwritable(store) : store,
        ...('limits' in more && { limits: more.limits }),
      });
      const proof = await sign(secret, 'send', key, '2026-11-25T08:00:00.000Z');
      const answer = await form({ ...written, proof, step: 'send' });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('Set-Cookie')).toBeNull();
      expect(answer.headers.get('Location')).toBeNull();
      const page = await shown(answer);
      expect(page.notice).toContain(words);
      expect(page).toMatchObject({ message: written.message, email: written.email });
      expect(await store.list()).toEqual([]);
    });

  test('who sends another text from the same page is told that the first was sent', async () => {
    const { form, store } = await open();
    const proof = await sign(secret, 'send', key, '2026-11-25T08:00:00.000Z');
    expect((await form({ ...written, proof, step: 'send' })).status).toBe(303);
    const answer = await form({ ...other, proof, step: 'send' });
    expect(answer.status).toBe(409);
    expect(await shown(answer)).toMatchObject({ message: other.message, notice: /first message has been sent/ });
    expect(await store.list()).toHaveLength(1);
  });

  test('reads a page of the site, in the right language, when the form cannot be read', async () => {
    const { post } = await open();
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const part = '--b\r\nContent-Disposition: form-data; name="message"; filename="a.txt"\r\n\r\nx\r\n--b--\r\n';
    for (const [status, body, headers] of [
      [413, `message=${'x'.repeat(70_000)}`, type],
      [415, 'x', { 'Content-Type': 'text/plain' }],
      [400, 'message=%ff', type],
      [400, 'message=%zz', type],
      [422, part, { 'Content-Type': 'multipart/form-data; boundary=b' }],
    ] as const)
      for (const from of [{ Referer: `${origin}/nb/contact/` }, { 'Accept-Language': 'nb,en;q=0.5' }] as Record<
        string,
        string
      >[]) {
        const answer = await post('/desk/messages', body, { ...browser, ...headers, ...from });
        expect(answer.status).toBe(status);
        const page = await shown(answer);
        expect(page).toMatchObject({ isForm: true, lang: 'nb' });
        expect(page.problems).not.toBe('');
        // What was lost is not said to be still there.
        expect(page.notice).toBe('');
      }
    for (const path of ['/desk/status', '/desk/answered']) {
      const answer = await post(path, 'reference=%ff', { ...browser, ...type });
      expect(answer.status).toBe(400);
      expect(answer.headers.get('Content-Type')).toMatch('text/html');
    }
  });

  test('with a subject that there is not is told to choose one', async () => {
    const { form } = await open();
    const answer = await form({ ...written, subject: '__proto__' });
    expect(answer.status).toBe(422);
    expect((await shown(answer)).problems).toContain('Choose what your message is about');
  });

  test('from another site is refused on a page that can be read, and nothing is stored', async () => {
    const { form, json, store } = await open();
    const proof = await sign(secret, 'send', key, '2026-11-25T08:00:00.000Z');
    for (const from of [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: `${origin}.evil.example` },
      { Origin: 'https://localhost:4999' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ] as Record<string, string>[]) {
      const answer = await form({ ...written, proof, step: 'send' }, from);
      expect(answer.status).toBe(403);
      const page = await shown(answer);
      expect(page).toMatchObject({ isForm: true, message: written.message });
      expect(page.notice).toContain('NOT sent');
      const told = await json(written, from);
      expect([told.status, await told.json()]).toEqual([403, { error: 'another site' }]);
      for (const path of ['/desk/status', '/desk/answered'])
        expect((await form({ reference: '22222222', secret: 'x' }, from, path)).status).toBe(403);
    }
    expect(await store.list()).toEqual([]);
  });

  test('into the field that no person sees is thanked, and the message is set aside', async () => {
    const { form, store } = await open();
    const answers = await Promise.all(
      ['', 'https://spam.example'].map(async (website, number) => {
        const proof = await sign(secret, 'send', `${key}-${number}`, '2026-11-25T08:00:00.000Z');
        const answer = await form({ ...written, website, proof, step: 'send' });
        return [answer.status, answer.headers.get('Location'), (answer.headers.get('Set-Cookie') ?? '').length];
      }),
    );
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]![0]).toBe(303);
    expect(await store.list({ aside: true })).toHaveLength(1);
    expect((await store.waiting()).count).toBe(1);
  });
});

test.describe('an error that nobody thought of', () => {
  test('gives a browser the form with everything in it, and a program JSON', async () => {
    const { lines, form, json } = await open({
      read: async (address) => {
        if (address.includes('check')) throw new TypeError(marker);
        return read(address);
      },
      senderOf: () => Promise.reject(new RangeError(marker)),
    });
    const answer = await form(written);
    expect(answer.status).toBe(503);
    expect(await shown(answer)).toMatchObject({ isForm: true, message: written.message, notice: /NOT sent/ });
    const told = await json({ reference: 'x', secret: 'x' }, {}, '/desk/status');
    expect([told.status, await told.json()]).toEqual([503, { error: 'failed' }]);
    expect(lines.map(({ error }) => error)).toEqual(['TypeError', 'RangeError']);
    expect(JSON.stringify(lines)).not.toContain(marker);
  });

  test('does not say that a message was not sent to somebody who looks it up', async () => {
    const { store } = await open();
    const { form } = await open({ store: unwritable(store) });
    const answer = await form({ lang: 'en', reference: '22222222', secret: 'x' }, {}, '/desk/status');
    expect(answer.status).toBe(503);
    const text = await answer.text();
    expect(text).toContain('What has become of my message?');
    expect(text).not.toContain('NOT sent');
    const page = openPage(text);
    expect(page.text('[data-state]')).toBe('We cannot look up messages at the moment. Try again later.');
    expect(page.attribute('#reference', 'value')).toBe('22222222');
  });

  test('does not say that a link is not valid to staff who follow it', async () => {
    const { store } = await open();
    const { app } = await open({ store: unwritable(store) });
    const token = await sign(secret, 'answered', '22222222', '2026-11-25T08:00:00.000Z');
    const answer = await app.request(`${origin}/desk/answered?token=${token}`);
    expect(answer.status).toBe(503);
    const page = openPage(await answer.text());
    expect(page.has('[data-unknown]:not([hidden])') && page.text('[data-unknown]')).toContain('failed on our side');
  });

  test('does not tell somebody with the right word that there is no such message, when many look up from there', async () => {
    const { json, form } = await open({ limits: { soft: 1, hard: 1 } });
    const mine = (await (await json(written)).json()) as { reference: string; secret: string };
    const look = { lang: 'en', reference: mine.reference, secret: mine.secret };
    for (let tries = 0; tries < 10; tries++) expect((await json(look, {}, '/desk/status')).status).toBe(200);
    const answer = await form(look, {}, '/desk/status');
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, '3600']);
    expect(openPage(await answer.text()).text('[data-state]')).toContain('Try again later');
  });

  test('without the built pages is told in JSON', async () => {
    const { form } = await open({ read: async () => undefined });
    expect((await form(written)).status).toBe(503);
  });
});

test('status says the same of an unknown reference and a wrong secret word', async () => {
  const { json, form } = await open();
  const mine = (await (await json(written)).json()) as { reference: string; secret: string };
  const unknown = '22222222';
  const seen = async (answer: Response) => [
    answer.status,
    [...answer.headers].sort().join(),
    (await answer.text()).replaceAll(mine.reference, '#').replaceAll(unknown, '#'),
  ];
  const ask = (reference: string, word: string) => ({ lang: 'en', reference, secret: word });
  for (const send of [json, form]) {
    const wrong = await seen(await send(ask(mine.reference, 'wrong'), {}, '/desk/status'));
    for (const values of [ask(unknown, mine.secret), ask(unknown, 'wrong')])
      expect(await seen(await send(values, {}, '/desk/status'))).toEqual(wrong);
  }
  const own = await json(ask(mine.reference.toLowerCase(), mine.secret), {}, '/desk/status');
  expect(await own.json()).toMatchObject({ reference: mine.reference, state: 'received' });
});

test('the log has one line a request, and nothing that anybody wrote', async () => {
  const { app, form, json, lines, store } = await open();
  const broken = await open({ store: unwritable(store), log: (line) => lines.push(line) });
  const marked = Object.fromEntries(
    ['lang', 'subject', 'message', 'email', 'name', 'page', 'question', 'website', 'key', 'proof', 'step', marker].map(
      (field) => [field, field === 'email' ? `${marker}@${marker}.example` : `/${marker}-${marker}`],
    ),
  );
  const headers = {
    Referer: `${origin}/en/${marker}/?q=${marker}`,
    Cookie: `sent=${marker}; ${marker}=1`,
    'User-Agent': marker,
    'X-Forwarded-For': marker,
    'Accept-Language': marker,
  };
  let requests = 0;
  for (const path of ['messages', 'status', 'answered', marker, `status/${marker}`])
    for (const send of [form, json, broken.form, broken.json])
      for (const values of [
        marked,
        { ...marked, lang: 'en', subject: 'library' },
        { reference: marker, secret: marker },
      ]) {
        await send(values, headers, `/desk/${path}?${marker}=${marker}`);
        requests++;
      }
  for (const path of [
    `/desk/answered?token=${marker}`,
    `/desk/${marker}`,
    '/desk/health',
    `/en/contact/?question=${marker}`,
    `/nb/contact/sent/?${marker}`,
  ])
    for (const method of ['GET', 'HEAD', 'PROPFIND', marker]) {
      await app.request(origin + path, { method, headers });
      requests++;
    }
  expect(lines).toHaveLength(requests);
  expect(JSON.stringify(lines).toLowerCase()).not.toContain(marker.toLowerCase());
  for (const line of lines) {
    expect(line).toMatchObject({
      time: now.toISOString(),
      route: expect.stringMatching(/^(GET|HEAD|POST|…) \/(desk|…)\/[a-z…]+\/?(sent\/)?$/) as unknown,
      status: expect.any(Number) as unknown,
      ms: expect.any(Number) as unknown,
    });
  }
  expect(new Set(lines.map(({ route }) => route))).toContain('GET /…/contact/');
});

test('who enters the address of a filled page once more gets the form, in their language', async () => {
  const { app } = await open();
  for (const [path, form] of [
    ['/desk/messages', '/nb/contact/'],
    ['/desk/status', '/nb/contact/status/'],
  ] as const) {
    const answer = await app.request(`${origin}${path}`, { headers: { 'Accept-Language': 'nb,en;q=0.5' } });
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, form]);
  }
});

test('no answer of the desk is kept by anybody on the way', async () => {
  const { app, form, json } = await open({ limits: { soft: 2, hard: 2 } });
  const proof = await sign(secret, 'send', key, '2026-11-25T08:00:00.000Z');
  const answers = {
    201: await json(written),
    303: await form({ ...written, proof, step: 'send' }),
    409: await json({ ...other, key }),
    403: await json(written, { Origin: 'https://evil.example' }),
    422: await json({}),
    429: await json(other),
    413: await json({ ...written, message: 'x'.repeat(70_000) }),
    404: await json({ reference: 'x', secret: 'x' }, {}, '/desk/status'),
    204: await json({ question: 'nobody knows' }, {}, '/desk/misses'),
    200: await app.request(`${origin}/desk/challenge`),
  };
  for (const [status, answer] of Object.entries(answers))
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([Number(status), 'no-store']);
});

test('nothing that is sent becomes a header or an address', async () => {
  const { form } = await open();
  const lure = 'x\r\nSet-Cookie: a=b\r\nLocation: https://evil.example/';
  for (const lang of [lure, '//evil.example', 'https://evil.example', '../..', 'en/../..', '\\evil.example']) {
    const proof = await sign(secret, 'send', crypto.randomUUID(), '2026-11-25T08:00:00.000Z');
    const more = { next: 'https://evil.example', redirect: '//evil.example', page: '//evil.example/', question: lure };
    const answer = await form(
      { ...written, ...more, lang, name: lure, proof, step: 'send' },
      { Referer: 'https://evil.example/en/', 'X-Forwarded-Host': 'evil.example', Host: 'evil.example' },
    );
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toBe('/en/contact/sent/');
    expect(answer.headers.getSetCookie()).toHaveLength(1);
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^sent=[\w.-]+; Path=\/en\/contact\/sent\/; Max-Age=900; HttpOnly; SameSite=Strict$/,
    );
  }
});

/** The same numbers in every run. */
function seeded(seed: number) {
  let count = 0;
  return (below: number) => createHash('sha256').update(`${seed} ${count++}`).digest().readUInt32BE() % below;
}

test('a thousand hostile requests break nothing, fill nothing, and leave only what is valid', async () => {
  test.setTimeout(180_000);
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const { app, store, lines } = await open();
  const pick = seeded(7);
  const one = <Value>(values: readonly Value[]) => values[pick(values.length)]!;
  const bits = [
    '%ff%fe', '%', '%zz', '\0', '%00', '\r\nBcc: a@b.example', '%0d%0aX: y', '\ud800', '%ed%a0%80', '<script>', '"',
    "'; drop table messages; --", '__proto__', 'constructor', '../../etc/passwd', '{{7*7}}', '${7}', '\u202e', '😀',
    'x'.repeat(60_000), '&', '=', ';', '[]', '-->', '</textarea>', '#subject option[value="x"]', 'a@b@c',
  ]; // prettier-ignore
  const fields = ['lang', 'subject', 'message', 'email', 'name', 'question', 'page', 'website', 'key', 'proof', 'step', 'reference', 'secret', '__proto__', 'token'] as const; // prettier-ignore
  const valid: Record<string, string> = { ...written, step: 'send' };
  const value = (field: string) => (pick(20) > 0 && valid[field]) || one(bits) + one(bits);
  const pairs = () =>
    fields
      .filter((field) => (field in valid ? pick(40) > 0 : pick(6) === 0))
      .map((field) => [field, value(field)] as const);
  const bodies: (() => [BodyInit, string])[] = [
    () => [
      pairs()
        .map((pair) => pair.join('='))
        .join('&'),
      'application/x-www-form-urlencoded',
    ],
    () => [new URLSearchParams(pairs().map(([name, text]) => [name, text])).toString(), 'application/x-www-form-urlencoded; charset=utf-16'], // prettier-ignore
    () => [Buffer.from(Array.from({ length: pick(400) }, () => pick(256))), one(['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=b'])], // prettier-ignore
    () => {
      const whole = pairs().map(([name, text]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`).join('') + '--b--\r\n'; // prettier-ignore
      return [whole.slice(0, pick(whole.length)), one(['multipart/form-data; boundary=b', 'multipart/form-data', 'multipart/form-data; boundary="'])]; // prettier-ignore
    },
    () => [JSON.stringify(Object.fromEntries(pairs().map(([name, text]) => [name, one([text, text, text, text, text, text, text, text, text, text, text, text, text, text, 7, null, [text], { text }, true, 1e400])]))), 'application/json'], // prettier-ignore
    () => [one(['[', '{"a":']).repeat(pick(15_000)), 'application/json'],
    () => [`{"__proto__":{"message":"x","email":"a@b.example"},"constructor":{"prototype":{"x":1}},"subject":"${one(['toString', '__proto__', 'library'])}"}`, 'application/json'], // prettier-ignore
    () => ['{"message":"\\ud800\\u0000","email":"a\\r\\n@b.example","subject":"library"', 'application/json'],
    () => [one(bits), one(['text/plain', '', 'application/json;', '__proto__', 'constructor', 'a'.repeat(5000)])],
  ];
  const ask = async () => {
    valid['proof'] = await sign(secret, 'send', crypto.randomUUID(), '2026-11-25T08:00:00.000Z');
    // A third are forms as browsers send them, so that enough of them reach the store.
    const [body, type] = (pick(3) === 0 ? bodies[0]! : one(bodies))();
    const headers: Record<string, string> = {
      ...(type && { 'Content-Type': type }),
      ...(pick(2) && { Accept: one(['application/json', '*/*', 'text/html', ',;q=']) }),
      ...(!pick(3) && { Origin: one(['null', 'https://evil.example', origin, '://', 'x']) }),
      ...(!pick(4) && { 'Content-Length': one(['0', '-1', '99999999', 'x', '1e9', '10, 20']) }),
      ...(!pick(4) && { Referer: one(['//', 'http://', 'javascript:x', `${origin}/__proto__/`, `${origin}/%ff/`]) }),
      ...(!pick(4) && { Cookie: one(['sent=', 'sent=a.b', `sent=${'.'.repeat(999)}`, ';;;=', 'sent=%ff']) }),
      ...(!pick(6) && { 'Content-Encoding': one(['gzip', 'identity', '\t']) }),
      ...(!pick(6) && { 'Accept-Language': one([';;q', '*', '__proto__', 'nb;q=9999', ','.repeat(999)]) }),
    };
    const path = one([
      'messages',
      'messages',
      'messages',
      'status',
      'answered',
      `%ff`,
      '__proto__',
      'health',
      '../desk',
    ]);
    if (!pick(8)) return app.request(`${origin}/${one(['en', 'nb', '__proto__', '%ff'])}/contact/${one(['', 'sent/'])}?question=${one(bits)}`, { headers }); // prettier-ignore
    if (!pick(8)) return app.request(`${origin}/desk/answered?token=${one(bits)}`, { headers });
    return app.request(`${origin}/desk/${path}`, { method: one(['POST', 'POST', 'POST', 'PUT']), headers, body });
  };
  for (let warm = 0; warm < 100; warm++) await (await ask()).text();
  collect();
  const before = process.memoryUsage().heapUsed;
  const bad: string[] = [];
  for (let count = 0; count < 1000; count++) {
    lines.length = 0;
    const answer = await ask();
    await answer.text();
    if (answer.status >= 500) bad.push(JSON.stringify(lines));
  }
  collect();
  expect(bad).toEqual([]);
  expect((process.memoryUsage().heapUsed - before) / 2 ** 20).toBeLessThan(30);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  const kept = await store.list();
  expect(kept.length).toBeGreaterThan(10);
  for (const message of kept) {
    expect(Object.keys(file.subjects)).toContain(message.subject);
    expect(file.site.languages).toContain(message.language);
    expect(message.email).toMatch(/^[\x21-\x7e]+@[a-z0-9.-]+$/);
    expect(message.text.trim()).not.toBe('');
    expect(message.text.length).toBeLessThanOrEqual(5000);
    expect(message.text + message.name + message.question).not.toMatch(/[\0\r\ud800]/);
    expect(message.name + message.question + message.page).not.toMatch(/\n/);
  }
});

test.describe('the desk in a process', () => {
  const mistaken = {
    DESK_SECRET: 'short',
    TRUSTED_PROXY: 'yes',
    SMTP_URL: 'mail.example',
    ZAMMAD_URL: 'https://tickets.example.org',
  };

  test('with several mistakes in its settings lists all of them, and makes nothing', async () => {
    const data = join(temporaryFolder(), 'data');
    const opened = openDesk(file, { env: { ...mistaken, DESK_FOLDER: data }, read });
    const { message } = await opened.then(
      () => new Error('opened'),
      (error: Error) => error,
    );
    for (const name of ['DESK_SECRET', 'TRUSTED_PROXY', 'SMTP_URL', 'MAIL_FROM', 'ZAMMAD_TOKEN', 'ZAMMAD_GROUP'])
      expect(message).toContain(name);
    expect(message).toMatch(/\n\n6 mistakes to mend in the settings\. The desk was not started\.$/);
    expect(existsSync(data)).toBe(false);
  });

  test('without a mail server says where mails are written, and ends when it is closed', () => {
    const data = temporaryFolder();
    const script = `
      import { readFileSync } from 'node:fs';
      import { openDesk } from ${JSON.stringify(resolve('src/desk/host/node.ts'))};
      const file = JSON.parse(readFileSync(${JSON.stringify(join(folder, 'desk/desk.json'))}, 'utf8'));
      const desk = await openDesk(file, { env: { DESK_FOLDER: ${JSON.stringify(data)} }, read: async () => undefined });
      console.log(desk.notices.join());
      await desk.close();`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect([status, stderr.replace(/.*Warning.*\n?/g, '')]).toEqual([0, '']);
    expect(stdout).toContain(`the mails are written to ${data}/outbox/ instead of being sent`);
    expect(readdirSync(data)).toContain('desk.sqlite');
  });

  test('takes forms from the address that the operator has set, and refuses what is too long while it comes in', async () => {
    const lines: string[] = [];
    const { log } = console;
    console.log = (line: string) => lines.push(line);
    stop.push(() => (console.log = log));
    const desk = await openDesk(file, {
      env: { DESK_FOLDER: temporaryFolder(), PUBLIC_ADDRESS: 'https://help.agency.example' },
      read,
    });
    stop.push(() => desk.close());
    const server = serve({ fetch: desk.app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
    await new Promise<void>((done) => (server.listening ? done() : server.once('listening', done)));
    stop.push(() => new Promise((done) => server.close(done)));
    stop.push(() => server.closeAllConnections());
    const { port } = server.address() as AddressInfo;
    const send = (from: string) =>
      fetch(`http://127.0.0.1:${port}/desk/messages`, {
        method: 'POST',
        headers: { Origin: from, Accept: 'application/json', 'Content-Type': 'application/json' },
        body: JSON.stringify(written),
      });
    expect((await send('https://help.agency.example')).status).toBe(201);
    expect((await send('https://evil.example')).status).toBe(403);

    const status = await new Promise<number | undefined>((done, fail) => {
      const headers = {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        'Transfer-Encoding': 'chunked',
      };
      const sending = httpRequest({ port, host: '127.0.0.1', path: '/desk/messages', method: 'POST', headers });
      sending.on('response', (answer) => done(answer.resume().statusCode));
      sending.on('error', fail);
      // Never ended: the answer must come before.
      sending.write('x'.repeat(80_000));
      stop.push(() => sending.destroy());
    });
    expect(status).toBe(413);
    expect(lines.map((line) => (JSON.parse(line) as { status: number }).status)).toEqual([201, 403, 413]);
  });
});

test.describe('a sender over the soft limit', () => {
  const soft = { limits: { soft: 1, hard: 50 } };
  const valuesIn = (html: string) => {
    const page = openPage(html);
    const names = [
      'lang',
      'subject',
      'proof',
      'wait',
      'work',
      'message',
      'email',
      'name',
      'question',
      'page',
      'website',
    ];
    return Object.fromEntries(
      names.map((name) => [name, page.attribute(`[data-values] [name=${name}]`, 'value')]),
    ) as Record<string, string>;
  };

  test('who has sent little has no work', async () => {
    const { form } = await open(soft);
    const html = await (await form(written)).text();
    expect(openPage(html).has('[data-work][hidden]')).toBe(true);
    expect(valuesIn(html)['wait']).toBe('');
  });

  test('waits half a minute without a script, is told so, and loses nothing', async () => {
    let time = now;
    const { form, json, store } = await open({ ...soft, now: () => time });
    expect((await json(written)).status).toBe(201);
    const first = await (await form(other)).text();
    expect(openPage(first).has('[data-work][hidden]')).toBe(false);
    const early = await form({ ...valuesIn(first), step: 'send' });
    expect(early.status).toBe(429);
    expect(early.headers.get('Retry-After')).toBe('30');
    const again = await early.text();
    expect(again).toContain('wait half a minute');
    expect(valuesIn(again)['message']).toBe('Another text.');
    // The wait goes on, and does not begin again.
    time = new Date(now.getTime() + 20_000);
    expect(await (await form({ ...valuesIn(again), step: 'send' })).text()).toContain(valuesIn(first)['wait']!);
    time = new Date(now.getTime() + 31_000);
    expect((await form({ ...valuesIn(again), step: 'send' })).status).toBe(303);
    // The wait was for that message, not for the next one.
    const next = valuesIn(await (await form({ ...other, message: 'A third.' })).text());
    expect((await form({ ...next, wait: valuesIn(again)['wait']!, step: 'send' })).status).toBe(429);
    expect(await store.list()).toHaveLength(2);
  });

  test('sends with the work done, once for each task, and not with somebody else’s', async () => {
    // The library looks at the clock of this machine.
    const { app, json, store } = await open({ ...soft, now: () => new Date() });
    await json(written);
    const refused = await json(other);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toEqual({ error: 'work', challenge: '/desk/challenge' });
    const challenge = (await (await app.request(`${origin}/desk/challenge`)).json()) as Challenge;
    const solution = await solveChallenge({ challenge, deriveKey });
    const proof = btoa(JSON.stringify({ challenge, solution }));
    const easier = { ...challenge, parameters: { ...challenge.parameters, keyPrefix: '0' } };
    for (const wrong of [
      'x',
      btoa('null'),
      btoa('{"challenge":{"signature":"x"},"solution":{}}'),
      btoa(JSON.stringify({ challenge, solution: { ...solution, counter: 1 } })),
      btoa(JSON.stringify({ challenge: easier, solution })),
    ])
      expect((await json({ ...other, proof: wrong })).status, wrong.slice(0, 60)).toBe(429);
    expect((await json({ ...other, proof })).status).toBe(201);
    expect((await json({ ...other, message: 'A third.', proof })).status).toBe(429);
    expect(await store.list()).toHaveLength(2);
  });

  test('who presses twice sends one message, and is told so both times', async () => {
    const { app, form, json, store } = await open({ ...soft, now: () => new Date() });
    await json(written);
    const check = valuesIn(await (await form(other)).text());
    const challenge = (await (await app.request(`${origin}/desk/challenge`)).json()) as Challenge;
    const work = btoa(JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) }));
    const send = async () => (await form({ ...check, work, step: 'send' })).status;
    expect([...(await Promise.all([send(), send(), send()])), await send()]).toEqual([303, 303, 303, 303]);
    expect(await store.list()).toHaveLength(2);
  });

  test('a task is too old after an hour', async () => {
    let time = new Date();
    const { app, json } = await open({ ...soft, now: () => time });
    await json(written);
    time = new Date(Date.now() - 3_700_000);
    const challenge = (await (await app.request(`${origin}/desk/challenge`)).json()) as Challenge;
    time = new Date();
    const solution = await solveChallenge({ challenge, deriveKey });
    expect((await json({ ...other, proof: btoa(JSON.stringify({ challenge, solution })) })).status).toBe(429);
  });
});
