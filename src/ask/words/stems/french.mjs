/** Endings in the order in which they are tried, what takes their place, and how many letters the word must have. */
/** @type {[ending: RegExp, instead: string, shortest: number][]} */
const rules = [
  // Who and what does it: `inscription`, `directrice`, `assurance`.
  [/(?:issement|issant)$/, 'ir', 8],
  [/i?vement$/, 'f', 7],
  [/ement$/, '', 7],
  [/amment$|emment$/, 'ant', 8],
  [/ficat(?:eur|rice|ion)$/, 'fi', 9],
  [/icat(?:eur|rice|ion)$/, 'iqu', 9],
  [/(?:at|it)(?:eur|rice|ion)$/, '', 7],
  [/(?:teur|trice)$/, 't', 7],
  [/(?:eur|euse)$/, '', 6],
  [/(?:nnelle|nnel)$/, 'n', 8],
  [/(?:ique|if|ive|ite|able|ible|age|ance|ence)$/, '', 7],
  // Persons and tenses of verbs in -er and -ir.
  [/(?:er|ir)?(?:aient|ions|iez|ons|ont|ez|ai[st]?)$/, '', 6],
  [/(?:issent|isse|ant|ent)$/, '', 6],
  [/(?:ee|er|ir|it|ie|ire|(?<=d)re|e|i|a)$/, '', 4],
];

/**
 * Stems a French word: its inflected forms share the stem, which is no word itself. The word is written without accents,
 * as `fold` leaves it.
 *
 * A light stemmer in the way of Savoy, "A stemming procedure and stopword list for general French corpora", JASIS 50(10),
 * 1999: plural, feminine and the commonest suffixes, then doubled letters; with the endings of regular verbs, since people
 * ask how to do something.
 *
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let root = word
    .replace(/(?<!e)aux$/, 'al')
    .replace(/(?<=[aeo]u)x$|(?<=[^s])s$/, '')
    .replace(/(?<=..[ae]nt)e$/, '');
  for (const [ending, instead, shortest] of rules) {
    if (root.length < shortest || !ending.test(root)) continue;
    const shorter = root.replace(ending, instead);
    if (shorter.length < 3 || !/[aeiouy]/.test(shorter)) continue;
    root = shorter;
    break;
  }
  return root
    .replace(/(?<=..)e$/, '')
    .replace(/([^aeiouy])\1$/, '$1')
    .replace(/y$/, 'i');
}
