import { day, openingAt, unpackOpenings } from './openings.ts';

/**
 * The script of `components/hours/Hours.astro`: says beside opening hours whether the desk is open now, and hides changes that are
 * over. Without it the hours still stand there. The sentences, with `{day}` and `{time}`, are in the page.
 */
for (const line of document.querySelectorAll<HTMLElement>('[data-openings]')) {
  const { openings, zone, locale, open, today, next, until: long, always } = line.dataset as Record<string, string>;
  const times = unpackOpenings(openings!);
  const say = (instant: number, format: Intl.DateTimeFormatOptions) =>
    new Date(instant).toLocaleString(locale, { ...format, timeZone: zone! });
  const dayOf = (instant: number) => say(instant, { weekday: 'long', day: 'numeric', month: 'long' });
  let timer: ReturnType<typeof setTimeout>;

  const show = () => {
    clearTimeout(timer);
    const now = Date.now();
    const found = openingAt(times, now);
    // Nothing rather than something wrong.
    line.hidden = !found;
    if (!found) return;
    const { isOpen, until } = found;
    const sentence = isOpen ? (until - now > day ? long : open) : dayOf(until) === dayOf(now) ? today : next;
    const text =
      until === Infinity
        ? always!
        : sentence!.replace('{day}', dayOf(until)).replace('{time}', say(until, { timeStyle: 'short' }));
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
