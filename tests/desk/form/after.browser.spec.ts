import { expect, test, type Page } from '@playwright/test';
import { barriersOn } from '../../axe.ts';
import { mistakesIn } from '../../html.ts';
import { isSample } from '../../sample.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

const no = (page: Page) => page.getByRole('form', { name: 'Did this help?' }).getByRole('button', { name: 'No' });

for (const javaScriptEnabled of [true, false])
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled, viewport: { width: 320, height: 640 } });

    test('from "No" the way to a person carries what was written, and nothing of it stands in an address', async ({
      page,
    }) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto('/en/change-your-password/');
      await no(page).click();
      await expect(page.getByRole('heading', { name: 'Thank you for telling us' })).toBeVisible();
      expect(new URL(page.url()).pathname).toBe(
        javaScriptEnabled ? '/en/change-your-password/' : '/en/contact/thanks/',
      );
      await expect(page.locator('[data-guides=account] a').first()).toBeVisible();
      await expect(page.locator('[data-desk=it]')).toContainText('IT desk');
      await expect(page.locator('[data-desk=library]')).toBeHidden();
      // axe needs timers of the page, and so JavaScript.
      if (javaScriptEnabled) expect(await barriersOn(page)).toEqual([]);
      expect(await mistakesIn(await page.content(), 'after a no')).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await page.getByLabel('What was missing?').fill('My <b>phone</b> & card are gone.');
      await page.getByRole('button', { name: 'Ask a person instead' }).click();
      await expect(page.getByRole('textbox', { name: 'Your message' })).toHaveValue('My <b>phone</b> & card are gone.');
      await expect(page.getByLabel('What is it about?')).toHaveValue('it');
      await expect(page.locator('#page')).toHaveValue('/en/change-your-password/');
      await page.getByLabel('Your email address').fill('ada@example.org');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'Send the message' }).click();
      await expect(page).toHaveURL('/en/contact/sent/');
      expect(asked.filter((address) => /phone|gone/.test(address))).toEqual([]);
    });

    test('an answer that cannot be taken is said first in the title, and by a summary with the focus', async ({
      page,
    }) => {
      await page.goto('/en/contact/');
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(page).toHaveTitle(/^Error: Contact/);
      await page.goto('/en/contact/status/');
      await page.locator('#reference').fill('2345');
      await page.locator('#secret').fill('2345');
      await page.locator('#secret').press('Enter');
      await expect(page).toHaveTitle(/^Error: /);
      await page.goto('/en/guides/late-book/?what=late&due=yesteryear');
      await expect(page).toHaveTitle(/^Error: /);
      const summary = page.locator('[data-problems]');
      await expect(summary).toBeFocused();
      await summary.getByRole('link').click();
      await expect(page.locator('#answer')).toBeFocused();
      // axe needs timers of the page, and so JavaScript.
      if (javaScriptEnabled) expect(await barriersOn(page)).toEqual([]);
      expect(await mistakesIn(await page.content(), 'a guide with a mistake')).toEqual([]);
    });

    test('the choice of language keeps the question', async ({ page }) => {
      for (const [from, to] of [
        ['/en/search/?q=wifi', '/nb/search/?q=wifi'],
        ['/en/catalogue/?q=hamlet', '/nb/catalogue/?q=hamlet'],
        ['/en/guides/late-book/?what=late', '/nb/guides/late-book/?what=late'],
      ] as const) {
        await page.goto(from);
        await page
          .locator('header a[hreflang=nb]')
          .evaluate((link) => ((link.closest('details') ?? { open: false }).open = true));
        await page.locator('header a[hreflang=nb]').click();
        await expect(page).toHaveURL(to);
      }
    });
  });

test('only what answers something asks whether it helped', async ({ page }) => {
  for (const [path, count] of [
    ['renew-a-loan/', 1],
    ['services/library-card/', 1],
    ['places/building-a/', 1],
    ['', 0],
    ['search/', 0],
    ['a-z/', 0],
    ['contact/', 0],
    ['contact/status/', 0],
    ['topics/library/', 0],
    ['privacy/', 0],
  ] as const) {
    await page.goto(`/en/${path}`);
    await expect(page.locator('form[data-vote]:visible'), path).toHaveCount(count);
  }
});

test('the link of a message that was sent opens its status, and no server sees the secret word in an address', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.url()} ${request.headers()['referer'] ?? ''}`));
  await page.goto('/en/contact/');
  await page.getByLabel('What is it about?').selectOption('library');
  await page.getByRole('textbox', { name: 'Your message' }).fill('Is the lamp mended?');
  await page.getByLabel('Your email address').fill('ada@example.org');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Send the message' }).click();
  const secret = (await page.locator('[data-secret]').textContent())!;
  const link = page.locator('a[data-status]');
  await expect(link).toHaveAttribute('href', new RegExp(`^/en/contact/status/#\\w{8}\\.${secret}$`));
  await link.click();
  await expect(page.locator('[data-state]')).toHaveText('We have received it and will answer.');
  expect(page.url()).not.toContain(secret);
  expect(asked.filter((request) => request.includes(secret))).toEqual([]);
});

test('the short address is copied, and the page is read only where the device has a voice of its own', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const voices = (localService: boolean) =>
    page.addInitScript((localService) => {
      const said: string[] = [];
      Object.defineProperty(navigator, 'share', { value: undefined });
      Object.assign(window, { said });
      Object.defineProperty(window, 'speechSynthesis', {
        value: {
          getVoices: () => [{ lang: 'en-GB', localService, name: 'a', voiceURI: 'a', default: true }],
          cancel: () => undefined,
          speak: (utterance: { text: string }) => said.push(utterance.text),
        },
      });
      Object.assign(window, {
        SpeechSynthesisUtterance: class extends EventTarget {
          text: string;
          constructor(text: string) {
            super();
            this.text = text;
          }
        },
      });
    }, localService);
  await voices(false);
  await page.goto('/en/renew-a-loan/');
  await expect(page.locator('[data-share]')).toBeVisible();
  await expect(page.locator('[data-listen]')).toBeHidden();
  await voices(true);
  await page.reload();
  const listen = page.locator('[data-listen]');
  await listen.press('Enter');
  await expect(listen).toHaveText('Pause');
  expect(await page.evaluate(() => (window as unknown as { said: string[] }).said[0])).toBe('Renew a loan');
  await page.locator('[data-stop]').click();
  await expect(listen).toHaveText('Listen');
  await expect(listen).toBeFocused();
});
