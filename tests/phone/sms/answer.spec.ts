import { expect, test } from '@playwright/test';
import { createRequire } from 'node:module';
import { answerText, type Texting, type TextState } from '../../../src/phone/sms/answer.ts';
import { endAll, open } from '../../desk/desk.ts';
import { fromJambonz, fromTwilio, origin, routesOf } from '../callers.ts';
import { deskOf, guideOf, now, phoneFiles } from '../site.ts';

/* Questions by SMS. */

test.afterEach(endAll);

const texting = (language = 'en'): Texting => ({
  file: phoneFiles()[language]!,
  languages: ['en', 'nb'],
  search: async (question) =>
    /loan/i.test(question)
      ? [{ title: 'Renew a loan', address: `/${language}/renew/` }]
      : /late/i.test(question)
        ? [{ title: 'My book is late', address: `/${language}/guides/late/` }]
        : /aid/i.test(question)
          ? [{ title: 'Aid', address: `/${language}/guides/aid/` }]
          : /card/i.test(question)
            ? [{ title: 'Library card', address: `/${language}/services/card/` }]
            : [],
  guide: async (slug) => guideOf(language, slug === 'aid'),
  now,
});
const none: TextState = { language: 'en', guide: '', given: [] };
const renewed = 'Renew a loan\nYou can renew a loan twice.\ntown.example/a/12';

test('a number, a question and the words that every network knows have their answers', async () => {
  const table: [string, string][] = [
    ['12', renewed],
    [' #0012# ', renewed],
    ['99', 'There is no answer with the number 99.'],
    ['How do I renew a loan?', renewed],
    ['a library card', 'Library card\ntown.example/en/services/card/'],
    ['aid', 'Aid\ntown.example/en/guides/aid/'],
    ['xyzzy', 'We found nothing on that. Try other words, or call +47 00 00 01 00.'],
    ['stop', 'You get no more messages from us.'],
    ['HELP', 'Send a few words, a question or the number of an answer. Send STOP to get no more.'],
    ['', 'Send a few words, a question or the number of an answer. Send STOP to get no more.'],
    [' \n\t', 'Send a few words, a question or the number of an answer. Send STOP to get no more.'],
  ];
  for (const [text, reply] of table) expect((await answerText(text, none, texting())).reply, text).toBe(reply);
});

test('a guide is gone through by replies, with its sums, and another question leaves it', async () => {
  let state = none;
  const send = async (text: string) => {
    const found = await answerText(text, state, texting());
    ({ state } = found);
    return found.reply;
  };
  expect(await send('my book is late')).toBe(
    'My book is late\nWhat happened?\n1 It is lost\n2 It is late\nReply with the number.',
  );
  expect(await send('1')).toBe('What does it cost?\nReply with your answer.');
  expect(await send('much')).toContain('is not a number');
  expect(await send('450')).toBe(
    'You pay 600 kroner\nThe price, and 150 kroner for handling.\ntown.example/en/guides/late/',
  );
  expect(state.guide).toBe('');
  await send('late');
  expect(await send('How do I renew a loan?')).toBe(renewed);
});

test('whatever is sent gets one short answer', async () => {
  for (const text of [
    'a'.repeat(4000),
    'مرحبا'.repeat(800),
    '\u0000\uD800',
    '1 '.repeat(2000),
    '<b>&',
    '-1',
    '😀'.repeat(900),
  ]) {
    const { reply } = await answerText(text, none, texting());
    expect(reply.length, text.slice(0, 9)).toBeGreaterThan(0);
    expect(reply.length).toBeLessThan(600);
  }
});

test('one number is answered thirty times a minute, told so once, and then left aside', async () => {
  const { app, store, lines } = await open({ ...deskOf(phoneFiles()), phone: routesOf, now: () => now });
  const address = `${origin}/desk/phone/twilio/sms`;
  const send = async (from: string, body: string, cookie = '') => {
    const request = await fromTwilio(address, { From: from, To: '+4700000101', Body: body });
    if (cookie) request.headers.set('Cookie', cookie);
    const answer = await app.request(request);
    return { text: await answer.text(), cookie: (answer.headers.get('Set-Cookie') ?? '').split(';')[0]! };
  };
  for (let count = 1; count <= 30; count++) expect((await send('+4711111111', '12')).text).toContain('Renew a loan');
  expect((await send('+4711111111', '12')).text).toContain('That was a lot at once');
  expect((await send('+4711111111', '12')).text).not.toContain('<Message>');
  const first = await send('+4722222222', 'nb');
  expect(first.text).toContain('Send noen ord');
  expect((await send('+4722222222', '99', first.cookie)).text).toContain('Det finnes ikke noe svar');
  expect((await send('+4733333333', '99', first.cookie)).text).toContain('There is no answer');
  expect(JSON.stringify(lines)).not.toMatch(/11111111|22222222/);
  expect(await store.list()).toEqual([]);
});

test('jambonz is answered by a message back; without a place to keep where somebody is, a guide is its address', async () => {
  const { validate } = createRequire(import.meta.url)('@jambonz/verb-specifications') as {
    validate: (logger: unknown, verbs: unknown) => void;
  };
  const logger = { info: () => undefined, error: () => undefined, debug: () => undefined };
  const { app, store } = await open({
    ...deskOf(phoneFiles()),
    phone: routesOf,
    now: () => now,
    suggest: (_, question) => texting().search(question) as never,
  });
  const address = `${origin}/desk/phone/jambonz/sms`;
  const numbers = { from: '+4711111111', to: '+4700000101' };
  // As its feature server tells of an SMS.
  const told = {
    carrier: 'a',
    message_sid: 'm',
    account_sid: 'b',
    application_sid: 'c',
    cc: '',
    media: [],
    ...numbers,
  };
  const send = async (text: unknown, secret?: string) => {
    const answer = await app.request(await fromJambonz(address, { ...told, text }, now, secret));
    return answer.status === 200 ? ((await answer.json()) as { text: string }[]) : answer.status;
  };
  expect(await send('12', 'another-secret-0000')).toBe(403);
  expect(await send('12')).toEqual([{ verb: 'message', to: numbers.from, from: numbers.to, text: renewed }]);
  for (const [text, reply] of [
    ['STOP', 'You get no more messages from us.'],
    ['help', 'Send a few words'],
    ['', 'Send a few words'],
    [undefined, 'Send a few words'],
    ['my book is late', 'My book is late\ntown.example/en/guides/late/'],
    ['مرحبا'.repeat(800), 'We found nothing on that.'],
    ['nb', 'Send noen ord'],
  ] as const) {
    const verbs = await send(text);
    expect(() => validate(logger, verbs)).not.toThrow();
    expect((verbs as { text: string }[])[0]!.text).toContain(reply);
  }
  for (let count = 9; count <= 30; count++) await send('12');
  expect((await send('12')) as unknown).toMatchObject([{ text: 'That was a lot at once. Please wait a minute.' }]);
  expect(await send('12')).toEqual([]);
  expect(await store.list()).toEqual([]);
});
