import { dateIn, sayInstant } from './clock.ts';
import { openingAt, unpackOpenings } from './openings.ts';

/**
 * Says beside opening hours whether it is open now, and takes away what was to be different on days that are over. Without
 * it both are absent and the hours still stand there.
 */
for (const line of document.querySelectorAll<HTMLElement>('[data-openings]')) {
  const { openings = '', zone = '' } = line.dataset;
  const times = unpackOpenings(openings);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = () => {
    clearTimeout(timer);
    const now = Date.now();
    const found = openingAt(times, now);
    const text = found ? inWords(line, found, zone) : '';
    if (line.textContent !== text) line.textContent = text;
    line.hidden = !text;
    line.classList.toggle('open-now', !!found && 'until' in found);
    if (!found) return;
    // Only what changes while the page is read is announced, not what it says from the start.
    line.ariaLive = 'polite';
    const change = 'until' in found ? found.until : found.next;
    // Never further than an hour: the clock of a machine that slept or was set goes its own way.
    timer = setTimeout(show, Math.min(change - now, 3_600_000) + 500);
  };
  show();
  document.addEventListener('visibilitychange', () => document.hidden || show());
}

for (const list of document.querySelectorAll<HTMLElement>('[data-changes]')) {
  const today = dateIn(list.dataset['zone']!, new Date());
  for (const change of list.querySelectorAll<HTMLElement>('[data-to]')) change.hidden = change.dataset['to']! < today;
  list.hidden = !list.querySelector('[data-to]:not([hidden])');
}

/** A time of today is said without its day. */
function inWords(line: HTMLElement, found: { until: number } | { next: number }, zone: string): string {
  const { dataset } = line;
  // A text that is not translated speaks its own language.
  const { lang } = line.closest<HTMLElement>('[lang]')!;
  const instant = new Date('until' in found ? found.until : found.next);
  const isToday = dateIn(zone, instant) === dateIn(zone, new Date());
  const time = sayInstant(instant, lang, zone, isToday);
  const text = 'until' in found ? dataset['open'] : isToday ? dataset['today'] : dataset['next'];
  return text!.replace('{time}', time);
}
