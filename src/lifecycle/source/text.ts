import { readFileSync } from 'node:fs';

/** A change of a text: what stands from `start` to `end`, and what shall stand there. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** A text as the readers of content see it: a line feed for every line end, and no byte order mark. */
export function plain(raw: string): string {
  return raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

/** The file as it is, to be edited: byte order mark and line ends stay. */
export function readRaw(file: string): string {
  return readFileSync(file, 'utf8');
}

/**
 * Makes changes in a file's text at places of its plain one (`plain`), and changes nothing else: comments, formatting, a byte order mark
 * and line ends stay, and a new line ends as those of the file do.
 */
export function edited(raw: string, edits: Edit[]): string {
  if (edits.length === 0) return raw;
  const at = placesOf(raw);
  const lineEnd = /\r\n|\r|\n/.exec(raw)?.[0] ?? '\n';
  let done = '';
  let from = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    done += raw.slice(from, at[start]) + text.replaceAll('\n', lineEnd);
    from = Math.max(from, at[end]!);
  }
  return done + raw.slice(from);
}

/** For each place of the plain text, the place in the file. */
function placesOf(raw: string): number[] {
  const places: number[] = [];
  for (let at = raw.startsWith('\uFEFF') ? 1 : 0; at < raw.length; at++) {
    places.push(at);
    if (raw[at] === '\r' && raw[at + 1] === '\n') at++;
  }
  places.push(raw.length);
  return places;
}

/** Where a text stands in another, each time. */
export function timesIn(text: string, wanted: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) found.push(at);
  return found;
}

/**
 * Where something stands in a text, by where it stands in what was made of that text: it is the same one of all that are equal.
 * Undefined when there is not the same number of them in both.
 */
export function placeIn(text: string, made: string, place: number, wanted: string): number | undefined {
  const [here, there] = [timesIn(text, wanted), timesIn(made, wanted)];
  return here.length === there.length ? here[there.indexOf(place)] : undefined;
}

/** The 1-based line of a place in a plain text. */
export function lineAt(text: string, place: number): number {
  return text.slice(0, place).split('\n').length;
}
