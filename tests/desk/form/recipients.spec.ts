import { expect, test } from '@playwright/test';
import { recipientKey } from '../../../src/desk/form/recipients.ts';
import { openPage } from '../../../src/server/fill.ts';
import { endAll, open, origin, secret, shown, written } from '../desk.ts';
import { isSample } from '../../sample.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

test.describe.configure({ mode: 'default' });
test.afterEach(endAll);

test('one address gets so many receipts a day, whoever writes, and every message is kept all the same', async () => {
  let sender = 0;
  const { json, store } = await open({
    channels: ['staff', 'receipt'],
    limits: { soft: 5, hard: 100 },
    senderOf: async () => `sender ${sender++}`,
  });
  const channels: string[][] = [];
  for (let number = 0; number < 7; number++) {
    const email = ['ada@example.org', 'ADA@example.org', 'ada+x@example.org'][number % 3]!;
    const answer = await json({ ...written, email, message: `Message ${number}` });
    expect(answer.status).toBe(201);
    const { reference } = (await answer.json()) as { reference: string };
    channels.push((await store.deliveriesOf(reference)).map(({ channel }) => channel));
  }
  expect(channels.map((list) => list.length)).toEqual([2, 2, 2, 2, 2, 1, 1]);
  expect(channels.at(-1)).toEqual(['staff']);
  const other = await json({ ...written, email: 'ola@example.org' });
  const { reference } = (await other.json()) as { reference: string };
  expect(await store.deliveriesOf(reference)).toHaveLength(2);
});

test('the key of a recipient does not show the address', async () => {
  const key = await recipientKey('a secret', 'Ada+news@Example.org');
  expect(key).toMatch(/^receipt [\w-]{22}$/);
  expect(await recipientKey('a secret', 'ada@example.org')).toBe(key);
  expect(await recipientKey('another', 'ada@example.org')).not.toBe(key);
  expect(await recipientKey('a secret', 'ola@example.org')).not.toBe(key);
});

test('who gets no receipt is told so on the page that says thanks', async () => {
  const { form, app, store } = await open({
    channels: ['staff', 'receipt'],
    receipts: true,
    limits: { soft: 5, hard: 100 },
  });
  const thanks = async (message: string) => {
    const { proof } = await shown(await form({ ...written, message }));
    const sent = await form({ ...written, message, proof, step: 'send' });
    const cookie = sent.headers.get('Set-Cookie')!.split(';')[0]!;
    const page = openPage(
      await (await app.request(`${origin}/en/contact/sent/`, { headers: { Cookie: cookie } })).text(),
    );
    return { said: page.text('[data-mail]'), of: (kind: string) => page.attribute('[data-mail]', `data-${kind}`) };
  };
  const first = await thanks('First');
  expect(first.said).toBe(first.of('yes'));
  const key = await recipientKey(secret, written.email);
  for (let number = 0; number < 5; number++)
    await store.count(key, '2026-11-25T09:00:00.000Z', '2026-11-24T09:00:00.000Z');
  const last = await thanks('Last');
  expect(last.said).toBe(last.of('no'));
});
