import { expect, test } from '@playwright/test';
import { createHmac } from 'node:crypto';
import { watchOf } from '../../../../src/desk/suggest/forge/outcome.ts';
import { file as town } from '../../send/town.ts';
import { branch, deskWith, fakeForge, kinds, reference, remembering, status, suggesting, type Kind } from './fake.ts';

const secret = 'q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k=';
const older = 'Vb2nM8qLr5TzXw0cK7sHd3JfY9gPa1EuRi6oQt4eZx8=';
const standard = `whsec_${Buffer.alloc(32, 'forge').toString('base64')}`;
const address = '/desk/suggestions/events';
const now = new Date('2026-11-24T12:00:00.000Z');

/** An event about a pull request, as each forge documents it. */
function eventOf(kind: Kind, head = branch, from = 'town/pages', repository = 'town/pages'): string {
  const hub = {
    action: 'closed',
    number: 1,
    pull_request: { head: { ref: head, repo: { full_name: from } }, state: 'closed', merged: true, body: 'Ø' },
    repository: { full_name: repository },
  };
  const lab = {
    object_kind: 'merge_request',
    project: { path_with_namespace: repository },
    object_attributes: {
      source_branch: head,
      source_project_id: from === 'town/pages' ? 7 : 8,
      target_project_id: 7,
      action: 'merge',
    },
  };
  return JSON.stringify(kind === 'gitlab' ? lab : hub);
}

const hub = (body: string, key: string) => createHmac('sha256', key).update(body).digest('hex');
const signers: Record<Kind, (body: string, key: string) => Record<string, string>> = {
  github: (body, key) => ({ 'X-Hub-Signature-256': `sha256=${hub(body, key)}` }),
  forgejo: (body, key) => ({ 'X-Forgejo-Signature': hub(body, key), 'X-Gitea-Signature': hub(body, key) }),
  gitlab: (_, key) => ({ 'X-Gitlab-Token': key }),
};

function standardOf(body: string, key = standard, time = Math.floor(now.getTime() / 1000)): Record<string, string> {
  const bytes = Buffer.from(key.slice(6), 'base64');
  const signature = createHmac('sha256', bytes).update(`id-1.${time}.${body}`).digest('base64');
  return { 'webhook-id': 'id-1', 'webhook-timestamp': String(time), 'webhook-signature': `v1,AAAA v1,${signature}` };
}

test('the signature is the one that GitHub documents', async () => {
  const fake = await fakeForge('github');
  const headers = new Headers({
    'X-Hub-Signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
  });
  const body = new TextEncoder().encode('Hello, World!');
  expect(fake.forge.branchIn(headers, body, ["It's a Secret to Everybody"], now)).toBe('');
  expect(fake.forge.branchIn(headers, body, ['Another'], now)).toBeUndefined();
  fake.close();
});

for (const kind of kinds)
  test.describe(kind, () => {
    test('merged, closed and opened again come back, in whatever order events tell of them', async () => {
      const fake = await fakeForge(kind);
      const { store, channel, delivery } = deskWith(fake.forge);
      await channel.deliver(delivery, town);
      const { events } = watchOf(fake.forge, store, { secrets: [secret, older], address, now: () => now });
      const body = eventOf(kind);
      const tell = (headers = signers[kind](body, secret)) =>
        events.request(address, { method: 'POST', body, headers });
      const [pull] = fake.repository.pulls;
      for (const [state, outcome] of [
        ['closed', 'closed'],
        ['open', 'proposed'],
        ['merged', 'merged'],
      ] as const) {
        pull!.state = state;
        // Twice: a replay tells nothing that is not so.
        for (const headers of [undefined, signers[kind](body, older)]) {
          const answer = await tell(headers);
          expect([answer.status, await answer.text()]).toEqual([204, '']);
          expect(await store.find(reference)).toMatchObject({ outcome, link: expect.stringMatching(/\/1$/) });
        }
      }
      fake.state.fail = () => status(503);
      expect((await tell()).status).toBe(503);
      fake.close();
    });

    test('what is forged, of others or too long does nothing', async () => {
      const fake = await fakeForge(kind);
      const store = remembering(suggesting());
      const { events } = watchOf(fake.forge, store, { secrets: [secret], address, now: () => now });
      const tell = async (body: string, headers: Record<string, string>) => {
        const answer = await events.request(address, { method: 'POST', body, headers });
        expect(await answer.text()).toBe('');
        return answer.status;
      };
      const body = eventOf(kind);
      const [[name, value]] = Object.entries(signers[kind](body, secret)) as [[string, string]];
      for (const headers of [
        {},
        { [name]: '' },
        { [name]: value.slice(0, -1) },
        { [name]: value.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')) },
        { [name]: `${value}, ${value}` },
        signers[kind](body, older),
        signers[kind](body, ''),
        { 'X-Hub-Signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}` },
        standardOf(body, secret),
      ])
        expect(await tell(body, headers), JSON.stringify(headers)).toBe(401);
      if (kind !== 'gitlab') expect(await tell(`${body} `, signers[kind](body, secret))).toBe(401);

      for (const other of [
        eventOf(kind, 'main'),
        eventOf(kind, 'suggestion-ZZ23CD47'),
        eventOf(kind, `${branch}x`),
        eventOf(kind, branch, 'town/fork'),
        eventOf(kind, branch, 'town/pages', 'town/other'),
        '{}',
        '[]',
        'null',
        'no JSON',
        JSON.stringify({ pull_request: null, object_attributes: [] }),
      ])
        expect(await tell(other, signers[kind](other, secret)), other).toBe(204);
      const long = JSON.stringify({ text: 'x'.repeat(2e6) });
      expect(await tell(long, signers[kind](long, secret))).toBe(413);
      expect(fake.requests).toEqual([]);
      expect((await store.find(reference))!.outcome).toBe('');
      fake.close();
    });
  });

test('GitLab may sign as Standard Webhooks says, and then a bare secret or an old signature is nothing', async () => {
  const fake = await fakeForge('gitlab');
  const { events } = watchOf(fake.forge, remembering(suggesting()), { secrets: [standard], address, now: () => now });
  const body = eventOf('gitlab');
  const tell = async (headers: Record<string, string>) =>
    (await events.request(address, { method: 'POST', body, headers })).status;
  const time = Math.floor(now.getTime() / 1000);
  expect(await tell(standardOf(body))).toBe(204);
  expect(await tell(standardOf(body, standard, time - 290))).toBe(204);
  for (const headers of [
    standardOf(body, standard, time - 310),
    standardOf(body, standard, time + 310),
    standardOf(`${body} `),
    { ...standardOf(body), 'webhook-id': 'id-2' },
    { ...standardOf(body), 'webhook-timestamp': 'soon' },
    { 'X-Gitlab-Token': standard },
  ])
    expect(await tell(headers), JSON.stringify(headers)).toBe(401);
  fake.close();
});

test('without an event the forge is asked once an hour what became of a suggestion, and a forge that is away stops nothing', async () => {
  const fake = await fakeForge('github');
  const { store, channel, delivery } = deskWith(fake.forge);
  await channel.deliver(delivery, town);
  let time = now.getTime();
  const { poll } = watchOf(fake.forge, store, { secrets: [], address, now: () => new Date(time) });
  await poll();
  fake.repository.merge(fake.repository.pulls[0]!);
  await poll();
  expect((await store.find(reference))!.outcome).toBe('proposed');
  time += 3_600_000;
  fake.state.fail = () => status(500);
  await poll();
  expect((await store.find(reference))!.outcome).toBe('proposed');
  fake.state.fail = undefined;
  time += 3_600_000;
  await poll();
  expect((await store.find(reference))!.outcome).toBe('merged');
  const asked = fake.requests.length;
  time += 3_600_000;
  await poll();
  expect(fake.requests).toHaveLength(asked);
  fake.close();
});
