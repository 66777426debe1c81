import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder } from '../settings/folders.ts';
import type { Problem } from '../settings/problems.ts';
import { readSite } from '../settings/site.ts';
import { readYaml } from '../settings/yaml.ts';
import { noticesSchema, type Known } from './check.ts';
import { kinds, type NoticeFields } from './schema.ts';
import { beginOf, endOf, lastDayOf } from './times.ts';

/** A notice with its times as instants, in milliseconds. */
export interface Notice extends Omit<NoticeFields, 'from' | 'until'> {
  /** Stays the same when only its words or its end change. */
  id: string;
  from: number;
  /** When it is over. */
  until: number;
  /** Its last day (year-month-day), where no time of day was written. */
  lastDay: string | undefined;
}

/** The agency's notices, with all that is wrong: `later` is what can wait. */
export interface NoticesReading {
  notices: Notice[];
  problems: Problem[];
  later: Problem[];
}

const file = join(contentFolder, 'notices.yaml');

/** Reads `content/notices.yaml`, if it is there, and finds every mistake in it that what is `known` of the site can tell. */
export function checkNotices(known?: Known): NoticesReading {
  const text = existsSync(file) ? readFileSync(file, 'utf8').replace(/^\uFEFF/, '') : '';
  // A file in which all is a comment holds no notice.
  if (text.split('\n').every((line) => /^\s*(#|$)/.test(line))) return { notices: [], problems: [], later: [] };
  const { value = [], problems, lineOf } = readYaml(text, noticesSchema(known), file);
  const zone = known?.zone ?? readSite().hours.zone;
  const ids = new Map<string, number>();
  const notices = value.map(({ from, until, ...fields }) => {
    const name = digestOf([from, fields.kind, fields.pages, fields.topics]);
    const count = ids.get(name) ?? 0;
    ids.set(name, count + 1);
    return {
      ...fields,
      id: count ? `${name}-${count + 1}` : name,
      from: beginOf(from, zone),
      until: endOf(until, zone),
      lastDay: lastDayOf(until),
    };
  });
  const later = notices.flatMap(({ until }, place) =>
    known && until <= known.now
      ? [
          {
            file,
            line: lineOf([place]),
            field: String(place),
            message: 'the notice is over, and nobody sees it any more. Delete it.',
          },
        ]
      : [],
  );
  return { notices: notices.sort(byWeight), problems, later };
}

let read: Notice[] | undefined;

/** The agency's notices, read once: the heaviest kind first, within a kind the latest. */
export function readNotices(): Notice[] {
  return (read ??= checkNotices().notices);
}

const byWeight = (a: Notice, b: Notice) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || b.from - a.from;

const digestOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
