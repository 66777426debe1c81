import { openingOn } from '../../src/hours/clock.ts';
import type { Hours } from '../../src/hours/hours.ts';

const minute = 60_000;
/** Clocks change at whole quarters of an hour (UTC). */
const quarter = 15 * minute;

/**
 * Whether a desk is open in each minute from an instant on, by looking at the clock on the wall each time: slow, and plainly
 * right. Undefined where the clocks change on the way, since then a time of day comes twice or never.
 */
export function everyMinute(hours: Hours, desk: string, from: number, count: number, timesOf = openingOn) {
  const wall = new Intl.DateTimeFormat('sv', {
    timeZone: hours.zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const open: boolean[] = [];
  const begin = Math.floor(from / quarter) * quarter;
  let offset: number | undefined;
  const times = new Map<string, ReturnType<typeof openingOn>>();
  for (let start = begin - 86_400_000; start < from + count * minute + 86_400_000; start += quarter) {
    const shown = Date.parse(`${wall.format(start).replace(' ', 'T')}Z`) - start;
    if (shown !== (offset ??= shown)) return undefined;
  }
  for (let now = from; now < from + count * minute; now += minute) {
    const [date = '', time = ''] = new Date(now + offset!).toISOString().slice(0, 16).split('T');
    if (!times.has(date)) times.set(date, timesOf(hours, desk, date));
    open.push(
      times.get(date)!.some(({ opens, closes, appointment }) => !appointment && opens <= time && time < closes),
    );
  }
  return open;
}
