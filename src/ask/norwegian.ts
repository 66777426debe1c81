/** Words that end like a form of another and are none: `levere` is not of `leve`, `parkering` not of `park`. */
const whole = new Set('lever parker sorter noter marker penger finger'.split(' '));

const vowel = '[aeiouy]';
const afterFirst = new RegExp(`${vowel}[^aeiouy](.*)$`);

const endings =
  'hetenes hetene hetens heter heten heta endes ande ende edes enes ede ane ene ens ers ets het ast en ar er as es et a e'.split(
    ' ',
  );
const derived = 'hetslov eleg elig eig lig els lov leg slov ig'.split(' ');

/**
 * The stem that the forms of a Norwegian word share, Bokmål or Nynorsk, for comparing words in search; the word is
 * written without `æ`, `ø` and `å`, as `fold` leaves it, or with `aa` as on a foreign keyboard.
 *
 * Begins with the steps that Snowball publishes (snowballstem.org/algorithms/norwegian), which leave apart what the
 * paradigms in Norsk referansegrammatikk bring together: nouns in -er and -el (`bruker, brukere, brukerne`; `regel,
 * regler`), verbal nouns in -ing, the second past (`betalte, betalt`), neuters (`gyldigst`) and -mm- (`rom, rommet`). Strong verbs
 * and nouns that change inside are synonyms: see `words/nb.json`.
 */
export function stemNorwegian(written: string): string {
  const word = written.replaceAll('aa', 'a');
  const start = Math.max(3, word.length - (afterFirst.exec(word)?.[1]?.length ?? 0));
  /** Takes an ending away when it lies in the part of the word that may change. */
  const without = (text: string, ending: string) =>
    text.endsWith(ending) && text.length - ending.length >= start ? text.slice(0, -ending.length) : undefined;
  const short = /^[a-z]{2,3}het(?=(?:en|a|er|ene)?s?$)/.exec(word);
  if (short) return short[0];
  let stem = word;
  const take = (ending: string, fewest: number) => {
    if (!whole.has(stem) && stem.length - ending.length >= fewest) stem = without(stem, ending) ?? stem;
  };

  stem = stem
    .replace(/s$/, (s) => (/erte?s$/.test(stem) ? '' : s))
    .replace(/(er)te?$/, '$1')
    .replace(/([ea]r)nes?$/, '$1')
    .replace(/igste?$/, 'ig')
    .replace(/(.los)t$/, '$1');
  const ending = whole.has(stem)
    ? undefined
    : endings.find((candidate) => without(stem, candidate) !== undefined && !isOwn(stem, candidate));
  if (ending) stem = without(stem, ending)!;
  else if (/([bcdfghjlmnoprtvyz]|[^aeiouy]k)s$/.test(stem) && !stem.endsWith('los')) stem = without(stem, 's') ?? stem;
  const takeDoer = () => /[ae]r$/.test(stem) && !isOwn(stem, stem.slice(-2)) && take(stem.slice(-2), 3);
  takeDoer();
  take('ing', 4);
  takeDoer();
  if (/[dv]t$|vd$/.test(stem)) stem = without(stem, stem.at(-1)!) ?? stem;
  const last = derived.find((candidate) => without(stem, candidate) !== undefined);
  if (last) stem = without(stem, last)!;
  stem = stem
    .replace(/mm$/, 'm')
    .replace(/([^aeiouy])\1?el$/, '$1l')
    .replace(/([lns]t)r$/, '$1');
  // Short words would meet others: `kort`, `vant`.
  return stem.length > 5 ? stem.replace(/([gklmnpr])t$/, '$1') : stem;
}

/** `populær` and `bærbar` have no ending -er or -ar. */
function isOwn(word: string, ending: string): boolean {
  return (ending === 'er' && word.endsWith('aer')) || (ending === 'ar' && /[^b]bar$/.test(word));
}
