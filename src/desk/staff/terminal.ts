/** What stands in a terminal: times on the agency's clock, and texts that cannot steer the terminal. */

/** Control characters except the end of a line, the marks that turn the direction of writing, and ends of lines and of paragraphs. */
const steering = /(?!\n)[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A visitor's text as a terminal may show it. Escape sequences could hide or forge lines, and marks that turn the
 * direction of writing could show a text backwards: both are taken out.
 */
export function sanitized(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(steering, '');
}

/** JSON for a terminal or a program: the same data, with what `sanitized` takes out as `\\u…`. */
export function sanitizedJson(data: unknown): string {
  const escape = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(data, null, 2).replace(steering, escape);
}

/**
 * The same with a bar before every line, and long lines broken before a terminal would break them: nothing that a visitor wrote
 * can stand at the beginning of a line, as ours do, and pass for one of them. `width`: how many columns a line may have.
 */
export function quoted(text: string, width = 76): string {
  return sanitized(text)
    .split('\n')
    .flatMap((line) => broken(line, width - 2))
    .map((line) => `│ ${line}`.trimEnd())
    .join('\n');
}

/** A value of one line that may be long, broken before a terminal would; the lines that follow have so many spaces before them. */
export function indented(text: string, spaces: number, width = 76): string {
  return broken(sanitized(text).replace(/\s+/g, ' ').trim(), width - spaces).join(`\n${' '.repeat(spaces)}`);
}

/** A line in pieces of at most so many columns, at spaces where there are some. Signs of East Asia and emoji are two columns wide. */
function broken(line: string, width: number): string[] {
  const pieces: string[] = [];
  let [piece, columnsOf] = ['', 0];
  for (const sign of line) {
    const wide =
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
    const size = wide.test(sign) ? 2 : 1;
    if (columnsOf + size > width) {
      const space = piece.lastIndexOf(' ');
      const cut = space > width / 2 ? space + 1 : piece.length;
      pieces.push(piece.slice(0, cut));
      piece = piece.slice(cut);
      columnsOf = [...piece].reduce((sum, one) => sum + (wide.test(one) ? 2 : 1), 0);
    }
    piece += sign;
    columnsOf += size;
  }
  return [...pieces, piece];
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
