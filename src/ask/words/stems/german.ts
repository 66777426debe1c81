/** Where a part of the word begins that may change: behind the first consonant after a vowel. */
const region = /[aeiouy][^aeiouy](.*)$/;

/**
 * Stems a German word: its inflected forms share the stem, which is no word itself. The word is written without umlauts
 * and `ß`, as `fold` leaves it, or with `ae`, `oe` and `ue` as on a foreign keyboard.
 *
 * The algorithm that Snowball publishes (snowballstem.org/algorithms/german), with one step before it: women who do
 * something (`Studentin`, `Bürgerinnen`) share the stem of men.
 */
export function stemGerman(written: string): string {
  // Vowels between vowels are consonants: `neue`, `steuer`.
  let stem = written
    .replace(/(?<=[aeiouy])[uy](?=[aeiouy])/g, (letter) => letter.toUpperCase())
    .replace(/ae|oe|(?<!q)ue/g, ([letter]) => letter!)
    .replace(/(?<=..(?:er|ent|ant|ist|or|eur|log))in(?:nen)?$/, '');
  const rest = region.exec(stem)?.[1] ?? '';
  const second = stem.length - (region.exec(rest)?.[1]?.length ?? 0);
  const first = Math.max(3, stem.length - rest.length);
  /** Takes an ending off that lies behind a place; says whether it did. */
  const drop = (ending: RegExp, from: number) => {
    const found = ending.exec(stem);
    if (!found || found.index < from) return false;
    stem = stem.slice(0, found.index);
    return true;
  };
  if (drop(/(?:(?<!syst)em|ern?|e[ns]?|(?<=[bdfghklmnrt])s)$/, first)) stem = stem.replace(/niss$/, 'nis');
  drop(/(?:en|er|est|(?<=.{3}[bdfghklmnt])st)$/, first);
  // `verlängern, Verlängerung`: Snowball leaves the second its `er`.
  if (drop(/(?:end|ung)$/, second)) drop(/(?<!e)ig$/, second) || drop(/er$/, first);
  else if (drop(/keit$/, second)) drop(/(?:lich|ig)$/, second);
  else if (drop(/(?:lich|heit)$/, second)) drop(/e[rn]$/, first);
  else drop(/(?<!e)(?:ig|ik|isch)$/, second);
  return stem.toLowerCase();
}
