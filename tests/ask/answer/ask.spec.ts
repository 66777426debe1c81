import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { openOverlap } from '../../../src/ask/answer/overlap.ts';
import { answer } from '../../../src/ask/answer/answer.ts';
import { addressOf, askedIn } from '../../../src/ask/answer/asked.ts';
import { conceptsOf } from '../../../src/ask/answer/concepts.ts';
import { rankPages } from '../../../src/ask/answer/rank.ts';
import { stemNorwegian } from '../../../src/ask/words/norwegian.ts';
import { bestPassage } from '../../../src/ask/answer/passage.ts';
import type { AskPage } from '../../../src/ask/build/pages.ts';
import { prepare } from '../../../src/ask/build/prepare.ts';
import { personLink, renderAnswer, summaryOf, type AnswerWords } from '../../../src/ask/answer/render.ts';
import { edits, isNear } from '../../../src/ask/words/spelling.ts';
import { stemmerOf } from '../../../src/ask/words/stem.ts';
import { fold, wordsOf } from '../../../src/ask/words/text.ts';
import { openVocabulary, partsOf, type Vocabulary } from '../../../src/ask/answer/vocabulary.ts';
import type { AgencyWords } from '../../../src/ask/build/words.ts';

const none: AgencyWords = { synonyms: [], oneWay: {}, bestBets: {}, stopWords: [] };

function page(slug: string, title: string, text: string, more: Partial<AskPage> = {}): AskPage {
  return {
    address: `/en/${slug}/`,
    title,
    summary: '',
    kind: ['article', 'Article'],
    topic: ['all', 'All'],
    audience: [],
    asks: [],
    text,
    ...more,
  };
}

async function open(language: string, pages: AskPage[], words: Partial<AgencyWords> = {}): Promise<Vocabulary> {
  return openVocabulary(await prepare(language, pages, { ...none, ...words }), await stemmerOf(language));
}

const first = (question: string, vocabulary: Vocabulary) =>
  answer({ question, insist: false }, vocabulary).found[0]?.address;

const english = [
  page('renew', 'Renew a loan', 'Keep your books longer. Renewing is free.', { asks: ['can i keep my book longer'] }),
  page('card', 'Get a library card', 'Bring a passport to the desk. The card is free.'),
  page('print', 'Print and scan', 'Printing costs money. Scanning is free. Use any printer.'),
  page('wifi', 'Connect to wifi', 'Choose the network and sign in with your password.'),
];

for (const [text, words] of [
  ['Don’t PANIC', ['dont', 'panic']],
  ["I'd say we’ll, they've", ['i', 'say', 'we', 'they']],
  ["the student's card", ['the', 'students', 'card']],
  ['e-post på nett', ['epost', 'pa', 'nett']],
  ['Študentska izkaznica', ['studentska', 'izkaznica']],
  ['Søknad, Ærlig, Åpen', ['soknad', 'aerlig', 'apen']],
  ['wi-fi 2.0!', ['wifi', '2', '0']],
  ['їжак йде', ['їжак', 'йде']],
  ['😀 ???', []],
] as const)
  test(`"${text}" is read as ${words.join(', ') || 'no word'}`, () => {
    expect(wordsOf(text)).toEqual(words);
    expect(fold(fold(text))).toBe(fold(text));
  });

for (const forms of [
  'lan lanet lanene lanenes',
  'bok boken',
  'student studenten studenter studentene',
  'soknad soknaden soknader',
  'fornye fornyer fornyet',
  'naering naeringen',
  // Nouns in -er, -el and -mm-, in all their forms.
  'bruker brukeren brukere brukerne brukernes',
  'soker sokeren sokere sokerne',
  'regel regelen regler reglene',
  'nokkel nokkelen nokler noklene',
  'artikkel artikkelen artikler artiklene',
  'rom rommet rommene',
  'program programmet programmer programmene',
  // Verbs, and what is made of them.
  'betale betaler betalte betalt betaling betalingen',
  'bestille bestiller bestilling bestillinger',
  'endre endrer endret endring endringene',
  'registrere registrerer registrerte registrert registrering registreringen',
  // Neuters and degrees of adjectives.
  'gyldig gyldige gyldigere',
  'ansvarlig ansvarlige',
  'bok boka boken boker bokene',
  // Neuters in -a, and what loses more than its ending.
  'skjema skjemaet skjemaene',
  'firma firmaet',
  'universitet universitetet universiteter universitetene',
  'kurs kurset kurser kursene',
  'lisens lisensen lisenser',
  'semester semesteret semestre semestrene',
  'nummer nummeret numre numrene',
  'start starte starter startet',
  // Nynorsk.
  'sokar sokaren sokarar sokarane',
  'betaling betalinga betalingar betalingane',
  // Typed where the keyboard has no å.
  'laane lane',
])
  test(`the Norwegian forms ${forms} share a stem`, () => {
    expect(new Set(forms.split(' ').map(stemNorwegian)).size).toBe(1);
  });

test('Norwegian words that mean different things keep different stems', () => {
  for (const [one, other] of [
    ['levere', 'leve'],
    ['parkering', 'park'],
    ['sortere', 'sort'],
    ['billig', 'bil'],
    ['kort', 'kor'],
    ['lagre', 'lage'],
    ['populaer', 'popul'],
    ['baerbar', 'baerb'],
    ['best', 'be'],
    ['fest', 'fe'],
    ['fastlege', 'fast'],
    ['konsert', 'kone'],
  ] as const)
    expect(stemNorwegian(one), `${one}, ${other}`).not.toBe(stemNorwegian(other));
});

test('one slip of the finger is found, two are near, three are not', () => {
  for (const typed of ['pasword', 'passsword', 'passwrod', 'psasword', 'passwird'])
    expect(edits(typed).has('password') || isNear(typed, 'password', 1), typed).toBe(true);
  expect(isNear('paswrod', 'password', 2)).toBe(true);
  expect(isNear('pswrd', 'password', 2)).toBe(false);
});

for (const [what, question, address] of [
  ['in its own words', 'how do I renew a loan', '/en/renew/'],
  ['in an editor’s `asks`', 'keep my book longer', '/en/renew/'],
  ['with another form of the word', 'renewals of loans', '/en/renew/'],
  ['with a typing mistake', 'conect to wfi', '/en/wifi/'],
  ['with a synonym of the language', 'extend my loan', '/en/renew/'],
  ['of question words and one real word', 'what is the wifi', '/en/wifi/'],
  ['in capitals with signs', '!!!PRINT???', '/en/print/'],
] as const)
  test(`a question ${what} finds its page first`, async () => {
    expect(first(question, await open('en', english))).toBe(address);
  });

test('a rare word of the question weighs more than a common one', async () => {
  const vocabulary = await open('en', english);
  const [free, passport] = conceptsOf('free passport', vocabulary);
  expect(passport!.rarity).toBeGreaterThan(free!.rarity);
});

test('an agency’s own words find pages: both ways, one way, and best bets', async () => {
  const words = { synonyms: [['token', 'card']], oneWay: { gadget: ['printer'] }, bestBets: { 'help me': ['wifi'] } };
  const vocabulary = await open('en', english, words);
  expect(first('token', vocabulary)).toBe('/en/card/');
  expect(first('gadget', vocabulary)).toBe('/en/print/');
  expect(first('Help me', vocabulary)).toBe('/en/wifi/');
});

test('pages that share no more than a common word with the question are left out, but for a few', async () => {
  const crowd = Array.from({ length: 30 }, (_, index) => page(`p${index}`, `Page ${index}`, 'It is free to visit.'));
  const vocabulary = await open('en', [...english, ...crowd]);
  const { found } = answer({ question: 'is a library card free', insist: false }, vocabulary);
  expect(found[0]?.address).toBe('/en/card/');
  expect(found).toHaveLength(5);
  expect(answer({ question: 'free', insist: false }, vocabulary).found).toHaveLength(30);
});

for (const [question, address] of [
  ['two factor', '/en/two/'],
  ['how do i sign in', '/en/two/'],
  ['librarycard', '/en/card/'],
  ['wi fi', '/en/wifi/'],
] as const)
  test(`words apart and together are the same: "${question}"`, async () => {
    const two = page('two', 'Two-factor sign-in', 'The sign-in asks for a code on your phone.');
    const signs = page('signs', 'Two signs on the door', 'A sign says where to sign up. Two factors count.');
    const vocabulary = await open('en', [...english, signs, two]);
    expect(first(question, vocabulary)).toBe(address);
    expect(answer({ question, insist: false }, vocabulary).unknown).toEqual([]);
  });

test('what was corrected is said, and not corrected when the visitor insists', async () => {
  const vocabulary = await open('en', english);
  expect(answer({ question: 'renw', insist: false }, vocabulary).corrected).toEqual([{ from: 'renw', to: 'renew' }]);
  const insisted = answer({ question: 'renw', insist: true }, vocabulary);
  expect(insisted.found).toEqual([]);
  expect(insisted.unknown).toEqual(['renw']);
});

test('a real word that no page holds is not taken for another, unless nothing else is known', async () => {
  const vocabulary = await open('en', english);
  const said = (question: string) => answer({ question, insist: false }, vocabulary);
  expect(said('my wife lost her library card')).toMatchObject({
    corrected: [],
    unknown: expect.arrayContaining(['wife']),
  });
  expect(said('wife').corrected).toEqual([{ from: 'wife', to: 'wifi' }]);
});

test('a mistyped word is also taken for one that only stands for a word of the pages', async () => {
  const vocabulary = await open('en', [page('spouse', 'Bring your spouse', 'For married couples.'), ...english]);
  expect(first('husbandd', vocabulary)).toBe('/en/spouse/');
});

test('an everyday word that no page holds is not taken for a mistake, though a word of the pages is near', async () => {
  const titles = ['More to move', 'Choose a subject', 'Carry a load', 'The way to three rooms'];
  const vocabulary = await open('en', [...english, ...titles.map((title, index) => page(`p${index}`, title, title))]);
  for (const word of ['morning', 'suspect', 'married', 'threw'])
    expect(answer({ question: `${word} card`, insist: false }, vocabulary).corrected, word).toEqual([]);
});

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

test('an article before a word does not make another word with it', async () => {
  const vocabulary = await open('en', [page('way', 'The way there', 'Go on.'), page('away', 'Away', 'Out of office.')]);
  expect(first('is there a way', vocabulary)).toBe('/en/way/');
  expect(conceptsOf('a way', vocabulary).map(({ forms }) => forms.get('awai'))).toEqual([undefined]);
});

for (const [language, question, title, text] of [
  ['nb', 'hvor kaster jeg en gammel sofa', 'Levering av møbler', 'Grovavfall tas imot på stasjonen.'],
  ['nb', 'kan vi selge øl', 'Servere på et arrangement', 'For alkohol må du ha bevilling.'],
  ['nb', 'hvor finner jeg bøkene jeg har kjøpt', 'Kjøpe en bok', 'Betal i skranken.'],
  ['nb', 'jeg strøk', 'Stryke på eksamen', 'Meld deg opp igjen.'],
  ['nb', 'hva ble vedtatt', 'Vedta budsjettet', 'Slik går det for seg.'],
  ['nb', 'to netter', 'Overnatting per natt', 'Pris for rommet.'],
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

test('a single word that pages of several topics hold offers those topics', async () => {
  const pages = ['Lån', 'Konto', 'Utskrift', 'Bolig'].map((name, index) =>
    page(`card-${index}`, `${name} med kort`, `Om ${name}.`, { topic: [`t${index}`, name] }),
  );
  const { refinements } = answer({ question: 'kort', insist: false }, await open('nb', pages));
  expect(refinements.length).toBeGreaterThanOrEqual(2);
  expect(refinements.length).toBeLessThanOrEqual(5);
  expect(refinements.every(({ by }) => by === 'topic')).toBe(true);
});

test('Norwegian compounds are found by their parts, and parts by their compound', async () => {
  const vocabulary = await open('nb', [
    page('kort', 'Studentkort', 'Hent kortet i skranken. En student får det gratis. Kort til alle.'),
    page('rom', 'Grupperom', 'Bestill et rom for gruppe eller kollokvie.'),
  ]);
  expect(partsOf('studentkortet', vocabulary)).toEqual(['student', 'kortet']);
  expect(first('student kort', vocabulary)).toBe('/en/kort/');
  expect(first('grupperommet', vocabulary)).toBe('/en/rom/');
});

for (const [question, finds, why] of [
  ['handikapparkering', 'parkering', 'one part of it only stands for a word of the pages'],
  ['aldershjem', 'sykehjem', 'it stands for another word, and is not taken apart'],
  ['parkeringsgebry', 'parkering', 'one part of it is mistyped'],
  ['skolle', 'skole', 'of two words that it may be, the small one is not meant'],
  ['møte', 'rom', 'a small word that is written almost like it is not taken for it'],
] as const)
  test(`"${question}" finds its page: ${why}`, async () => {
    const vocabulary = await open('nb', [
      page('parkering', 'Parkering', 'Parkering for forflytningshemmede.'),
      page('alder', 'Alder og hjem', 'Uansett alder og hjem.'),
      page('sykehjem', 'Sykehjem', 'Plass for eldre. Mot vederlag, mot skjema, mot avtale.'),
      page('rom', 'Rom', 'Rom til et møte.'),
      page('skole', 'Skole', 'Bytte av skole.'),
    ]);
    expect(first(question, vocabulary)).toBe(`/en/${finds}/`);
  });

for (const [typed, root] of [
  ['regningen', 'beregn'],
  ['natten', 'nett'],
  ['skrive', 'utskrift'],
  ['får', 'foresatt'],
  ['melde', 'epost'],
] as const)
  test(`"${typed}" does not ask for ${root}, which stands for another word that is written almost like it`, async () => {
    const text = 'Beregne regning. Nett om natten. Skrive og få utskrift. Mor og foresatt får og vil melde, e-post.';
    const concepts = conceptsOf(typed, await open('nb', [page('alt', 'Alt', text)]));
    expect(concepts.flatMap(({ forms }) => [...forms.keys()])).not.toContain(root);
  });

test('a compound of the pages also asks for its parts, and a mistyped question word for nothing', async () => {
  const vocabulary = await open('nb', [page('flytting', 'Flyttemelding', 'Hvordan du sender melding når du flytter.')]);
  const concepts = conceptsOf('hvorsan flyttemelding', vocabulary);
  expect(concepts.map(({ typed }) => typed)).toEqual(['flyttemelding']);
  expect([...concepts[0]!.forms.keys()].sort()).toEqual(['flytt', 'flyttemeld', 'meld']);
});

test('Nynorsk finds Bokmål', async () => {
  const vocabulary = await open('nb', [
    page('uke', 'Åpent i uken', 'Hver uke er biblioteket åpent.'),
    page('annet', 'Noe annet', 'Om helt andre ting.'),
  ]);
  expect(first('kvar veke', vocabulary)).toBe('/en/uke/');
});

test('Slovene finds other cases and words typed without their signs', async () => {
  const vocabulary = await open('sl', [
    page('geslo', 'Sprememba gesla', 'Geslo spremenite na strani računa.'),
    page('knjiga', 'Izposoja knjig', 'Knjige si izposodite v knjižnici.'),
  ]);
  expect(first('pozabila sem geslo', vocabulary)).toBe('/en/geslo/');
  expect(first('v knjiznici', vocabulary)).toBe('/en/knjiga/');
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

test('the section that holds most of the question is the passage', () => {
  const markdown =
    '# Renew\n\nSummary.\n\nIntro text.\n\n## Renew online\n\n1. Sign in to [My Loans](https://x.example).\n\n## When you cannot renew\n\nSomebody has reserved the book.\n';
  const concepts = [{ typed: 'reserved', weight: 1, rarity: 2, forms: new Map([['reserved', 1]]) }];
  expect(bestPassage(markdown, concepts, (word) => word)).toEqual({
    heading: 'When you cannot renew',
    anchor: 'when-you-cannot-renew',
    text: 'Somebody has reserved the book.',
  });
});

test('a question for what a page is about is answered by its opening, from the first sentence on', () => {
  const concept = (typed: string) => ({ typed, weight: 1, rarity: 2, forms: new Map([[typed, 1]]) });
  const lead = 'You can do this in many ways at every desk of the library, on paper too.';
  const markdown = `# Renew a loan\n\n${lead} Renew a loan in My Loans.\n\n## Renew by post\n\n- Write each loan down.\n- Renew it.\n- Reserved: no.\n`;
  const passageFor = (...words: string[]) => bestPassage(markdown, words.map(concept), (word) => word)!;
  expect(passageFor('renew', 'loan')).toEqual({
    heading: '',
    anchor: '',
    text: `${lead} Renew a loan in My Loans.`,
  });
  expect(passageFor('renew', 'post').heading).toBe('Renew by post');
  expect(passageFor('renew', 'reserved')).toEqual({
    heading: 'Renew by post',
    anchor: 'renew-by-post',
    text: 'Write each loan down. Renew it. Reserved: no.',
  });
});

test('a passage begins further down only where that says plainly more', () => {
  const concept = (typed: string) => ({ typed, weight: 1, rarity: 2, forms: new Map([[typed, 1]]) });
  const filler = `${'It is so here and there. '.repeat(14).trim()}`;
  const passageFor = (text: string) =>
    bestPassage(`# Fees\n\n${text}\n`, ['card', 'fine'].map(concept), (word) => word)!.text;
  expect(passageFor(`${filler} A card without a fine.`)).toBe('A card without a fine.');
  expect(passageFor(`A card and a fine. ${filler} A fine on a card.`)).toMatch(/^A card and a fine\. It is so/);
  expect(passageFor(`A card. ${filler} A fine on a card.`)).toBe('A fine on a card.');
});

test('a topic, audience, kind or word that no page has narrows nothing', async () => {
  const vocabulary = await open('en', english);
  const of = (narrowed: object) => answer({ question: 'free', insist: false, ...narrowed }, vocabulary);
  expect(of({}).found).not.toEqual([]);
  for (const by of ['topic', 'audience', 'kind', 'word']) {
    expect(of({ [by]: 'nope' }).found, by).toEqual(of({}).found);
    expect(of({ [by]: 'nope' }).narrowedTo, by).toEqual([]);
  }
});

test('half a sign, typed or left by a cut, is never carried on', () => {
  expect(askedIn(new URLSearchParams({ q: '\ud83d wifi' })).question).toBe('\ufffd wifi');
  const asked = askedIn(new URLSearchParams({ q: `${'a'.repeat(999)}😀😀` }));
  expect(asked.question).toBe(`${'a'.repeat(999)}😀`);
  expect(personLink('\ud83d wifi', words)).toContain('question=%EF%BF%BD%20wifi');
});

test('an address keeps the question and its narrowing', () => {
  const asked = {
    question: 'a & b ?',
    insist: true,
    topic: 'library',
    audience: undefined,
    kind: undefined,
    word: 'x',
  };
  expect(askedIn(new URLSearchParams(addressOf(asked)))).toEqual(asked);
});

const words: AnswerWords = {
  found: { other: '{count} for {query}' },
  none: 'none for {query}',
  noneAdvice: '',
  best: 'best',
  others: 'others',
  corrected: '{from} {to}',
  insist: '{query}',
  unknown: '{words}',
  cut: 'the first 40 words',
  refine: 'refine',
  audience: 'for',
  with: 'with {word}',
  filtered: '{name}',
  all: 'all',
  language: '{language}',
  person: 'person',
  contact: '/en/contact/',
};

test('what was not read of a long question is said', async () => {
  const vocabulary = await open('en', english);
  const some = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`);
  const long = answer({ question: [...some(39), 'library', 'card'].join(' '), insist: false }, vocabulary);
  expect(renderAnswer(long, words, 'en', (word) => word).notes).toContain('40 words');
  const whole = answer({ question: [...some(39), 'library'].join(' '), insist: false }, vocabulary);
  expect(renderAnswer(whole, words, 'en', (word) => word).notes).not.toContain('40 words');
});

test('no question throws, finds nothing for a real word, or gets markup into the page', async () => {
  const vocabulary = await open('en', [
    ...english,
    page('x', '<b>Bold</b> & "quoted"', 'Text with <script>alert(1)</script> in it.'),
  ]);
  const odd = fc.oneof(
    fc.string({ maxLength: 1000, unit: 'grapheme' }),
    fc.string({ maxLength: 200, unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          'renew',
          'the',
          'how',
          '<img src=x onerror=alert(1)>',
          '"',
          "'",
          '&amp;',
          '</p>',
          'javascript:',
          '\u202E',
          '😀',
          'ا',
          'š',
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(odd, fc.boolean(), (question, insist) => {
      const found = answer({ question, insist }, vocabulary);
      const { notes, pages } = renderAnswer(found, words, 'en', vocabulary.stem);
      expect(
        `${notes}${pages}`.replace(/<\/?(a|p|section|nav|h2|ul|li|ol|mark)( [a-z-]+="[^"<>]*")*>/g, ''),
      ).not.toMatch(/[<>"]/);
      expect(typeof summaryOf(found, words)).toBe('string');
      if (wordsOf(question).includes('renew')) expect(found.found.length).toBeGreaterThan(0);
    }),
    { numRuns: 600 },
  );
});

test('an empty site answers nothing and does not fail', async () => {
  const vocabulary = await open('en', []);
  expect(rankPages('anything', conceptsOf('anything', vocabulary), vocabulary)).toEqual([]);
});

test('a title agrees with a question by what it holds of it and by what else it says, question words apart', async () => {
  const vocabulary = await open('en', [
    page('filter', 'Find mail by filter label sender', 'Mail is found.'),
    page('mail', 'Where to find mail', 'Mail is found.'),
    page('lost', 'Anything else', 'A letter.', { summary: 'Find mail.' }),
  ]);
  const question = 'where can I find my mail';
  const overlap = openOverlap(question, conceptsOf(question, vocabulary), vocabulary, () => 1, 1);
  const [filter, mail, lost] = [0, 1, 2].map(overlap);
  expect(filter).toMatchObject({ asked: 1, held: 0.4, summary: 0, small: 0 });
  expect(mail).toMatchObject({ asked: 1, held: 1, summary: 0, small: 1 });
  expect(lost).toMatchObject({ asked: 0, held: 0, summary: 1, small: 0 });
});
