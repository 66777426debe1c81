/** Words that end like a form of another and are none: `levere` is not of `leve`, `parkering` not of `park`. */
const whole = new Set(
  'lever parker sorter noter marker billig lisens demens sommer konsert ekspert fastleg tannleg forlov farlig regning stilling ledig maling'.split(
    ' ',
  ),
);

const afterFirst = /[aeiouy][^aeiouy](.*)$/;

/** Endings of nouns, adjectives and verbs; then those that make an adjective. */
const ending = /(?:het(?:ene?s?|er|a)?|(?:[ae]nd?|ed)e|(?:ende|ede|ene|e[nrt]?|a)s|ast|e[nt]|[ae])$/;
const derived = /(?:hetslov|e?l[ei]g|eig|els|s?lov|ig)$/;
/** Plural, present and who does it; not the end of `populær` and `bærbar`. */
const doer = /(?<=.{2}[^a])er$|(?<=.{2}[^b]|bb)ar$/;

/**
 * Stems a Norwegian word, Bokmål or Nynorsk: its inflected forms share the stem, which is no word itself. The word is
 * written without `æ`, `ø` and `å`, as `fold` leaves it, or with `aa` as on a foreign keyboard.
 *
 * Begins with the steps that Snowball publishes (snowballstem.org/algorithms/norwegian), which leave apart what the
 * paradigms in Norsk referansegrammatikk bring together: nouns in -er and -el (`bruker, brukere, brukerne`; `regel,
 * regler`), verbal nouns in -ing, the second past (`betalte, betalt`), neuters of more than five letters, in -a and -mm-
 * (`rom, rommet`), what ends in -s of itself (`kurs, kurset`). Strong verbs and nouns that change inside are synonyms:
 * see `words/lists/nb.json`.
 */
export function stemNorwegian(written: string): string {
  let stem = written.replaceAll('aa', 'a');
  const start = Math.max(3, stem.length - (afterFirst.exec(stem)?.[1]?.length ?? 0));
  /** Takes an ending off, from the part of the word that may change unless `from` says otherwise. */
  const drop = (ending: RegExp, from = start) => {
    if (!whole.has(stem)) stem = stem.slice(0, from) + stem.slice(from).replace(ending, '');
  };
  drop(/(?<=.{3}[ea]r)(?:te?|nes?)$/, 0);
  drop(ending);
  drop(doer, 0);
  drop(/(?<=.{4})ing$/, 0);
  drop(doer, 0);
  if (stem.length > start) drop(/(?<=[bcdfghjlmnoprtvyz]|[^aeiouy]k)(?<!lo)s$/, 0);
  if (stem.length >= start) drop(/(?<=[dv])t$|(?<=v)d$/, 0);
  drop(derived);
  stem = stem
    .replace(/mm$/, 'm')
    .replace(/([^aeiouy])\1?el$/, '$1l')
    // `skjemaet`, `universitetet`; `sentre`, `numre`: the first ending went, and left what the bare word loses as one.
    .replace(/(?<=.{3})a$/, '')
    .replace(/itet$/, 'it')
    .replace(/(?<=..)([mt]|ng)r$/, '$1');
  // Short words would meet others: `kort`, `vant`.
  return stem.length > 5 ? stem.replace(/([gklmnpr])t$/, '$1') : stem;
}
