import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deskApp } from '../../../src/desk/app.ts';
import type { DeskFile } from '../../../src/desk/file.ts';
import { openStore } from '../../../src/desk/store/open-store.ts';
import type { Store } from '../../../src/desk/store/store.ts';
import { isSample } from '../../sample.ts';
import { sites } from '../../sites.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

const { folder } = sites.content;
const origin = 'http://localhost:4999';
const page = '/en/renew-a-loan/';
const made: (() => unknown)[] = [];
test.afterEach(async () => {
  for (const end of made.splice(0).reverse()) await end();
});

async function open(change: (store: Store) => Store = (store) => store) {
  const data = mkdtempSync(join(tmpdir(), 'votes-'));
  made.push(() => rmSync(data, { recursive: true, force: true }));
  const store = await openStore(`sqlite:${join(data, 'desk.sqlite')}`);
  made.push(() => store.close());
  const lines: unknown[] = [];
  const app = deskApp({
    file: JSON.parse(readFileSync(join(folder, 'desk/desk.json'), 'utf8')) as DeskFile,
    store: change(store),
    read: (address) => readFile(join(folder, address), 'utf8').catch(() => undefined),
    secrets: ['q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k='],
    channels: [],
    deliver: async () => undefined,
    limits: { soft: 200, hard: 200 },
    senderOf: async (context) => context.req.header('X-Forwarded-For') ?? 'somebody',
    log: (line) => lines.push(line),
  });
  const post = (path: string, values: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request(`${origin}${path}`, {
      method: 'POST',
      body: new URLSearchParams(values),
      headers: { Origin: origin, Accept: 'text/html', ...headers },
    });
  const get = (path: string) => app.request(`${origin}${path}`);
  return { store, lines, post, get };
}

test('a vote is counted, and a "no" can say what was missing without counting twice', async () => {
  const { store, post, get } = await open();
  expect((await post('/desk/votes', { lang: 'en', page, helpful: 'yes' })).status).toBe(303);
  const no = await post('/desk/votes', { lang: 'en', page, helpful: 'no' });
  const thanks = no.headers.get('Location')!;
  expect(thanks).toMatch(/^\/en\/contact\/thanks\/\?/);
  const html = await (await get(thanks)).text();
  expect(html).toContain('What was missing?');
  expect(html).toContain(`href="${page}"`);
  await post('/desk/votes', { lang: 'en', page, helpful: 'no', voted: '1', text: 'What does it cost?' });
  const [votes] = await store.votes();
  expect(votes).toMatchObject({ page, helped: 1, failed: 1, sentences: [{ text: 'What does it cost?' }] });
});

test('a sentence is kept without numbers of persons and addresses', async () => {
  const { store, post } = await open();
  const text = 'I am kari@example.no with card 4539 1488 0343 6467, and the fee is 300.';
  await post('/desk/votes', { lang: 'en', page, helpful: 'no', text });
  const kept = (await store.votes())[0]!.sentences[0]!.text;
  expect(kept).not.toMatch(/kari|4539|6467/);
  expect(kept).toContain('the fee is 300.');
});

test('a search without result is kept without digits and addresses', async () => {
  const { store, post } = await open();
  const answer = await post('/desk/misses', { lang: 'nb', question: 'katt 12345678901 kari@example.no\r\nhund' });
  expect(answer.status).toBe(303);
  expect(await store.misses()).toMatchObject([{ question: 'katt hund', language: 'nb', times: 1 }]);
});

test('who asks the same in vain again on one day is one sender, and two people are two', async () => {
  const { store, post } = await open();
  const from = (address: string, question = 'sauna') =>
    post('/desk/misses', { lang: 'en', question }, { 'X-Forwarded-For': address });
  for (let time = 0; time < 3; time++) expect((await from('192.0.2.1')).status).toBe(303);
  await from('192.0.2.2');
  await from('192.0.2.1', 'steam bath');
  expect(await store.misses()).toMatchObject([
    { question: 'sauna', times: 2 },
    { question: 'steam bath', times: 1 },
  ]);
});

test('a vote on a page that there is not, or that is none, is not kept', async () => {
  const { store, post } = await open();
  for (const [path, helpful] of [
    ['/en/no-such-page/', 'yes'],
    ['https://evil.example/', 'yes'],
    ['/en/../../etc/passwd/', 'yes'],
    [page, 'perhaps'],
  ] as const) {
    expect((await post('/desk/votes', { lang: 'en', page: path, helpful })).status).toBe(303);
    const json = await post('/desk/votes', { lang: 'en', page: path, helpful }, { Accept: 'application/json' });
    expect(json.status).toBe(422);
  }
  expect(await store.votes()).toEqual([]);
});

test('another site can neither vote nor tell', async () => {
  const { store, post } = await open();
  for (const headers of [{ Origin: 'null' }, { Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }]) {
    const answer = await post('/desk/votes', { lang: 'en', page, helpful: 'yes' }, headers);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('NOT saved');
    expect((await post('/desk/misses', { question: 'zebra' }, headers)).status).toBe(403);
  }
  expect([...(await store.votes()), ...(await store.misses())]).toEqual([]);
});

test('when nothing can be stored, nobody is thanked, and the sentence is still there', async () => {
  const { post, lines } = await open((store) => ({
    ...store,
    count: () => Promise.reject(new Error('disk full of mARKER')),
  }));
  const answer = await post('/desk/votes', { lang: 'en', page, helpful: 'no', text: 'Half a mARKER.' });
  expect(answer.status).toBe(503);
  const html = await answer.text();
  expect(html).toContain('Your answer was NOT saved');
  expect(html).toContain('Half a mARKER.</textarea>');
  expect(JSON.stringify(lines)).not.toContain('mARKER');
});

test('after a hundred votes a day from one sender no more are kept', async () => {
  const { store, post } = await open();
  for (let vote = 0; vote < 110; vote++) await post('/desk/votes', { lang: 'en', page, helpful: 'yes' });
  expect((await store.votes())[0]!.helped).toBe(100);
});
