import { expect, test } from '@playwright/test';
import { sites } from '../sites.ts';
import { cutWords } from './in-page.ts';

test('a word that is cut is found by the test of all pages', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.setContent(
    '<style>* { margin: 0; font: 20px monospace; overflow-wrap: anywhere }</style><h1 style="width: 8ch">Borrowing</h1><h2 style="width: 8ch">Borrow\u00ADing</h2><table><td>x</table>',
  );
  expect(await page.evaluate(cutWords)).toEqual(['<h1> Borrowing']);
});

test.describe('a page with all that articles can hold', () => {
  const address = `${sites.municipality.url}/en/water-quality/`;

  test('a wide table can be scrolled by keyboard, shows that it can, and has a name of its own', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address);
    const tables = page.locator('.wide');
    const names = await tables.evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label')));
    expect(new Set(names).size).toBe(names.length);
    const wide = tables.nth(1);
    await expect(wide).toHaveRole('region');
    await wide.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => wide.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);
    expect(await wide.evaluate((box) => getComputedStyle(box).backgroundImage)).toContain('gradient');
    const code = page.locator('pre');
    expect(await code.evaluateAll((parts) => parts.every((part) => (part as HTMLElement).tabIndex === 0))).toBe(true);
  });

  test('a stacked table is a table still, for who hears it', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.setContent(stacked(await (await fetch(address)).text()));
    const table = page.getByRole('table').first();
    await expect(table.getByRole('row')).toHaveCount(3);
    await expect(table.getByRole('columnheader')).toHaveText(['Subject', 'Administration', 'Telecommunications']);
    await expect(table.getByRole('cell', { name: 'Registration', exact: true }).first()).toBeVisible();
    expect(await table.evaluate((part) => getComputedStyle(part.querySelector('td')!).display)).toBe('block');
    expect(
      await table.evaluate((part) => getComputedStyle(part.querySelector('td')!, '::before').content),
      'the name of its column before a cell',
    ).not.toBe('none');
  });

  test('a footnote and its text lead to each other', async ({ page }) => {
    await page.goto(address);
    await page.getByRole('link', { name: 'Note 1', exact: true }).click();
    await expect(page).toHaveURL(/#fn_1$/);
    await page.getByRole('link', { name: 'Back to the text at note 1' }).click();
    await expect(page).toHaveURL(/#fnref_1$/);
  });

  test('on paper all is open, nothing scrolls, and nobody is asked or told what holds now', async ({ page }) => {
    await page.goto(address);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText('for 10 seconds')).toBeVisible();
    expect(
      await page.locator('.wide').evaluateAll((boxes) => boxes.map((box) => getComputedStyle(box).overflowX)),
    ).toEqual(['visible', 'visible']);
    await page.goto(`${sites.municipality.url}/en/contact/`);
    expect(await page.locator('.open-line:visible').count()).toBe(0);
    expect(await page.locator(':is(form, button, input, textarea):visible').count()).toBe(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
});

/** The page with a table of three long columns in the place of its first. */
const stacked = (html: string) =>
  html.replace(
    /<table[\s\S]*?<\/table>/,
    `<table class="stack"><thead><tr>${['Subject', 'Administration', 'Telecommunications'].map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${'<tr><td data-label="Subject">Registration</td><td data-label="Administration">Yes</td><td data-label="Telecommunications">No</td></tr>'.repeat(2)}</tbody></table>`,
  );
