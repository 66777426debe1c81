/** The bytes of a file that a client asks for: both ends count from 0 and belong to it (RFC 9110, 14.1.2). */
export interface Range {
  start: number;
  end: number;
}

/** RFC 9110, 8.8.3. */
const entityTag = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;

const tagsIn = (list: string): string[] => [...(list.match(entityTag) ?? [])];

/**
 * Whether one of the entity tags in `If-None-Match` names the representation: by weak comparison, as `*`, or in a list
 * (RFC 9110, 13.1.2 and 8.8.3.2). The client then has it already.
 */
export function isHeld(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true;
  const opaque = etag.replace(/^W\//, '');
  return tagsIn(ifNoneMatch).some((tag) => tag.replace(/^W\//, '') === opaque);
}

/** Whether `If-Match` names another representation only: by strong comparison (RFC 9110, 13.1.1). */
export function isOther(ifMatch: string | undefined, etag: string): boolean {
  if (!ifMatch || ifMatch.trim() === '*') return false;
  return etag.startsWith('W/') || !tagsIn(ifMatch).includes(etag);
}

/**
 * The one range that `Range` asks for of a file of so many bytes (RFC 9110, 14.2); `unsatisfiable` when no byte of the file is in
 * it. Undefined when the whole file is to be sent: without the header, for another unit, for what cannot be read, for several
 * ranges at once, and when `If-Range` names another file than this one (13.1.5, by strong comparison; we tell no dates).
 */
export function rangeOf(
  { range, ifRange }: { range: string | undefined; ifRange: string | undefined },
  { etag, size }: { etag: string; size: number },
): Range | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i.exec(range ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (ifRange !== undefined && (ifRange.trim() !== etag || etag.startsWith('W/'))) return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return undefined;
  return start >= size ? 'unsatisfiable' : { start, end };
}
