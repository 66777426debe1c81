/** Words that end like a form of another and are none: `levere` is not of `leve`, `parkering` not of `park`. */
const whole = new Set('lever parker sorter noter marker billig'.split(' '));

const afterFirst = /[aeiouy][^aeiouy](.*)$/;

const endings =
  'hetenes hetene hetens heter heten heta endes ande ende edes enes ede ane ene ens ers ets het ast en as es et a e'.split(
    ' ',
  );
/** Plural, present and who does it; not the end of `populær` and `bærbar`. */
const doer = /(?<=.{2}[^a])er$|(?<=.{2}[^b]|bb)ar$/;
const derived = 'hetslov eleg elig eig lig els lov leg slov ig'.split(' ');

/**
 * The stem that the forms of a Norwegian word share, Bokmål or Nynorsk, for comparing words in search; the word is
 * written without `æ`, `ø` and `å`, as `fold` leaves it, or with `aa` as on a foreign keyboard.
 *
 * Begins with the steps that Snowball publishes (snowballstem.org/algorithms/norwegian), which leave apart what the
 * paradigms in Norsk referansegrammatikk bring together: nouns in -er and -el (`bruker, brukere, brukerne`; `regel,
 * regler`), verbal nouns in -ing, the second past (`betalte, betalt`), neuters of more than five
 * letters and -mm- (`rom, rommet`). Strong verbs
 * and nouns that change inside are synonyms: see `words/nb.json`.
 */
export function stemNorwegian(written: string): string {
  const word = written.replaceAll('aa', 'a');
  const start = Math.max(3, word.length - (afterFirst.exec(word)?.[1]?.length ?? 0));
  /** Whether an ending lies in the part of the word that may change. */
  const ends = (ending: string) => stem.endsWith(ending) && stem.length - ending.length >= start;
  let stem = word.replace(/([ea]r)(?:te?|nes?)$/, '$1');

  const ending = endings.find((candidate) => ends(candidate));
  if (ending && !whole.has(stem)) stem = stem.slice(0, -ending.length);
  else if (/([bcdfghjlmnoprtvyz]|[^aeiouy]k)s$/.test(stem) && !stem.endsWith('los') && ends('s'))
    stem = stem.slice(0, -1);
  for (const suffix of [doer, /(?<=.{4})ing$/, doer]) if (!whole.has(stem)) stem = stem.replace(suffix, '');
  if (/[dv]t$|vd$/.test(stem) && ends('')) stem = stem.slice(0, -1);
  const last = derived.find((candidate) => ends(candidate));
  if (last && !whole.has(stem)) stem = stem.slice(0, -last.length);
  stem = stem.replace(/mm$/, 'm').replace(/([^aeiouy])\1?el$/, '$1l');
  // Short words would meet others: `kort`, `vant`.
  return stem.length > 5 ? stem.replace(/([gklmnpr])t$/, '$1') : stem;
}
