import { expect, test } from '@playwright/test';
import { Hono } from 'hono/tiny';
import type { Context } from '../../../../src/desk/context.ts';
import { openPages } from '../../../../src/desk/form/fill/pages.ts';
import type { DeskParts } from '../../../../src/desk/parts.ts';

test('no page is read or filled for who went away while it sent', async () => {
  const read: string[] = [];
  const pages = openPages({
    file: { site: { languages: ['en'], address: 'https://help.agency.example' } },
    read: async (address: string) => void read.push(address),
  } as unknown as DeskParts);
  const app = new Hono().post('/', (context) => pages.showForm(context as unknown as Context, {}, {}));
  app.onError((_, context) => context.body(null, 500));
  const answer = await app.request('/', { method: 'POST', signal: AbortSignal.abort() });
  expect([answer.status, read]).toEqual([400, []]);
  await app.request('/', { method: 'POST' });
  expect(read).toEqual(['/en/contact/index.html']);
});
