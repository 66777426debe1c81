import { instantOf, isSkipped } from '../hours/zone.ts';

/** The date and the time of day of a text such as `2026-12-03 12:00`; without a time only the date. */
const partsOf = (text: string) => text.split(/[ T]/) as [date: string, time?: string];

/** The instant (milliseconds) at which a notice appears: without a time, when the day begins. */
export function beginOf(from: string, zone: string): number {
  const [date, time = '00:00'] = partsOf(from);
  return instantOf(zone, date, time);
}

/** The instant (milliseconds) at which it has disappeared: without a time, when the day is over. */
export function endOf(until: string, zone: string): number {
  const [date, time = '24:00'] = partsOf(until);
  return instantOf(zone, date, time);
}

/** The day that is the last one, where no time of day was written. */
export function lastDayOf(until: string): string | undefined {
  const [date, time] = partsOf(until);
  return time === undefined ? date : undefined;
}

/** Whether the clocks of the zone leave out the time, in the night in which they go forward. */
export function isLeftOut(moment: string, zone: string): boolean {
  const [date, time] = partsOf(moment);
  return time !== undefined && isSkipped(zone, date, time);
}
