/**
 * Takes suggestions to a real forge, and what becomes of them back: npm run bench:forge. The forge is the one of `FORGE`, `FORGE_URL`,
 * `FORGE_REPOSITORY`, `FORGE_TOKEN` and `FORGE_SECRET`; let the repository be one to throw away, with a webhook to
 * http://127.0.0.1:34600/desk/suggestions/events and, in `content/articles/en/renew-a-loan.mdx`, the sample's text. `FORGE_EDITOR` is
 * a token that may merge there (Forgejo and Gitea).
 */
import { serve } from '@hono/node-server';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openForge } from '../../src/desk/host/channels.ts';
import { deliverer } from '../../src/desk/send/delivery.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import type { Suggestion } from '../../src/desk/suggest/suggestion.ts';
import { file as town, message } from '../desk/send/town.ts';

const { env } = process;
const allowed = URL.canParse(env['FORGE_URL'] ?? '') ? [new URL(env['FORGE_URL']!).hostname] : [];
const { open, mistakes } = await openForge(env, allowed);
if (!open) {
  console.error([...mistakes, 'Name the forge, as the README does.'].join('\n'));
  process.exit(1);
}

const store = await openStore(`sqlite:${join(mkdtempSync(join(tmpdir(), 'forge-')), 'desk.sqlite')}`);
const forge = open({ store, author: 'desk@town.example', address: '/desk/suggestions/events' });
const server = forge.events && serve({ fetch: forge.events.fetch, port: 34600, hostname: '127.0.0.1' });
const mailed: string[] = [];
const staff = {
  name: 'staff',
  deliver: async (delivery: { message: { reference: string } }) => void mailed.push(delivery.message.reference),
};
const workers = [1, 2].map(() => deliverer({ store, channels: [forge.channel, staff], file: town }));

const file = 'content/articles/en/renew-a-loan.mdx';
const known = await fetchText();
const before = known.split('\n').find((line) => /^[A-Z][^|{<[]{20,}$/.test(line))!;
const signs = '23456789BCDFGHJKMNPQRSTVWXYZ';
const draw = () => Array.from({ length: 8 }, () => signs[Math.floor(Math.random() * signs.length)]).join('');

async function suggest(name: string, change: Partial<Suggestion>) {
  const reference = draw();
  const suggestion: Suggestion = {
    ...{ kind: 'change', file, page: '/en/renew-a-loan/', title: 'Renew a loan', base: '', before },
    ...{ after: `${before} <b>New</b> & {x}.`, why: 'See @everyone, closes #1.\n/merge\n<script>alert(1)</script>' },
    ...change,
  };
  await store.accept(message({ reference, key: reference, subject: '', suggestion }), ['forge']);
  const began = performance.now();
  await Promise.all(workers.map(({ deliver }) => deliver()));
  const [kept, deliveries] = [await store.find(reference), await store.deliveriesOf(reference)];
  const codes = deliveries.map(({ channel, state, problem }) => [channel, state, problem].join(' ').trim());
  console.log(
    `${name}: ${kept!.outcome} ${kept!.link} (${codes.join(', ')}; ${Math.round(performance.now() - began)} ms)`,
  );
  return { reference, suggestion, link: kept!.link };
}

const first = await suggest('a sentence', {});
await suggest('another of the same page', { after: `${before} Twice.` });
await suggest('a page that is missing', {
  kind: 'page',
  file: `content/articles/nb/nøkkel-${draw().toLowerCase()}.mdx`,
  before: '',
  after: '---\ntitle: Nøkkel\n---\n\nRing oss.\n',
});
await suggest('one that no longer fits', { before: 'Nobody ever wrote this.' });
await suggest('one outside content/', { kind: 'page', file: '.github/workflows/x.yaml', before: '' });

// The desk forgets, as after a lost answer, and tries again.
const again = await openStore(`sqlite:${join(mkdtempSync(join(tmpdir(), 'forge-')), 'desk.sqlite')}`);
await again.accept(message({ reference: first.reference, key: 'k', subject: '', suggestion: first.suggestion }), [
  'forge',
]);
const other = open({ store: again, author: 'desk@town.example', address: '/' });
await deliverer({ store: again, channels: [other.channel], file: town }).deliver();
console.log(
  `the first once more: ${(await again.find(first.reference))!.link === first.link ? 'the same' : 'ANOTHER'}`,
);
await again.close();

if (env['FORGE_EDITOR']) {
  const closing = await suggest('one to be closed', { after: `${before} Three times.` });
  await edit('PATCH', `/pulls/${closing.link.split('/').at(-1)}`, { state: 'closed' });
  await arrived(closing.reference, 'closed');
  await edit('PATCH', `/pulls/${closing.link.split('/').at(-1)}`, { state: 'open' });
  await arrived(closing.reference, 'proposed');
  await edit('POST', `/pulls/${first.link.split('/').at(-1)}/merge`, { Do: 'merge' });
  await arrived(first.reference, 'merged');
}
console.log(`to staff: ${mailed.length}`);
server?.close();
await store.close();

/** The file as the forge has it. */
async function fetchText(): Promise<string> {
  const { forgejo } = await import('../../src/desk/suggest/forge/forgejo.ts');
  const { github } = await import('../../src/desk/suggest/forge/github.ts');
  const { gitlab } = await import('../../src/desk/suggest/forge/gitlab.ts');
  const { readForge } = await import('../../src/desk/suggest/forge/settings.ts');
  const set = readForge(env, allowed).forge!;
  return (await { forgejo, github, gitlab }[set.kind](set).read(file)).text ?? '';
}

/** Does what an editor would do. */
async function edit(method: string, path: string, body: object) {
  const address = `${env['FORGE_URL']}/api/v1/repos/${env['FORGE_REPOSITORY']}${path}`;
  const headers = { Authorization: `token ${env['FORGE_EDITOR']}`, 'Content-Type': 'application/json' };
  // Whether a request can be merged is worked out after it was opened.
  for (let tries = 0; tries < 50; tries++) {
    const answer = await fetch(address, { method, headers, body: JSON.stringify(body) });
    if (answer.ok) return;
    if (answer.status !== 405) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function arrived(reference: string, outcome: string) {
  const began = performance.now();
  const told = async () => (await store.find(reference))!.outcome === outcome;
  for (let tries = 0; tries < 100 && !(await told()); tries++) await new Promise((resolve) => setTimeout(resolve, 100));
  const isTold = await told();
  if (!isTold) {
    await store.mark('forge asked', '');
    await forge.poll();
  }
  const how = isTold
    ? `by an event after ${Math.round(performance.now() - began)} ms`
    : 'by asking, since no event came';
  console.log(`${outcome} at the forge: ${(await store.find(reference))!.outcome} at the desk, ${how}`);
}
