import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel } from '../../src/desk/send/channel.ts';
import { deliverer } from '../../src/desk/send/delivery.ts';
import { smtpChannels } from '../../src/desk/send/mail/smtp.ts';
import { ticketChannels } from '../../src/desk/send/tickets/channels.ts';
import { webhookChannel } from '../../src/desk/send/webhook.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import { somePdf } from '../desk/form/files.ts';
import { someMessage } from '../desk/message.ts';
import { file, settings } from '../desk/send/town.ts';

/** Twelve ways in which a receiver fails: what a mail server and what a web server then says. `after`: it took the delivery before. */
const failures: Record<string, { smtp: string; http: number | 'cut' | 'hang' | 'html' | 'bare'; after?: true }> = {
  'refuses the connection': { smtp: 'cut', http: 'cut' },
  'takes it and says nothing': { smtp: 'hang', http: 'hang' },
  'has trouble': { smtp: 'DATA 451 4.3.0 Try again', http: 500 },
  'asks for patience': { smtp: 'RCPT 450 4.2.1 Slow down', http: 429 },
  'knows no such address': { smtp: 'RCPT 550 5.1.1 User unknown', http: 422 },
  'does not let us': { smtp: 'RCPT 550 5.7.1 Relaying denied', http: 401 },
  'finds it too large': { smtp: 'DATA 552 5.3.4 Too large', http: 413 },
  'has moved for good': { smtp: 'RCPT 551 5.1.6 Moved', http: 410 },
  'answers with a page': { smtp: 'DATA 554 Something', http: 'html' },
  'answers without a number': { smtp: 'DATA 250', http: 'bare', after: true },
  'takes it and the answer is lost': { smtp: 'DATA lost', http: 'cut', after: true },
  'is killed with our process': { smtp: '', http: 201 },
};

/** How a delivery by mail, webhook and to a ticket system has to end, and how often it may have come. */
const expected: Record<string, [mail: string, receipt: string, webhook: string, ticket: string]> = {
  'knows no such address': ['refused', 'refused', 'refused', 'refused'],
  'finds it too large': ['sent', 'refused', 'refused', 'refused'],
  'has moved for good': ['refused', 'refused', 'refused', 'refused'],
};

/**
 * Every failure at every channel: the receiver fails for three hours of the desk's clock and is then well. Says of each delivery how it
 * ended, how often the receiver had it (under another id), and whether that is right.
 */
export async function matrix(): Promise<boolean> {
  const server = await receiver();
  const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
  const mails = smtpChannels(server.smtp, { ...settings, operator: 'web@town.example' });
  const tickets = ticketChannels(
    {
      ...{ ZAMMAD_URL: server.http, ZAMMAD_TOKEN: 't', ZAMMAD_GROUP: 'G' },
      ...{ FREESCOUT_URL: server.http, FREESCOUT_KEY: 'k', FREESCOUT_MAILBOX: '1' },
      ...{ OSTICKET_URL: server.http, OSTICKET_KEY: 'k' },
    },
    ['127.0.0.1'],
  ).channels;
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const webhook = webhookChannel({ url: `${server.http}/hook`, secrets: [secret], allowHosts: ['127.0.0.1'] });
  const channels = [mails[0]!, mails[1]!, webhook, ...tickets];
  let isRight = true;
  const rows: string[][] = [['a receiver that …', ...channels.map(({ name }) => name)]];
  for (const failure of Object.keys(failures)) {
    const row = [failure];
    for (const channel of channels) {
      const { state, count, hours } = await one(failure, channel, mails[2]!, server, join(folder, crypto.randomUUID()));
      const kind = channel === mails[0] ? 0 : channel === mails[1] ? 1 : channel === webhook ? 2 : 3;
      const wanted = expected[failure]?.[kind] ?? 'sent';
      const isFine = state === wanted && count === (state === 'sent' ? 1 : 0) && hours <= 12;
      isRight &&= isFine;
      row.push(`${isFine ? '' : 'WRONG '}${state}${count === 1 ? '' : ` ×${count}`}`);
    }
    rows.push(row);
  }
  server.close();
  rmSync(folder, { recursive: true, force: true });
  const widths = rows[0]!.map((_, place) => Math.max(...rows.map((row) => row[place]!.length)));
  for (const row of rows) console.log(row.map((cell, place) => cell.padEnd(widths[place]!)).join('  '));
  console.log(
    `${rows.length - 1} failures × ${channels.length} channels: ${isRight ? 'each ends as it should' : 'SOME DO NOT'}`,
  );
  return isRight;
}

async function one(
  failure: string,
  channel: Channel,
  alert: Channel,
  server: Awaited<ReturnType<typeof receiver>>,
  path: string,
) {
  const store = await openStore(`sqlite:${path}`);
  let time = Date.parse('2026-11-24T13:00:00.000Z');
  const message = someMessage({ language: 'en', subject: 'loans', attachments: 1 });
  await store.accept(message, [channel.name], [{ kind: 'pdf', bytes: somePdf('', 3000) }]);
  const { reference } = message;
  const patient = { ...channel, patience: 400 };
  const run = () =>
    deliverer({
      store,
      channels: [patient, { ...alert, patience: 400 }],
      file,
      now: () => new Date(time),
      timeout: 400,
    }).deliver();
  server.fail(failure);
  if (failure === 'is killed with our process') {
    // Claimed by a process that sent it and never said so.
    const [taken] = await store.claim(new Date(time).toISOString(), new Date(time + 120_000).toISOString(), 9);
    await channel.deliver({ ...taken!, attachments: await store.attachments(reference) }, file);
  }
  const state = async () => (await store.deliveriesOf(reference)).find((one) => one.channel === channel.name)!.state;
  const began = time;
  while ((await state()) === 'waiting' && time - began < 24 * 3600_000) {
    if (time - began > 3 * 3600_000) server.fail('');
    await run();
    time += 15 * 60_000;
  }
  server.fail('');
  const found = { state: await state(), count: server.taken(reference), hours: (time - began) / 3600_000 };
  await store.close();
  return found;
}

/** A mail server and a web server that fail as they are told, and count what they took by the reference in it. */
async function receiver() {
  let failing = '';
  const taken = new Map<string, string[]>();
  /** What comes again under its id is the same: the receiver can tell. */
  const take = (text: string, id: string = crypto.randomUUID()) => {
    const reference = /(?:Reference: |"reference":"|Message )([A-Z0-9]{8})/.exec(text)?.[1] ?? '';
    taken.set(reference, [...new Set([...(taken.get(reference) ?? []), id])]);
  };
  /** What osTicket would know again, and what the others find. */
  const known = new Map<string, string>();
  const http = createHttp((request, answer) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('latin1')));
    request.on('end', () => {
      const { http: how = 201, after = false } = failures[failing] ?? {};
      if (request.method === 'GET') {
        const asked = /[A-Z0-9]{8}/.exec(request.url!.replace(/^[^?]*/, ''))?.[0] ?? '';
        const place = request.url!.startsWith('/api/v1') ? 'zammad' : 'freescout';
        const found = known.has(`${place} ${asked}`) ? [{ number: '7', title: asked, subject: asked }] : [];
        if (failing && !after && typeof how === 'number' && how !== 201) return void answer.writeHead(how).end('{}');
        return void answer.end(JSON.stringify(place === 'zammad' ? found : { _embedded: { conversations: found } }));
      }
      const id = /^Message-ID: (.*)$/im.exec(body)?.[1];
      const reference = /([A-Z0-9]{8}): Loans/.exec(body)?.[1] ?? '';
      const place = request.url!.startsWith('/api/v1') ? 'zammad' : 'freescout';
      const isTaken = !failing || after || how === 201;
      const isKnown = !!id && known.has(id);
      const hook = request.headers['webhook-id'] as string | undefined;
      if (isTaken && !isKnown) take(body, hook);
      if (isTaken) known.set(id ?? `${place} ${reference}`, '');
      if (how === 'hang') return;
      if (how === 'cut') return void request.socket.destroy();
      if (how === 'html') {
        // Of a webhook any 2xx is a receipt.
        if (request.url === '/hook') take(body, hook);
        return void answer.writeHead(200).end('<!doctype html><title>Sign in</title>');
      }
      if (how === 'bare') return void answer.writeHead(201).end('{}');
      answer.writeHead(how, how === 429 ? { 'Retry-After': '600' } : {}).end(id ? '"7"' : '{"number":"7"}');
    });
  });
  const mail = createServer((socket: Socket) => {
    const { smtp: how = '' } = failures[failing] ?? {};
    if (how === 'cut') return void socket.destroy();
    if (how === 'hang') return void socket.on('error', () => undefined);
    let data: string | undefined;
    socket.on('error', () => undefined);
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 here');
    let rest = '';
    socket.on('data', (chunk: Buffer) => {
      rest += chunk.toString('latin1');
      for (let end; (end = rest.indexOf('\r\n')) >= 0;) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        const [verb = '', ...words] = how.split(' ');
        if (data !== undefined) {
          if (line !== '.') data += `${line}\n`;
          else {
            const text = data;
            data = undefined;
            const isWhole = verb !== 'DATA' || words[0] === '250' || words[0] === 'lost';
            // What it found too large it takes without the file.
            const isSmall =
              words[0] === '552' && !text.includes('attachment-1.pdf') && !text.includes('We have received');
            if (isWhole || isSmall) take(text, /^Message-ID: (.*)$/im.exec(text)?.[1]);
            if (words[0] === 'lost') socket.destroy();
            else say(isWhole || isSmall ? '250 taken' : words.join(' '));
          }
        } else if (/^RCPT/i.test(line) && verb === 'RCPT') say(words.join(' '));
        else if (/^DATA/i.test(line)) [data] = [(say('354 go on'), '')];
        else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else say('250 ok');
      }
    });
  });
  await Promise.all([http, mail].map((one) => new Promise<void>((done) => one.listen(0, '127.0.0.1', () => done()))));
  const port = (one: typeof mail) => (one.address() as AddressInfo).port;
  return {
    http: `http://127.0.0.1:${port(http)}`,
    smtp: `smtp://127.0.0.1:${port(mail)}`,
    fail: (how: string) => (failing = how),
    taken: (reference: string) => taken.get(reference)?.length ?? 0,
    close: () => (http.closeAllConnections(), http.close(), mail.close()),
  };
}

if (import.meta.main) process.exitCode = (await matrix()) ? 0 : 1;
