import type { Page } from '@playwright/test';

/**
 * Has a page note from its next load on how its parts move below the header. There a browser that pauses in reading between
 * `<details>` and its `<summary>` puts a word of its own for a moment.
 */
export async function noteShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Shift[])
        if (!sources.length || sources.some(({ node }) => !document.querySelector('body > header')!.contains(node)))
          shifts.push(value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** How far all parts have moved since the page was loaded: two pictures later all that moved is known. */
export async function shifted(page: Page): Promise<number> {
  await page.screenshot();
  await page.screenshot();
  return page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.reduce((sum, one) => sum + one, 0));
}
