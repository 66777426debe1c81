import { expect, test } from '@playwright/test';
import { sign } from '../../src/desk/secrets/tokens.ts';
import { openPage } from '../../src/server/fill.ts';
import { isSample } from '../sample.ts';
import { endAll, key, marker, now, open, origin, other, read, secret, shown, unwritable, written } from './desk.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

test.describe.configure({ mode: 'default' });
test.afterEach(endAll);

test.describe('an error that nobody thought of', () => {
  test('gives a browser the form with everything in it, and a program JSON', async () => {
    const { lines, form, json } = await open({
      read: async (address) => {
        if (address.includes('check')) throw new TypeError(marker);
        return read(address);
      },
      senderOf: () => Promise.reject(new RangeError(marker)),
    });
    const answer = await form(written);
    expect(answer.status).toBe(503);
    expect(await shown(answer)).toMatchObject({ isForm: true, message: written.message, notice: /NOT sent/ });
    const told = await json({ reference: 'x', secret: 'x' }, {}, '/desk/status');
    expect([told.status, await told.json()]).toEqual([503, { error: 'failed' }]);
    expect(lines.map(({ error }) => error)).toEqual(['TypeError', 'RangeError']);
    expect(JSON.stringify(lines)).not.toContain(marker);
  });

  test('does not say that a message was not sent to somebody who looks it up', async () => {
    const { store } = await open();
    const { form } = await open({ store: unwritable(store) });
    const answer = await form({ lang: 'en', reference: '22222222', secret: 'x' }, {}, '/desk/status');
    expect(answer.status).toBe(503);
    const text = await answer.text();
    expect(text).toContain('Check the status of a message');
    expect(text).not.toContain('NOT sent');
    const page = openPage(text);
    expect(page.text('[data-state]')).toBe('We cannot look up messages at the moment. Try again later.');
    expect(page.attribute('#reference', 'value')).toBe('22222222');
  });

  test('does not say that a link is not valid to staff who follow it', async () => {
    const { store } = await open();
    const { app } = await open({ store: unwritable(store) });
    const token = await sign(secret, 'answered', '22222222', '2026-11-25T08:00:00.000Z');
    const answer = await app.request(`${origin}/desk/answered?token=${token}`);
    expect(answer.status).toBe(503);
    const page = openPage(await answer.text());
    expect(page.has('[data-unknown]:not([hidden])') && page.text('[data-unknown]')).toContain('failed on our side');
  });

  test('does not tell somebody with the right word that there is no such message, when many look up from there', async () => {
    const { json, form } = await open({ limits: { soft: 10, hard: 10 } });
    const mine = (await (await json(written)).json()) as { reference: string; secret: string };
    const look = { lang: 'en', reference: mine.reference, secret: mine.secret };
    for (let tries = 0; tries < 10; tries++) expect((await json(look, {}, '/desk/status')).status).toBe(200);
    const answer = await form(look, {}, '/desk/status');
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, '3600']);
    expect(openPage(await answer.text()).text('[data-state]')).toContain('Try again later');
  });

  test('without the built pages is told in JSON', async () => {
    const { form } = await open({ read: async () => undefined });
    expect((await form(written)).status).toBe(503);
  });
});

test('the log has one line a request, and nothing that anybody wrote', async () => {
  const { app, form, json, lines, store } = await open();
  const broken = await open({ store: unwritable(store), log: (line) => lines.push(line) });
  const marked = Object.fromEntries(
    [
      'lang',
      'subject',
      'message',
      'email',
      'name',
      'page',
      'question',
      'nothing-here',
      'key',
      'proof',
      'step',
      marker,
    ].map((field) => [field, field === 'email' ? `${marker}@${marker}.example` : `/${marker}-${marker}`]),
  );
  const headers = {
    Referer: `${origin}/en/${marker}/?q=${marker}`,
    Cookie: `sent=${marker}; ${marker}=1`,
    'User-Agent': marker,
    'X-Forwarded-For': marker,
    'Accept-Language': marker,
  };
  let requests = 0;
  for (const path of ['messages', 'status', 'answered', marker, `status/${marker}`])
    for (const send of [form, json, broken.form, broken.json])
      for (const values of [
        marked,
        { ...marked, lang: 'en', subject: 'library' },
        { reference: marker, secret: marker },
      ]) {
        await send(values, headers, `/desk/${path}?${marker}=${marker}`);
        requests++;
      }
  for (const path of [
    `/desk/answered?token=${marker}`,
    `/desk/${marker}`,
    '/desk/health',
    `/en/contact/?question=${marker}`,
    `/nb/contact/sent/?${marker}`,
  ])
    for (const method of ['GET', 'HEAD', 'PROPFIND', marker]) {
      await app.request(origin + path, { method, headers });
      requests++;
    }
  expect(lines).toHaveLength(requests);
  expect(JSON.stringify(lines).toLowerCase()).not.toContain(marker.toLowerCase());
  for (const line of lines) {
    expect(line).toMatchObject({
      time: now.toISOString(),
      route: expect.stringMatching(/^(GET|HEAD|POST|…) \/(desk|…)\/[a-z…]+\/?(sent\/)?$/) as unknown,
      status: expect.any(Number) as unknown,
      ms: expect.any(Number) as unknown,
    });
  }
  expect(new Set(lines.map(({ route }) => route))).toContain('GET /…/contact/');
});

test('no answer of the desk is kept by anybody on the way', async () => {
  const { app, form, json } = await open({ limits: { soft: 2, hard: 2 } });
  const proof = await sign(secret, 'send', key, '2026-11-25T08:00:00.000Z');
  const answers = {
    201: await json(written),
    303: await form({ ...written, proof, step: 'send' }),
    409: await json({ ...other, key }),
    403: await json(written, { Origin: 'https://evil.example' }),
    422: await json({}),
    429: await json(other),
    413: await json({ ...written, message: 'x'.repeat(70_000) }),
    404: await json({ reference: 'x', secret: 'x' }, {}, '/desk/status'),
    204: await json({ question: 'nobody knows' }, {}, '/desk/misses'),
    200: await app.request(`${origin}/desk/challenge`),
  };
  for (const [status, answer] of Object.entries(answers))
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([Number(status), 'no-store']);
});
