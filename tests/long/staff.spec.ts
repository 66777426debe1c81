import { expect, test } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSite } from '../../src/build.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import { startDesk } from '../desk/host/process.ts';
import { freePort } from '../ports.ts';

/*
 * A day of two people at the desk in a browser: sixty messages answered, with the server killed twenty times among them. What was said to
 * be sent is kept and mailed, once each, and nothing that was not.
 */
const site = 'node_modules/.cache/pult/long/staff';
const messages = 60;
const kills = 20;
const people = ['kari@town.example', 'ola@town.example'] as const;

test('sixty messages are answered by two people while the server is killed twenty times: none lost, none twice', async () => {
  await buildSite(site);
  const data = mkdtempSync(join(tmpdir(), 'desk-staff-day-'));
  const outbox = join(data, 'outbox');
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const start = () =>
    startDesk({
      ...{ OUT: site, PORT: String(port), PUBLIC_ADDRESS: origin, DESK_FOLDER: data },
      STAFF: people.map((address) => `${address} *=lead`).join(', '),
    });
  let desk = await start();
  const { subjects } = JSON.parse(readFileSync(join(site, 'desk/desk.json'), 'utf8')) as { subjects: object };
  const [subject] = Object.keys(subjects);
  const references: string[] = [];
  for (let number = 0; number < messages; number++) {
    const answer = await fetch(`${origin}/desk/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ subject, message: `Question ${number}`, email: `visitor${number}@example.org` }),
    });
    references.push(((await answer.json()) as { reference: string }).reference);
  }

  /** Signs in, and resolves with what sends forms in this person's name. */
  async function signIn(address: string) {
    const send = (path: string, values: Record<string, string>, cookie = '') =>
      fetch(`${origin}/desk/staff/${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Origin: origin, Cookie: cookie },
        body: new URLSearchParams(values),
      });
    const asked = cookieOf(await send('sign-in', { email: address }));
    const file = join(outbox, `sign-in-${address.replace('@', '_')}.eml`);
    await expect.poll(() => readdirSync(outbox).includes(file.split('/').at(-1)!)).toBe(true);
    const mail = readFileSync(file, 'utf8')
      .replace(/=\r?\n/g, '')
      .replaceAll('=3D', '=');
    const cookie = cookieOf(await send('enter', { link: /link=([\w-]+)/.exec(mail)![1]! }, asked));
    const page = await (await fetch(`${origin}/desk/staff/`, { headers: { Cookie: cookie } })).text();
    const proof = /name="proof" value="([^"]+)"/.exec(page)![1]!;
    return (path: string, values: Record<string, string>) => send(path, { proof, ...values }, cookie);
  }
  const signed = await Promise.all(people.map(signIn));

  // Whoever has no answer, because the server was killed, presses again: the same key is the same answer.
  const open = references.map((reference, index) => ({ reference, key: crypto.randomUUID(), who: signed[index % 2]! }));
  let isOver = false;
  const killing = (async () => {
    for (let count = 0; count < kills && !isOver; count++) {
      await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 700));
      await desk.end();
      desk = await start();
    }
  })();
  for (const { reference, key, who } of open)
    for (let isSent = false; !isSent;) {
      const values = { do: 'reply', text: `Answer to ${reference}`, seen: '0', key };
      const answer = await who(`messages/${reference}`, values).catch(() => undefined);
      isSent = answer?.status === 303 && answer.headers.get('Location')!.endsWith('said=sent');
      if (!isSent) await new Promise((resolve) => setTimeout(resolve, 200));
    }
  isOver = true;
  await killing;

  const mails = () => readdirSync(outbox).filter((name) => /-reply\.\d+\.eml$/.test(name));
  await expect.poll(() => mails().length, { timeout: 300_000 }).toBe(messages);
  for (const { reference } of open)
    expect(readFileSync(join(outbox, `${reference}-reply.1.eml`), 'utf8')).toContain(`Answer to ${reference}`);
  await desk.end('SIGTERM');
  const store = await openStore(`sqlite:${join(data, 'desk.sqlite')}`);
  const kept = await store.list();
  expect(kept.map(({ state }) => state)).toEqual(Array<string>(messages).fill('answered'));
  const lines = (await store.auditLines({ limit: 10_000 })).filter(({ what }) => what === 'answered');
  expect(lines.map(({ reference }) => reference).toSorted()).toEqual(references.toSorted());
  expect(await store.auditCheck()).not.toHaveProperty('broken');
  await store.close();
  rmSync(data, { recursive: true, force: true });
});

function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0]!)
    .filter((pair) => !pair.endsWith('='))
    .join('; ');
}
