import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../desk/store/postgres.ts';
import { startDesk, type RunningDesk } from '../desk/host/process.ts';
import { startMailServer } from '../desk/send/smtp.ts';
import { startWriters, type Writers } from '../desk/store/writers.ts';
import { audit, type Audit, type MailServer } from './desk-audit.ts';

/** A fault, and what it did: `wrong` is empty when everything held. */
export interface Outcome {
  name: string;
  audit: Audit;
  wrong: string[];
  remark?: string;
}

/** A folder and a mail server for one fault, and the servers that it starts; all of them end with it. */
export async function withRoom(
  name: string,
  site: string,
  run: (room: {
    folder: string;
    mail: MailServer;
    start: (env?: Record<string, string>) => Promise<RunningDesk>;
  }) => Promise<Omit<Outcome, 'name'>>,
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-fault-'));
  const mail = await startMailServer();
  const started: RunningDesk[] = [];
  const start = async (env: Record<string, string> = {}) => {
    const desk = await startDesk({ OUT: site, DESK_FOLDER: folder, SMTP_URL: mail.url(), ...env });
    started.push(desk);
    return desk;
  };
  try {
    return { name, ...(await run({ folder, mail, start })) };
  } finally {
    await Promise.all(started.map((desk) => desk.end()));
    await mail.down();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Resolves after so long. */
export const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until the server has sent all that it can: what the store could not be told while it was away is told now. */
export async function settle({ url }: RunningDesk) {
  for (const end = Date.now() + 10_000; Date.now() < end; await wait(100)) {
    const health = (await (await fetch(`${url}/desk/health`)).json()) as { undelivered?: number };
    if (health.undelivered === 0) return;
  }
}

/** What no fault may do. */
export function wrongIn(found: Audit, { contradicted }: Writers): string[] {
  const wrong = [
    [found.lost, 'acknowledged and lost'],
    [found.unknown, 'kept under a key that nobody was told of'],
    [found.twice, 'mails sent twice'],
    [found.missing, 'mails never sent'],
    [contradicted.length, 'told two references'],
  ] as const;
  return wrong.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
}

/** The server is killed at random moments while sixteen visitors write, and started again each time. */
export const killed = (site: string, times: number) =>
  withRoom(`kill -9 under 16 writers, ${times} times`, site, async ({ folder, mail, start }) => {
    let desk = await start();
    const writers = startWriters(() => [desk.url], 'kill');
    for (let count = 0; count < times; count++) {
      await writers.more(20);
      await wait(Math.random() * 600);
      await desk.end();
      desk = await start();
    }
    await writers.more(20);
    await writers.stop();
    const isAlive = desk.isAlive();
    await desk.end('SIGTERM');
    const found = await audit(`sqlite:${join(folder, 'desk.sqlite')}`, site, writers, mail);
    const wrong = wrongIn(found, writers);
    if (!isAlive) wrong.push('the last server ended by itself');
    // Four mails at once to each of two channels are under way when the server is killed.
    if (found.repeats > times * 8) wrong.push(`${found.repeats} mails again, more than can have been under way`);
    return { audit: found, wrong };
  });

/** PostgreSQL ends and comes back while sixteen visitors write: connections broken off, and as after a crash. */
export const restarted = (site: string, modes: ('fast' | 'immediate')[]) =>
  withRoom(`PostgreSQL restarted (${modes.join(', ')}) under 16 writers`, site, async ({ mail, start }) => {
    const cluster = await startPostgres();
    try {
      const database = cluster.database();
      const desk = await start({ DATABASE_URL: database });
      const writers = startWriters(() => [desk.url], 'restart');
      for (const mode of modes) {
        await writers.more(50);
        await cluster.restart(mode);
      }
      await writers.more(50);
      await writers.stop();
      await settle(desk);
      const alive = desk.isAlive();
      await desk.end('SIGTERM');
      const found = await audit(database, site, writers, mail);
      const wrong = wrongIn(found, writers);
      if (found.repeats > 0) wrong.push(`${found.repeats} mails again`);
      if (!alive) wrong.push('the server ended');
      return { audit: found, wrong, remark: toldOf(writers) };
    } finally {
      cluster.stop();
    }
  });

/** Two servers work on one file, and every fourth message is sent to both at once. */
export const together = (site: string) =>
  withRoom('two processes on one file', site, async ({ folder, mail, start }) => {
    const desks = await Promise.all([start(), start()]);
    const writers = startWriters(() => desks.map(({ url }) => url), 'both');
    await writers.more(600);
    await writers.stop();
    const alive = desks.every((desk) => desk.isAlive());
    await Promise.all(desks.map((desk) => desk.end('SIGTERM')));
    const found = await audit(`sqlite:${join(folder, 'desk.sqlite')}`, site, writers, mail);
    const wrong = wrongIn(found, writers);
    if (!alive) wrong.push('a server ended');
    if (found.repeats > 0) wrong.push(`${found.repeats} mails again`);
    if (writers.refused.size > 0) wrong.push(`refused: ${toldOf(writers)}`);
    return { audit: found, wrong };
  });

/** The mail server is down, then refuses a third of the mails, then is well. */
export const unsent = (site: string) =>
  withRoom('mail server down, refusing a third, back', site, async ({ folder, mail, start }) => {
    await mail.down();
    const desk = await start();
    const writers = startWriters(() => [desk.url], 'unsent');
    await writers.more(100);
    mail.answers((count) => (count % 3 === 0 ? 451 : 0));
    await mail.up();
    await writers.more(100);
    await writers.stop();
    const alive = desk.isAlive();
    await desk.end('SIGTERM');
    let refusals = 0;
    // While the audit sends what is left, a third is refused for another while.
    mail.answers((count) => (count % 3 === 0 && refusals++ < 100 ? 451 : 0));
    const found = await audit(`sqlite:${join(folder, 'desk.sqlite')}`, site, writers, mail);
    const wrong = wrongIn(found, writers);
    if (!alive) wrong.push('the server ended');
    if (found.repeats > 0) wrong.push(`${found.repeats} mails again`);
    if (writers.refused.size > 0) wrong.push(`visitors were refused: ${toldOf(writers)}`);
    return { audit: found, wrong };
  });

/** What visitors were told before their messages were taken. */
export function toldOf({ refused }: Writers): string {
  const told = [...refused].map(([status, count]) => `${count} × ${status === 0 ? 'no answer' : status}`);
  return told.length > 0 ? `not taken at first: ${told.join(', ')}` : '';
}
