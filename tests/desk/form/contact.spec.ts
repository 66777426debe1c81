import { expect, test } from '@playwright/test';
import { isSample } from '../../sample.ts';
import { endAll, open, origin } from '../desk.ts';

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
