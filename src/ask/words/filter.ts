/** Where a word looks in a filter of so many places, one in each third of it, and what it must find there, 0 to 63. */
export function placesOf(word: string, size: number): { places: number[]; print: number } {
  let hash = 0x811c9dc5;
  for (const letter of word) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const third = size / 3;
  const places = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35].map((factor, part) => {
    const mixed = Math.imul(hash ^ (hash >>> 15), factor);
    return part * third + (((mixed ^ (mixed >>> 16)) >>> 0) % third);
  });
  return { places, print: hash >>> 26 };
}

/**
 * Opens an xor filter (Graf and Lemire, "Xor Filters", 2020) of six bits a place, a sign of the text each: tells of the
 * words it was made from that they are in it, and of one of 64 others too. `build/filter.ts` makes it.
 */
export function openFilter(text: string): (word: string) => boolean {
  return (word) => {
    const { places, print } = placesOf(word, text.length);
    return text !== '' && (places.reduce((sum, place) => sum ^ text.charCodeAt(place), 0) & 63) === print;
  };
}
