import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { barriersOn } from '../../axe.ts';
import { mistakesIn } from '../../html.ts';
import { barriersInBoth } from '../../pages/visit.ts';
import { sites } from '../../sites.ts';

/** Each test is a sender of its own, as far as the desk can tell. */
const from = (name: string) => ({ 'X-Forwarded-For': `2001:db8::${Buffer.from(name).toString('hex').slice(-4)}` });

interface Listed {
  pages: [address: string, ...unknown[]][];
}

for (const [name, { url, folder, desk, languages, address, env }] of Object.entries(sites)) {
  const content = 'CONTENT' in env ? env.CONTENT : 'content';
  const lang = languages[0]!;
  const base = new URL(address).pathname.replace(/\/$/, '');
  /** The first article, by the file of what can be suggested. */
  const article = () => {
    const { pages } = JSON.parse(readFileSync(join(folder, 'ask', `${lang}.json`), 'utf8')) as Listed;
    return pages.map(([one]) => one).find((one) => new RegExp(`^${base}/${lang}/[\\w-]+/$`).test(one))!;
  };
  const go = (page: Page, path: string) => page.goto(url + path);
  const settings = parse(readFileSync(`${content}/site.yaml`, 'utf8')) as {
    messages?: object;
    suggest?: string;
    contact?: boolean;
  };

  if (!settings.messages) {
    test(`${name} has no function: the way leads to the file where it is edited, or to a person`, async ({ page }) => {
      await go(page, article());
      const link = page.locator('section[aria-labelledby=about] a[rel=nofollow]');
      const file = `${content}/articles/${lang}/${article().split('/').at(-2)}.mdx`;
      const to =
        settings.suggest?.replace('{file}', file) ?? (settings.contact !== false && `${base}/${lang}/contact/`);
      if (to) await expect(link).toHaveAttribute('href', to);
      else await expect(link).toHaveCount(0);
      expect((await page.goto(`${url}${base}/${lang}/suggest/`))!.status()).toBe(404);
    });
    continue;
  }

  /** What axe and the standard say of the page as it stands, on the narrowest screen. */
  async function expectSound(page: Page, state: string) {
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), state).toBeLessThanOrEqual(320);
    expect(await barriersInBoth(page, barriersOn), state).toEqual([]);
    expect(await mistakesIn(await page.content(), state)).toEqual([]);
  }

  for (const javaScriptEnabled of [true, false])
    test.describe(`${name}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
      test.use({ javaScriptEnabled, extraHTTPHeaders: from(`${name}${javaScriptEnabled}`) });

      test('somebody suggests a change of an article, and sees what became of it', async ({ page }) => {
        await go(page, article());
        await page.locator('a[href*="/desk/suggestions?page="]').click();
        await expect(page.locator('[data-page]')).toHaveAttribute('href', article());
        const text = page.locator('#text');
        const before = await text.inputValue();
        expect(before).not.toBe('');
        await text.fill(`${before}\n\nA sentence by ${name}, JavaScript ${String(javaScriptEnabled)}.`);
        await page.getByRole('button').and(page.locator('[value=preview]')).click();
        await expect(page.locator('[data-preview]')).toContainText(`A sentence by ${name}`);
        await expect(page.locator('[data-preview]')).toBeFocused();
        await page.locator('#why').fill('It is true.');
        await page.getByRole('button').and(page.locator('[value=send]')).click();

        await expect(page).toHaveURL(new RegExp(`/${lang}/contact/sent/$`));
        const reference = (await page.locator('[data-reference]').textContent())!;
        const secret = (await page.locator('[data-secret]').textContent())!;
        const mail = join(desk, 'outbox', `${reference}-staff.eml`);
        await expect.poll(() => contentOf(mail)).toContain('git apply');
        expect(contentOf(mail)).toContain(`+A sentence by ${name}`);

        await go(page, `${base}/${lang}/contact/status/`);
        await page.locator('#reference').fill(reference);
        await page.locator('#secret').fill(secret);
        await page.locator('form[data-status] button').click();
        const known = await page.locator('[data-result]').getAttribute('data-suggestion-received');
        await expect(page.locator('[data-state]')).toHaveText(known!);
      });

      test('somebody tells of a page that is missing', async ({ page }) => {
        await go(page, `${base}/${lang}/a-z/`);
        await page.locator(`a[href="${base}/${lang}/suggest/page/"]`).click();
        await page.locator('#title').fill(`A page of ${name}`);
        await page.locator('#question').fill('where is it');
        await page.locator('#topic').selectOption({ index: 1 });
        await page.locator('#text').fill(`It is here, JavaScript ${String(javaScriptEnabled)}.`);
        await page.locator('[value=send]').click();
        await expect(page.locator('[data-reference]')).toHaveText(/^[2-9A-Z]{8}$/);
      });
    });

  test.describe(name, () => {
    test.use({ extraHTTPHeaders: from(`states of ${name}`) });

    test('every state of the form can be used by everybody and is valid', async ({ page }) => {
      const form = `${base}/desk/suggestions?page=${article()}`;
      await go(page, `${base}/${lang}/suggest/`);
      await expectSound(page, 'without a page');
      await go(page, form);
      await expectSound(page, 'with a text');
      await page.locator('#text').fill('<script>x</script>');
      await page.locator('[value=send]').click();
      await expect(page.locator('[data-problems]')).toBeFocused();
      await expectSound(page, 'with a problem');
      await page
        .locator('#text')
        .fill('## Heading\n\n- One\n- [x] Two[^1]\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n[^1]: Three');
      await page.locator('[value=preview]').click();
      await expect(page.locator('[data-preview]')).toBeFocused();
      await expectSound(page, 'with a preview');
      await page.locator('[name=was]').evaluate((field: HTMLInputElement) => (field.value = 'older'));
      await page.locator('[value=send]').click();
      await expect(page.locator('[data-changed]')).toBeFocused();
      await expectSound(page, 'of a text that has changed');
      await go(page, `${form}&section=title-and-summary`);
      await page.locator('#title').fill('');
      await page.locator('[value=send]').click();
      await expectSound(page, 'of title and summary');
      await go(page, `${base}/desk/suggestions?page=${base}/${lang}/contact/`);
      await expectSound(page, 'in words');
      await go(page, `${base}/desk/suggestions?page=${base}/${lang}/no-such-page/`);
      await expectSound(page, 'of a page that is gone');
      await go(page, `${base}/${lang}/suggest/page/`);
      await page.locator('[value=send]').click();
      await expectSound(page, 'of a page that is missing');
    });
  });
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/=\r?\n/g, '');
  } catch {
    return '';
  }
}
