import { expect, test } from '@playwright/test';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { eventRoutes } from '../../../src/desk/events/take.ts';
import { openStore } from '../../../src/desk/store/open-store.ts';
import { someMessage } from '../message.ts';
import { at, endAll, temporaryFolder } from '../store/databases.ts';

test.afterEach(endAll);

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes, no less').toString('base64')}`;
const other = `whsec_${Buffer.from('another one of thirty-two bytes, too').toString('base64')}`;

/** A desk with one message that two systems have numbered, and a clock that the test sets. */
async function open() {
  const store = await openStore(`sqlite:${join(temporaryFolder(), 'desk.sqlite')}`);
  const message = someMessage({ reference: 'K7M4K2P2' });
  await store.accept(message, ['zammad', 'github']);
  for (const { id, channel } of await store.claim(at('13:00'), at('13:02'), 9))
    await store.ended(id, 'sent', at('13:01'), { number: channel === 'zammad' ? '31009' : '7' });
  const clock = { now: new Date(at('14:00')) };
  const app = eventRoutes(store, { secrets: [other, secret], address: '/desk/events', now: () => clock.now });
  const post = async (body: string, headers: Record<string, string>) => {
    const answer = await app.request('https://help.town.example/desk/events', { method: 'POST', body, headers });
    return { status: answer.status, said: (await answer.json().catch(() => ({}))) as Record<string, string> };
  };
  /** As Standard Webhooks signs it. */
  const tell = (event: unknown, { id = crypto.randomUUID() as string, by = secret, signed = clock.now } = {}) => {
    const body = JSON.stringify(event);
    const signature = new Webhook(by).sign(id, signed, body);
    return post(body, {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(signed.getTime() / 1000)),
      'webhook-signature': signature,
    });
  };
  const state = async () => (await store.find(message.reference))!;
  return { store, clock, post, tell, state, reference: message.reference };
}

test('an answer, a note, an end and a new beginning are taken, by reference or by the number of a ticket', async () => {
  const { tell, state, reference, clock, store } = await open();
  const data = { reference: reference.toLowerCase() };
  expect(await tell({ type: 'answered', timestamp: at('13:30'), data })).toEqual({
    status: 200,
    said: { outcome: 'taken', reference },
  });
  expect(await state()).toMatchObject({ state: 'answered', answered: at('13:30') });
  expect((await tell({ type: 'message.reopened', data: { ticket: '31009' } })).said).toEqual({
    outcome: 'taken',
    reference,
  });
  expect(await state()).toMatchObject({ state: 'received', reopened: at('14:00') });
  await tell({ type: 'note', data: { title: `Re: Message ${reference}: Loans`, text: 'We ask the library.' } });
  expect((await state()).notes).toEqual([{ written: at('14:00'), text: 'We ask the library.' }]);
  clock.now = new Date(at('15:00'));
  await tell({ type: 'closed', data: { ticket: 31009, channel: 'zammad' } });
  expect(await state()).toMatchObject({ state: 'closed', changed: at('15:00') });
  await store.close();
});

test('what is forged, replayed, too old, unknown or not understood changes nothing, and says so', async () => {
  const { tell, post, state, clock, reference, store } = await open();
  const event = { type: 'answered', data: { reference } };
  const late = new Date(clock.now.getTime() - 301_000);
  const early = new Date(clock.now.getTime() + 301_000);
  const stranger = `whsec_${Buffer.from('what a stranger would like to be it').toString('base64')}`;
  const body = JSON.stringify(event);
  const tries: [() => Promise<{ status: number }>, number][] = [
    [() => tell(event, { by: stranger }), 401],
    [() => tell(event, { signed: late }), 401],
    [() => tell(event, { signed: early }), 401],
    [() => post(body, {}), 401],
    [() => post(body, { 'x-hub-signature': 'sha1=', 'x-hub-signature-256': 'sha256=' }), 401],
    [() => post(body, { 'x-hub-signature': `sha1=${'0'.repeat(40)}` }), 401],
    [() => post(body, { 'x-freescout-signature': 'AAAA' }), 401],
    [() => tell({ type: 'deleted', data: { reference } }), 400],
    [() => tell({ type: 'note', data: { reference, text: ' ' } }), 400],
    [() => tell({ type: 'note', data: { reference, text: 'x'.repeat(2001) } }), 400],
    [() => tell({ type: 'answered' }), 400],
    [() => tell(null), 400],
    [() => tell([{ type: 'answered' }]), 400],
    [() => tell({ type: 'answered', data: { reference: 'NDSXCHR2' } }), 404],
    [() => tell({ type: 'answered', data: { ticket: '999' } }), 404],
    [() => tell({ type: 'answered', data: { ticket: "31009' or 1=1" } }), 404],
    [() => post('x'.repeat(2_000_001), {}), 413],
  ];
  for (const [place, [attempt, status]] of tries.entries())
    expect((await attempt()).status, `try ${place}`).toBe(status);
  expect(await state()).toMatchObject({ state: 'received', changed: '2026-11-24T13:00:00.000Z', notes: [] });
  await store.close();
});

test('a repeat is taken once, also under a new time; what comes late settles nothing that came after it', async () => {
  const { tell, state, clock, reference, store } = await open();
  const note = { type: 'note', data: { reference, text: 'Tomorrow.' } };
  for (const outcome of ['taken', 'repeated', 'repeated']) {
    expect((await tell(note, { id: 'the-same' })).said['outcome']).toBe(outcome);
    clock.now = new Date(clock.now.getTime() + 60_000);
  }
  expect((await state()).notes).toHaveLength(1);
  await tell({ type: 'reopened', timestamp: at('14:01'), data: { reference } });
  const late = await tell({ type: 'answered', timestamp: '2026-11-24T14:55:00+01:00', data: { reference } });
  expect(late.said['outcome']).toBe('older');
  expect(await state()).toMatchObject({ state: 'received', answered: at('13:55'), reopened: at('14:01') });
  // A clock that is ahead over there: it happened when it was told.
  await tell({ type: 'closed', timestamp: '2031-01-01T00:00:00Z', data: { reference } });
  expect(await state()).toMatchObject({ state: 'closed', changed: clock.now.toISOString() });
  await store.close();
});

test('one number of two messages is told to neither, until the channel is named', async () => {
  const { tell, store, reference } = await open();
  const second = someMessage({ reference: 'CDFHJKM2' });
  await store.accept(second, ['osticket']);
  const [taken] = await store.claim(at('13:30'), at('13:32'), 9);
  await store.ended(taken!.id, 'sent', at('13:31'), { number: '7' });
  expect((await tell({ type: 'answered', data: { ticket: '7' } })).status).toBe(409);
  expect((await tell({ type: 'answered', data: { ticket: '7', channel: 'github' } })).said['reference']).toBe(
    reference,
  );
  await store.close();
});

test('Zammad, FreeScout and GitHub are understood as they sign and write', async () => {
  const { post, state, store, clock } = await open();
  const mac = (kind: string, body: string, encoding: 'hex' | 'base64') =>
    createHmac(kind, secret).update(body).digest(encoding);
  const zammad = (event: object) => {
    const body = JSON.stringify(event);
    return post(body, { 'x-hub-signature': `sha1=${mac('sha1', body, 'hex')}`, 'x-zammad-delivery': 'a-1' });
  };
  const scout = (event: string, conversation: object) => {
    const body = JSON.stringify(conversation);
    return post(body, { 'x-freescout-signature': mac('sha1', body, 'base64'), 'x-freescout-event': event });
  };
  const github = (action: string, issue: object, event = 'issues') => {
    const body = JSON.stringify({ action, issue });
    return post(body, { 'x-hub-signature-256': `sha256=${mac('sha256', body, 'hex')}`, 'x-github-event': event });
  };
  const title = 'Message K7M4K2P2: Loans';
  const steps: [() => Promise<{ status: number }>, number, string][] = [
    [() => zammad({ type: 'answered', data: { ticket: '31009', article: '4' } }), 200, 'answered'],
    [() => github('reopened', { number: 7, title, updated_at: '2026-11-24T14:00:02Z' }), 200, 'received'],
    [() => github('opened', { number: 7, title }), 204, 'received'],
    [() => github('created', { number: 7, title }, 'issue_comment'), 204, 'received'],
    [
      () => github('closed', { number: 7, title, state_reason: 'not_planned', updated_at: '2026-11-24T14:00:05Z' }),
      200,
      'closed',
    ],
    [() => scout('convo.customer.reply.created', { number: 3, subject: title, status: 'active' }), 200, 'received'],
    [() => scout('convo.agent.reply.created', { number: 3, subject: title, status: 'pending' }), 200, 'answered'],
    [() => scout('convo.note.created', { number: 3, subject: title, status: 'pending' }), 204, 'answered'],
    [() => scout('convo.status', { number: 3, subject: title, status: 'pending' }), 204, 'answered'],
    [() => scout('convo.agent.reply.created', { number: 9, subject: 'Another matter' }), 404, 'answered'],
    // What is played again later is the same event.
    [() => github('reopened', { number: 7, title, updated_at: '2026-11-24T14:00:02Z' }), 200, 'answered'],
  ];
  for (const [place, [step, status, is]] of steps.entries()) {
    clock.now = new Date(clock.now.getTime() + 1000);
    expect((await step()).status, `step ${place}`).toBe(status);
    expect((await state()).state, `step ${place}`).toBe(is);
  }
  await store.close();
});

test('a store that cannot be written asks the sender to come again', async () => {
  const { store } = await open();
  const broken = { ...store, find: () => Promise.reject(new Error('disk full')) };
  const app = eventRoutes(broken, { secrets: [secret], address: '/desk/events', now: () => new Date(at('14:00')) });
  const body = JSON.stringify({ type: 'answered', data: { reference: 'K7M4K2P2' } });
  const headers = {
    'webhook-id': 'one',
    'webhook-timestamp': String(Date.parse(at('14:00')) / 1000),
    'webhook-signature': new Webhook(secret).sign('one', new Date(at('14:00')), body),
  };
  const answer = await app.request('https://help.town.example/desk/events', { method: 'POST', body, headers });
  expect([answer.status, await answer.json()]).toEqual([503, { error: 'failed' }]);
  await store.close();
});
