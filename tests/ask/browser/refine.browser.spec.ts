import { expect, test } from '@playwright/test';
import { isSample } from '../../sample.ts';
import { answered, answerers, results, tabTo, unfilled } from '../search.ts';

test.skip(!isSample, 'These tell stories about pages of the sample.');

for (const by of answerers)
  test(`a wide question can be narrowed, shared and widened again (${by})`, async ({ page }) => {
    if (by === 'the script') await unfilled(page);
    await page.goto('/en/search/?q=card');
    await answered(page);
    const ways = page.getByRole('navigation', { name: 'Which of these do you mean?' }).getByRole('link');
    expect(await ways.count()).toBeGreaterThanOrEqual(2);
    expect(await ways.count()).toBeLessThanOrEqual(5);
    const before = await page.locator('#results [role=status]').textContent();
    await ways.first().click();
    await answered(page);
    await expect(page.locator('#results [role=status]')).not.toHaveText(before!);
    await page.getByRole('link', { name: 'Show all pages for this question' }).click();
    await expect(page.locator('#results [role=status]')).toHaveText(before!);
  });

test('somebody with only a keyboard narrows an answer, widens it again and reads on', async ({ page }) => {
  await unfilled(page);
  await page.goto('/en/search/?q=card');
  await answered(page);
  const all = await page.locator('#results [role=status]').textContent();
  await tabTo(page, page.getByRole('navigation', { name: 'Which of these do you mean?' }).getByRole('link').first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/[?&]topic=/);
  await answered(page);
  await expect(page.locator('#results [role=status]')).not.toHaveText(all!);
  await tabTo(page, page.getByRole('link', { name: 'Show all pages for this question' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/en/search/?q=card');
  await answered(page);
  await expect(page.locator('#results [role=status]')).toHaveText(all!);
  const shown = await results(page).count();
  await tabTo(page, page.getByRole('button', { name: 'Show more pages' }));
  await page.keyboard.press('Enter');
  await expect(results(page).nth(shown)).toBeFocused();
});

for (const by of answerers)
  test(`a topic that does not exist hides no page (${by})`, async ({ page }) => {
    if (by === 'the script') await unfilled(page);
    await page.goto('/en/search/?q=wifi');
    await answered(page);
    const said = await page.locator('#results [role=status]').textContent();
    await page.goto('/en/search/?q=wifi&topic=nope');
    await answered(page);
    await expect(page.locator('#results [role=status]')).toHaveText(said!);
    await expect(results(page).first()).toBeVisible();
  });

for (const by of answerers)
  test(`each way to narrow an answer leaves some of its pages, not all, and another choice than the others (${by})`, async ({
    page,
  }) => {
    if (by === 'the script') await unfilled(page);
    const shown = async () =>
      (await results(page).evaluateAll((all) => all.map((link) => link.getAttribute('href')))).sort();
    for (const question of ['card', 'book', 'the']) {
      await page.goto(`/en/search/?q=${question}`);
      await answered(page);
      while (await page.getByRole('button', { name: 'Show more pages' }).isVisible())
        await page.getByRole('button', { name: 'Show more pages' }).click();
      const all = await shown();
      const ways = await page
        .locator('[data-pages] nav a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
      expect(ways.length, question).toBeGreaterThanOrEqual(2);
      const choices = [];
      for (const way of ways) {
        await page.goto(way);
        await answered(page);
        const left = (await shown()).filter((address) => all.includes(address));
        expect(left.length, way).toBeGreaterThan(0);
        expect(left.length, way).toBeLessThan(all.length);
        choices.push(left.join());
        await expect(page.getByRole('link', { name: 'Show all pages for this question' })).toHaveAttribute(
          'href',
          `/en/search/?q=${question}`,
        );
      }
      if (by === 'our server') expect(new Set(choices).size, question).toBe(ways.length);
    }
  });

test('a question narrowed to nothing is offered the topics in which something is found', async ({ page }) => {
  await page.goto('/en/search/?q=wifi&topic=money');
  await page
    .getByRole('navigation', { name: 'Which of these do you mean?' })
    .getByRole('link', { name: 'Wifi, printing and software' })
    .click();
  await expect(page).toHaveURL('/en/search/?q=wifi&topic=computers');
  await expect(results(page).first()).toHaveAttribute('href', '/en/connect-to-wifi/');
});
