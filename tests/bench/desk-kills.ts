import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import type { DeskFile } from '../../src/desk/file.ts';
import { newReference } from '../../src/desk/secrets/codes.ts';
import { deliverer } from '../../src/desk/send/delivery.ts';
import { smtpChannels } from '../../src/desk/send/mail/smtp.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import { someMessage } from '../desk/message.ts';
import { engine } from '../desk/program.ts';
import { startPostgres } from '../desk/store/postgres.ts';
import { startWriters } from '../desk/store/writers.ts';
import type { Audit } from './desk-audit.ts';
import { wait, withRoom, type Outcome } from './desk-faults.ts';

const minute = 60_000;
const none: Audit = { acknowledged: 0, lost: 0, unknown: 0, twice: 0, missing: 0, repeats: 0 };

/** The mail server refuses every visitor for good, while the server is killed: each receipt ends as refused, and each desk is told once. */
export const killedInRefusals = (site: string, times: number) =>
  withRoom(`kill -9 during refusals, ${times} times`, site, async ({ folder, mail, start }) => {
    mail.refuses({ 'visitor@example.org': '550 5.1.1 No such user' });
    let desk = await start();
    const writers = startWriters(() => [desk.url], 'refused', 4);
    for (let count = 0; count < times; count++) {
      await writers.more(5);
      await wait(Math.random() * 600);
      await desk.end();
      desk = await start();
    }
    await writers.more(5);
    await writers.stop();
    await desk.end('SIGTERM');
    const store = await openStore(`sqlite:${join(folder, 'desk.sqlite')}`);
    const file = JSON.parse(readFileSync(join(site, 'desk/desk.json'), 'utf8')) as DeskFile;
    const channels = smtpChannels(mail.url(), { from: 'desk@agency.example', statusPage: String });
    // A killed process holds its claims for two minutes.
    for (let ahead = 3 * minute; (await store.waiting()).count > 0 && ahead < 1440 * minute; ahead += 10 * minute)
      await deliverer({ store, channels, file, now: () => new Date(Date.now() + ahead) }).sweep();
    const kept = new Set((await store.list()).map(({ reference }) => reference));
    const found = { ...none, acknowledged: writers.acknowledged.size };
    found.lost = [...writers.acknowledged.values()].filter((reference) => !kept.has(reference)).length;
    const wrong: string[] = [];
    for (const reference of kept) {
      const ends = (await store.deliveriesOf(reference)).map(({ channel, state }) => `${channel} ${state}`).toSorted();
      if (ends.join() !== 'alert sent,receipt refused,staff sent') wrong.push(`${reference}: ${ends.join(', ')}`);
      const ids = new Set(mail.received.filter(({ raw }) => raw.includes(reference)).map(({ id }) => id));
      // One with the message, one that says that the receipt was refused.
      if (ids.size > 2) found.twice += ids.size - 2;
      if (ids.size < 2) found.missing += 2 - ids.size;
    }
    found.repeats = mail.received.length - new Set(mail.received.map(({ id }) => id)).size;
    await store.close();
    if (found.lost + found.twice + found.missing > 0) wrong.push('lost, twice or missing');
    return { audit: found, wrong };
  });

/** Another system tells of messages, again and again until it is heard, while the server is killed: each event counts once. */
export const killedInEvents = (site: string, times: number) =>
  withRoom(`kill -9 during events, ${times} times`, site, async ({ folder, start }) => {
    const secret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    const database = `sqlite:${join(folder, 'desk.sqlite')}`;
    const before = await openStore(database);
    const references: string[] = [];
    for (let count = 0; count < 40; count++) {
      const message = someMessage({ reference: newReference(), subject: 'loans', received: new Date().toISOString() });
      await before.accept(message, []);
      references.push(message.reference);
    }
    await before.close();
    let desk = await start({ EVENTS_SECRET: secret });
    const [taken, open] = [new Map<string, string>(), { more: true }];
    let number = 0;
    const tell = async () => {
      while (open.more) {
        const id = `event-${++number}`;
        const reference = references[number % references.length]!;
        const body = JSON.stringify({ type: 'note', data: { reference, text: `Note ${id} ends.` } });
        while (!taken.has(id)) {
          const time = new Date();
          const headers = {
            'webhook-id': id,
            'webhook-timestamp': String(Math.floor(time.getTime() / 1000)),
            'webhook-signature': new Webhook(secret).sign(id, time, body),
          };
          const to = `${desk.url}/desk/events`;
          const answer = await fetch(to, { method: 'POST', body, headers }).catch(() => undefined);
          if (answer?.status === 200) taken.set(id, reference);
          else if (answer && answer.status < 500) throw new Error(`${answer.status}: ${await answer.text()}`);
          else await wait(20);
        }
      }
    };
    const telling = Promise.all(Array.from({ length: 8 }, tell));
    for (let count = 0; count < times; count++) {
      for (const goal = taken.size + 10; taken.size < goal;) await Promise.race([wait(5), telling]);
      await wait(Math.random() * 300);
      await desk.end();
      desk = await start({ EVENTS_SECRET: secret });
    }
    open.more = false;
    await telling;
    await desk.end('SIGTERM');
    const store = await openStore(database);
    const notes = new Map<string, number>();
    for (const reference of references)
      for (const { text } of (await store.find(reference))!.notes) notes.set(text, (notes.get(text) ?? 0) + 1);
    await store.close();
    const found = { ...none, acknowledged: taken.size };
    found.lost = [...taken.keys()].filter((id) => !notes.has(`Note ${id} ends.`)).length;
    found.twice = [...notes.values()].filter((count) => count > 1).length;
    return { audit: found, wrong: found.lost + found.twice > 0 ? ['an event is lost, or counts twice'] : [] };
  });

/** A database is moved to PostgreSQL and the move is killed, each time into an empty one; the same line again ends it. */
export const killedInMoves = (site: string, times: number) =>
  withRoom(`kill -9 during moves, ${times} times`, site, async ({ folder }) => {
    const from = `sqlite:${join(folder, 'desk.sqlite')}`;
    const store = await openStore(from);
    for (let count = 0; count < 600; count++) {
      const files = count % 50 === 0 ? [{ kind: 'pdf' as const, bytes: new Uint8Array(900_000).fill(count) }] : [];
      await store.accept(someMessage({ attachments: files.length }), ['staff', 'receipt'], files);
    }
    const wanted = (await store.list()).map(({ reference }) => reference).toSorted();
    await store.close();
    const cluster = await startPostgres();
    try {
      const found = { ...none };
      const wrong: string[] = [];
      const move = (to: string) => {
        const line = ['--import', './src/settings/node.mjs', 'src/desk/staff/cli.ts', 'move', '--to', to];
        const child = spawn(process.execPath, line, { env: { ...engine, DESK_FOLDER: folder, OUT: site } });
        let said = '';
        child.stderr.on('data', (part: Buffer) => (said += part.toString()));
        const ended = new Promise<number | null>((done) => child.on('close', done));
        return { child, ended, said: () => said };
      };
      // How long a whole one takes says when to kill.
      const began = Date.now();
      await move(cluster.database()).ended;
      const whole = Date.now() - began;
      let cut = 0;
      for (let count = 0; count < times; count++) {
        const to = cluster.database();
        const first = move(to);
        // The program takes its time to start; what is killed then has moved nothing.
        await Promise.race([wait(whole * (0.35 + 0.65 * Math.random())), first.ended]);
        first.child.kill('SIGKILL');
        if ((await first.ended) !== 0) {
          cut++;
          const second = move(to);
          if ((await second.ended) !== 0) wrong.push(`the second move: ${second.said()}`);
        }
        const goal = await openStore(to);
        const there = (await goal.list()).map(({ reference }) => reference);
        const heavy = await Promise.all(wanted.map((reference) => goal.attachments(reference)));
        await goal.close();
        found.acknowledged += wanted.length;
        found.lost += new Set(wanted).difference(new Set(there)).size;
        found.twice += there.length - new Set(there).size;
        if (heavy.flat().length !== 12) wrong.push(`${heavy.flat().length} files in place of 12`);
      }
      if (found.lost + found.twice > 0) wrong.push('lost, or there twice');
      if (cut === 0) wrong.push('each move ended before it was killed');
      return { audit: found, wrong, remark: `${cut} of ${times} were cut short` };
    } finally {
      cluster.stop();
    }
  });

/** All three. */
export const kills = (site: string, times: number): (() => Promise<Outcome>)[] =>
  [killedInRefusals, killedInEvents, killedInMoves].map((fault) => () => fault(site, times));
