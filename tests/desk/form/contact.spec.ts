import { expect, test } from '@playwright/test';
import { sign } from '../../../src/desk/secrets/tokens.ts';
import { openPage } from '../../../src/server/fill.ts';
import { isSample } from '../../sample.ts';
import { endAll, key, now, open, origin, secret, written } from '../desk.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

test.describe.configure({ mode: 'default' });
test.afterEach(endAll);

test('who enters the address of a filled page once more gets the form, in their language', async () => {
  const { app } = await open();
  for (const [path, form] of [
    ['/desk/messages', '/nb/contact/'],
    ['/desk/status', '/nb/contact/status/'],
  ] as const) {
    const answer = await app.request(`${origin}${path}`, { headers: { 'Accept-Language': 'nb,en;q=0.5' } });
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, form]);
  }
});

test('the thank-you page promises a mail only where one is sent, and says when it was refused', async () => {
  for (const [parts, refused, said] of [
    [{ channels: ['staff', 'receipt'] }, false, /^We send both to the email address/],
    [{ channels: ['staff', 'receipt'] }, true, /^The email with them was refused/],
    [{ channels: ['staff', 'receipt'], receipts: false }, false, /^They are not sent to you by email/],
    [{ channels: ['osticket'] }, false, /^They are not sent to you by email/],
  ] as const) {
    const { form, app, store } = await open({ ...parts, channels: [...parts.channels] });
    const proof = await sign(secret, 'send', key, '2026-11-25T08:00:00.000Z');
    const sent = await form({ ...written, proof, step: 'send' });
    const Cookie = sent.headers.get('Set-Cookie')!.split(';')[0]!;
    if (refused)
      for (const { id } of await store.claim(now.toISOString(), now.toISOString(), 9))
        await store.ended(id, 'refused', now.toISOString(), { problem: 'smtp-550' });
    const page = openPage(await (await app.request(`${origin}/en/contact/sent/`, { headers: { Cookie } })).text());
    expect(page.text('[data-mail]:not([hidden])')).toMatch(said);
  }
});
