import { fillTime, type Spoken } from './fill-time.ts';
import { openingAt } from './openings.ts';

/**
 * The script of `components/hours/Hours.astro`: says beside opening hours whether the desk is open now, and hides changes that are
 * over. Without it the hours still stand there. The sentences, a line each as `fillTime` takes them, are in the page.
 */
for (const line of document.querySelectorAll<HTMLElement>('[data-openings]')) {
  const { openings, open, next, always, ...spoken } = line.dataset as Record<string, string>;
  let timer: ReturnType<typeof setTimeout>;

  const show = () => {
    clearTimeout(timer);
    const now = Date.now();
    const found = openingAt(openings!, now);
    // Nothing rather than something wrong.
    line.hidden = !found;
    if (!found) return;
    const { isOpen, until } = found;
    const text =
      until === Infinity
        ? always!
        : fillTime((isOpen ? open : next)!.split('\n'), until, now, spoken as unknown as Spoken, isOpen);
    if (line.textContent !== text) line.textContent = text;
    line.classList.toggle('open-now', isOpen);
    // Only what changes while the page is read is announced, not what it says from the start.
    line.ariaLive = 'polite';
    // Never further than an hour: the clock of a machine that slept or was set goes its own way.
    timer = setTimeout(show, Math.min(until - now, 3_600_000) + 500);
  };
  show();
  document.addEventListener('visibilitychange', show);
}

for (const list of document.querySelectorAll<HTMLElement>('[data-changes]')) {
  // Swedish writes a date as year-month-day.
  const today = new Date().toLocaleDateString('sv', { timeZone: list.dataset['zone']! });
  for (const change of list.querySelectorAll<HTMLElement>('[data-to]')) change.hidden = change.dataset['to']! < today;
  list.hidden = !list.querySelector('[data-to]:not([hidden])');
}
