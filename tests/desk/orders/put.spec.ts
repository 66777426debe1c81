import { expect, test } from '@playwright/test';
import { Hono } from 'hono/tiny';
import { createHmac } from 'node:crypto';
import type { Context, Env } from '../../../src/desk/context.ts';
import { lookUpOrder, showLinked } from '../../../src/desk/orders/look-up.ts';
import { digestsOf, readNumber } from '../../../src/desk/orders/facts.ts';
import { linkTo } from '../../../src/desk/orders/link.ts';
import { orderRoutes } from '../../../src/desk/orders/put.ts';
import { isOld, oldSources, purgeOrders } from '../../../src/desk/orders/sources.ts';
import { openStore } from '../../../src/desk/store/open-store.ts';
import { endAll, stop, temporaryFolder } from '../store/databases.ts';
import { town } from './kinds.ts';

test.afterEach(endAll);

const key = Buffer.from('a secret of the two systems, long enough');
const secret = `whsec_${key.toString('base64')}`;
let now = new Date('2026-11-30T12:00:00.000Z');
const told = { number: 'FL-1', code: '7K3M9P', state: 'ready', changed: '2026-11-30T10:00:00Z', until: '2026-12-09' };

/** As the build makes it, of one kind. */
const states = Object.keys(town.orders!['loan']!.states);
const orderMarkup = `<html><body><section data-order="loan" hidden>
  ${states.map((id) => `<div data-says="${id}" hidden></div><p data-until-of="${id}" data-until="Until {date}" hidden></p>`).join('')}
  ${states.map((id) => `<li data-step="${id}"></li>`).join('')}
  <p data-expected="" hidden></p><p data-since="Since {date}" hidden></p>
  <p data-as-of="As of {time}" data-old="Old {time}" hidden></p><a data-keep href=""></a>
</section></body></html>`;

async function open() {
  now = new Date('2026-11-30T12:00:00.000Z');
  const store = await openStore(`sqlite:${temporaryFolder()}/desk.sqlite`);
  stop.push(() => store.close());
  const keys = ['the present key', 'the key of before'];
  const routes = orderRoutes(town, store, { secrets: [secret], keys, address: '/desk/orders', now: () => now });
  const put = (data: object, { path = '/desk/orders/loan/fl%201', signed = true } = {}) => {
    const body = JSON.stringify({ data });
    const [id, time] = ['msg_1', String(Math.floor(now.getTime() / 1000))];
    const mac = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
    const headers = { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signed ? `v1,${mac}` : 'v1,x' };
    return routes.request(path, { method: 'PUT', body, headers });
  };
  const page = { built: async () => '', html: async () => new Response(), languageOf: () => 'en' } as never;
  const parts = { file: town, store, secrets: keys, limits: { soft: 1, hard: 100 }, senderOf: async () => 'somebody' };
  const look = async (values: Record<string, string>) => {
    const app = new Hono<Env>().post('/', (context) =>
      lookUpOrder(context, { ...parts, now: () => now } as never, page, values),
    );
    const answer = await app.request('/', { method: 'POST', headers: { Accept: 'application/json' } });
    return { status: answer.status, data: (await answer.json()) as Record<string, unknown> };
  };
  const follow = async (link: string) => {
    const filled = {
      ...(page as object),
      built: async () => orderMarkup,
      html: async (context: Context, text: string) => context.html(text),
      languageFor: () => 'en',
    } as never;
    const app = new Hono<Env>().get(
      '/',
      async (context) =>
        (await showLinked(context, { ...parts, now: () => now } as never, filled, link)) ?? context.text('form'),
    );
    return (await app.request('/')).text();
  };
  return { store, put, look, follow };
}

test('an order is told, looked up with two facts, and deleted when its time is over', async () => {
  const { store, put, look } = await open();
  expect(await (await put(told)).json()).toEqual({ outcome: 'taken' });
  expect(await (await put(told)).json()).toEqual({ outcome: 'taken' });
  expect(await (await put({ ...told, state: 'received', changed: '2026-11-30T09:00:00Z' })).json()).toEqual({
    outcome: 'older',
  });
  const right = { kind: 'loan', number: 'no. fl1'.slice(4), code: '7k3-m9p' };
  expect((await look(right)).data).toMatchObject({ kind: 'loan', state: 'ready', until: '2026-12-09', old: false });
  const wrong = await look({ ...right, code: '7k3m9q' });
  expect(wrong).toEqual({ status: 404, data: { state: 'unknown' } });
  for (const other of [{ number: 'FL-2' }, { kind: 'passport' }, { kind: 'constructor' }, { number: '' }, { code: '' }])
    expect(await look({ ...right, ...other })).toEqual(wrong);
  // A day later nothing was heard; a month after the end it goes.
  now = new Date('2026-12-01T13:00:00.000Z');
  expect((await look(right)).data['old']).toBe(true);
  expect(await oldSources(town, store, now)).toEqual({ loan: '2026-11-30T12:00:00.000Z' });
  expect((await put({ ...told, state: 'collected', changed: '2026-12-01T12:00:00Z' })).status).toBe(200);
  await purgeOrders(town, store, Date.parse('2027-01-29T12:00:00Z'));
  expect((await look(right)).data['state']).toBe('collected');
  await purgeOrders(town, store, Date.parse('2027-02-01T12:00:00Z'));
  expect(await look(right)).toEqual(wrong);
});

test('wrong tries for one number end, whoever makes them, and the owner is let in the next day', async () => {
  const { put, look } = await open();
  await put(told);
  const right = { kind: 'loan', number: 'FL-1', code: '7K3M9P' };
  const statuses = [];
  for (let guess = 0; guess < 12; guess++) statuses.push((await look({ ...right, code: `00000${guess}` })).status);
  expect(statuses).toEqual([...Array<number>(10).fill(404), 429, 429]);
  expect((await look(right)).status).toBe(429);
  expect((await look({ ...right, number: 'FL-2' })).status).toBe(404);
  now = new Date(now.getTime() + 86_400_001);
  expect((await look(right)).status).toBe(200);
});

test('what is not signed, or not as it must be, is refused and says why', async () => {
  const { put, look } = await open();
  expect((await put(told, { signed: false })).status).toBe(401);
  expect((await put(told, { path: '/desk/orders/lone/fl1' })).status).toBe(404);
  const cases: [object, string][] = [
    [{ number: 'FL-2' }, 'number: must stand in the body, too, as in the address.'],
    [{ code: '123' }, 'code: missing, or not to be read.'],
    [{ state: 'lost' }, 'state: must be one of received, ready, collected.'],
    [{ changed: '2027-01-01T00:00:00Z' }, 'changed: lies in the future.'],
    [{ changed: 'yesterday' }, 'changed: must be a time with its zone'],
    [{ until: '9.12.2026' }, 'until: must be a day'],
    [{ version: 'x' }, 'version: must be a whole number.'],
  ];
  for (const [change, said] of cases) {
    const answer = await put({ ...told, ...change });
    expect(answer.status, said).toBe(400);
    expect(((await answer.json()) as { error: string }).error).toContain(said);
  }
  expect((await look({ kind: 'loan', number: 'FL-1', code: '7K3M9P' })).status).toBe(404);
});

test('a source that has never told anything, or need not, is not old', () => {
  expect(isOld({ every: 1 }, undefined, now)).toBe(false);
  expect(isOld({ every: undefined }, { asOf: '2020-01-01T00:00:00.000Z', file: undefined }, now)).toBe(false);
});

test('others use up the tries for an order every day, and its owner still sees it by the link', async () => {
  const { store, put, look, follow } = await open();
  await put(told);
  const order = (await store.findOrder(
    'loan',
    (await digestsOf(['the present key'], 'loan', readNumber('FL-1'), [])).map(({ number }) => number),
  ))!;
  const link = await linkTo('the present key', order);
  const right = { kind: 'loan', number: 'FL-1', code: '7K3M9P' };
  for (let days = 0; days < 3; days++) {
    for (let tries = 0; tries < 12; tries++) await look({ ...right, code: '000000' });
    expect((await look(right)).status).toBe(429);
    expect(await follow(link)).toMatch(/data-step="ready" aria-current="step"/);
    now = new Date(now.getTime() + 86_400_000);
  }
  // A link that nobody made, one of another kind, and one of an order that is over lead to the form.
  for (const other of [`${link}x`, link.replace('loan', 'passport'), '', '..', 'x'.repeat(5_000)])
    expect(await follow(other)).toBe('form');
  await store.purgeOrders('loan', ['ready'], '2027-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z');
  expect(await follow(link)).toBe('form');
});
