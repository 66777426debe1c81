import { expect, test } from '@playwright/test';
import { stem as stemSlovene } from '../../../../src/ask/words/stems/slovene.mjs';

const groups = `knjiga knjige knjigi knjigo knjig knjigam knjigama knjigah knjigami
knjižnica knjižnice knjižnici knjižnico knjižnic knjižnicah knjižnicami knjižnični knjižničnega knjižnične
izposoja izposoje izposojo izposoji izposoditi izposodim izposodi izposodil izposodite izposojen izposojena izposojeno
študent študenta študentu študentom študenti študentov študente študentih študentoma
študentka študentke študentki študentko študentk študentkah študentkami
študentski študentska študentskega študentskem študentskih študentske
izpit izpita izpitu izpitom izpiti izpitov izpite izpitih
geslo gesla geslu geslom gesel geslih gesli
račun računa računu računom računi računov računih
prijava prijave prijavi prijavo prijav prijavah prijaviti prijavim prijaviš prijavite prijavil prijavljen prijavljena prijavljanje
naročilo naročila naročilu naročilom naročil naročilih naročiti naročim naročite naročila naročen naročena
knjižničar knjižničarja knjižničarju knjižničarjem knjižničarji knjižničarjev
soba sobe sobi sobo sob sobah sobami
učilnica učilnice učilnici učilnico učilnic učilnicah
prispevek prispevka prispevku prispevkom prispevki prispevkov prispevke
potrdilo potrdila potrdilu potrdilom potrdil potrdilih potrditi potrdim potrdite potrjen potrjena
stanovanje stanovanja stanovanju stanovanjem stanovanj stanovanjih stanovati stanujem stanujejo
nastanitev nastanitve nastanitvi nastanitvijo nastaniti nastanjen
zdravnik zdravnika zdravniku zdravnikom zdravniki zdravnikov zdravnikih
pritožba pritožbe pritožbi pritožbo pritožb pritožbah
napaka napake napaki napako napak napakah napakami
tiskalnik tiskalnika tiskalniku tiskalniki tiskalnikov tiskalnikih
omrežje omrežja omrežju omrežjem omrežij omrežjih
ocena ocene oceni oceno ocen ocenah oceniti ocenim ocenjen ocenjena ocenjevanje
predmet predmeta predmetu predmetom predmeti predmetov predmete predmetih
vpis vpisa vpisu vpisom vpisi vpisov vpisati vpišem vpišite vpisan vpisana
rok roka roku rokom roki rokov roke rokih
dolg dolga dolgu dolgom dolgovi dolgov dolgove dolgovih
otrok otroka otroku otrokom otroci otroke otrocih
človek človeka človeku človekom ljudje ljudi ljudem ljudmi ljudeh
dan dneva dnevu dnevi dni dneh dnevih
mati matere materi mater materjo
pot poti potjo poteh
ura ure uri uro ur urah urami
stolpec stolpca stolpcu stolpcem stolpci stolpcev stolpcih
mesec meseca mesecu mesecem meseci mesecev mesecih
konec konca koncu koncem konci koncev
okno okna oknu oknom oken oknih
sestra sestre sestri sestro sester sestrah
podatek podatka podatki podatkov podatke podatkih
datoteka datoteke datoteki datoteko datotek datotekah
bralec bralca bralcu bralci bralcev bralce
kraj kraja kraju krajem kraji krajev krajih
ključ ključa ključu ključem ključi ključev
naslov naslova naslovu naslovom naslovi naslovov naslove naslovih
program programa programu programom programi programov programe
sistem sistema sistemu sistemom sistemi sistemov sistemih
problem problema problemu problemi problemov problemih
stvar stvari stvarjo
možnost možnosti možnostjo možnostim možnostih
storitev storitve storitvi storitvijo storitvah storitvami storiti
zahteva zahteve zahtevi zahtevo zahtev zahtevati zahtevam
aplikacija aplikacije aplikaciji aplikacijo aplikacij aplikacijah
fakulteta fakultete fakulteti fakulteto fakultet fakultetah
diploma diplome diplomi diplomo diplom diplomah
društvo društva društvu društvom društev društvih
vprašanje vprašanja vprašanju vprašanjem vprašanj vprašati vprašam vprašajte
plačilo plačila plačilu plačil plačati plačam plačaš plačate plačal plačala plačan plačano plačujem
podaljšati podaljšam podaljšaš podaljšate podaljšal podaljšala podaljšan podaljšanje podaljšajte podaljševati podaljšat
vrniti vrnem vrneš vrnete vrnejo vrnil vrnila vrni vrnite vrnjen vrnjena vrnitev vračilo vračati
iskati iščem iščeš iščete iščejo iskal iskala iskanje iskanju išči iščite iskat
obvestiti obvestim obvestite obvestil obveščen obvestilo obvestila obveščanje
poslati pošljem pošljete pošljejo poslal poslala poslan pošlji pošljite
izbrati izberem izberete izberite izbral izbran izbira izbire
pisati pišem pišete pišejo pisal pisala piši pišite
klicati kličem kličete klical kliči kličite
kazati kažem kažete kazal
uporabljati uporabljam uporablja uporabljal uporabiti uporabim uporaba uporabo uporabljen
shraniti shranim shranite shranil shranjen shranjeno
spremeniti spremenim spremenite spremenil spremenjen spremenila
prejeti prejmem prejmete prejmejo prejel prejela
odpreti odprem odprete odprl odprla odprt odprta odprite
delati delam delaš delamo delate delajo delal delala delaj delajte
zavarovanje zavarovanja zavarovati zavarujem zavarujte zavarovan
nov nova novo novi novega novemu novem novih novimi novejši novejša novejšega najnovejši
brezplačen brezplačna brezplačno brezplačni brezplačnega brezplačnih
veljaven veljavna veljavno veljavni veljavnega veljavnost veljavnosti
hiter hitra hitro hitri hitrega hitreje hitrejši najhitrejši hitrost
kratek kratka kratko kratki kratkega kratkih
dolžan dolžna dolžni dolžno
odstraniti odstranim odstrani odstranil odstranjen odstranjevati odstranitev odstranitvi
predvajati predvaja predvajajo predvajanje predvajal
bolan bolna bolni bolnega`;

const apart = `izpit izpis
vpis izpis
vpis izpit
podpis vpis
geslo glas
račun računalnik
računalnik računalništvo
knjiga knjižnica
knjižnica knjižničar
študent študij
študent študentka
študij študijski
prijava pritožba
prijava pravica
soba sobota
stran stranka
stran strah
pošta pot
postaja pošta
izposoja izpostava
naročilo narava
učilnica učitelj
učbenik učilnica
potrdilo potreba
stanovanje stanje
stanovanje stan
nastanitev nastavitev
nastanitev nastanek
zdravnik zdravje
ocena cena
predmet predlog
predmet predavanje
predal pred
rok ročen
dolg dolžan
otrok otok
plačati plašč
pravilo pravo
pravica pravilo
prostor prost
tečaj teči
mesec mesto
mesec meso
svet svetel
policija polica
šola solata
internet interni
najem naj
poznati pozneje
spremeniti spremljati
država državljan
izbris izbrati
klic klik
tiskalnik tisk
miš misel
doktor doktorat
oddelek odložiti
delo delavnica
dober dopis
časopis čas
prošnja prosinec
napaka napad
list listek
kartica karta
priložnost prilagoditi
vrata vrt
zahteva zahvala
služba sluga
družba drug
naloga naložiti
zbran zbor
oddati oditi
prodaja prodor
umiti umreti
odstraniti odstrel`;

const rows = (table: string) => table.split('\n').map((line) => line.split(' '));
const fold = (word: string) => word.replace(/[čšž]/g, (letter) => (letter === 'č' ? 'c' : letter === 'š' ? 's' : 'z'));

test('the forms of a word share one stem', () => {
  const stray = rows(groups).flatMap((forms) => {
    const stems = forms.map((form) => `${form} ${stemSlovene(form)}`);
    return new Set(forms.map(stemSlovene)).size === 1 ? [] : [stems.join(', ')];
  });
  expect(stray).toEqual([]);
});

test('words that mean different things keep different stems', () => {
  const met = rows(apart).filter(([one = '', other = '']) => stemSlovene(one) === stemSlovene(other));
  expect(met).toEqual([]);
});

test('words that one spelling or one root joins share a stem, which is known and accepted', () => {
  // rok (deadline) and roka (hand) have common forms; without its caron šola (school) begins like sol (salt).
  for (const [one, other] of [
    ['rok', 'roka'],
    ['šola', 'sol'],
    ['plača', 'plačati'],
    ['besedilo', 'beseda'],
  ] as const)
    expect(stemSlovene(one)).toBe(stemSlovene(other));
});

test('a word typed without its carons finds the same stem', () => {
  for (const form of rows(`${groups}\n${apart}`).flat()) expect(stemSlovene(fold(form))).toBe(stemSlovene(form));
});

test('short words, numbers and codes are left alone', () => {
  for (const word of [
    '',
    'a',
    'je',
    'za',
    'rok',
    'vpn',
    '2024',
    'a4',
    'covid-19',
    'inf101',
    'e-pošta',
    'x'.repeat(1000),
  ])
    expect(stemSlovene(word)).toBe(fold(word));
});

test('every stem is a word without carons of at least three letters', () => {
  for (const form of rows(`${groups}\n${apart}`).flat()) expect(stemSlovene(form)).toMatch(/^[a-z]{3,}$/);
});
