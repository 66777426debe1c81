import { spawnSync } from 'node:child_process';
import { appendFileSync, closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesk } from '../desk/host/process.ts';
import { startWriters } from '../desk/store/writers.ts';
import { audit } from './desk-audit.ts';
import { settle, toldOf, wait, withRoom, wrongIn } from './desk-faults.ts';

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
  withRoom('disk full', site, async ({ folder, mail }) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const mount = ['unshare', '-m', 'sh', '-c', 'mount -t tmpfs -o size=2m none "$0" && exec "$@"', disk];
    const desk = await startDesk({ OUT: site, DESK_FOLDER: disk, SMTP_URL: mail.url() }, mount);
    try {
      // The disk is only seen by the server, and through it.
      const seen = `/proc/${desk.pid}/root${disk}`;
      const writers = startWriters(() => [desk.url], 'full', 4);
      const wrong: string[] = [];
      await writers.more(50);
      fill(join(seen, 'filler'));
      for (const end = Date.now() + 30_000; !writers.refused.has(503); await wait(20))
        if (Date.now() > end) throw new Error('The disk was never full.');
      // SQLite has room set aside, and makes some whenever it has tidied.
      for (const end = Date.now() + 60_000; (await fetch(`${desk.url}/desk/health`)).status !== 503; await wait(100)) {
        if (Date.now() > end) throw new Error('/desk/health never said that the disk is full.');
        fill(join(seen, 'filler'));
      }
      const { isBack, taken } = await unsendable(desk.url);
      if (!isBack) wrong.push('the text was not in the form that came back');
      rmSync(join(seen, 'filler'));
      await writers.more(20).catch((error: Error) => wrong.push(`with room again: ${error.message}`));
      await writers.stop();
      await settle(desk);
      const well = await fetch(`${desk.url}/desk/health`);
      if (well.status !== 200) wrong.push(`with room again /desk/health said ${well.status}`);
      const alive = desk.isAlive();
      // The disk goes with the server; a file that is open outlives both.
      const kept = openSync(join(seen, 'desk.sqlite'), 'r');
      await desk.end('SIGTERM');
      writeFileSync(join(folder, 'desk.sqlite'), readFileSync(kept));
      closeSync(kept);
      const found = await audit(`sqlite:${join(folder, 'desk.sqlite')}`, site, writers, mail);
      found.unknown -= taken;
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

/** Sends forms until one cannot be kept: whether it comes back with 503 and what was typed, and how many were taken before. */
async function unsendable(url: string): Promise<{ isBack: boolean; taken: number }> {
  for (let taken = 0; taken < 50; taken++) {
    const { status, html } = await post(url, { ...form, proof: await proofFor(url) });
    if (status === 503) return { isBack: html.includes(form.message) && html.includes(form.email), taken };
    if (status !== 303) throw new Error(`A form on a full disk was answered with ${status}.`);
  }
  return { isBack: false, taken: 50 };
}
