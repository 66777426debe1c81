import type { Interval } from './times.ts';

const minute = 60_000;
const day = 1440 * minute;

/** How far ahead a page knows the hours: it is built once a night, and says nothing when it was not for six weeks. */
const known = 42 * day;

/**
 * Encodes the openings of the next six weeks for a page's script, as delta-encoded minutes since 1970 (UTC) with spaces between:
 * when the first opens, then by turns the minutes that it is open and closed. Instants, since they stay right over clock changes,
 * holidays and periods, whatever the visitor's own time zone. `openings` are read no further than needed.
 *
 *     packOpenings(openingsFrom(hours, 'library', now), now); // '29932740 480 960 480'; day and night: '29932260 Infinity'
 */
export function packOpenings(openings: Iterable<Interval>, from: Date): string {
  const instants: number[] = [];
  for (const { opens, closes } of openings) {
    if (opens > +from + known) break;
    instants.push(opens, closes);
  }
  return instants.map((instant, index) => (instant - (instants[index - 1] ?? 0)) / minute).join(' ');
}

/** Whether one of the openings that `packOpenings` encoded takes more than a day. */
export function lastsDays(packed: string): boolean {
  return packed.split(' ').some((part, index) => index % 2 === 1 && Number(part) * minute > day);
}

/**
 * Whether it is open at an instant by what `packOpenings` encoded, and until when that holds (milliseconds, `Infinity` for day and
 * night); undefined after the last of the openings, and where that has no end, six weeks after its begin.
 */
export function openingAt(packed: string, instant: number): { isOpen: boolean; until: number } | undefined {
  let [until, isOpen] = [0, false];
  for (const part of packed.split(' ')) {
    if (part === 'Infinity' && instant > until + known) return undefined;
    until += Number(part) * minute;
    if (instant < until) return { isOpen, until };
    isOpen = !isOpen;
  }
  return undefined;
}
