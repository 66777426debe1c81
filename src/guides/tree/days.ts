/** Calendar units that days are counted in. */
export const spans = ['day', 'week', 'month', 'year'] as const;
export type Span = (typeof spans)[number];

/**
 * Adds `count` calendar units to a day (year-month-day, ISO 8601), or takes them away where it is negative; a fraction is cut
 * off. Where the month lacks the day, its last one is meant, as Temporal's `constrain` does: 31 January and a month is 28 or
 * 29 February. What lies beyond the years 1 to 9999 is the first or the last day of these.
 */
export function shiftDay(day: string, count: number, span: Span): string {
  return shiftedDay(day, count, span) ?? (count < 0 ? '0001-01-01' : '9999-12-31');
}

/** As `shiftDay`; nothing beyond the years 1 to 9999, or where `day` is no day or `count` no number. */
export function shiftedDay(day: string, count: number, span: Span): string | undefined {
  if (!isDay(day) || !Number.isFinite(count)) return undefined;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const whole = Math.trunc(count);
  if (span === 'day' || span === 'week') return isoDay(year, month - 1, date + whole * (span === 'week' ? 7 : 1));
  const months = month - 1 + whole * (span === 'year' ? 12 : 1);
  const last = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  return isoDay(year, months, Math.min(date, last));
}

/** How many whole calendar units lie between two days; negative when the second is earlier. */
export function spansBetween(from: string, to: string, span: Span): number {
  if (from > to) return -spansBetween(to, from, span);
  const apart = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  if (span === 'day') return apart;
  if (span === 'week') return Math.floor(apart / 7);
  const [one, other] = [from, to].map((day) => day.split('-').map(Number));
  const months = (other![0]! - one![0]!) * 12 + other![1]! - one![1]! - (other![2]! < one![2]! ? 1 : 0);
  return span === 'month' ? months : Math.floor(months / 12);
}

/** Whether a text is a date in the calendar, as ISO 8601 writes it: `2026-02-30` is none. */
export function isDay(text: string): boolean {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!found) return false;
  const [, year, month, day] = found.map(Number);
  return isoDay(year!, month! - 1, day!) === text;
}

/** Today's date in an IANA time zone, year-month-day. */
export function dayIn(zone: string, now = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(now);
}

/** A day as ISO 8601 writes it; nothing beyond the years 1 to 9999. */
function isoDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  const within = date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999;
  return within ? date.toISOString().slice(0, 10) : undefined;
}
