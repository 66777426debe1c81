import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hoursSchema, type Hours } from '../hours/hours.ts';
import { checkHours, checkSettings } from './checks.ts';
import { contentFolder } from './folders.ts';
import { askFor } from './needed.ts';
import { ContentError, firstOf, type Problem } from './problems.ts';
import { siteSchema, type Site } from './schema.ts';
import { walkAgency } from './walk.ts';
import { readYaml } from './yaml.ts';

/** What was read of `site.yaml` and `hours.yaml`, with every mistake in them. */
export interface SiteReading {
  /** Undefined when `site.yaml` does not fit its schema. */
  site: Site | undefined;
  /** The settings that fit the schema, each by itself, so that they can be checked further. */
  parts: Partial<Site>;
  hours: Hours | undefined;
  problems: Problem[];
  /** The line (1-based) of the setting at a path in `site.yaml`. */
  lineOf: (path: PropertyKey[]) => number;
  /** The same in `hours.yaml`. */
  lineOfHours: (path: PropertyKey[]) => number;
}

/**
 * Reads `site.yaml` and `hours.yaml` anew and finds every mistake in both. Opens nothing while a file of the agency must not be
 * opened (`walk.ts`). Throws nothing.
 */
export function checkSite({ closed } = walkAgency()): SiteReading {
  const lineOfHours = () => 1;
  if (closed.length > 0)
    return { site: undefined, parts: {}, hours: undefined, problems: closed, lineOf: () => 1, lineOfHours };
  const file = join(contentFolder, 'site.yaml');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  const { value: site, parts, problems: found, lineOf } = readYaml(text ?? '', siteSchema, file);
  const problems = found.map((problem) => ({ ...problem, message: askFor(problem.message, problem.field ?? '') }));
  if (text === undefined) {
    const message = 'is missing. It holds the name, languages, topics and desks of the site.';
    return { site, parts, hours: undefined, problems: [{ file, line: 1, message }], lineOf, lineOfHours };
  }
  problems.push(
    ...firstOf(
      checkSettings(parts),
      ({ path, message }) => [{ file, line: lineOf(path), field: path.join('.') || undefined, message }],
      { file, line: 1 },
    ),
  );
  const hoursFile = join(contentFolder, 'hours.yaml');
  const hours = existsSync(hoursFile) ? readYaml(readFileSync(hoursFile, 'utf8'), hoursSchema, hoursFile) : undefined;
  problems.push(...(hours?.problems ?? []));
  problems.push(
    ...firstOf(
      checkHours(hours?.parts ?? {}, parts),
      ({ path, message }) => [{ file: hoursFile, line: hours!.lineOf(path), field: path.join('.'), message }],
      { file: hoursFile, line: 1 },
    ),
  );
  return { site, parts, hours: hours?.value, problems, lineOf, lineOfHours: hours?.lineOf ?? lineOfHours };
}

let read: { site: Site; hours: Hours } | undefined;

/** The agency's settings and opening hours, read once in each process. Throws a `ContentError` with the list of mistakes. */
export function readSite(): { site: Site; hours: Hours } {
  if (read) return read;
  const { site, hours, problems } = checkSite();
  if (!site || problems.length > 0) throw new ContentError(problems);
  return (read = { site, hours: hours ?? { zone: 'UTC', desks: {} } });
}
