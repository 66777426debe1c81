import { expect, test } from '@playwright/test';
import { Hono } from 'hono/tiny';
import { takeTurns } from '../../src/server/turns.ts';

/** An app that makes an answer when it is let, under `/made/`, and has a file. */
function busyApp() {
  const app = new Hono();
  const makers: (() => void)[] = [];
  let isOpen = false;
  let made = 0;
  app.use(
    takeTurns(
      (_, path) => path.startsWith('/made/'),
      async (context) => context.text('busy', 503),
    ),
  );
  app.get('/file/', (context) => context.text('file'));
  app.on(['GET', 'POST'], '/made/', async (context) => {
    made++;
    if (!isOpen) await new Promise<void>((resolve) => makers.push(resolve));
    return context.text('made');
  });
  const open = () => {
    isOpen = true;
    makers.forEach((make) => make());
  };
  return { app, open, made: () => made };
}

test('more than can be made is turned away at once with the time to wait, and a file goes out meanwhile', async () => {
  const { app, open, made } = busyApp();
  const answers = Array.from({ length: 700 }, async () => app.request('/made/'));
  await expect.poll(made).toBe(16);
  expect(await (await app.request('/file/')).text()).toBe('file');
  open();
  const all = await Promise.all(answers);
  // Whoever was let in is answered.
  expect(all.filter(({ status }) => status === 200)).toHaveLength(500);
  const refused = all.filter(({ status }) => status === 503);
  expect(refused).toHaveLength(200);
  for (const answer of refused) {
    expect(answer.headers.get('Retry-After')).toMatch(/^\d+$/);
    expect(await answer.text()).toBe('busy');
  }
  expect((await app.request('/made/')).status).toBe(200);
});

test('nothing is made for who went away while it waited', async () => {
  const { app, open, made } = busyApp();
  const first = Array.from({ length: 16 }, async () => app.request('/made/'));
  await expect.poll(made).toBe(16);
  const gone = new AbortController();
  const waiting = Array.from({ length: 50 }, async () => app.request('/made/', { signal: gone.signal }));
  const last = app.request('/made/');
  gone.abort();
  open();
  await Promise.all([...first, ...waiting]);
  expect((await last).status).toBe(200);
  expect(made()).toBe(17);
});

test('who takes long to send holds up nobody', async () => {
  const { app, open, made } = busyApp();
  const senders = Array.from({ length: 100 }, async () => app.request('/made/', { method: 'POST' }));
  await expect.poll(made).toBe(100);
  open();
  for (const answer of senders) expect((await answer).status).toBe(200);
});
