import { expect, test } from '@playwright/test';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/sha';
import { openPage } from '../../../src/server/fill.ts';
import { isSample } from '../../sample.ts';
import { endAll, now, open, origin, other, written } from '../desk.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

test.describe.configure({ mode: 'default' });
test.afterEach(endAll);

test.describe('a sender over the soft limit', () => {
  const soft = { limits: { soft: 1, hard: 50 } };
  const valuesIn = (html: string) => {
    const page = openPage(html);
    const names = [
      'lang',
      'subject',
      'proof',
      'wait',
      'work',
      'message',
      'email',
      'name',
      'question',
      'page',
      'website',
    ];
    return Object.fromEntries(
      names.map((name) => [name, page.attribute(`[data-values] [name=${name}]`, 'value')]),
    ) as Record<string, string>;
  };

  test('who has sent little has no work', async () => {
    const { form } = await open(soft);
    const html = await (await form(written)).text();
    expect(openPage(html).has('[data-work][hidden]')).toBe(true);
    expect(valuesIn(html)['wait']).toBe('');
  });

  test('waits half a minute without a script, is told so, and loses nothing', async () => {
    let time = now;
    const { form, json, store } = await open({ ...soft, now: () => time });
    expect((await json(written)).status).toBe(201);
    const first = await (await form(other)).text();
    expect(openPage(first).has('[data-work][hidden]')).toBe(false);
    const early = await form({ ...valuesIn(first), step: 'send' });
    expect(early.status).toBe(429);
    expect(early.headers.get('Retry-After')).toBe('30');
    const again = await early.text();
    expect(again).toContain('wait half a minute');
    expect(valuesIn(again)['message']).toBe('Another text.');
    // The wait goes on, and does not begin again.
    time = new Date(now.getTime() + 20_000);
    expect(await (await form({ ...valuesIn(again), step: 'send' })).text()).toContain(valuesIn(first)['wait']!);
    time = new Date(now.getTime() + 31_000);
    expect((await form({ ...valuesIn(again), step: 'send' })).status).toBe(303);
    // The wait was for that message, not for the next one.
    const next = valuesIn(await (await form({ ...other, message: 'A third.' })).text());
    expect((await form({ ...next, wait: valuesIn(again)['wait']!, step: 'send' })).status).toBe(429);
    expect(await store.list()).toHaveLength(2);
  });

  test('sends with the work done, once for each task, and not with somebody else’s', async () => {
    // The library looks at the clock of this machine.
    const { app, json, store } = await open({ ...soft, now: () => new Date() });
    await json(written);
    const refused = await json(other);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toEqual({ error: 'work', challenge: '/desk/challenge' });
    const challenge = (await (await app.request(`${origin}/desk/challenge`)).json()) as Challenge;
    const solution = await solveChallenge({ challenge, deriveKey });
    const proof = btoa(JSON.stringify({ challenge, solution }));
    const easier = { ...challenge, parameters: { ...challenge.parameters, keyPrefix: '0' } };
    for (const wrong of [
      'x',
      btoa('null'),
      btoa('{"challenge":{"signature":"x"},"solution":{}}'),
      btoa(JSON.stringify({ challenge, solution: { ...solution, counter: 1 } })),
      btoa(JSON.stringify({ challenge: easier, solution })),
    ])
      expect((await json({ ...other, proof: wrong })).status, wrong.slice(0, 60)).toBe(429);
    expect((await json({ ...other, proof })).status).toBe(201);
    expect((await json({ ...other, message: 'A third.', proof })).status).toBe(429);
    expect(await store.list()).toHaveLength(2);
  });

  test('who presses twice sends one message, and is told so both times', async () => {
    const { app, form, json, store } = await open({ ...soft, now: () => new Date() });
    await json(written);
    const check = valuesIn(await (await form(other)).text());
    const challenge = (await (await app.request(`${origin}/desk/challenge`)).json()) as Challenge;
    const work = btoa(JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) }));
    const send = async () => (await form({ ...check, work, step: 'send' })).status;
    expect([...(await Promise.all([send(), send(), send()])), await send()]).toEqual([303, 303, 303, 303]);
    expect(await store.list()).toHaveLength(2);
  });

  test('a task is too old after an hour', async () => {
    let time = new Date();
    const { app, json } = await open({ ...soft, now: () => time });
    await json(written);
    time = new Date(Date.now() - 3_700_000);
    const challenge = (await (await app.request(`${origin}/desk/challenge`)).json()) as Challenge;
    time = new Date();
    const solution = await solveChallenge({ challenge, deriveKey });
    expect((await json({ ...other, proof: btoa(JSON.stringify({ challenge, solution })) })).status).toBe(429);
  });
});
