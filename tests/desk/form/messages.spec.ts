import { expect, test } from '@playwright/test';
import { sign } from '../../../src/desk/secrets/tokens.ts';
import { openPage } from '../../../src/server/fill.ts';
import { isSample } from '../../sample.ts';
import { browser, endAll, key, olderSecret, open, origin, other, secret, shown, unwritable, written } from '../desk.ts';
import { workSince } from '../../work.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

test.describe.configure({ mode: 'default' });
test.afterEach(endAll);

test('who goes on in another language keeps what is typed, and no address holds it', async () => {
  const { form, store } = await open();
  const answer = await form({ ...written, step: 'in nb' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Location')).toBeNull();
  const html = await answer.text();
  const page = openPage(html);
  expect(page.attribute('html', 'lang')).toBe('nb');
  expect(page.text('#message')).toBe(written.message);
  expect(page.attribute('#email', 'value')).toBe(written.email);
  expect(html).not.toMatch(/(?:href|action)="[^"]*ada/i);
  expect(await store.list()).toHaveLength(0);
});

test('an address that looks mistyped is asked about on the check page, and can be sent as it is', async () => {
  const { form, store } = await open();
  for (const [email, meant] of [
    ['ada@gmial.com', 'ada@gmail.com'],
    [written.email, undefined],
  ] as const) {
    const page = openPage(await (await form({ ...written, email })).text());
    expect(page.has('[data-meant][hidden]')).toBe(!meant);
    if (meant) expect(page.text('[data-meant]')).toContain(meant);
  }
  const proof = await sign(secret, 'send', key, '2026-11-25T08:00:00.000Z');
  expect((await form({ ...written, email: 'ada@gmial.com', proof, step: 'send' })).status).toBe(303);
  expect((await store.list()).map(({ email }) => email)).toEqual(['ada@gmial.com']);
});

test('a language that the site has not is its first one', async () => {
  const { form } = await open();
  const html = await (await form({ ...written, step: 'in xx' })).text();
  expect(openPage(html).text('#message')).toBe(written.message);
});

test.describe('a program that sends a message', () => {
  test('is told the reference and by when an answer comes, and the message is stored', async () => {
    const { json, store } = await open();
    const answer = await json(written);
    expect(answer.status).toBe(201);
    const said = (await answer.json()) as { reference: string; answerBy: string };
    expect(said.reference).toMatch(/^[2-9A-Z]{8}$/);
    expect(said.answerBy).toMatch(/^2026-11-\d\dT/);
    expect(await store.find(said.reference)).toMatchObject({ text: written.message, answerBy: said.answerBy });
  });

  test('may send the same again, but no other text under the same key', async () => {
    const { json, store } = await open();
    const first = (await (await json({ ...written, key })).json()) as { reference: string };
    const again = await json({ ...written, key });
    expect(again.status).toBe(201);
    expect(await again.json()).toEqual(first);
    expect((await json({ ...other, key })).status).toBe(409);
    expect(await store.list()).toHaveLength(1);
  });

  test('may send the same again when its sender may send nothing more', async () => {
    const { json, store } = await open({ limits: { soft: 1, hard: 1 } });
    const first: unknown = await (await json({ ...written, key })).json();
    for (let tries = 0; tries < 3; tries++) {
      const again = await json({ ...written, key });
      expect(again.status).toBe(201);
      expect(await again.json()).toEqual(first);
    }
    expect((await json({ ...other, key })).status).toBe(409);
    expect((await json(other)).status).toBe(429);
    expect(await store.list()).toHaveLength(1);
  });

  test('is told which fields are wrong', async () => {
    const { json } = await open();
    const answer = await json({ ...written, message: ' ', email: 7 });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toEqual({
      problems: [
        { field: 'message', code: 'missing' },
        { field: 'email', code: 'not-text' },
      ],
    });
  });

  test('is told when it is too long or of a type that is not read', async () => {
    const { json, post, store } = await open();
    expect((await json({ ...written, message: 'x'.repeat(70_000) })).status).toBe(413);
    const accept = { Accept: 'application/json' };
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(8192))),
    });
    const type = { ...accept, 'Content-Type': 'application/json' };
    expect((await post('/desk/messages', endless, type)).status).toBe(413);
    expect((await post('/desk/messages', 'x', { ...accept, 'Content-Type': 'text/plain' })).status).toBe(415);
    expect(await store.list()).toEqual([]);
  });

  test('is told to wait when its sender has sent too many today', async () => {
    const { json, store } = await open({ limits: { soft: 2, hard: 2 } });
    for (const status of [201, 201, 429]) {
      const answer = await json(written);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('Retry-After')).toBe(status === 429 ? '3600' : null);
    }
    expect(await store.list()).toHaveLength(2);
  });

  test('is told when the message cannot be stored', async () => {
    const { store } = await open();
    const { json } = await open({ store: unwritable(store) });
    const answer = await json(written);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ error: 'not stored' });
  });
});

test.describe('somebody who writes', () => {
  test('checks the message first, sends it, and sees the reference once', async () => {
    const { app, form, store } = await open();
    const check = await shown(await form(written));
    expect(check).toMatchObject({ isCheck: true, message: written.message });
    expect(await store.list()).toEqual([]);
    const sent = await form({ ...written, proof: check.proof, step: 'send' });
    expect(sent.status).toBe(303);
    expect(sent.headers.get('Location')).toBe('/en/contact/sent/');
    const cookie = sent.headers.get('Set-Cookie')!;
    expect(cookie).toMatch(/^sent=[\w.-]+; Path=\/en\/contact\/sent\/; Max-Age=900; HttpOnly; SameSite=Strict$/);
    const [kept] = await store.list();
    const page = await app.request(`${origin}/en/contact/sent/`, { headers: { Cookie: cookie.split(';')[0]! } });
    expect(openPage(await page.text()).text('[data-reference]')).toBe(kept!.reference);
  });

  test('whose connection broke before the answer came sends the same again, and sees the same reference and word', async () => {
    const { app, form, store } = await open();
    const { proof } = await shown(await form(written));
    const pages = [];
    for (let tries = 0; tries < 2; tries++) {
      const sent = await form({ ...written, proof, step: 'send' });
      const page = await app.request(`${origin}/en/contact/sent/`, {
        headers: { Cookie: sent.headers.get('Set-Cookie')!.split(';')[0]! },
      });
      pages.push(openPage(await page.text()));
    }
    expect(pages[0]!.text('[data-secret]')).toMatch(/^(\w{4}-){2}\w{4}$/);
    for (const part of ['[data-reference]', '[data-secret]']) expect(pages[1]!.text(part)).toBe(pages[0]!.text(part));
    expect(await store.list()).toHaveLength(1);
  });

  test('60,000 spaces in any field are answered at once', async () => {
    const { form } = await open();
    const spaces = `x${' '.repeat(60_000)}x`;
    await form(written);
    for (const field of [
      'lang',
      'subject',
      'message',
      'email',
      'name',
      'question',
      'page',
      'nothing-here',
      'proof',
      'wait',
      'work',
      'step',
    ]) {
      const start = process.cpuUsage();
      await (await form({ ...written, [field]: spaces })).text();
      // A page takes some 20 ms; its parser took three to seven seconds.
      expect(workSince(start), field).toBeLessThan(1000);
    }
  });

  test('sees the check page again, with everything there, when it is too old or forged', async () => {
    const { form, store } = await open();
    const old = await sign(secret, 'send', 'a-key-of-yesterday-1', '2026-11-24T08:59:59.999Z');
    const foreign = await sign(olderSecret, 'send', 'a-key-of-another-1', '2026-11-25T08:00:00.000Z');
    const purpose = await sign(secret, 'answered', 'a-key-of-another-1', '2026-11-25T08:00:00.000Z');
    for (const proof of ['', 'x', 'a.b.c', '\u{1F600}.\0', old, foreign, purpose]) {
      const again = await shown(await form({ ...written, proof, step: 'send' }));
      expect(again).toMatchObject({ isCheck: true, message: written.message });
      expect(again.unsent).toContain('open for too long');
      expect(again.proof).not.toBe(proof);
    }
    expect(await store.list()).toEqual([]);
  });

  test('can send a page that was made before the secret changed', async () => {
    const { form, store } = await open({ secrets: [secret, olderSecret] });
    const proof = await sign(olderSecret, 'send', 'a-key-of-the-old-one', '2026-11-25T08:00:00.000Z');
    expect((await form({ ...written, proof, step: 'send' })).status).toBe(303);
    expect(await store.list()).toHaveLength(1);
  });

  for (const [what, status, words, more] of [
    ['nothing can be stored', 503, 'something failed on our side', { broken: true }],
    ['too many came from there', 429, 'too many messages', { limits: { soft: 0, hard: 0 } }],
  ] as const)
    test(`is never told "sent" when ${what}, and the text is still in the form`, async () => {
      const { store } = await open();
      const { form } = await open({
        store: 'broken' in more ? unwritable(store) : store,
        ...('limits' in more && { limits: more.limits }),
      });
      const proof = await sign(secret, 'send', key, '2026-11-25T08:00:00.000Z');
      const answer = await form({ ...written, proof, step: 'send' });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('Set-Cookie')).toBeNull();
      expect(answer.headers.get('Location')).toBeNull();
      const page = await shown(answer);
      expect(page.notice).toContain(words);
      expect(page).toMatchObject({ message: written.message, email: written.email });
      expect(await store.list()).toEqual([]);
    });

  test('who sends another text from the same page is told that the first was sent', async () => {
    const { form, store } = await open();
    const proof = await sign(secret, 'send', key, '2026-11-25T08:00:00.000Z');
    expect((await form({ ...written, proof, step: 'send' })).status).toBe(303);
    const answer = await form({ ...other, proof, step: 'send' });
    expect(answer.status).toBe(409);
    expect(await shown(answer)).toMatchObject({ message: other.message, notice: /first message has been sent/ });
    expect(await store.list()).toHaveLength(1);
  });

  test('reads a page of the site, in the right language, when the form cannot be read', async () => {
    const { post } = await open();
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const part = '--b\r\nContent-Disposition: form-data; name="message"; filename="a.txt"\r\n\r\nx\r\n--b--\r\n';
    for (const [status, body, headers] of [
      [413, `message=${'x'.repeat(70_000)}`, type],
      [415, 'x', { 'Content-Type': 'text/plain' }],
      [400, 'message=%ff', type],
      [400, 'message=%zz', type],
      [422, part, { 'Content-Type': 'multipart/form-data; boundary=b' }],
    ] as const)
      for (const from of [{ Referer: `${origin}/nb/contact/` }, { 'Accept-Language': 'nb,en;q=0.5' }] as Record<
        string,
        string
      >[]) {
        const answer = await post('/desk/messages', body, { ...browser, ...headers, ...from });
        expect(answer.status).toBe(status);
        const page = await shown(answer);
        expect(page).toMatchObject({ isForm: true, lang: 'nb' });
        expect(page.problems).not.toBe('');
        // What was lost is not said to be still there.
        expect(page.notice).toBe('');
      }
    for (const path of ['/desk/status', '/desk/answered']) {
      const answer = await post(path, 'reference=%ff', { ...browser, ...type });
      expect(answer.status).toBe(400);
      expect(answer.headers.get('Content-Type')).toMatch('text/html');
    }
  });

  test('with a subject that there is not is told to choose one', async () => {
    const { form } = await open();
    const answer = await form({ ...written, subject: '__proto__' });
    expect(answer.status).toBe(422);
    expect((await shown(answer)).problems).toContain('Choose what your message is about');
  });

  test('from another site is refused on a page that can be read, and nothing is stored', async () => {
    const { form, json, store } = await open();
    const proof = await sign(secret, 'send', key, '2026-11-25T08:00:00.000Z');
    for (const from of [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: `${origin}.evil.example` },
      { Origin: 'https://localhost:4999' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ] as Record<string, string>[]) {
      const answer = await form({ ...written, proof, step: 'send' }, from);
      expect(answer.status).toBe(403);
      const page = await shown(answer);
      expect(page).toMatchObject({ isForm: true, message: written.message });
      expect(page.notice).toContain('NOT sent');
      const told = await json(written, from);
      expect([told.status, await told.json()]).toEqual([403, { error: 'another site' }]);
      for (const path of ['/desk/status', '/desk/answered'])
        expect((await form({ reference: '22222222', secret: 'x' }, from, path)).status).toBe(403);
    }
    expect(await store.list()).toEqual([]);
  });

  test('into the field that no person sees is asked about, and sent to the desk once somebody says so', async () => {
    const { form, store } = await open();
    const filled = { ...written, 'nothing-here': 'https://my-homepage.example' };
    const checked = openPage(await (await form(filled)).text());
    expect(checked.has('[data-doubt]:not([hidden])')).toBe(true);
    const proof = await sign(secret, 'send', key, '2026-11-25T08:00:00.000Z');
    const asked = await form({ ...filled, proof, step: 'send' });
    expect([asked.status, asked.headers.get('Location')]).toEqual([422, null]);
    const page = openPage(await asked.text());
    expect(page.text('#person-problem')).toBe('Tick the box if you wrote this message yourself');
    expect(page.text('[data-shown=message]')).toBe(written.message);
    expect(await store.list()).toEqual([]);
    const sent = await form({ ...filled, proof, step: 'send', person: 'yes' });
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, '/en/contact/sent/']);
    expect(await store.list({ aside: true })).toEqual([]);
    expect((await store.waiting()).count).toBe(1);
  });

  test('by a program into that field is set aside, and the program and the health of the desk say so', async () => {
    const { json, app } = await open();
    const answer = await json({ ...written, 'nothing-here': 'x' });
    expect([answer.status, await answer.json()]).toEqual([201, expect.objectContaining({ aside: true })]);
    expect(await (await app.request(`${origin}/desk/health`)).json()).toMatchObject({ aside: 1 });
  });

  test('and is much too long comes back whole, with by how many characters', async () => {
    const { form } = await open();
    for (const [typed, over] of [
      [`${'A'.repeat(5990)}IMPORTANT`, '999'],
      ['å'.repeat(40_000), '35,000'],
      ['👨‍👩‍👧‍👦'.repeat(5010), '3,410'],
    ] as const) {
      const page = openPage(await (await form({ ...written, message: typed })).text());
      expect(page.text('#message-problem')).toContain(`Characters too many: ${over}.`);
      expect(page.text('#message')).toBe(typed);
    }
  });
});

test('nothing that is sent becomes a header or an address', async () => {
  const { form } = await open();
  const lure = 'x\r\nSet-Cookie: a=b\r\nLocation: https://evil.example/';
  for (const lang of [lure, '//evil.example', 'https://evil.example', '../..', 'en/../..', '\\evil.example']) {
    const proof = await sign(secret, 'send', crypto.randomUUID(), '2026-11-25T08:00:00.000Z');
    const more = { next: 'https://evil.example', redirect: '//evil.example', page: '//evil.example/', question: lure };
    const answer = await form(
      { ...written, ...more, lang, name: lure, proof, step: 'send' },
      { Referer: 'https://evil.example/en/', 'X-Forwarded-Host': 'evil.example', Host: 'evil.example' },
    );
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toBe('/en/contact/sent/');
    expect(answer.headers.getSetCookie()).toHaveLength(1);
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^sent=[\w.-]+; Path=\/en\/contact\/sent\/; Max-Age=900; HttpOnly; SameSite=Strict$/,
    );
  }
});
