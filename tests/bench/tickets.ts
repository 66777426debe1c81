import { serve } from '@hono/node-server';
import { spawn } from 'node:child_process';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventRoutes } from '../../src/desk/events/take.ts';
import { newReference } from '../../src/desk/secrets/codes.ts';
import { deliverer } from '../../src/desk/send/delivery.ts';
import { ticketChannels } from '../../src/desk/send/tickets/channels.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import { someMessage } from '../desk/message.ts';
import { file, files } from '../desk/send/town.ts';
import { missingForOsTicket, startOsTicket } from './osticket.ts';

/*
 * A real osTicket takes messages, slowly, twice, across a kill, and tells what became of them:
 * OSTICKET=<copy of github.com/osTicket/osTicket, a folder or a git directory> npm run bench:tickets
 */
const link = async (reference: string) => `https://help.town.example/desk/answered?token=${reference}`;
const channelsAt = (url: string) =>
  ticketChannels(
    { OSTICKET_URL: url, OSTICKET_KEY: 'KEY', OSTICKET_TOPIC: 'health=health@town.example, help@town.example' },
    ['127.0.0.1'],
    link,
  ).channels;

if (process.argv[2] === 'deliver') {
  const [, , , database = '', url = ''] = process.argv;
  const store = await openStore(database);
  await deliverer({ store, channels: channelsAt(url), file }).deliver();
  await store.close();
} else {
  const missing = missingForOsTicket(process.env['OSTICKET']);
  if (missing) console.log(`bench:tickets is SKIPPED: ${missing}.`);
  else await measure(process.env['OSTICKET']!);
}

async function measure(source: string) {
  const folder = mkdtempSync(join(tmpdir(), 'tickets-'));
  const database = `sqlite:${folder}/desk.sqlite`;
  const store = await openStore(database);
  const secret = `whsec_${Buffer.from('a secret of thirty-two bytes, no less').toString('base64')}`;
  const events = eventRoutes(store, { secrets: [secret], address: '/desk/events' });
  const server = serve({ fetch: events.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const port = (server.address() as AddressInfo).port;
  const desk = await startOsTicket(source, {
    address: `http://127.0.0.1:${port}/desk/events`,
    secret,
  });
  const slow = await slowly(desk.url);
  let failed = 0;
  const say = (what: string, is: unknown, expected: unknown) => {
    const isRight = JSON.stringify(is) === JSON.stringify(expected);
    if (!isRight) failed++;
    console.log(`${isRight ? 'right' : 'WRONG'}  ${what}: ${JSON.stringify(is)}`);
  };
  const subject = (reference: string) =>
    `select count(*) from desk.ost_ticket__cdata where subject like '%${reference}%'`;
  const tickets = (reference: string) => Number(desk.query(subject(reference)));
  let time = Date.now();
  const deliver = async (url = desk.url) => {
    time += 7 * 3600_000;
    await deliverer({ store, channels: channelsAt(url), file, now: () => new Date(time) }).deliver();
  };
  const keep = async (more = {}, attachments: typeof files = []) => {
    const message = someMessage({
      reference: newReference(),
      text: 'Æøå čšž <script>alert(1)</script>\nSecond line.',
      received: new Date().toISOString(),
      attachments: attachments.length,
      ...more,
    });
    await store.accept(message, ['osticket'], attachments);
    return message.reference;
  };
  const sent = async (reference: string) => (await store.deliveriesOf(reference))[0]!;
  try {
    const plain = await keep({ subject: 'loans', name: 'Žiga Čučnik' }, files);
    await deliver();
    const { number } = await sent(plain);
    say(
      'a message is a ticket with its number',
      [(await sent(plain)).state, number.length > 0, tickets(plain)],
      ['sent', true, 1],
    );
    const row =
      desk.query(`select u.name, e.address, count(a.id) from desk.ost_ticket t join desk.ost_user u on u.id = t.user_id
      join desk.ost_user_email e on e.id = u.default_email_id join desk.ost_thread h on h.object_id = t.ticket_id and h.object_type = 'T'
      join desk.ost_thread_entry r on r.thread_id = h.id left join desk.ost_attachment a on a.object_id = r.id and a.type = 'H'
      where t.number = '${number}' group by t.ticket_id`);
    say('its owner is the visitor, its files are there', row.split('\t'), ['Žiga Čučnik', 'ola@example.org', '3']);
    const body = desk.query(`select r.body from desk.ost_ticket t join desk.ost_thread h on h.object_id = t.ticket_id and h.object_type = 'T' join desk.ost_thread_entry r on r.thread_id = h.id where t.number = '${number}'`); // prettier-ignore
    say(
      'its text is whole, and the sender finds no link for staff in it',
      [body.includes('Æøå čšž'), !body.includes('<script>'), !body.includes('/desk/answered')],
      [true, true, true],
    );

    const health = await keep({ subject: 'health' });
    await deliver();
    const topic = desk.query(
      `select p.topic from desk.ost_ticket t join desk.ost_help_topic p on p.topic_id = t.topic_id where t.number = '${(await sent(health)).number}'`,
    );
    say('a subject with an address of its own has its help topic', topic, 'Health');

    const thrice = await keep();
    slow.drop(2);
    for (let tries = 0; tries < 3; tries++) await deliver(slow.url);
    say(
      'three posts of one message, two answers lost',
      [slow.count(), tickets(thrice), (await sent(thrice)).state],
      [3, 1, 'sent'],
    );

    const waited = await keep();
    slow.wait(25_000);
    const began = Date.now();
    await deliver(slow.url);
    say(
      `an answer after ${Math.round((Date.now() - began) / 1000)} s`,
      [tickets(waited), (await sent(waited)).state, (await sent(waited)).attempts],
      [1, 'sent', 1],
    );

    const killed = await keep();
    slow.wait(20_000);
    const child = spawn(process.execPath, [import.meta.filename, 'deliver', database, slow.url], { stdio: 'ignore' });
    while (tickets(killed) === 0) await new Promise((resolve) => setTimeout(resolve, 100));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.on('exit', resolve));
    slow.wait(0);
    await deliver(slow.url);
    say('killed between the ticket and its answer', [tickets(killed), (await sent(killed)).state], [1, 'sent']);

    const state = async () => (await store.find(plain))!.state;
    await desk.as(
      number,
      `$ticket->postReply(array('response' => 'Here it is.', 'reply-to' => 'none', 'emailcollab' => 0), $errors, false);`,
    );
    say('an agent replies', await state(), 'answered');
    await desk.as(number, `$ticket->setStatus(3, '', $errors, true, true);`);
    say('an agent closes', await state(), 'closed');
    await desk.as(number, `$ticket->setStatus(1, '', $errors);`);
    say('an agent opens it again', await state(), 'received');
    await desk.as(
      number,
      `$ticket->postNote(array('note' => 'Only for us.', 'title' => ''), $errors, $thisstaff, false);`,
    );
    say('an internal note tells nothing', [await state(), (await store.find(plain))!.notes], ['received', []]);
  } finally {
    slow.stop();
    await desk.stop();
    server.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(failed === 0 ? 'All as it should be.' : `${failed} WRONG.`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** Passes requests on and keeps the answers back for some time, or for ever. */
async function slowly(to: string) {
  let [delay, dropped, count] = [0, 0, 0];
  const server = createServer((from, answer) => {
    count++;
    const onward = request(`${to}${from.url}`, { method: from.method, headers: from.headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        if (dropped-- > 0) return void from.socket.destroy();
        setTimeout(() => answer.writeHead(response.statusCode!, response.headers).end(Buffer.concat(chunks)), delay);
      });
    });
    onward.on('error', () => from.socket.destroy());
    from.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    wait: (milliseconds: number) => (delay = milliseconds),
    drop: (answers: number) => (dropped = answers),
    count: () => count,
    stop: () => (server.closeAllConnections(), server.close()),
  };
}
