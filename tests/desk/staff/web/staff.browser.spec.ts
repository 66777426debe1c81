import { expect, test, type Browser, type Page } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { barriersOn } from '../../../axe.ts';
import { freePort } from '../../../ports.ts';
import { sites } from '../../../sites.ts';
import { startDesk, type RunningDesk } from '../../host/process.ts';
import { isSample } from '../../../sample.ts';

test.skip(!isSample, 'These open the desk of the sample.');

test.describe.configure({ mode: 'serial' });

const [kari, ola] = ['kari@town.example', 'ola@town.example'];
const { folder, languages } = sites.content;
const data = mkdtempSync(join(tmpdir(), 'desk-staff-'));
const outbox = join(data, 'outbox');
let desk: RunningDesk;
let origin: string;

test.beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  desk = await startDesk({
    ...{ OUT: folder, PORT: String(port), PUBLIC_ADDRESS: origin, DESK_FOLDER: data },
    STAFF: `${kari} *=lead, ${ola} *=answer`,
  });
});
test.afterAll(async () => {
  await desk?.end();
  rmSync(data, { recursive: true, force: true });
});

/** A message of a visitor; resolves with its reference. */
async function write(message: string, email = 'ada@example.org'): Promise<string> {
  const { subjects } = JSON.parse(readFileSync(join(folder, 'desk/desk.json'), 'utf8')) as { subjects: object };
  const answer = await fetch(`${origin}/desk/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ lang: languages[0], subject: Object.keys(subjects)[0], message, email, name: 'Ada' }),
  });
  return ((await answer.json()) as { reference: string }).reference;
}

/** A mail of the outbox, its lines put together again. */
async function mailIn(name: RegExp): Promise<string> {
  const find = () => readdirSync(outbox, { withFileTypes: true }).find((file) => name.test(file.name))?.name;
  await expect.poll(find).toBeDefined();
  return readFileSync(join(outbox, find()!), 'utf8')
    .replace(/=\r?\n/g, '')
    .replaceAll('=3D', '=');
}

/** Follows the keys that somebody presses until they stand on an element, and presses Enter there. */
async function press(page: Page, name: RegExp | string, role: 'button' | 'link' = 'button') {
  const wanted = page.getByRole(role, { name }).first();
  await wanted.focus();
  await expect(wanted).toBeFocused();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

async function signIn(browser: Browser, address: string, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, locale: languages[0]! });
  const page = await context.newPage();
  rmSync(join(outbox, `sign-in-${address.replace('@', '_')}.eml`), { force: true });
  await page.goto(`${origin}/desk/staff/`);
  await page.locator('#email').focus();
  await page.keyboard.type(address);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  const mail = await mailIn(new RegExp(`^sign-in-${address.split('@')[0]!}`));
  await page.goto(/http\S+enter\?link=[\w-]+/.exec(mail)![0]);
  await page.locator('[data-enter] button').focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await expect(page).toHaveURL(`${origin}/desk/staff/`);
  return page;
}

for (const script of [false, true])
  test(`two people work through their messages by keyboard, ${script ? 'with a script' : 'without a script'}`, async ({
    browser,
  }) => {
    const [one, two] = await Promise.all([write('The lamp at my seat is dark.'), write('The lamp again.')]);
    const [first, second] = await Promise.all([signIn(browser, kari, script), signIn(browser, ola, script)]);
    const go = (page: Page, reference: string) => page.goto(`${origin}/desk/staff/messages/${reference}`);
    await expect(first.locator(`a[href$="/${one}"]`)).toBeVisible();
    await Promise.all([go(first, one), go(second, one)]);
    await expect(first.locator(`[data-others] a[href$="/${two}"]`)).toBeVisible();
    // Both answer at once: the second reads the first's answer and keeps the text.
    for (const [page, text] of [
      [first, 'It is mended.'],
      [second, 'We will look.'],
    ] as const) {
      await page.locator('#text').focus();
      await page.keyboard.type(text);
    }
    const send = (page: Page) => press(page, /^(Send the answer|Send svaret|Pošlji odgovor)$/);
    await send(first);
    await expect(first).toHaveURL(/said=sent/);
    await send(second);
    await expect(second.locator('[data-replies]')).toContainText('It is mended.');
    await expect(second.locator('#text')).toHaveValue('We will look.');
    expect(await mailIn(new RegExp(`^${one}-reply.1`))).toContain('It is mended.');
    // The repeat is closed, a note is kept, and the list is done.
    await go(second, two);
    await second.locator('[name=into]').evaluate((field) => ((field as HTMLElement).closest('details')!.open = true));
    await second.locator('[name=into]').fill(one);
    await Promise.all([second.waitForEvent('load'), second.keyboard.press('Enter')]);
    await expect(second.locator('[data-facts]')).toContainText(one);
    await first.goto(`${origin}/desk/staff/`);
    await expect(first.locator(`a[href$="/${one}"]`)).toHaveCount(0);
    await first.context().close();
    await second.context().close();
  });

test('each state of the pages is free of barriers, narrow and wide, in the light and in the dark', async ({
  browser,
}) => {
  const reference = await write(
    'A question with a very-long-word-that-no-line-can-hold-at-all-because-it-never-ends-and-goes-on <b>.',
  );
  const page = await signIn(browser, kari, true);
  const states: [string, () => Promise<unknown>][] = [
    ['list', () => page.goto(`${origin}/desk/staff/`)],
    ['nothing found', () => page.goto(`${origin}/desk/staff/?q=nothing-at-all`)],
    ['message', () => page.goto(`${origin}/desk/staff/messages/${reference}`)],
    ['answer missing', () => press(page, /^(Send the answer|Send svaret|Pošlji odgovor)$/)],
    ['account', () => page.goto(`${origin}/desk/staff/account`)],
    ['signing in', async () => (await page.context().clearCookies(), page.goto(`${origin}/desk/staff/`))],
    ['other browser', () => page.goto(`${origin}/desk/staff/enter?link=x`)],
  ];
  for (const [state, go] of states) {
    await go();
    await page.evaluate(() =>
      document.querySelectorAll('details').forEach((part) => !part.closest('header') && (part.open = true)),
    );
    for (const [width, colorScheme] of [
      [320, 'light'],
      [1280, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${state}, ${width}`).toBeLessThanOrEqual(
        width,
      );
      const barriers = await barriersOn(page, colorScheme === 'dark' ? 'colours' : undefined);
      expect(barriers, `${state}, ${width}`).toEqual([]);
    }
  }
  await page.context().close();
});

test('a passkey is added and signs in; one that is forgotten does not', async ({ browser }) => {
  const page = await signIn(browser, kari, true);
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  await page.goto(`${origin}/desk/staff/account`);
  await page.locator('[data-add] button').press('Enter');
  await expect(page).toHaveURL(/said=passkey/);
  await expect(page.locator('[data-keys] li')).toHaveCount(1);
  await page.locator('form[action$="sign-out"] button').first().press('Enter');
  await expect(page).toHaveURL(/sign-in/);
  await page.locator('[data-passkey] button').press('Enter');
  await expect(page).toHaveURL(`${origin}/desk/staff/`);
  await page.goto(`${origin}/desk/staff/account`);
  await page.locator('[data-keys] button').press('Enter');
  await expect(page).toHaveURL(/said=forgotten/);
  await page.locator('form[action$="sign-out"] button').first().press('Enter');
  await expect(page).toHaveURL(/sign-in/);
  await page.locator('[data-passkey] button').press('Enter');
  await expect(page.locator('[data-passkey] [role=status]')).not.toBeEmpty();
  await expect(page).toHaveURL(/sign-in/);
  await page.context().close();
});
