import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vercelConfig } from '../../../deploy/vercel/config.ts';
import { openPage } from '../../../src/server/fill.ts';
import { base, buildBelow } from '../../below.ts';
import { parseMail, startMailServer } from '../send/smtp.ts';
import { emptyPostgres } from '../store/postgres.ts';
import { hosts } from './hosts.ts';

test.describe.configure({ mode: 'default' });
test.setTimeout(180_000);

let site: string;
let mail: Awaited<ReturnType<typeof startMailServer>>;

test.beforeAll(async () => {
  site = buildBelow('whole');
  mail = await startMailServer();
});
test.afterAll(async () => {
  await mail?.down();
});

const settings = () => ({
  DESK_SECRET: 'q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k=',
  SMTP_URL: mail.url(),
  MAIL_FROM: 'help@agency.example',
});
const form = { lang: 'en', subject: 'water', message: 'The tap drips.', email: 'ola@example.org', name: '' };

for (const [name, start] of Object.entries(hosts))
  test(`on ${name} the function answers below the path, and nothing beside it`, async () => {
    const host = await start(site, settings(), await emptyPostgres());
    try {
      const status = async (path: string) => (await host.call({ path })).status;
      expect(await status(`${base}/desk/health`)).toBe(200);
      expect(await status('/desk/health')).toBe(404);
      expect(await status(`${base}/desk/nothing`)).toBe(404);

      const search = await (await host.call({ path: `${base}/en/search/?q=bins` })).text();
      expect(openPage(search).attribute('#results', 'data-state')).toBe('ready');
      expect(search).toContain(`href="${base}/en/bin-collection/"`);
      const guide = await host.call({ path: `${base}/desk/guides/en/high-water-bill?leak=yes` });
      expect(openPage(await guide.text()).text('h1')).toBe('When was the leak repaired?');
      const filled = await host.call({ path: `${base}/en/contact/?subject=water` });
      expect(openPage(await filled.text()).has('option[value=water][selected]')).toBe(true);

      const check = await host.call({ path: `${base}/desk/messages`, form });
      const proof = openPage(await check.text()).attribute('input[name=proof]', 'value');
      const sent = await host.call({ path: `${base}/desk/messages`, form: { ...form, proof, step: 'send' } });
      expect([sent.status, sent.headers.get('Location')]).toEqual([303, `${base}/en/contact/sent/`]);
      const cookie = sent.headers.get('Set-Cookie')!;
      expect(cookie).toContain(`; Path=${base}/en/contact/sent/;`);
      const thanks = await host.call({
        path: `${base}/en/contact/sent/`,
        headers: { Cookie: cookie.split(';')[0]! },
      });
      const reference = openPage(await thanks.text()).text('[data-reference]');
      const received = () => mail.received.filter(({ raw }) => raw.includes(reference));
      const mails = () => received().map(({ raw }) => parseMail(raw).text);
      await expect.poll(() => mails().length).toBe(2);
      // Netlify alone is told of no other host than that of the site.
      const origin = name === 'netlify' ? 'https://www.wadi-zahr.example' : 'https://help.agency.example';
      expect(mails().some((text) => text.includes(`${origin}${base}/en/contact/status/`))).toBe(true);
      expect(received().some(({ raw }) => raw.includes(`${origin}${base}/desk/answered?token=`))).toBe(true);
    } finally {
      await host.stop();
    }
  });

test('Vercel looks for everything below the path', () => {
  const routes = JSON.stringify(vercelConfig(site));
  expect(routes).toContain(`^${base}/desk/.*$`);
  expect(routes).toContain(`"Location":"${base}/en/addresses/"`);
  expect(routes).toContain(`${base}/desk/clock`);
  expect(routes).not.toMatch(/"\^\/(?!help\/|\.\*\$)/);
});

test('what hosts read beside the pages holds no address outside the path', () => {
  for (const name of ['_headers', '_redirects'])
    for (const line of readFileSync(join(site, name), 'utf8').split('\n'))
      for (const address of line.match(/(?:^| )\/\S*/g) ?? []) expect(address.trim()).toMatch(/^\/help\//);
});
