import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../desk/postgres.ts';
import { startDesk, type RunningDesk } from '../desk/process.ts';
import { startMailServer } from '../desk/smtp.ts';
import { startWriters, type Writers } from '../desk/writers.ts';
import { audit, type Audit, type MailServer } from './desk-audit.ts';

/** A fault, and what it did: `wrong` is empty when everything held. */
export interface Outcome {
  name: string;
  audit: Audit;
  wrong: string[];
  remark?: string;
}

/** A folder and a mail server for one fault, and the servers that it starts; all of them end with it. */
async function withRoom(
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

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until the server has sent all that it can: what the store could not be told while it was away is told now. */
async function settle({ url }: RunningDesk) {
  for (const end = Date.now() + 10_000; Date.now() < end; await wait(100)) {
    const health = (await (await fetch(`${url}/desk/health`)).json()) as { undelivered?: number };
    if (health.undelivered === 0) return;
  }
}

/** What no fault may do. */
function wrongIn(found: Audit, { contradicted }: Writers): string[] {
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

/** Whether this user may give a process a disk of its own; if not, why. */
export function whyNoDisk(): string | undefined {
  const tried = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', '-o', 'size=2m', 'none', tmpdir()], {
    encoding: 'utf8',
  });
  return tried.status === 0
    ? undefined
    : `a disk of 2 MB cannot be made here: ${tried.error?.message ?? tried.stderr.trim()}`;
}

/** The disk is full while visitors write: they are told so and keep their text; once there is room again, it works again. */
export const filled = (site: string) =>
  withRoom('disk full', site, async ({ folder, mail, start: _ }) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const mount = ['unshare', '-m', 'sh', '-c', 'mount -t tmpfs -o size=2m none "$0" && exec "$@"', disk];
    const desk = await startDesk({ OUT: site, DESK_FOLDER: disk, SMTP_URL: mail.url() }, mount);
    try {
      // The disk is only seen by the server, and through it.
      const seen = `/proc/${desk.pid}/root${disk}`;
      const proof = await proofFor(desk.url);
      const writers = startWriters(() => [desk.url], 'full', 4);
      const wrong: string[] = [];
      await writers.more(50);
      fill(join(seen, 'filler'));
      for (const end = Date.now() + 30_000; !writers.refused.has(503); await wait(20))
        if (Date.now() > end) throw new Error('The disk was never full.');
      // What SQLite had set aside is used up now.
      await wait(1000);
      if (!(await keepsText(desk.url, proof))) wrong.push('the text was not in the form that came back');
      const health = await fetch(`${desk.url}/desk/health`);
      if (health.status !== 503) wrong.push(`/desk/health said ${health.status}`);
      rmSync(join(seen, 'filler'));
      await writers.more(20).catch((error: Error) => wrong.push(`with room again: ${error.message}`));
      await writers.stop();
      await settle(desk);
      const well = await fetch(`${desk.url}/desk/health`);
      if (well.status !== 200) wrong.push(`with room again /desk/health said ${well.status}`);
      const alive = desk.isAlive();
      process.kill(desk.pid, 'SIGSTOP');
      for (const name of ['desk.sqlite', 'desk.sqlite-wal']) copyFileSync(join(seen, name), join(folder, name));
      await desk.end();
      const found = await audit(`sqlite:${join(folder, 'desk.sqlite')}`, site, writers, mail);
      if (!alive) wrong.push('the server ended');
      if (found.repeats > 0) wrong.push(`${found.repeats} mails again`);
      const others = [...writers.refused.keys()].filter((status) => status !== 503);
      if (others.length > 0) wrong.push(`answered ${others.join(', ')}`);
      return { audit: found, wrong: [...wrong, ...wrongIn(found, writers)], remark: toldOf(writers) };
    } finally {
      await desk.end();
    }
  });

/** Writes to a file until the disk has no room left. */
function fill(path: string) {
  for (;;)
    try {
      appendFileSync(path, Buffer.alloc(4096));
    } catch {
      return;
    }
}

const form = {
  lang: 'en',
  subject: 'library',
  message: 'This text must come back.',
  email: 'visitor@example.org',
  step: 'send',
};

async function post(url: string, values: Record<string, string>) {
  const answer = await fetch(`${url}/desk/messages`, {
    method: 'POST',
    headers: { Accept: 'text/html', Origin: url },
    body: new URLSearchParams(values),
    redirect: 'manual',
  });
  return { status: answer.status, html: await answer.text() };
}

/** What the page to send from carries. */
async function proofFor(url: string): Promise<string> {
  const { html } = await post(url, { ...form, step: '' });
  return /name="proof"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="proof"/.exec(html)?.slice(1).find(Boolean) ?? '';
}

/** Whether a form that cannot be kept comes back with 503 and what was typed. */
async function keepsText(url: string, proof: string): Promise<boolean> {
  for (let tries = 0; tries < 50; tries++) {
    const { status, html } = await post(url, { ...form, proof });
    if (status === 503) return html.includes(form.message) && html.includes(form.email);
  }
  return false;
}

function toldOf({ refused }: Writers): string {
  const told = [...refused].map(([status, count]) => `${count} × ${status === 0 ? 'no answer' : status}`);
  return told.length > 0 ? `not taken at first: ${told.join(', ')}` : '';
}
