/** What stands in a terminal: times on the agency's clock, and texts that cannot steer the terminal. */

/** Control characters except the end of a line, and the marks that turn the direction of writing. */
const steering = /(?!\n)[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A visitor's text as a terminal may show it. Escape sequences could hide or forge lines, and marks that turn the
 * direction of writing could show a text backwards: both are taken out.
 */
export function sanitized(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(steering, '');
}

/** JSON for a terminal or a program: the same data, with what `sanitized` takes out as `\\u…`. */
export function sanitizedJson(data: unknown): string {
  const escape = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(data, null, 2).replace(steering, escape);
}

/** The same on one line, cut to so many characters. */
export function inLine(text: string, width: number): string {
  const line = [...sanitized(text).replace(/\s+/g, ' ').trim()];
  return line.length > width ? `${line.slice(0, width - 1).join('')}…` : line.join('');
}

/** A time as `2026-11-24 14:05` on the wall clock of a zone; nothing for an empty one. */
export function timeIn(zone: string, time: string): string {
  if (time === '') return '';
  const format = { dateStyle: 'short', timeStyle: 'short', timeZone: zone } as const;
  // The Swedish way is that of ISO 8601.
  return new Intl.DateTimeFormat('sv', format).format(new Date(time));
}

/** How far a time is from now, in the largest unit that fits: `in 3 h`, `2 days late`. */
export function untilOrLate(time: string, now: Date): string {
  if (time === '') return '';
  const minutes = Math.round((Date.parse(time) - now.getTime()) / 60_000);
  const size = Math.abs(minutes);
  const said =
    size < 60 ? `${size} min` : size < 48 * 60 ? `${Math.round(size / 60)} h` : `${Math.round(size / 1440)} days`;
  return minutes < 0 ? `${said} late` : `in ${said}`;
}

/** Rows as columns that line up, each as wide as its widest cell; the last one is not filled. */
export function columns(rows: string[][]): string {
  const widths = rows[0]?.map((_, place) => Math.max(...rows.map((row) => [...(row[place] ?? '')].length))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, place) => (place === row.length - 1 ? cell : cell + ' '.repeat(widths[place]! - [...cell].length)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
