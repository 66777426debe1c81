import type { openingsFrom } from './clock.ts';

/** When something is open, in milliseconds. */
export interface Open {
  opens: number;
  closes: number;
}

/** How far ahead a page knows the hours: it is built once a night, and says nothing when it was not for six weeks. */
const known = 42 * 86_400_000;

const minute = 60_000;

/**
 * Openings as a page carries them for its script: the first instant in minutes, then by turns for how many minutes it is
 * open and closed. Instants, since they stay right over clock changes, holidays and periods, whatever the visitor's own
 * time zone.
 */
export function packOpenings(openings: ReturnType<typeof openingsFrom>, from: Date): string {
  const instants: number[] = [];
  for (const { opens, closes } of openings) {
    if (opens > +from + known) break;
    instants.push(opens, closes);
  }
  return instants.map((instant, index) => (instant - (instants[index - 1] ?? 0)) / minute).join(' ');
}

/** The openings of `packOpenings`. */
export function unpackOpenings(packed: string): Open[] {
  const instants = packed.split(' ').map(Number);
  for (let index = 1; index < instants.length; index++) instants[index]! += instants[index - 1]!;
  return Array.from({ length: instants.length >> 1 }, (_, index) => ({
    opens: instants[index * 2]! * minute,
    closes: instants[index * 2 + 1]! * minute,
  }));
}

/** Whether it is open at an instant, and until when that holds (milliseconds); nothing when that lies beyond what is known. */
export function openingAt(openings: Open[], instant: number): { isOpen: boolean; until: number } | undefined {
  const one = openings.find(({ closes }) => instant < closes);
  if (!one) return undefined;
  const isOpen = one.opens <= instant;
  return { isOpen, until: isOpen ? one.closes : one.opens };
}
