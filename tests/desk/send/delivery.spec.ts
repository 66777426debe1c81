import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import type { DeskFile } from '../../../src/desk/file.ts';
import type { Attachment } from '../../../src/desk/form/read/attachments.ts';
import { DeliveryProblem, type Channel } from '../../../src/desk/send/channel.ts';
import { deliverer } from '../../../src/desk/send/delivery.ts';
import { outboxChannels } from '../../../src/desk/send/mail/outbox.ts';
import { receiptMail } from '../../../src/desk/send/mail/receipt.ts';
import { smtpChannels } from '../../../src/desk/send/mail/smtp.ts';
import { staffMail } from '../../../src/desk/send/mail/staff.ts';
import { isPrivateAddress } from '../../../src/desk/send/private-address.ts';
import { request } from '../../../src/desk/send/request.ts';
import { ticketChannels } from '../../../src/desk/send/tickets/channels.ts';
import { github } from '../../../src/desk/send/tickets/github.ts';
import { webhookChannel } from '../../../src/desk/send/webhook.ts';
import { openStore } from '../../../src/desk/store/open-store.ts';
import type { Delivery, Message, Store } from '../../../src/desk/store/store.ts';
import { someJpeg, somePdf, somePng } from '../form/files.ts';
import { startPostgres, type Cluster } from '../store/postgres.ts';
import { filesIn, parseMail, startMailServer } from './smtp.ts';

const tags = ['en', 'nb', 'nn', 'sl', 'ar', 'de', 'fr', 'uk'];
const words = Object.fromEntries(
  tags.map((tag) => [
    tag,
    JSON.parse(readFileSync(`src/settings/strings/${tag}.json`, 'utf8')) as Record<string, string>,
  ]),
);
const inAll = (name: string) => Object.fromEntries(tags.map((tag) => [tag, name]));

const file: DeskFile = {
  headers: {},
  site: { name: inAll('Town Help'), address: 'https://help.town.example', languages: tags },
  hours: { zone: 'Europe/Oslo', desks: {} },
  desks: { library: { name: inAll('Library desk'), email: 'library@town.example' } },
  subjects: { loans: { name: { ...inAll('Loans'), nb: 'Lån' }, desk: 'library' } },
  replyWithin: 8,
  keptFor: 180,
  words,
};

const settings = {
  from: 'desk@town.example',
  answeredLink: async (reference: string) => `https://help.town.example/desk/answered?m=${reference}`,
  statusPage: (language: string) => `https://help.town.example/${language}/contact/status/`,
};

/** Stands in no mail header, log or problem. */
const marker = 'heron-in-the-reeds';

function message(change: Partial<Message> = {}): Message {
  return {
    reference: 'K7M4QX2P',
    key: 'the-key',
    digest: 'digest',
    secret: 'secret',
    language: 'en',
    subject: 'loans',
    desk: 'library',
    text: `Where is my book?\nIt says ${marker}.`,
    email: 'anna@home.example',
    name: 'Anna Novak',
    page: '/en/renew-a-loan/',
    question: 'book lost',
    received: '2026-11-24T12:00:00.000Z',
    answerBy: '2026-11-25T13:00:00.000Z',
    aside: false,
    attachments: 0,
    ...change,
  };
}

const delivery = (change: Partial<Message> = {}, channel = 'staff'): Delivery => ({
  id: 'd-1',
  channel,
  attempts: 0,
  message: message(change),
});

/** A message with a file of each kind; the marker stands in all of them. */
const files: Attachment[] = [
  { kind: 'pdf', bytes: somePdf(marker) },
  { kind: 'jpeg', bytes: someJpeg(marker) },
  { kind: 'png', bytes: somePng(marker) },
];
const withFiles = (channel?: string): Delivery => ({ ...delivery({ attachments: 3 }, channel), attachments: files });
const named = {
  'attachment-1.pdf': somePdf(marker),
  'attachment-2.jpg': someJpeg(marker),
  'attachment-3.png': somePng(marker),
};
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** The part of a store that delivery uses, in memory; a clock that the test sets. */
function memory(deliveries: Delivery[]) {
  const rows = deliveries.map((one) => ({ ...one, due: 0, problem: '', done: false }));
  const marks = new Map<string, string>();
  const refuse = () => Promise.reject(new Error('not used here'));
  const row = (id: string) => rows.find((one) => one.id === id)!;
  const store: Store = {
    accept: refuse,
    attachments: refuse,
    knows: refuse,
    find: refuse,
    list: refuse,
    note: refuse,
    setState: refuse,
    deliveriesOf: refuse,
    release: refuse,
    vote: refuse,
    miss: refuse,
    votes: refuse,
    misses: refuse,
    count: refuse,
    counted: refuse,
    purge: refuse,
    check: refuse,
    close: refuse,
    claim: async (now, until, limit) => {
      const due = rows.filter((one) => !one.done && one.due <= Date.parse(now)).slice(0, limit);
      for (const one of due) one.due = Date.parse(until);
      return due.map(({ id, channel, attempts, message }) => ({ id, channel, attempts, message }));
    },
    delivered: async (id) => {
      row(id).done = true;
    },
    failed: async (id, problem, next) => {
      Object.assign(row(id), { problem, due: Date.parse(next), attempts: row(id).attempts + 1 });
    },
    waiting: async () => {
      const waiting = rows.filter((one) => !one.done);
      return { count: waiting.length, oldest: waiting.map((one) => one.message.received).sort()[0] ?? '' };
    },
    mark: async (name, value) => void marks.set(name, value),
    marked: async (name) => marks.get(name),
  };
  return { store, rows, marks };
}

const many = (count: number, channel = 'staff') =>
  Array.from({ length: count }, (_, index) => ({
    id: `${channel}-${index}`,
    channel,
    attempts: 0,
    message: message({ reference: `REF${index}` }),
  }));

function clock(start = '2026-11-24T12:00:00.000Z') {
  let time = Date.parse(start);
  return { now: () => new Date(time), add: (seconds: number) => (time += seconds * 1000) };
}

const quick = (name: string, deliver: (delivery: Delivery) => Promise<void> = async () => undefined): Channel => ({
  name,
  deliver,
});

/** A server on this machine that keeps what it was sent. */
async function listen(answer: (request: IncomingMessage & { body: string }, response: ServerResponse) => void) {
  const requests: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      requests.push({ method: request.method!, path: request.url!, headers: request.headers, body });
      answer(Object.assign(request, { body }), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, requests, close: () => (server.closeAllConnections(), server.close()) };
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error as DeliveryProblem).code,
  );

const freshDatabase = () => `sqlite:${join(mkdtempSync(join(tmpdir(), 'delivery-')), 'desk.sqlite')}`;

test('a mail server that is down, then refuses a third of the mails, then is well again, gets each mail once', async () => {
  const mail = await startMailServer();
  const store = await openStore(freshDatabase());
  for (let number = 0; number < 30; number++)
    await store.accept(message({ reference: `REF${number}`, key: `key-${number}` }), ['staff', 'receipt']);
  const time = clock();
  const { sweep } = deliverer({ store, channels: smtpChannels(mail.url(), settings), file, now: time.now });

  await mail.down();
  expect(await sweep()).toMatchObject({ delivered: 0, failed: 60, left: 0, stored: true });

  mail.answers((count) => (count % 3 === 0 ? 451 : 0));
  await mail.up();
  time.add(120);
  expect(await sweep()).toMatchObject({ delivered: 40, failed: 20 });
  time.add(600);
  expect((await sweep()).failed).toBe(7);

  mail.answers(() => 0);
  time.add(3600);
  expect(await sweep()).toMatchObject({ delivered: 7, failed: 0 });
  expect(await store.waiting()).toMatchObject({ count: 0 });
  expect(mail.received).toHaveLength(60);
  expect(new Set(mail.received.map(({ id }) => id)).size).toBe(60);
  expect(await store.marked('swept')).toBe(time.now().toISOString());
  await store.close();
  await mail.down();
});

/** Starts a process that sends what is due in a store as soon as the mark `begin` is set. */
function startSweeper(database: string, smtp: string, from: string) {
  const written = join(mkdtempSync(join(tmpdir(), 'delivery-')), 'desk.json');
  writeFileSync(written, JSON.stringify(file));
  const script = join(import.meta.dirname, 'sweeper.ts');
  const child = spawn(process.execPath, [script, database, smtp, from, written], { stdio: 'ignore' });
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) =>
    child.on('exit', (code, signal) => resolve(signal ?? code)),
  );
  return { child, ended };
}

let cluster: Cluster | undefined;
test.afterAll(() => cluster?.stop());

for (const [name, fresh] of [
  ['SQLite', async () => freshDatabase()],
  ['PostgreSQL', async () => (cluster ??= await startPostgres()).database()],
] as const)
  test.describe(name, () => {
    test('a process that is killed as the mail server accepts sends again with the same Message-ID, files and all', async () => {
      const mail = await startMailServer();
      const database = await fresh();
      const store = await openStore(database);
      const files = [{ kind: 'png' as const, bytes: somePng(marker) }];
      await store.accept(message({ received: new Date().toISOString(), attachments: 1 }), ['staff'], files);
      await store.mark('begin', 'now');
      const { child, ended } = startSweeper(database, mail.url(), 'desk@town.example');
      mail.answers(() => {
        child.kill('SIGKILL');
        return 0;
      });
      expect(await ended).toBe('SIGKILL');
      await expect.poll(() => mail.received.length).toBe(1);

      mail.answers(() => 0);
      const time = clock(new Date().toISOString());
      const { sweep } = deliverer({ store, channels: smtpChannels(mail.url(), settings), file, now: time.now });
      time.add(60);
      expect((await sweep()).delivered, 'the claim still holds').toBe(0);
      time.add(61);
      expect((await sweep()).delivered).toBe(1);
      time.add(86_400);
      expect((await sweep()).delivered).toBe(0);
      expect(mail.received).toHaveLength(2);
      expect(mail.received[0]!.id).toMatch(/^<[\w-]+@help\.town\.example>$/);
      expect(mail.received[1]!.id).toBe(mail.received[0]!.id);
      for (const { raw } of mail.received) expect(filesIn(raw)).toEqual({ 'attachment-1.png': somePng(marker) });
      await store.close();
      await mail.down();
    });

    test('two processes that send at once never send the same message', async () => {
      const mail = await startMailServer();
      const database = await fresh();
      const store = await openStore(database);
      const count = 150;
      await Promise.all(
        Array.from({ length: count }, (_, index) =>
          store.accept(message({ reference: `REF${index}`, key: `key-${index}`, received: new Date().toISOString() }), ['staff']),
        ),
      ); // prettier-ignore
      const senders = ['first@town.example', 'second@town.example'];
      const sweepers = senders.map((from) => startSweeper(database, mail.url(), from));
      for (const from of senders) await expect.poll(() => store.marked(`ready ${from}`)).toBe('yes');
      await store.mark('begin', 'now');
      for (const { ended } of sweepers) expect(await ended).toBe(0);
      expect(await store.waiting()).toMatchObject({ count: 0 });
      expect(mail.received).toHaveLength(count);
      expect(new Set(mail.received.map(({ id }) => id)).size).toBe(count);
      // Else the test would show nothing.
      for (const from of senders) expect(mail.received.some(({ raw }) => raw.includes(`<${from}>`))).toBe(true);
      await store.close();
      await mail.down();
    });
  });

test('a mail server that takes the call and says nothing is left after a while', async () => {
  const silent = createTcpServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const url = `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}?greetingTimeout=200`;
  expect(await codeOf(smtpChannels(url, settings)[0]!.deliver(delivery(), file))).toBe('timeout');
  silent.close();
});

test('two sweeps of one process send each message once', async () => {
  const { store } = memory(many(200));
  const sent: string[] = [];
  const channels = [quick('staff', async ({ id }) => void (await new Promise(setImmediate), sent.push(id)))];
  const workers = [1, 2].map(() => deliverer({ store, channels, file }));
  const results = await Promise.all(workers.map(({ sweep }) => sweep()));
  expect(results[0]!.delivered + results[1]!.delivered).toBe(200);
  expect(new Set(sent).size).toBe(200);
  expect(sent).toHaveLength(200);
});

test('a channel that hangs does not hold up the others, and is tried again', async () => {
  const { store, rows } = memory([...many(6, 'slow'), ...many(3, 'staff')]);
  let most = 0;
  let now = 0;
  const slow = quick('slow', async () => {
    most = Math.max(most, ++now);
    setTimeout(() => now--, 250);
    await new Promise(() => undefined);
  });
  const { deliver } = deliverer({ store, channels: [slow, quick('staff')], file, timeout: 250 });
  const result = deliver();
  await expect.poll(() => rows.filter((row) => row.done).length, { timeout: 200, intervals: [10] }).toBe(3);
  expect(await result).toMatchObject({ delivered: 3, failed: 6 });
  expect(rows.filter((row) => row.channel === 'slow').map((row) => row.problem)).toEqual(Array(6).fill('timeout'));
  expect(most).toBe(4);
});

test('many messages that arrive at once share one look at the store, and none is overlooked', async () => {
  const { store, rows } = memory([]);
  let looks = 0;
  const counted: Store = {
    ...store,
    claim: async (...given) => {
      looks++;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return store.claim(...given);
    },
  };
  const { deliver } = deliverer({ store: counted, channels: [quick('staff')], file });
  const all: Promise<unknown>[] = [];
  for (const one of many(100)) {
    rows.push({ ...one, due: 0, problem: '', done: false });
    all.push(deliver());
    await new Promise(setImmediate);
  }
  await Promise.all(all);
  expect(rows.filter((row) => !row.done)).toEqual([]);
  expect(looks).toBeLessThan(50);
});

test('what waited in line until its claim was about to end is left for the next sweep', async () => {
  const { store, rows } = memory(many(5));
  const time = clock();
  const slow = quick('staff', async () => void time.add(25));
  const { sweep } = deliverer({ store, channels: [slow], file, now: time.now });
  expect(await sweep()).toMatchObject({ delivered: 4, left: 1, stored: true });
  time.add(60);
  expect(await sweep()).toMatchObject({ delivered: 1 });
  expect(rows.every((row) => row.done)).toBe(true);
});

for (const [attempts, problem, least, longest] of [
  [0, {}, 30, 45],
  [1, {}, 60, 90],
  [5, {}, 960, 1440],
  [9, {}, 4 * 3600, 6 * 3600],
  [500, {}, 4 * 3600, 6 * 3600],
  [0, { retryAfter: 600 }, 600, 600],
  [0, { retryAfter: 10 }, 30, 45],
  [0, { retryAfter: 9e9 }, 6 * 3600, 6 * 3600],
  [0, { permanent: true }, 4 * 3600, 6 * 3600],
] as const)
  test(`attempt ${attempts + 1} that fails (${JSON.stringify(problem)}) is repeated after ${least} to ${longest} seconds`, async () => {
    for (const [chance, wait] of [
      [0, least],
      [1, longest],
    ] as const) {
      const { store, rows } = memory([{ ...delivery(), attempts }]);
      const time = clock();
      const channels = [quick('staff', () => Promise.reject(new DeliveryProblem('http-503', problem)))];
      await deliverer({ store, channels, file, now: time.now, random: () => chance }).sweep();
      expect((rows[0]!.due - time.now().getTime()) / 1000).toBe(wait);
    }
  });

test('a store that cannot be written loses nothing: what was taken stays due', async () => {
  const { store, rows, marks } = memory(many(3));
  const time = clock();
  const broken = () => Promise.reject(new Error('disk full'));
  const parts = { channels: [quick('staff')], file, now: time.now };
  expect(await deliverer({ ...parts, store: { ...store, claim: broken } }).sweep()).toMatchObject({ stored: false });
  const result = await deliverer({ ...parts, store: { ...store, delivered: broken } }).sweep();
  expect(result).toMatchObject({ delivered: 0, left: 3, stored: false });
  expect(marks.has('swept')).toBe(false);
  expect(await deliverer({ ...parts, store: { ...store, mark: broken } }).sweep()).toMatchObject({ stored: false });
  time.add(121);
  expect(await deliverer({ ...parts, store }).sweep()).toMatchObject({ delivered: 3, stored: true });
  expect(rows.every((row) => row.done)).toBe(true);
  expect(marks.get('swept')).toBe(time.now().toISOString());
});

test('what the receiver took while the store could not be written is not sent again', async () => {
  const { store, rows } = memory(many(10));
  const sent: string[] = [];
  let full = true;
  const time = clock();
  const { sweep } = deliverer({
    store: {
      ...store,
      delivered: (id, now) => (full ? Promise.reject(new Error('disk full')) : store.delivered(id, now)),
    },
    channels: [quick('staff', async ({ id }) => void sent.push(id))],
    file,
    now: time.now,
  });
  expect(await sweep()).toMatchObject({ delivered: 0, left: 10, stored: false });
  time.add(121);
  expect(await sweep(), 'nothing is taken while the store cannot be told').toMatchObject({ left: 0, stored: false });
  full = false;
  expect(await sweep()).toMatchObject({ stored: true });
  expect(rows.every((row) => row.done)).toBe(true);
  expect(sent).toHaveLength(10);
});

test('a process that ends lets the mails under way arrive, and leaves the others to the next one at once', async () => {
  const { store, rows } = memory(many(12));
  const sent: string[] = [];
  let arrive = () => {};
  const way = new Promise<void>((resolve) => (arrive = resolve));
  const slow = quick('staff', async ({ id }) => {
    sent.push(id);
    await way;
  });
  const first = deliverer({ store, channels: [slow], file });
  const swept = first.sweep();
  await expect.poll(() => sent.length).toBe(4);
  const closed = first.close();
  arrive();
  await closed;
  expect(await swept).toMatchObject({ delivered: 4, left: 8 });
  expect(await first.sweep()).toMatchObject({ delivered: 0 });
  expect(rows.filter((row) => row.done)).toHaveLength(4);
  const next = deliverer({ store, channels: [slow], file });
  expect(await next.sweep()).toMatchObject({ delivered: 8 });
  expect(new Set(sent).size).toBe(12);
  expect(sent).toHaveLength(12);
});

test('a channel that is not set up any more keeps its messages until it is', async () => {
  const { store, rows } = memory([delivery({}, 'zammad')]);
  const time = clock();
  expect(await deliverer({ store, channels: [], file, now: time.now }).sweep()).toMatchObject({ failed: 1 });
  expect(rows[0]!.problem).toBe('no-channel');
  time.add(60);
  expect(await deliverer({ store, channels: [quick('zammad')], file, now: time.now }).sweep()).toMatchObject({
    delivered: 1,
  });
});

test('what an error says about a message is not kept', async () => {
  const { store, rows } = memory([delivery()]);
  await deliverer({ store, channels: [quick('staff', () => Promise.reject(new Error(marker)))], file }).sweep();
  expect(rows[0]!.problem).toBe('error');
});

test('a receipt to an address that does not exist is given up, a mail to the desk never', async () => {
  const mail = await startMailServer();
  const said = '550 5.1.1 No such user';
  mail.refuses({ 'anna@home.example': said, 'library@town.example': said });
  const { store, rows } = memory([...many(1, 'receipt'), ...many(1, 'staff')]);
  const time = clock();
  const { sweep } = deliverer({ store, channels: smtpChannels(mail.url(), settings), file, now: time.now });
  expect(await sweep()).toMatchObject({ givenUp: 1, failed: 1, delivered: 0 });
  expect(rows.map(({ done, problem }) => [done, problem])).toEqual([
    [true, ''],
    [false, 'smtp-550'],
  ]);
  mail.refuses({});
  time.add(7 * 3600);
  expect(await sweep()).toMatchObject({ delivered: 1 });
  await mail.down();
});

test('a mail server that is not set up for us costs nobody their receipt', async () => {
  const mail = await startMailServer();
  mail.refuses({ 'anna@home.example': '554 5.7.1 Relaying denied' });
  const { store, rows } = memory(many(1, 'receipt'));
  const time = clock();
  const { sweep } = deliverer({ store, channels: smtpChannels(mail.url(), settings), file, now: time.now });
  expect(await sweep()).toMatchObject({ givenUp: 0, failed: 1 });
  expect(rows[0]!.problem).toBe('smtp-554');
  mail.refuses({});
  time.add(60);
  expect(await sweep()).toMatchObject({ delivered: 1 });
  await mail.down();
});

test('a receipt that nobody takes is given up after three days, and one to nobody is done', async () => {
  const problem = new DeliveryProblem('connect');
  const { store } = memory([delivery({}, 'receipt')]);
  const time = clock();
  const receipt = { name: 'receipt', bestEffort: true, deliver: () => Promise.reject(problem) };
  const { sweep } = deliverer({ store, channels: [receipt], file, now: time.now });
  expect(await sweep()).toMatchObject({ failed: 1 });
  time.add(3 * 86_400 + 1);
  expect(await sweep()).toMatchObject({ givenUp: 1 });
  const channels = smtpChannels('smtp://127.0.0.1:1', settings);
  expect(await codeOf(channels[1]!.deliver(delivery({ email: '' }, 'receipt'), file))).toBe('accepted');
});

test('the desk gets all that came along, in its own language, and its answer goes to the visitor', async () => {
  const mail = await startMailServer();
  const [staff] = smtpChannels(mail.url(), settings);
  const norwegian = { ...file, site: { ...file.site, languages: ['nb', 'en'] } };
  await staff!.deliver(delivery(), norwegian);
  const { fields, text } = parseMail(mail.received[0]!.raw);
  const headers = Object.fromEntries(fields);
  expect(mail.received[0]!.to).toEqual(['library@town.example']);
  expect(headers).toMatchObject({
    From: 'Town Help <desk@town.example>',
    To: 'Library desk <library@town.example>',
    'Reply-To': 'Anna Novak <anna@home.example>',
    'Message-ID': '<d-1@help.town.example>',
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
    'Content-Type': 'text/plain; charset=utf-8',
  });
  expect(headers['Subject']).toContain('K7M4QX2P');
  expect(text).toBe(`Dere har fått en ny melding.

Referanse: K7M4QX2P
Emne: Lån
Mottatt: tirsdag 24. november kl. 13:00
Svar er lovet senest: onsdag 25. november kl. 14:00
Navn: Anna Novak
E-post: anna@home.example
Språk: engelsk
Kom fra siden: https://help.town.example/en/renew-a-loan/
Søkte etter: book lost

Svarer du på denne e-posten, går svaret til den som skrev.

Når du har svart, kan du merke meldingen som besvart her:
https://help.town.example/desk/answered?m=K7M4QX2P

Meldingen:

Where is my book?
It says ${marker}.
`);
  await mail.down();
});

test('files go to the desk under names of ours, byte for byte; the receipt says how many, and holds none', async () => {
  const mail = await startMailServer();
  const [staff, receipt] = smtpChannels(mail.url(), settings);
  await staff!.deliver(withFiles(), file);
  await receipt!.deliver(withFiles('receipt'), file);
  const [toDesk, toVisitor] = mail.received;
  expect(filesIn(toDesk!.raw)).toEqual(named);
  expect(toDesk!.raw).toMatch(/Content-Disposition: attachment; filename=attachment-1\.pdf/);
  expect(toDesk!.raw).toContain('Files: 3');
  expect(toVisitor!.raw).toContain('Files: 3');
  expect(filesIn(toVisitor!.raw)).toEqual({});
  await mail.down();
});

test('files are read from the store only for channels that send them on, and a store that cannot read them loses nothing', async () => {
  const one = { ...message({ attachments: 1 }) };
  const { store, rows } = memory([
    { id: 'a', channel: 'staff', attempts: 0, message: one },
    { id: 'b', channel: 'receipt', attempts: 0, message: one },
    { id: 'c', channel: 'staff', attempts: 0, message: message() },
  ]);
  const [asked, got]: [string[], (number | undefined)[]] = [[], []];
  const note = async ({ attachments }: Delivery) => void got.push(attachments?.length);
  const channels = [{ ...quick('staff', note), attaches: true }, quick('receipt', note)];
  const parts = { channels, file, now: clock().now };
  const broken = () => Promise.reject(new Error('disk'));
  const first = await deliverer({ ...parts, store: { ...store, attachments: broken } }).sweep();
  expect(first).toMatchObject({ delivered: 2, left: 1, stored: false });
  expect(rows.map(({ done }) => done)).toEqual([false, true, true]);
  const attachments = async (reference: string) => (asked.push(reference), files);
  rows[0]!.due = 0;
  expect(await deliverer({ ...parts, store: { ...store, attachments } }).sweep()).toMatchObject({ delivered: 1 });
  expect(asked).toEqual([one.reference]);
  expect(got).toEqual([0, 0, 3]);
});

test('the visitor gets a receipt that says by when, in their language, without the secret, and no machine answers it', async () => {
  const mail = await startMailServer();
  const receipt = smtpChannels(mail.url(), settings)[1]!;
  await receipt.deliver(delivery({ language: 'en' }, 'receipt'), file);
  const { fields, text } = parseMail(mail.received[0]!.raw);
  expect(mail.received[0]!.to).toEqual(['anna@home.example']);
  expect(Object.fromEntries(fields)).toMatchObject({
    Subject: 'We have received your message (K7M4QX2P)',
    'Reply-To': 'Library desk <library@town.example>',
    'Auto-Submitted': 'auto-replied',
    'X-Auto-Response-Suppress': 'All',
    'Content-Language': 'en',
  });
  expect(text).toContain('You will get an answer by Wednesday 25 November, 14:00.');
  expect(text).toContain('https://help.town.example/en/contact/status/');
  expect(text).toContain(`Where is my book?\nIt says ${marker}.`);
  expect(mail.received[0]!.raw).not.toMatch(/the-(key|digest|secret)/);
  await mail.down();
});

test('a receipt carries no link and no address of the visitor’s to whoever owns the address that was typed', async () => {
  const text =
    'Hei. F.eks. d.o.o. kl. 13.30.Og: http://evil.example/x (www.evil.example), EVIL.COM/a?b a@evil.example //evil.example';
  const { text: sent } = await receiptMail(delivery({ text }, 'receipt'), file, settings);
  expect(sent).toContain('Hei. F.eks. d.o.o. kl. 13.30.Og: […] […] […] […] […]\n');
  expect(String(sent).toLowerCase()).not.toContain('evil');
  expect((await staffMail(delivery({ text }), file, settings)).text).toContain(text);
});

for (const tag of tags)
  test(`both mails are whole in ${tag}`, async () => {
    const own = { ...file, site: { ...file.site, languages: [tag] } };
    for (const mail of [staffMail, receiptMail]) {
      const written = await mail(delivery({ language: tag }), own, settings);
      const all = `${String(written.subject)}\n${String(written.text)}`;
      expect(all).toContain('K7M4QX2P');
      expect(all).toMatch(/14:00|2:00/);
      expect(all).not.toMatch(/mail\.\w|[{}]|undefined/);
      const shorter = String(
        (await mail(delivery({ language: tag, answerBy: '', name: '', page: '', question: '' }), own, settings)).text,
      );
      expect(shorter).not.toMatch(/: \n|\n\n\n|1970/);
    }
  });

for (const [field, value] of [
  ['name', 'Anna\r\nBcc: all@evil.example'],
  ['name', 'Anna\nBcc: all@evil.example'],
  ['name', 'Anna\rBcc: all@evil.example\r\n\r\nbody'],
  ['name', 'Anna" <all@evil.example>, "'],
  ['name', 'Anna\u2028Bcc: all@evil.example\u0000'],
  ['name', 'x'.repeat(5000)],
  ['subject', 'loans\r\nBcc: all@evil.example'],
  ['question', 'book\r\nBcc: all@evil.example'],
  ['page', 'https://help.town.example/\r\nBcc: all@evil.example'],
  ['language', 'en\r\nBcc: all@evil.example'],
  ['text', '\r\n.\r\nMAIL FROM:<x@evil.example>\r\nRCPT TO:<all@evil.example>'],
  ['text', '\r\n\r\nBcc: all@evil.example\u001b[2J'],
  ['email', 'anna@home.example\r\nBcc: all@evil.example'],
  ['email', 'anna@home.example, all@evil.example'],
] as const)
  test(`no header and no receiver comes from a ${field} such as ${JSON.stringify(value.slice(0, 40))}`, async () => {
    const mail = await startMailServer();
    const [staff, receipt] = smtpChannels(mail.url(), settings);
    await staff!.deliver(delivery({ [field]: value }), file);
    const code = await codeOf(receipt!.deliver(delivery({ [field]: value }, 'receipt'), file));
    expect(code).toBe(field === 'email' ? 'address' : 'accepted');
    expect(mail.received[0]!.to).toEqual(['library@town.example']);
    expect(mail.received.slice(1).map(({ to }) => to)).toEqual(field === 'email' ? [] : [['anna@home.example']]);
    for (const { raw } of mail.received) {
      const { fields } = parseMail(raw);
      expect(
        fields
          .map(([name]) => name)
          .filter((name) => !/^(Content|MIME)-/.test(name))
          .sort(),
      ).toEqual(
        [
          'Auto-Submitted',
          'Date',
          'From',
          'Message-ID',
          ...(field === 'email' ? [] : ['Reply-To']),
          'Subject',
          'To',
          'X-Auto-Response-Suppress',
        ].sort(),
      );
      expect(raw).not.toContain('\u001b');
      if (field !== 'text') expect(parseMail(raw).text).not.toMatch(/^Bcc/m);
    }
    await mail.down();
  });

test('no name turns around the address that staff answer to', async () => {
  const { replyTo, text } = await staffMail(delivery({ name: 'Anna \u202emoc.live@\u2066x' }), file, settings);
  expect(replyTo).toEqual({ name: 'Anna moc.live@x', address: 'anna@home.example' });
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});

test('a mail to a domain beyond ASCII goes to its ASCII name', async () => {
  const mail = await startMailServer();
  await smtpChannels(mail.url(), settings)[1]!.deliver(delivery({ email: 'anna@bücher.example' }, 'receipt'), file);
  expect(mail.received[0]!.raw).toContain('To: anna@xn--bcher-kva.example\r\n');
  await mail.down();
});

test('without a mail server the same mails are files that only their owner can read, written whole, once', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'outbox-')), 'data', 'outbox');
  const channels = outboxChannels(folder, settings);
  for (const channel of [...channels, ...channels]) await channel.deliver(delivery({}, channel.name), file);
  await channels[0]!.deliver(delivery({ reference: '../../etc' }), file);
  const [withThree] = outboxChannels(join(folder, 'files'), settings);
  await withThree!.deliver(withFiles(), file);
  expect(filesIn(readFileSync(join(folder, 'files', 'K7M4QX2P-staff.eml'), 'utf8'))).toEqual(named);
  expect(readdirSync(folder).sort()).toEqual(
    ['______etc-staff.eml', 'K7M4QX2P-receipt.eml', 'K7M4QX2P-staff.eml', 'files'].sort(),
  );
  const path = join(folder, 'K7M4QX2P-staff.eml');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('Message-ID: <d-1@help.town.example>');
  expect(text).toContain(marker);
  const blocked = outboxChannels(path, settings);
  expect(await codeOf(blocked[0]!.deliver(delivery(), file))).toBe('file-eexist');
});

test('a webhook is signed as Standard Webhooks says, with a stable id, by each secret, and holds no secret', async () => {
  const secrets = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', `whsec_${Buffer.alloc(32, 7).toString('base64')}`];
  const hook = await listen((_, response) => response.end());
  const time = clock(new Date().toISOString());
  const channel = webhookChannel({ url: `${hook.url}/in`, secrets, allowHosts: ['127.0.0.1'], now: time.now });
  await channel.deliver(delivery({}, 'webhook'), file);
  time.add(60);
  await channel.deliver(delivery({}, 'webhook'), file);
  expect(hook.requests).toHaveLength(2);
  for (const { body, headers } of hook.requests)
    for (const secret of secrets)
      expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual({
        type: 'message.received',
        timestamp: '2026-11-24T12:00:00.000Z',
        data: {
          reference: 'K7M4QX2P',
          language: 'en',
          subject: 'loans',
          desk: 'library',
          text: message().text,
          email: 'anna@home.example',
          name: 'Anna Novak',
          page: '/en/renew-a-loan/',
          question: 'book lost',
          received: '2026-11-24T12:00:00.000Z',
          answerBy: '2026-11-25T13:00:00.000Z',
          attachments: [],
        },
      });
  expect(hook.requests.map(({ headers }) => headers['webhook-id'])).toEqual(['d-1', 'd-1']);
  expect(Number(hook.requests[1]!.headers['webhook-timestamp'])).toBe(
    Number(hook.requests[0]!.headers['webhook-timestamp']) + 60,
  );
  hook.close();
});

test('a webhook carries the files in base64, under names of ours', async () => {
  const hook = await listen((_, response) => response.end());
  const secrets = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'];
  const channel = webhookChannel({ url: hook.url, secrets, allowHosts: ['127.0.0.1'] });
  await channel.deliver(withFiles('webhook'), file);
  const { body, headers } = hook.requests[0]!;
  const sent = new Webhook(secrets[0]!).verify(body, headers as Record<string, string>);
  expect(sent).toMatchObject({
    data: {
      attachments: [
        { name: 'attachment-1.pdf', type: 'application/pdf', data: base64(somePdf(marker)) },
        { name: 'attachment-2.jpg', type: 'image/jpeg', data: base64(someJpeg(marker)) },
        { name: 'attachment-3.png', type: 'image/png', data: base64(somePng(marker)) },
      ],
    },
  });
  hook.close();
});

for (const [url, secrets, complaint] of [
  ['http://hooks.example/in', ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], /https/],
  ['ftp://hooks.example/in', ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], /https/],
  ['hooks.example', ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], /https/],
  ['https://hooks.example/in', [], /secret/],
  ['https://hooks.example/in', ['whsec_c2hvcnQ='], /24 to 64/],
  ['https://hooks.example/in', ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], /whsec_/],
] as const)
  test(`a webhook to ${url} with ${secrets.length} secrets (${secrets.join()}) is refused at start`, () => {
    expect(() => webhookChannel({ url, secrets: [...secrets] })).toThrow(complaint);
  });

for (const [status, headers, problem] of [
  [301, { Location: '/other' }, { code: 'http-301', permanent: false, retryAfter: 0 }],
  [302, { Location: 'http://127.0.0.1:1/' }, { code: 'http-302', permanent: false, retryAfter: 0 }],
  [400, {}, { code: 'http-400', permanent: false, retryAfter: 0 }],
  [410, {}, { code: 'http-410', permanent: true, retryAfter: 0 }],
  [429, { 'Retry-After': '120' }, { code: 'http-429', permanent: false, retryAfter: 120 }],
  [503, { 'Retry-After': '7' }, { code: 'http-503', permanent: false, retryAfter: 7 }],
  [503, { 'Retry-After': 'soon' }, { code: 'http-503', permanent: false, retryAfter: 0 }],
  [500, { 'Retry-After': '7' }, { code: 'http-500', permanent: false, retryAfter: 0 }],
] as const)
  test(`a receiver that answers ${status} ${JSON.stringify(headers)} has not accepted`, async () => {
    const hook = await listen((_, response) => response.writeHead(status, headers).end(marker));
    const problem_ = await request(hook.url, { allowHosts: ['127.0.0.1'], body: '{}' }).catch(
      (error: unknown) => error,
    );
    expect(problem_).toBeInstanceOf(DeliveryProblem);
    expect(problem_).toMatchObject(problem);
    expect(String((problem_ as Error).stack)).not.toContain(marker);
    expect(hook.requests).toHaveLength(1);
    hook.close();
  });

test('a receiver may ask to be left alone until a date', async () => {
  const date = new Date(Date.now() + 300_000).toUTCString();
  const hook = await listen((_, response) => response.writeHead(429, { 'Retry-After': date }).end());
  const problem = await request(hook.url, { allowHosts: ['127.0.0.1'] }).catch((error: unknown) => error);
  const { retryAfter } = problem as DeliveryProblem;
  expect(retryAfter).toBeGreaterThan(290);
  expect(retryAfter).toBeLessThanOrEqual(300);
  hook.close();
});

test('an endless answer is read no further than needed, and a silent or dripping one ends in time', async () => {
  const allowHosts = ['127.0.0.1'];
  let written = 0;
  const endless = await listen((_, response) => {
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536))) written += 65_536;
    };
    response.on('drain', more);
    more();
  });
  expect((await request(endless.url, { allowHosts })).text).toHaveLength(1024);
  expect(written).toBeLessThan(20e6);
  endless.close();

  for (const head of [false, true]) {
    const silent = await listen((_, response) => {
      if (head) response.writeHead(200).write('x');
    });
    expect(await codeOf(request(silent.url, { allowHosts, timeout: 200 }))).toBe('timeout');
    silent.close();
  }
  expect(await codeOf(request('http://127.0.0.1:1/', { allowHosts }))).toBe('connect');
});

for (const [address, inside] of [
  ['93.184.215.14', false],
  ['8.8.8.8', false],
  ['172.32.0.1', false],
  ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', false],
  ['2a00:1450:400f:80c::200e', false],
  ['0.0.0.0', true],
  ['10.1.2.3', true],
  ['100.64.0.1', true],
  ['127.0.0.1', true],
  ['127.255.255.255', true],
  ['169.254.169.254', true],
  ['172.16.0.1', true],
  ['172.31.255.255', true],
  ['192.0.2.1', true],
  ['192.168.1.1', true],
  ['198.18.0.1', true],
  ['224.0.0.1', true],
  ['255.255.255.255', true],
  ['::', true],
  ['::1', true],
  ['[::1]', true],
  ['::ffff:127.0.0.1', true],
  ['::ffff:7f00:1', true],
  ['::ffff:169.254.169.254', true],
  ['::ffff:8.8.8.8', true],
  ['::127.0.0.1', true],
  ['64:ff9b::7f00:1', true],
  ['100::1', true],
  ['2001::1', true],
  ['2001:db8::1', true],
  ['2002:7f00:1::', true],
  ['3fff::1', true],
  ['fc00::1', true],
  ['fd12:3456:789a::1', true],
  ['fe80::1', true],
  ['fe80::1%eth0', true],
  ['fec0::1', true],
  ['ff02::1', true],
] as const)
  test(`${address} is ${inside ? 'not a' : 'a'} public address`, () => {
    expect(isPrivateAddress(address)).toBe(inside);
  });

for (const [url, code] of [
  ['http://hooks.example/', 'not-https'],
  ['file:///etc/passwd', 'not-https'],
  ['gopher://127.0.0.1/', 'not-https'],
  ['no address', 'not-https'],
  ['http://127.0.0.1/', 'not-https'],
  ['https://127.0.0.1/', 'private-address'],
  ['https://127.1/', 'private-address'],
  ['https://2130706433/', 'private-address'],
  ['https://0x7f.0.0.1/', 'private-address'],
  ['https://0177.0.0.1/', 'private-address'],
  ['https://①②⑦.0.0.1/', 'private-address'],
  ['https://[::1]/', 'private-address'],
  ['https://[::ffff:127.0.0.1]/', 'private-address'],
  ['https://[::ffff:a9fe:a9fe]/', 'private-address'],
  ['https://169.254.169.254/latest/meta-data/', 'private-address'],
  ['https://user:password@10.0.0.1/', 'private-address'],
  ['https://localhost/', 'private-address'],
  ['https://no-such-name.invalid/', 'connect'],
] as const)
  test(`nothing is sent to ${url}`, async () => {
    expect(await codeOf(request(url, { allowHosts: ['tickets.inside.example'], timeout: 5000 }))).toBe(code);
  });

/** What ticket systems are set up as here: all on one machine that the operator allows by name. */
const systems = (url: string) => ({
  ZAMMAD_URL: `${url}/`,
  ZAMMAD_TOKEN: 'zammad-token',
  ZAMMAD_GROUP: 'Second line',
  FREESCOUT_URL: url,
  FREESCOUT_KEY: 'freescout-key',
  FREESCOUT_MAILBOX: '3',
  OSTICKET_URL: `${url}/support`,
  OSTICKET_KEY: 'osticket-key',
  OSTICKET_TOPIC: '12',
});

test('Zammad, FreeScout and osTicket get the requests that their documents ask for, and a repeat makes no second ticket where the system can tell', async () => {
  let tickets: { path: string; title: string }[] = [];
  const server = await listen(({ method, url = '', body }, response) => {
    const path = url.split('?')[0]!;
    if (method === 'POST') {
      const { title, subject } = JSON.parse(body) as { title?: string; subject?: string };
      tickets = [...tickets, { path, title: (title ?? subject)! }];
      response.writeHead(201).end(path.endsWith('.json') ? '123456' : '{}');
    } else {
      const made = path === '/api/v1/tickets/search' ? '/api/v1/tickets' : path;
      response.end(JSON.stringify(tickets.filter((ticket) => ticket.path === made)));
    }
  });
  const { channels, mistakes } = ticketChannels(systems(server.url), ['127.0.0.1']);
  expect(mistakes).toEqual([]);
  expect(channels.map(({ name }) => name)).toEqual(['zammad', 'freescout', 'osticket']);
  const odd = delivery({ text: `<b>Where</b> & "when"?\n${marker}` });
  for (const channel of [...channels, ...channels]) await channel.deliver(odd, file);

  const posts = server.requests.filter(({ method }) => method === 'POST');
  expect(posts.map(({ path }) => path)).toEqual([
    '/api/v1/tickets',
    '/api/conversations',
    '/support/api/tickets.json',
    '/support/api/tickets.json',
  ]);
  const bodies = posts.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  expect(posts[0]!.headers).toMatchObject({
    authorization: 'Token token=zammad-token',
    'content-type': 'application/json',
  });
  expect(bodies[0]).toEqual({
    title: 'Message K7M4QX2P: Loans',
    group: 'Second line',
    customer_id: 'guess:anna@home.example',
    article: {
      subject: 'Message K7M4QX2P: Loans',
      body: expect.stringContaining(`<b>Where</b> & "when"?\n${marker}`) as unknown,
      content_type: 'text/plain',
      type: 'web',
      sender: 'Customer',
      internal: false,
    },
  });
  expect(posts[1]!.headers).toMatchObject({ 'x-freescout-api-key': 'freescout-key' });
  expect(bodies[1]).toEqual({
    type: 'email',
    mailboxId: 3,
    subject: 'Message K7M4QX2P: Loans',
    customer: { email: 'anna@home.example', firstName: 'Anna Novak' },
    threads: [
      {
        type: 'customer',
        customer: { email: 'anna@home.example' },
        text: expect.stringContaining(`&lt;b&gt;Where&lt;/b&gt; &amp; &quot;when&quot;?<br>${marker}`) as unknown,
      },
    ],
    status: 'active',
  });
  expect(posts[2]!.headers).toMatchObject({ 'x-api-key': 'osticket-key' });
  expect(bodies[2]).toEqual({
    email: 'anna@home.example',
    name: 'Anna Novak',
    subject: 'Message K7M4QX2P: Loans',
    message: expect.stringMatching(/^Reference: K7M4QX2P\n[^]*<b>Where<\/b> & "when"\?\n/) as unknown,
    alert: true,
    autorespond: false,
    source: 'API',
    topicId: 12,
  });
  expect(server.requests.every(({ path }) => !path.includes('anna') && !path.includes(marker))).toBe(true);

  for (const channel of channels) expect(await codeOf(channel.deliver(delivery({ email: '' }), file))).toBe('address');
  server.close();
});

test('Zammad, FreeScout and osTicket get the files as their documents ask for them', async () => {
  const server = await listen(({ method }, response) => response.writeHead(method === 'POST' ? 201 : 200).end('[]'));
  const { channels } = ticketChannels(systems(server.url), ['127.0.0.1']);
  for (const channel of channels) {
    expect(channel.attaches).toBe(true);
    await channel.deliver(withFiles(channel.name), file);
  }
  const bodies = server.requests
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => JSON.parse(body) as unknown);
  const [pdf, jpeg, png] = files.map(({ bytes }) => base64(bytes));
  expect(bodies).toEqual([
    expect.objectContaining({
      article: expect.objectContaining({
        body: expect.stringContaining('Files: 3\n') as unknown,
        attachments: [
          { filename: 'attachment-1.pdf', data: pdf, 'mime-type': 'application/pdf' },
          { filename: 'attachment-2.jpg', data: jpeg, 'mime-type': 'image/jpeg' },
          { filename: 'attachment-3.png', data: png, 'mime-type': 'image/png' },
        ],
      }) as unknown,
    }),
    expect.objectContaining({
      threads: [
        expect.objectContaining({
          attachments: [
            { fileName: 'attachment-1.pdf', mimeType: 'application/pdf', data: pdf },
            { fileName: 'attachment-2.jpg', mimeType: 'image/jpeg', data: jpeg },
            { fileName: 'attachment-3.png', mimeType: 'image/png', data: png },
          ],
        }) as unknown,
      ],
    }),
    expect.objectContaining({
      attachments: [
        { 'attachment-1.pdf': `data:application/pdf;base64,${pdf}` },
        { 'attachment-2.jpg': `data:image/jpeg;base64,${jpeg}` },
        { 'attachment-3.png': `data:image/png;base64,${png}` },
      ],
    }),
  ]);
  server.close();
});

test('a conversation that staff have closed in FreeScout is still found by a repeat', async () => {
  const closed = { _embedded: { conversations: [{ subject: 'Message K7M4QX2P: Loans', status: 'closed' }] } };
  // As its documents say: without `status` only active conversations are found.
  const server = await listen(({ url = '' }, response) => {
    const status = new URL(url, 'http://freescout').searchParams.get('status') ?? 'active';
    response.end(JSON.stringify(status.split(',').includes('closed') ? closed : { _embedded: { conversations: [] } }));
  });
  const { channels } = ticketChannels(systems(server.url), ['127.0.0.1']);
  await channels.find(({ name }) => name === 'freescout')!.deliver(delivery(), file);
  expect(server.requests.map(({ method }) => method)).toEqual(['GET']);
  server.close();
});

test('GitHub gets an issue only while the repository is private, and one issue a message', async () => {
  let about: object = {};
  let issues = 0;
  const server = await listen(({ method, url = '' }, response) => {
    if (method === 'POST') response.writeHead(201).end(JSON.stringify({ number: ++issues }));
    else if (url.startsWith('/search/issues?')) response.end(JSON.stringify({ total_count: issues, items: [] }));
    else response.end(JSON.stringify(about));
  });
  const parts = { url: server.url, token: 'github-token', repository: 'town/desk', allowHosts: ['127.0.0.1'] };
  const channel = github(parts);
  for (about of [{}, { private: false }, { private: 'true' }, { private: true, visibility: 'internal' }])
    expect(await codeOf(channel.deliver(delivery(), file)), JSON.stringify(about)).toBe('not-private');
  expect(server.requests.filter(({ method, path }) => method === 'POST' || path.includes('K7M4QX2P'))).toEqual([]);

  about = { private: true, visibility: 'private' };
  expect(channel.attaches).toBeUndefined();
  await channel.deliver(delivery({ text: 'Ask @octocat ```` about #1', attachments: 2 }), file);
  await channel.deliver(delivery(), file);
  expect(issues).toBe(1);
  const [post] = server.requests.filter(({ method }) => method === 'POST');
  expect(post).toMatchObject({
    path: '/repos/town/desk/issues',
    headers: {
      authorization: 'Bearer github-token',
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
    },
  });
  const { title, body } = JSON.parse(post!.body) as { title: string; body: string };
  expect(title).toBe('Message K7M4QX2P: Loans');
  expect(body).toMatch(/^`{5}text\n[^]*Ask @octocat ```` about #1\n`{5}\n$/);
  expect(body).toContain('Files: 2. They are kept with the message and are not sent here.');

  about = { private: false };
  expect(await codeOf(channel.deliver(delivery(), file))).toBe('not-private');
  server.close();
});

test('an operator reads all mistakes in the settings of ticket systems at once', () => {
  const { channels, mistakes } = ticketChannels({
    ZAMMAD_URL: 'http://tickets.town.example',
    FREESCOUT_URL: 'help',
    FREESCOUT_KEY: 'key',
    FREESCOUT_MAILBOX: 'first',
    GITHUB_ISSUES_TOKEN: 'token',
    GITHUB_ISSUES_REPOSITORY: 'https://github.com/town/desk',
  });
  expect(channels).toEqual([]);
  expect(mistakes).toEqual([
    'ZAMMAD_URL must begin with https://, unless its host is one of the allowed hosts.',
    'ZAMMAD_TOKEN is missing. It must be the key or token that the system gave you, without spaces.',
    'ZAMMAD_GROUP is missing. It must be the name of a group in Zammad.',
    'FREESCOUT_URL must be an address such as https://tickets.example.org.',
    'FREESCOUT_MAILBOX must be a number.',
    'GITHUB_ISSUES_REPOSITORY must be the name of a private repository, owner/name.',
  ]);
  expect(ticketChannels({ ZAMMAD_URL: ' ' })).toEqual({ channels: [], mistakes: [] });
});
