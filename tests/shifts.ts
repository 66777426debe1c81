import type { Page } from '@playwright/test';

/**
 * Has a page note from its next load on how its parts move below the header. There a browser that pauses in reading between
 * `<details>` and its `<summary>` puts a word of its own for a moment: one that belongs to no node that a page knows.
 */
export async function noteShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    type Source = { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly };
    type Shift = PerformanceEntry & { value: number; sources: Source[] };
    const told = ({ node, previousRect: from, currentRect: to }: Source) =>
      `${node instanceof Element ? node.outerHTML.slice(0, 80) : (node?.textContent ?? 'no node')}: ${from.x},${from.y} ${from.width}×${from.height} → ${to.x},${to.y} ${to.width}×${to.height}`;
    new PerformanceObserver((list) => {
      const header = document.querySelector('body > header')!;
      const isBelow = ({ node, previousRect, currentRect }: Source) =>
        node
          ? !header.contains(node)
          : Math.max(previousRect.bottom, currentRect.bottom) > header.getBoundingClientRect().bottom;
      for (const { value, sources } of list.getEntries() as Shift[])
        if (!sources.length || sources.some(isBelow)) shifts.push([value, ...sources.map(told)].join('\n'));
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** What has moved since the page was loaded, and from where to where: two pictures later all of it is known. */
export async function shifted(page: Page): Promise<string[]> {
  await page.screenshot();
  await page.screenshot();
  return page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
}
