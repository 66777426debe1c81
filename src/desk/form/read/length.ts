/** So many characters, as people count them, and bytes can be sent as a message. */
export const mostCharacters = 5000;
const mostBytes = 40_000;

/**
 * The length of a message in characters as people count them: grapheme clusters (UAX #29), so that a flag or a family is one.
 * `over` is by how many it is too long, also for its bytes; 0 where it fits.
 */
export function lengthOf(text: string): { characters: number; over: number } {
  const size = new TextEncoder();
  let [characters, bytes, fitting] = [0, 0, 0];
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    characters++;
    bytes += segment.length > 1 || segment > '\x7f' ? size.encode(segment).length : 1;
    if (characters <= mostCharacters && bytes <= mostBytes) fitting = characters;
  }
  return { characters, over: characters - fitting };
}

/** Whether a message is too long to be sent. Most are seen to be so, or not, without a count. */
export function isTooLong(text: string): boolean {
  if (text.length <= mostCharacters) return false;
  return new TextEncoder().encode(text).length > mostBytes || lengthOf(text).over > 0;
}
