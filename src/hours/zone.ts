/** The date (year-month-day) of an instant on the wall clock of a time zone (IANA name). */
export function dateIn(zone: string, instant: Date): string {
  return new Date(wallOf(zone, +instant)).toISOString().slice(0, 10);
}

/** Today's date (year-month-day) in a time zone: what "today" is for the agency, wherever the site is built. */
export function todayIn(zone: string): string {
  return dateIn(zone, new Date());
}

/** The date after a date, both as year-month-day. */
export function nextDate(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

/**
 * The instant, in milliseconds since 1970 (UTC), at which the wall clock of a time zone shows a date and a time (hh:mm). By
 * RFC 5545, 3.3.5: a time that comes twice means the first, one that is left out is read with the offset from before the gap.
 *
 *     instantOf('Europe/Oslo', '2026-11-24', '08:00'); // 2026-11-24T07:00Z
 */
export function instantOf(zone: string, date: string, time: string): number {
  const wall = Date.parse(`${date}T${time}Z`);
  const [before, after] = [wall - 86_400_000, wall + 86_400_000].map((near) => wall - (wallOf(zone, near) - near)) as [
    number,
    number,
  ];
  return [before, after].find((instant) => wallOf(zone, instant) === wall) ?? before;
}

/** Whether the wall clock of a time zone never shows a date and a time (hh:mm), because it goes forward over it. */
export function isSkipped(zone: string, date: string, time: string): boolean {
  return wallOf(zone, instantOf(zone, date, time)) !== Date.parse(`${date}T${time}Z`);
}

/**
 * An instant (milliseconds) on the wall clock of a time zone, with its offset (RFC 3339), to the second.
 *
 *     isoIn('Europe/Oslo', Date.UTC(2026, 10, 24, 7)); // '2026-11-24T08:00:00+01:00'
 */
export function isoIn(zone: string, instant: number): string {
  const wall = wallOf(zone, instant);
  const offset = Math.round((wall - Math.floor(instant / 1000) * 1000) / 60_000);
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return `${new Date(wall).toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
}

/** Making a format costs far more than using one. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** The local time of an instant in a zone, to the second, as the milliseconds at which UTC shows the same. */
function wallOf(zone: string, instant: number): number {
  let clock = clocks.get(zone);
  if (!clock) {
    const two = '2-digit';
    const fields = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const;
    // Swedish writes an instant as year-month-day hour:minute:second.
    clock = new Intl.DateTimeFormat('sv', { ...fields, hourCycle: 'h23', timeZone: zone });
    clocks.set(zone, clock);
  }
  return Date.parse(`${clock.format(instant).replace(' ', 'T')}Z`);
}
