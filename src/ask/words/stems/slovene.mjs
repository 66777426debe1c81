/**
 * Words that no rule reaches (suppletion, a stem that grows a syllable, forms of three letters): a stem, then the
 * forms it stands for.
 */
const irregular = table(`clovek ljudje ljudi ljudem ljudmi ljudeh
otrok otroci otrocih
dan dne dni dneh dnevi dneva dnevom dnevu dneve dnevih dnevov
pot potjo poteh
mati mater matere materi materjo
ura ure uri uro ur urah uram urami
bolan bolna bolno bolni bolne bolnega bolnemu bolnih bolnim`);

/** Stems that end like an inflected word and are none: `izpit` is not to be read like the supine `iskat`. */
const whole = new Set(
  `izpit zascit kredit obrat solat format doktorat naslov osnov obnov ponov ustanov internet predmet promet kabinet
paket tablet postaj prodaj oddaj izdaj polozaj obicaj najem sejem obseg koleg clovek
policij pravil poznej predal zamenj izmenj prenes prines tecaj nastan danes ugotov predvaj odstran`.split(/\s/),
);

/** Second stems of common verbs, where a letter changes inside the word: the stem, then its other shapes. */
const second = table(`izposoj izposod
sposoj sposod
potrd potr
izbr izber izbir
sprej sprejm sprejl
prejem prej prejm prejl
odpr odprt odprl
zapr zaprt zaprl
pros prosn
prenes prenest prenesl
prines prinest prinesl
tezk tezak
zel zell
vid vidl
ziv zivl
zbol zboll
razum razuml
prevz prevzl prevzam
zac zacn zacl
plac placov
konc koncov
vrn vrac
posl posilj posil`);

/**
 * The rules, each tried once, from the outside of the word inwards: an ending, what takes its place, and the fewest
 * letters that must remain. The order matters: a case ending hides a verb's theme, which hides a softened consonant.
 *
 * @type {[ending: RegExp, instead: string, shortest: number][]}
 */
const rules = [
  // Cases and persons. An ending of two syllables goes in two steps (-ami as -i and -am), so that a noun whose stem
  // ends like one (sistem, program) loses the same letters in each of its forms.
  [/(?:[aeiou]|([^ls]|[^bo]s|[^o]l)ega)$/, '$1', 3],
  [/(?:[ai]h|[aeio]m)$/, '', 3],
  [/(?:ov|([cszj])ev)$/, '$1', 3],
  [/[aeio]m$/, '', 4],
  // Comparison: novejši, hitreje, najnovejši.
  [/^naj(.+)ejs?$/, '$1', 3],
  [/ejs?$/, '', 3],
  // Imperative (prijavljajte) and the second persons.
  [/([aeu]j)[tm]$/, '$1', 3],
  [/(?:([^pr]|[eo]r|up)is|([^l]|[^gk]l)as|([^t])es)$/, '$1$2$3', 3],
  // Themes: infinitive, supine, l-participle, verbal nouns (-anje, -ilo, -itev), -ost.
  [/(?:[ai][lt]|([^t])et|[aei]t(?:e?v|vij)|aj|[ae]nj)$/, '$1', 3],
  [/ost[jm]?$/, '', 4],
  [/ij$/, '', 4],
  // Participles, and adjectives in -čen, -šen, -žen with their mobile vowel.
  [/(?:([aeiou]j)en|([bmpv])ljen|jen)$/, '$1$2', 3],
  [/([^j])an$/, '$1', 4],
  [/([csz])e?n$/, '$1', 4],
  // -ovati beside -ujem: dropped from a long stem; a short one keeps it, or stanovati would meet stanje.
  [/(?:ov|([cszj])ev|uj)$/, '$1', 5],
  [/(?:ov|([cszj])ev|uj)$/, '$1ov', 4],
  // Softened consonants: pripravljati, izpišem (š is already s), iščem, obveščen, omrežje.
  [/([bmpv])lj$/, '$1', 3],
  [/isc$/, 'isk', 3],
  [/([^aeiou])sc$|sc$/, '$1st', 4],
  [/([^aeiou])j$/, '$1', 4],
  // The mobile vowel: stolpec and stolpca, okno and oken. It is dropped even where it stays, as in mesec.
  [/([^aeiou])e([cklnrv])$/, '$1$2', 3],
];

/**
 * Stems a Slovene word: its inflected forms share the stem, which is no word itself. Takes one lower-case word (NFC) and reads č, š, ž, ć and đ as c, s, z, c and d, so text typed without them meets
 * text typed with them. Words of up to three letters (but for the irregular, `dni`), and whatever holds a digit or
 * another sign, are only folded.
 *
 * Our own rule set, from the paradigms in Toporišič's Slovenska slovnica as commonly published (cases, dual, verbs,
 * palatalisation, mobile vowel), with the idea of Popovič and Willett, "The effectiveness of stemming for
 * natural-language access to Slovene textual data", JASIS 43(5), 1992: take suffixes off, leave enough letters.
 *
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  let root = word.replace(/[čšžćđ]/g, (letter) => folded[letter] ?? letter);
  const known = irregular.get(root);
  if (known) return known;
  if (whole.has(root) || !/^[a-z]{4,40}$/.test(root)) return root;
  for (const [ending, instead, shortest] of rules) {
    if (!ending.test(root)) continue;
    const shorter = root.replace(ending, instead);
    if (shorter.length < shortest || !syllable.test(shorter)) continue;
    root = shorter;
    if (whole.has(root)) break;
  }
  return second.get(root) ?? root;
}

/** @type {Record<string, string>} */
const folded = { č: 'c', š: 's', ž: 'z', ć: 'c', đ: 'd' };

/** A vowel, or the r that stands for one, as in trg. */
const syllable = /[aeiou]|[^aeiou]r[^aeiou]/;

/** @param {string} lines */
function table(lines) {
  return new Map(
    lines.split('\n').flatMap((line) => {
      const [stem = '', ...forms] = line.split(' ');
      return [stem, ...forms].map((form) => /** @type {[string, string]} */ ([form, stem]));
    }),
  );
}
