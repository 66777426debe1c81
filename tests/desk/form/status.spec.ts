import { expect, test } from '@playwright/test';
import { openPage } from '../../../src/server/fill.ts';
import { isSample } from '../../sample.ts';
import { endAll, now, open, written } from '../desk.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

test.describe.configure({ mode: 'default' });
test.afterEach(endAll);

test('status says the same of an unknown reference and a wrong secret word', async () => {
  const { json, form } = await open();
  const mine = (await (await json(written)).json()) as { reference: string; secret: string };
  const unknown = '22222222';
  const seen = async (answer: Response) => [
    answer.status,
    [...answer.headers].sort().join(),
    (await answer.text()).replaceAll(mine.reference, '#').replaceAll(unknown, '#'),
  ];
  const ask = (reference: string, word: string) => ({ lang: 'en', reference, secret: word });
  for (const send of [json, form]) {
    const wrong = await seen(await send(ask(mine.reference, 'wrong'), {}, '/desk/status'));
    for (const values of [ask(unknown, mine.secret), ask(unknown, 'wrong')])
      expect(await seen(await send(values, {}, '/desk/status'))).toEqual(wrong);
  }
  const own = await json(ask(mine.reference.toLowerCase(), mine.secret), {}, '/desk/status');
  expect(await own.json()).toMatchObject({ reference: mine.reference, state: 'received' });
});

test('status promises no time that is over: it says that the answer is late, since when, and what to do', async () => {
  let time = now;
  const { json, form } = await open({ now: () => time });
  const mine = (await (await json(written)).json()) as { reference: string; secret: string; answerBy: string };
  const page = async () => openPage(await (await form({ lang: 'en', ...mine }, {}, '/desk/status')).text());
  const before = await page();
  expect(before.text('[data-state]')).toBe('We have received it and will answer.');
  expect(before.text('[data-expect]')).toMatch(/^You will have an answer by /);
  time = new Date(Date.parse(mine.answerBy) + 60_000);
  const after = await page();
  expect(after.text('[data-state]')).toMatch(/^Our answer is late: you were to have it by .*name the reference\.$/);
  expect(after.has('[data-expect][hidden]')).toBe(true);
  expect(after.attribute('[data-write]:not([hidden]) a', 'href')).toBe('/en/contact/');
});

test('status says of a message that was taken up again that it was, and of one that was closed after an answer that it was answered', async () => {
  const { json, form, store } = await open();
  const mine = (await (await json(written)).json()) as { reference: string; secret: string };
  const state = async () =>
    openPage(await (await form({ lang: 'en', ...mine }, {}, '/desk/status')).text()).text('[data-state]');
  let time = now.getTime();
  for (const [is, said] of [
    ['answered', /^We have answered it\. /],
    ['closed', /^We have answered it\. /],
    ['received', /^It was answered, and the desk has taken it up again\. /],
  ] as const) {
    await store.setState(mine.reference, is, new Date((time += 1000)).toISOString());
    expect(await state()).toMatch(said);
  }
});
