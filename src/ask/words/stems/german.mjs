/** Where a part of the word begins that may change: behind the first consonant after a vowel. */
const region = /[aeiouy][^aeiouy](.*)$/;

/**
 * Stems a German word: its inflected forms share the stem, which is no word itself. The word is written without umlauts
 * and `ß`, as `fold` leaves it, or with `ae`, `oe` and `ue` as on a foreign keyboard.
 *
 * The algorithm that Snowball publishes (snowballstem.org/algorithms/german), with one step before it: women who do
 * something (`Studentin`, `Bürgerinnen`) share the stem of men.
 *
 * @param {string} written
 * @returns {string}
 */
export function stem(written) {
  // Vowels between vowels are consonants: `neue`, `steuer`.
  let root = written
    .replace(/(?<=[aeiouy])[uy](?=[aeiouy])/g, (letter) => letter.toUpperCase())
    .replace(/ae|oe|(?<!q)ue/g, ([letter]) => letter)
    .replace(/(?<=..(?:er|ent|ant|ist|or|eur|log))in(?:nen)?$/, '');
  const rest = region.exec(root)?.[1] ?? '';
  const second = root.length - (region.exec(rest)?.[1]?.length ?? 0);
  const first = Math.max(3, root.length - rest.length);
  /** Takes an ending off that lies behind a place; says whether it did. */
  const drop = (/** @type {RegExp} */ ending, /** @type {number} */ from) => {
    const found = ending.exec(root);
    if (!found || found.index < from) return false;
    root = root.slice(0, found.index);
    return true;
  };
  if (drop(/(?:(?<!syst)em|ern?|e[ns]?|(?<=[bdfghklmnrt])s)$/, first)) root = root.replace(/niss$/, 'nis');
  drop(/(?:en|er|est|(?<=.{3}[bdfghklmnt])st)$/, first);
  // `verlängern, Verlängerung`: Snowball leaves the second its `er`.
  if (drop(/(?:end|ung)$/, second)) drop(/(?<!e)ig$/, second) || drop(/er$/, first);
  else if (drop(/keit$/, second)) drop(/(?:lich|ig)$/, second);
  else if (drop(/(?:lich|heit)$/, second)) drop(/e[rn]$/, first);
  else drop(/(?<!e)(?:ig|ik|isch)$/, second);
  return root.toLowerCase();
}
