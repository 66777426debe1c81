import { expect, test } from '@playwright/test';
import { isSample } from '../../sample.ts';
import { answered, answerers, results, tabTo, unfilled } from '../search.ts';

test.skip(!isSample, 'These tell stories about pages of the sample.');

for (const by of answerers)
  test(`a vague question offers what else it can mean, each with an address to share, and can be widened again (${by})`, async ({
    page,
  }) => {
    if (by === 'the script') await unfilled(page);
    await page.goto('/en/search/?q=card');
    await answered(page);
    const ways = page.getByRole('navigation', { name: 'Which of these do you mean?' }).getByRole('link');
    expect(await ways.count()).toBeGreaterThanOrEqual(2);
    expect(await ways.count()).toBeLessThanOrEqual(6);
    const before = await page.locator('#results [role=status]').textContent();
    const meant = await ways.first().textContent();
    await ways.first().click();
    await answered(page);
    await expect(results(page).first()).toHaveText(meant!);
    await expect(page.locator('#results [role=status]')).toContainText(`Showing only: pages like “${meant}”.`);
    await expect(ways).toHaveCount(0);
    await page.reload();
    await answered(page);
    await expect(results(page).first()).toHaveText(meant!);
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
  await expect(page).toHaveURL(/[?&]like=/);
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

// What the readings of more questions are is tested in `tests/ask/answer/refine.spec.ts`.
for (const [by, query] of [
  ['our server', 'q=card'],
  ['the script', 'q=book&topic=library'],
] as const)
  test(`each other reading puts another page first, keeps what the answer was narrowed to, and leads back (${by})`, async ({
    page,
  }) => {
    if (by === 'the script') await unfilled(page);
    await page.goto(`/en/search/?${query}`);
    await answered(page);
    const first = await results(page).first().getAttribute('href');
    const ways = await page
      .locator('[data-pages] nav a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
    expect(ways.length, query).toBeGreaterThanOrEqual(2);
    const firsts = [first];
    for (const way of ways) {
      expect(way).toContain(`?${query}&`);
      await page.goto(way);
      await answered(page);
      firsts.push(await results(page).first().getAttribute('href'));
      await expect(page.getByRole('link', { name: 'Show all pages for this question' })).toHaveAttribute(
        'href',
        `/en/search/?${query.replace(/&.*/, '')}`,
      );
    }
    expect(new Set(firsts).size, query).toBe(ways.length + 1);
  });

test('a question with one clear answer is not asked what it means', async ({ page }) => {
  await page.goto('/en/search/?q=connect+to+wifi');
  await answered(page);
  await expect(results(page).first()).toHaveAttribute('href', '/en/connect-to-wifi/');
  await expect(page.getByRole('navigation', { name: 'Which of these do you mean?' })).toHaveCount(0);
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
