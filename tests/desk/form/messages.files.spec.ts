import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { deskApp } from '../../../src/desk/app.ts';
import type { DeskFile } from '../../../src/desk/file.ts';
import type { DeskParts } from '../../../src/desk/parts.ts';
import { sign } from '../../../src/desk/secrets/tokens.ts';
import { semaphore } from '../../../src/desk/send/semaphore.ts';
import { openStore } from '../../../src/desk/store/open-store.ts';
import { openPage } from '../../../src/server/fill.ts';
import { often } from '../../often.ts';
import { isSample } from '../../sample.ts';
import { sites } from '../../sites.ts';
import { someJpeg, somePdf, somePng } from './files.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

const secret = 'q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k=';
const origin = 'http://localhost:4999';
const now = new Date('2026-11-24T09:00:00.000Z');
const read = (address: string) => readFile(join(sites.content.folder, address), 'utf8').catch(() => undefined);

const stop: (() => unknown)[] = [];
test.afterEach(async () => {
  for (const end of stop.splice(0).reverse()) await end();
});

/** A desk with a real store and the built pages, where `it` takes three files and `library` none. */
async function open(more: Partial<DeskParts> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'desk-upload-'));
  stop.push(() => rmSync(folder, { recursive: true, force: true }));
  const store = await openStore(`sqlite:${join(folder, 'desk.sqlite')}`);
  stop.push(() => store.close());
  const file = JSON.parse(readFileSync(join(sites.content.folder, 'desk/desk.json'), 'utf8')) as DeskFile;
  const { it, library } = file.subjects;
  file.subjects = { it: { ...it!, attachments: 3 }, library: { ...library!, attachments: 0 } };
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
    log: () => undefined,
    ...more,
  });
  const post = async (body: BodyInit, headers: Record<string, string> = {}) => {
    // As bytes: Node writes on into the stream of a form that has been turned away.
    const sent = body instanceof FormData ? new Response(body) : undefined;
    const type = sent?.headers.get('Content-Type');
    return app.request(`${origin}/desk/messages`, {
      method: 'POST',
      body: sent ? await sent.arrayBuffer() : body,
      headers: { Accept: 'text/html', Origin: origin, ...(type && { 'Content-Type': type }), ...headers },
      duplex: 'half',
    } as RequestInit);
  };
  return { store, post };
}

const written = {
  lang: 'en',
  subject: 'it',
  message: 'The printer says <b>no</b>.',
  email: 'ada@example.org',
};
const proofOf = (nonce: string = crypto.randomUUID(), purpose = 'send', expires = '2026-11-25T08:00:00.000Z') =>
  sign(secret, purpose, nonce, expires);

/** The form of the check page, as a browser sends it: what was typed, then the files, then the button. */
function form(values: Record<string, string>, files: Uint8Array[] = [], names: string[] = []): FormData {
  const data = new FormData();
  const { step, ...fields } = values;
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  for (const [index, bytes] of files.entries())
    data.append('attachments', new File([bytes as Uint8Array<ArrayBuffer>], names[index] ?? 'photo.txt', { type: 'text/plain' })); // prettier-ignore
  if (step) data.append('step', step);
  return data;
}

const decode = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

/** What the page shows on which a message is checked. */
async function checked(answer: Response) {
  const page = openPage(await answer.text());
  const at = (selector: string, name: string) => (page.has(selector) ? decode(page.attribute(selector, name)) : '');
  return {
    takesFiles: at('form[data-check]', 'enctype') === 'multipart/form-data' && !page.has('[data-files][hidden]'),
    hint: page.has('#attachments-hint') ? page.text('#attachments-hint').trim().replace(/\s+/g, ' ') : '',
    problems: page.has('[data-problems][hidden]') ? '' : page.html('[data-problems] ul'),
    unsent: page.has('[data-unsent]') ? page.text('[data-unsent]').trim() : '',
    message: at('input[name=message]', 'value'),
    email: at('input[name=email]', 'value'),
    proof: at('input[name=proof]', 'value'),
  };
}

test('the place for files stands beside the button that sends, for subjects that take them, with their limits in words', async () => {
  const { post } = await open();
  const english = await checked(await post(new URLSearchParams(written)));
  expect(english).toMatchObject({ takesFiles: true, problems: '' });
  expect(english.hint).toBe(
    'PDF, JPEG, PNG, HEIC, Word (.docx) or OpenDocument (.odt). Number of files: up to 3. Size: up to 5 MB each, 10 MB together.',
  );
  const small = await open({ attachmentBytes: 4_000_000 });
  const slovene = await checked(await small.post(new URLSearchParams({ ...written, lang: 'sl' })));
  expect(slovene.hint).toContain('vsaka največ 4 MB, skupaj največ 4 MB');
  const library = await checked(await post(new URLSearchParams({ ...written, subject: 'library' })));
  expect(library.takesFiles).toBe(false);
});

test('files that were sent are kept with the message, whatever they are called', async () => {
  const { post, store } = await open();
  const { proof } = await checked(await post(new URLSearchParams(written)));
  const files = [somePdf('', 4_000_000), someJpeg(), somePng()];
  const names = ['../../etc/passwd', 'photo.exe', '"; filename="x\r\nBcc: a@b.example'];
  const answer = await post(form({ ...written, proof, step: 'send' }, files, names));
  expect(answer.status).toBe(303);
  const [kept, ...others] = await store.list();
  expect(others).toEqual([]);
  expect(kept).toMatchObject({ attachments: 3, text: written.message });
  const stored = await store.attachments(kept!.reference);
  expect(stored.map(({ kind }) => kind)).toEqual(['pdf', 'jpeg', 'png']);
  for (const [index, { bytes }] of stored.entries()) expect(Buffer.compare(bytes, files[index]!)).toBe(0);
  expect(JSON.stringify(kept)).not.toMatch(/passwd|photo|Bcc/);
});

for (const [what, files, status, words] of [
  ['is something else', [somePng(), Buffer.from('MZ')], 422, 'Choose only files of these kinds: PDF'],
  ['is empty', [Buffer.alloc(0)], 422, 'Choose only files of these kinds: PDF'],
  ['is too large', [somePdf('', 6_000_000)], 422, 'Choose smaller files'],
  ['is larger than everything that is read', [somePdf('', 12_000_000)], 413, 'Choose smaller files'],
  ['is one too many', [1, 2, 3, 4].map(() => somePng()), 422, 'Choose fewer files'],
] as const)
  test(`when a file ${what} the page says so, with everything still there that was typed, and nothing is kept`, async () => {
    const { post, store } = await open();
    const answer = await post(form({ ...written, proof: await proofOf(), step: 'send' }, [...files]));
    expect(answer.status).toBe(status);
    const page = await checked(answer);
    expect(page).toMatchObject({ takesFiles: true, message: written.message, email: written.email });
    expect(page.problems).toContain(words);
    expect(page.problems).toContain('href="#attachments"');
    expect(await store.list()).toEqual([]);
    expect((await post(form({ ...written, proof: page.proof, step: 'send' }, [somePng()]))).status).toBe(303);
  });

test('a long form is read only with a proof that we signed, for a subject that takes files, from our own page', async () => {
  const { post, store } = await open();
  const expired = await proofOf('a', 'send', '2026-11-24T08:59:59.999Z');
  for (const [what, values, headers, status] of [
    ['no proof', {}, {}, 200],
    ['a proof that has expired', { proof: expired }, {}, 200],
    ['a proof for something else', { proof: await proofOf('a', 'answered') }, {}, 200],
    ['a proof that was changed', { proof: `${await proofOf()}x` }, {}, 200],
    ['a subject without files', { proof: await proofOf(), subject: 'library' }, {}, 422],
    ['a subject that there is not', { proof: await proofOf(), subject: 'constructor' }, {}, 422],
    ['another site', { proof: await proofOf() }, { Origin: 'https://evil.example' }, 403],
  ] as const) {
    const start = await new Response(form({ ...written, ...values })).text();
    const boundary = /^--(.*)/.exec(start)![1]!.trim();
    const file = `--${boundary}\r\nContent-Disposition: form-data; name="attachments"; filename="a"\r\n\r\n`;
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (sent === 0) controller.enqueue(Buffer.from(start.slice(0, -boundary.length - 6) + file));
        else controller.enqueue(new Uint8Array(1024));
        sent++;
      },
    });
    const answer = await post(body, { 'Content-Type': `multipart/form-data; boundary=${boundary}`, ...headers });
    expect(sent, what).toBeLessThan(80);
    if (status === 200) {
      expect(answer.status, what).toBe(200);
      const page = await checked(answer);
      expect(page, what).toMatchObject({ message: written.message, problems: '' });
      expect(page.unsent, what).not.toBe('');
    } else expect([413, status], what).toContain(answer.status);
  }
  expect(await store.list()).toEqual([]);
});

test('the same page sent twice with the same files is one message; with another file it is refused', async () => {
  const { post, store } = await open();
  const proof = await proofOf();
  const send = (...files: Uint8Array[]) => post(form({ ...written, proof, step: 'send' }, files));
  expect((await Promise.all([1, 2, 3].map(() => send(somePng('a'))))).map(({ status }) => status)).toEqual([303, 303, 303]); // prettier-ignore
  expect((await send(somePng('b'))).status).toBe(409);
  expect((await send()).status).toBe(409);
  const [kept, ...others] = await store.list();
  expect(others).toEqual([]);
  expect(await store.attachments(kept!.reference)).toEqual([{ kind: 'png', bytes: somePng('a'), name: 'photo.png' }]);
});

test('a program sends files as a form, and is told what is wrong with them', async () => {
  const { post, store } = await open();
  const json = async (values: Record<string, string>, ...files: Uint8Array[]) => {
    const answer = await post(form(values, files), { Accept: 'application/json' });
    return [answer.status, await answer.json()];
  };
  const key = 'key-of-this-submit-1';
  expect(await json({ ...written, key }, somePng())).toEqual([201, expect.objectContaining({ reference: expect.any(String) as unknown })]); // prettier-ignore
  expect(await json({ ...written, key }, somePdf())).toEqual([409, { error: 'another text has this key' }]);
  const problem = (code: string) => ({ problems: [{ field: 'attachments', code }] });
  expect(await json(written, Buffer.from('MZ'))).toEqual([422, problem('kind')]);
  expect(await json({ ...written, subject: 'library' }, somePng())).toEqual([422, problem('not-taken')]);
  expect(await json(written, somePdf('', 100_000))).toEqual([413, { error: 'too-large' }]);
  expect(await store.list()).toHaveLength(1);
});

test('a store that cannot be written keeps what was typed on the page, and ends the turn of the form', async () => {
  let waiting = 0;
  const acquire = semaphore(1);
  const counted = async () => {
    waiting++;
    const release = await acquire();
    return () => (waiting--, release());
  };
  const { post, store } = await open({ acquire: counted });
  const broken = await open({
    acquire: counted,
    store: { ...store, accept: () => Promise.reject(new Error('disk full')) },
  });
  const long = async () => form({ ...written, proof: await proofOf(), step: 'send' }, [somePdf('', 200_000)]);
  const failed = await broken.post(await long());
  expect(failed.status).toBe(503);
  expect(decode(openPage(await failed.text()).text('#message'))).toBe(written.message);
  expect(waiting).toBe(0);
  const answers = await Promise.all([1, 2, 3].map(async () => post(await long())));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(waiting).toBe(0);
});

test('hostile forms with files break nothing, leave nothing, and their memory is given back', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const { post, store } = await open();
  const type = 'multipart/form-data; boundary=edge';
  const field = (name: string, value: string) =>
    `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const file = (head: string, content: string) => `--edge\r\n${head}\r\n\r\n${content}\r\n`;
  const named = 'Content-Disposition: form-data; name="attachments"; filename="a.pdf"';
  const end = '--edge--\r\n';
  const pdf = somePdf('', 150_000).toString('latin1');
  const start = async () =>
    Object.entries({ ...written, proof: await proofOf(), step: 'send' })
      .map(([name, value]) => field(name, value))
      .join('');
  const hostile: (() => Promise<[string, string?]>)[] = [
    async () => [(await start()) + file(named, pdf)],
    async () => [((await start()) + file(named, pdf) + end).slice(0, -9)],
    async () => [(await start()) + file(named, pdf).slice(0, 90_000)],
    async () => [(await start()) + file(named, 'x').repeat(10_000) + end],
    async () => [(await start()) + field('a', 'x').repeat(10_000) + file(named, pdf) + end],
    async () => [(await start()) + file(`${named}\r\nX-Long: ${'x'.repeat(200_000)}`, 'x') + end],
    async () => [(await start()) + file(`Content-Disposition: form-data; name="attachments"; filename="${'x'.repeat(200_000)}"`, pdf) + end],
    async () => [(await start()) + file(named, pdf) + end, 'multipart/form-data; boundary=other'],
    async () => [(await start()) + file(named, pdf) + end, 'multipart/form-data'],
    async () => [(await start()) + file(named, pdf) + end, 'multipart/form-data; boundary="'],
    async () => [(await start()) + file(named, '\r\n--edg'.repeat(500_000)) + end],
    async () => [(await start()) + file(`${named}\r\nContent-Transfer-Encoding: base64`, btoa(pdf)) + end],
    async () => [(await start()) + file('Content-Disposition: form-data; name="other"; filename="a.pdf"', pdf) + end],
    async () => [(await start()) + file('Content-Disposition: attachment; filename="a.pdf"', pdf) + end],
    async () => [(await start()) + file(named, 'x'.repeat(15_000_000)) + end],
    async () => [(await start()) + field('attachments', 'x'.repeat(100_000)) + field('message', '\xff') + end],
  ]; // prettier-ignore
  const all = async () => {
    const statuses: number[] = [];
    for (const make of hostile) {
      const [body, header = type] = await make();
      const answer = await post(Buffer.from(body, 'latin1'), { 'Content-Type': header });
      await answer.text();
      statuses.push(answer.status);
    }
    return statuses;
  };
  /** What is in use once all that nobody needs is gone; buffers go only some turns after what held them. */
  const inUse = async () => {
    for (let turn = 0; turn < 10; turn++) {
      collect();
      await new Promise(setImmediate);
    }
    return process.memoryUsage();
  };
  await all();
  const before = await inUse();
  for (let round = 0; round < often(3, 12); round++)
    for (const status of await all()) expect([400, 413, 415, 422]).toContain(status);
  const after = await inUse();
  expect((after.heapUsed - before.heapUsed) / 1e6).toBeLessThan(15);
  expect((after.arrayBuffers - before.arrayBuffers) / 1e6).toBeLessThan(30);
  expect(await store.list()).toEqual([]);
});
