/** Verbs and what their forms are read as: a stem, then its forms; all as `fold` leaves them. */
const verbs = table(`fa far fikk fatt
ga gar gikk gatt
sta star sto stod statt
sla slar slo slatt
se ser sett
si sier sa sagt
ta tar tok tatt
delta deltar deltok deltatt
gi gir gav gitt gis
komm kom
skriv skrev skrevet
finn fant funnet
velg valgte valgt valg
selg solgte solgt salg
sporr spor spurte spurt sporsmal
legg lagt
sett satte satt
gjor gjorde gjort
bryt brot brutt
stryk strok stroket
stjel stjal stjalet
slipp slapp sluppet
trekk trakk trukket
treff traff truffet
hjelp hjalp hjulpet
hold holdt
fall falt
vinn vant vunnet
bind bandt bundet
forsvinn forsvant forsvunnet
do dor dode dod dodt
fly flyr floy flydd
ligg ligget
sitt sittet
tilby tilbyr tilbod tilbudt
be ber ba bedt
dra drar dro dratt
folg fulgte fulgt
fortell fortalte fortalt
lok lop
drikk drakk drukket
lid led lidd
vit vet visst visste
brenn brant
stikk stakk stukket
bring brakte brakt
bo bor bodde bodd
kjop kjopte kjopt
lan lante lant
sok sokte sokt
bruk brukte brukt
laer laerte laert
kjor kjorte kjort
hor horte hort
les leste lest
vis viste vist
reis reiste reist
los loste lost
merk merkte
ring ringte ringt
glem glemte glemt
kjenn kjente kjent
bestill bestilte bestilt
fyll fylte fylt
still stilte stilt
bygg bygde
pek pekte pekt
spar sparte spart
mot motte mott
bli blir ble blei blitt
ha har hadde hatt
grip grep grepet
skjaer skar skaret
baer bar baret`);

/** Nouns that change inside, likewise; a compound ends like its last word (`bestemødre`). */
const nouns = table(`fot foten fotter fottene
hand handen handa hender hendene
natt natta natten netter
tann tanna tannen tenner tennene
mann mannen menn mennene
far faren fedre fedrene
mor moren mora modre modrene
bror broren brodre brodrene
soster sosteren sostera sostre sostrene
datter datteren dattera dotre dotrene
barn barnet barna barnene barnas
oye oyet oyne oynene
tre treet traer traerne
kne kneet knaer knaerne
klaer klaerne
strand stranda stranden strender strendene
kraft krafta kraften krefter kreftene`);

/** Other words that no rule reaches. */
const others = table(`gammel gammelt gamle eldre eldst eldste
liten lita lite sma mindre
god godt gode bedre best beste
oppgi oppga
utgi utga
avgi avga
billig billige billigere billigst billigste
uke uken uka uker ukene ukens
ar aret arene ars arets
by byen byer byene byens
sko skoen skoene
sky skyen skyer skyene
bro broen broer broene bru bruen
oy oya oyer oyene
ko koen koer koene
pc pcen pcer pcene`);

/** What a verb may begin with (`utgitt` is to `utgi` as `gitt` to `gi`). */
const prefix =
  /^(?:an|av|be|etter|for|fore|forut|fra|fram|frem|gjen|inn|mot|ned|om|opp|over|pa|til|under|unn|ut|ved|videre)(?=.)/;

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
 * regler`), verbal nouns in -ing, the second past (`betalte, betalt`), neuters (`tungt`), -mm- (`rom, rommet`), and
 * strong verbs and nouns that change their vowel, which are a list.
 */
export function stemNorwegian(written: string): string {
  const word = written.replaceAll('aa', 'a');
  const known = ofTables(word);
  if (known) return known;
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

function ofTables(word: string): string | undefined {
  const known = verbs.get(word) ?? nouns.get(word) ?? others.get(word);
  if (known) return known;
  const [first] = prefix.exec(word) ?? [];
  const verb = first && verbs.get(word.slice(first.length));
  if (verb) return first + verb;
  for (let cut = 3; cut <= word.length - 4; cut++) {
    const noun = nouns.get(word.slice(cut));
    if (noun) return word.slice(0, cut) + noun;
  }
  return undefined;
}

function table(lines: string) {
  return new Map(
    lines.split('\n').flatMap((line) => {
      const [stem = '', ...forms] = line.split(' ');
      return [stem, ...forms].map((form): [string, string] => [form, stem]);
    }),
  );
}
