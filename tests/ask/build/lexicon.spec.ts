import { expect, test } from '@playwright/test';
import { conceptsOf } from '../../../src/ask/answer/concepts.ts';
import { first, open, page } from '../pages.ts';

for (const [word, other] of [
  ['person', 'private'],
  ['allow', 'benefit'],
  ['access', 'disable'],
  ['contain', 'bin'],
  ['computer', 'calculate'],
  ['direct', 'map'],
] as const)
  test(`"${word}" does not ask for "${other}", whose synonym only has its stem`, async () => {
    const vocabulary = await open('en', [page('it', `${word} it`, word), page('other', `${other} it`, other)]);
    const [concept] = conceptsOf(word, vocabulary);
    expect([...concept!.forms.keys()]).toEqual([vocabulary.stem(word)]);
  });

for (const [language, question, title, text] of [
  ['nb', 'hvor kaster jeg en gammel sofa', 'Levering av møbler', 'Grovavfall tas imot på stasjonen.'],
  ['nb', 'kan vi selge øl', 'Servere på et arrangement', 'For alkohol må du ha bevilling.'],
  ['nb', 'hvor finner jeg bøkene jeg har kjøpt', 'Kjøpe en bok', 'Betal i skranken.'],
  ['nb', 'jeg strøk', 'Stryke på eksamen', 'Meld deg opp igjen.'],
  ['nb', 'hva ble vedtatt', 'Vedta budsjettet', 'Slik går det for seg.'],
  ['sl', 'ukradli so mi kolo, ukraden bicikel', 'Če vam nekdo kaj ukrade', 'Pokličite policijo.'],
  ['sl', 'potekel mi je rok', 'Kdaj kaj poteče', 'Preverite datum.'],
  ['nb', 'bestemor trenger hjelp', 'Tjenester for eldre', 'Kommunen vurderer behovet.'],
  ['nn', 'kan vi selje øl', 'Servere på eit arrangement', 'For alkohol må du ha løyve.'],
  ['sl', 'kam s starim kavčem', 'Oddaja pohištva', 'Kosovne odpadke odpeljemo.'],
  ['sl', 'koliko je kazen', 'Plačilo globe', 'Globo poravnate v osmih dneh.'],
  ['sl', 'kje dobim pasoš', 'Potni list', 'Vlogo vložite osebno.'],
  ['sl', 'ekran je pretemen', 'Svetlost zaslona', 'Premaknite drsnik.'],
  ['sl', 'ukradli so mi denarnico', 'Naznanitev pogrešitve listin', 'Obiščite upravno enoto.'],
  ['sl', 'kje je kakšen bankomat', 'Dvig gotovine', 'Prinesite kartico.'],
  ['en', 'leave fb', 'Delete a Facebook profile', 'It is gone after a month.'],
  ['en', 'where do i throw a couch', 'Bulky waste', 'Bring furniture to the depot.'],
  ['en', 'somebody overwrote my gdoc', 'Restore a document', 'Choose an earlier version.'],
  ['en', 'fortnightly appointment', 'Repeat an event', 'Choose every second week.'],
  ['en', 'wipe what i seen', 'Delete what you watched', 'Clear it all.'],
] as const)
  test(`what people name finds what offices call it (${language}): ${question}`, async () => {
    const others = ['Eno', 'Dve', 'Tri'].map((name, index) => page(`other-${index}`, name, 'abc def ghi'));
    expect(first(question, await open(language, [...others, page('it', title, text)]))).toBe('/en/it/');
  });

test('Nynorsk finds Bokmål', async () => {
  const vocabulary = await open('nb', [
    page('uke', 'Åpent i uken', 'Hver uke er biblioteket åpent.'),
    page('annet', 'Noe annet', 'Om helt andre ting.'),
  ]);
  expect(first('kvar veke', vocabulary)).toBe('/en/uke/');
});

test('Slovene everyday words lead to the words of help pages, and words that look alike do not', async () => {
  const vocabulary = await open('sl', [
    page('ozadje', 'Sprememba ozadja namizja', 'Izberite sliko v nastavitvah.'),
    page('locljivost', 'Ločljivost zaslona', 'Nastavite jo v možnostih.'),
    page('zastoj', 'Zastoj papirja v tiskalniku', 'Odprite pokrov.'),
    page('embalaza', 'Embalaža', 'V rumeni zabojnik.'),
    page('zelenice', 'Zelen odrez', 'Biološki odpadki z vrta.'),
    page('primerjava', 'Primerjava tarif', 'Razlike med ponudniki.'),
    page('clan', 'Včlanitev v klub', 'Kako do članske izkaznice.'),
    page('postna', 'Pošta', 'Kje so poštni predali.'),
  ]);
  for (const [question, slug] of [
    ['wallpaper', 'ozadje'],
    ['nastavitev resolucije', 'locljivost'],
    ['papir se je zagozdil', 'zastoj'],
    ['kam vržem plastenke', 'embalaza'],
    ['odvoz vej', 'zelenice'],
    ['kako postanem član kluba', 'clan'],
  ] as const)
    expect(first(question, vocabulary), question).toBe(`/en/${slug}/`);
  expect(first('list', vocabulary)).not.toBe('/en/zelenice/');
  expect(first('primer', vocabulary)).not.toBe('/en/primerjava/');
});
