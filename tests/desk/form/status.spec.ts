import { expect, test } from '@playwright/test';
import { isSample } from '../../sample.ts';
import { endAll, open, written } from '../desk.ts';

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
