import { join } from 'node:path';
import type { Hours } from '../../hours/hours.ts';
import { contentFolder } from '../../settings/folders.ts';
import type { Problem } from '../../settings/problems.ts';

/** Who writes a year wrongly is further off than anybody plans. */
const furthest = 2;
/** Days that are told when they are over: visitors see none of them. */
const kept = 30;

/**
 * What is worth a look in the exceptions of the hours, as of a date (year-month-day): a reason that some readers cannot read, days
 * that are over or far off. `lineOf` finds the line of a part of `hours.yaml`.
 */
export function noticesOfExceptions(
  exceptions: Hours['exceptions'] = [],
  languages: string[],
  today: string,
  lineOf: (path: PropertyKey[]) => number,
): Problem[] {
  const file = join(contentFolder, 'hours.yaml');
  const long = new Date(`${today}T00:00:00Z`);
  long.setUTCDate(long.getUTCDate() - kept);
  const over = long.toISOString().slice(0, 10);
  const far = `${Number(today.slice(0, 4)) + furthest}`;
  return exceptions.flatMap(({ from, to = from, why }, place) => {
    const say = (field: string, message: string) => {
      const path = ['exceptions', place, ...(field ? [field] : [])];
      return { file, line: lineOf(path), field: path.join('.'), message };
    };
    if (to < over) return [say('', `is over since ${to}, and nobody sees it any more. Delete it.`)];
    const missing = why ? languages.filter((tag) => !why[tag]) : [];
    return [
      ...(missing.length > 0
        ? [say('why', `has no text in ${missing.join(', ')}. Readers there see the reason in another language.`)]
        : []),
      ...(why === undefined ? [say('', 'says no reason. Write why: it is what visitors ask first.')] : []),
      ...(to.slice(0, 4) > far ? [say(to === from ? 'from' : 'to', `"${to}" is years away. Is the year right?`)] : []),
    ];
  });
}
