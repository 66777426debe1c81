/** Letters of words that no spaces part. */
const unspaced = /^[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Khmr}\p{sc=Laoo}\p{sc=Mymr}\p{M}]+$/u;
/** Longer words are not looked for in a run, nor words in longer runs. */
const longest = { word: 12, run: 200 };
/** So many longer words that hold one are asked for. */
const mostHolding = 8;

/** Kana that inflect what a kanji says; others after one are a word of their own (`粗大ごみ`). */
const okurigana =
  /(?<=\p{sc=Han})[いうえがきぎくぐけげこさしじすずせぜたちつてでとどなにねのばびぶべまみむめやよらりるれろわっん]{1,3}(?=\p{sc=Han}|$)/gu;

/**
 * Stems a word of a language without spaces, as the segmenter cuts it. Of kanji with kana only the kanji stay, so that
 * inflected words and those that are written with fewer kana share a stem (`払う, 払い`; `引っ越し, 引越し`); a word of kana is
 * written in hiragana (`ゴミ, ごみ`), without a long vowel at its end (`コンピューター, コンピュータ`). Words of Chinese, Thai and
 * Khmer have one form. Our own rules, since readings and inflections would take a dictionary in the browser.
 *
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  if (/\p{sc=Han}/u.test(word)) return word.replace(okurigana, '');
  if (!/^[ぁ-ゖァ-ヶー]+$/.test(word)) return word;
  const kana = word.replace(/[ァ-ヶ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));
  return kana.replace(/(?<=..)ー$/, '');
}

/**
 * Cuts the words of a question again. What is written without spaces stays as the segmenter cuts it, but where a word of that is
 * not known, it is cut so that known words cover most of it: whatever the browser, it finds what the build has indexed.
 *
 * @param {string[]} words
 * @param {{ places: Map<string, unknown>, others: Map<string, unknown>, light: { function: Set<string>, question: Set<string> } }} known
 * @returns {string[]}
 */
stem.cut = (words, { places, others, light }) => {
  const isKnown = (/** @type {string} */ word) =>
    [places, others].some((map) => map.has(stem(word))) || light.function.has(word) || light.question.has(word);
  return words.flatMap((word, place) => {
    if (!unspaced.test(word)) return word;
    // The first of a run stands for all of it.
    if (place > 0 && unspaced.test(words[place - 1] ?? '')) return [];
    const end = words.findIndex((other, index) => index > place && !unspaced.test(other));
    const run = words.slice(place, end === -1 ? words.length : end);
    return run.every(isKnown) || run.join('').length > longest.run ? run : knownPieces(run, isKnown);
  });
};

/**
 * Words that hold another, the shortest first: `図書館` for `図書`.
 *
 * @param {string} word
 * @param {Iterable<string>} roots
 * @returns {string[]}
 */
stem.holding = (word, roots) => {
  const root = stem(word);
  if (!unspaced.test(root)) return [];
  return [...roots]
    .filter((other) => other.length > root.length && other.includes(root))
    .sort((a, b) => a.length - b.length)
    .slice(0, mostHolding);
};

/**
 * The cheapest way to cover a run: with known words, else with those of the segmenter, else sign by sign.
 *
 * @param {string[]} run
 * @param {(word: string) => boolean} isKnown
 * @returns {string[]}
 */
function knownPieces(run, isKnown) {
  const text = run.join('');
  /** The words of the segmenter, by where they begin. */
  const own = new Map(run.map((word, index) => [run.slice(0, index).join('').length, word]));
  /** By where it ends: what a way costs, its pieces, and whether the last of them is what was left over. */
  const ways = [{ cost: 0, pieces: /** @type {string[]} */ ([]), isOpen: false }];
  for (let place = 0; place < text.length; place++) {
    const way = ways[place];
    if (!way) continue;
    const go = (/** @type {string} */ piece, /** @type {number} */ more, isOpen = false) => {
      const cost = way.cost + more;
      if (cost >= (ways[place + piece.length]?.cost ?? Infinity)) return;
      const pieces =
        isOpen && way.isOpen ? [...way.pieces.slice(0, -1), `${way.pieces.at(-1)}${piece}`] : [...way.pieces, piece];
      ways[place + piece.length] = { cost, pieces, isOpen };
    };
    const word = own.get(place);
    if (word) go(word, isKnown(word) ? 1 : 1 + word.length);
    for (let length = 2; length <= longest.word && place + length <= text.length; length++) {
      const piece = text.slice(place, place + length);
      // What the stemmer would leave out is better a word of its own.
      if (isKnown(piece)) go(piece, 1 + 1.1 * (length - stem(piece).length));
    }
    go(text.charAt(place), 2, true);
  }
  const pieces = ways[text.length]?.pieces ?? run;
  const telling = pieces.filter((piece) => piece.length > 1 || isKnown(piece));
  return telling.length > 0 ? telling : pieces;
}
