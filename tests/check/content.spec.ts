import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { agency, article, goodFields, run } from '../agency.ts';

/** What the check prints of mistakes, line by line, without what is only for later. */
function check(changes: Parameters<typeof agency>[0]) {
  const { code, output } = run('src/check/content.ts', { CONTENT: agency(changes) });
  return {
    code,
    mistakes: output
      .replace(/^For later:[\s\S]*?\n\n/, '')
      .split('\n')
      .filter(Boolean),
  };
}

/** The line of a text in the settings of the second agency. */
const lineOf = (text: string) => readFileSync('tests/site/site.yaml', 'utf8').split(text)[0]!.split('\n').length;

test('an agency without mistakes passes', () => {
  const { code, output } = run('src/check/content.ts', { CONTENT: 'tests/site' });
  expect(output.trim().split('\n').at(-1)).toBe(
    '15 articles, 5 services, 4 guides and 6 titles in tests/site: no mistakes.',
  );
  expect(code).toBe(0);
});

test('every mistake of every article is listed at once, with its place and what to write instead', () => {
  const fields = (change: (text: string) => string) => article(change(goodFields));
  const { code, mistakes } = check({
    'articles/en/bad-fields.mdx': fields((text) =>
      text
        .replace('topic: water', 'topic: watre')
        .replace('[residents]', '[residents, tourist]')
        .replace('waterworks', 'waterwork')
        .replace('2026-09-14', '14.9.2026'),
    ),
    'articles/en/bad-day.mdx': fields((text) => text.replace('2026-09-14', '2026-02-30')),
    'articles/en/missing-fields.mdx': article(
      'title: A page\nsumary: Wrong name of a field that exists\nreviewEvery: often',
    ),
    'articles/en/bad-links.mdx': article(
      goodFields,
      'See [this](bin-colection.mdx), [that](bin-collection.mdx#your-colection-days) and [those](/downloads/none.pdf).\n\n<Hours desk="town-hal" />',
    ),
    'articles/en/twin.mdx': article(`${goodFields}\nnumber: 11\nrelated: [bin-colection, twin]`),
    'articles/ar/report-a-leak.mdx': (text) => text.replace(/^number: .*$/m, 'number: 99'),
    'articles/en/search.mdx': article(goodFields),
    'articles/en/Capital.mdx': article(goodFields),
    'articles/en/bin-collection.md': article(goodFields),
    'articles/fr/page.mdx': article(goodFields),
    'articles/en/no-fields.mdx': 'Just text.\n',
    'articles/en/no-text.mdx': article(goodFields, ''),
    'articles/en/broken.mdx': article('title: "unfinished\ntopic: water'),
    'articles/en/code.mdx': article(goodFields, 'import x from "y"\n\n{x}\n\n<Foo />'),
    'articles/en/old.mdx': article(`${goodFields}\nwas: [water-bill]`),
    'articles/en/backwards.mdx': article(`${goodFields}\npublish: 2026-12-01\nexpires: 2026-11-01`),
  });
  expect(mistakes).toEqual([
    'articles/ar/report-a-leak.mdx:15 number: 99 differs from articles/en/report-a-leak.mdx, which has 22. A page has one number in all languages.',
    'articles/en/backwards.mdx:9 expires: "2026-11-01" is not after the day of publication, 2026-12-01.',
    'articles/en/bad-day.mdx:7 reviewed: "2026-02-30" is not a date. Write year-month-day, such as 2026-09-14.',
    'articles/en/bad-fields.mdx:4 topic: "watre" is not a topic. Did you mean "water"?',
    'articles/en/bad-fields.mdx:5 audience: "tourist" is not an audience. Known: residents, businesses.',
    'articles/en/bad-fields.mdx:6 owner: "waterwork" is not a desk. Did you mean "waterworks"?',
    'articles/en/bad-fields.mdx:7 reviewed: "14.9.2026" is not a date. Write year-month-day, such as 2026-09-14.',
    'articles/en/bad-links.mdx:9:5 the link to "bin-colection.mdx" leads to an article that is not there. Did you mean "bin-collection"?',
    'articles/en/bad-links.mdx:9:32 the link to "bin-collection.mdx#your-colection-days": there is no such heading. Did you mean "your-collection-days"?',
    'articles/en/bad-links.mdx:9:83 the link "/downloads/none.pdf" leads to a page or file that is not there.',
    'articles/en/bad-links.mdx:11:1 <Hours desk="town-hal">: there is no such desk. Did you mean "town-hall"?',
    'articles/en/bin-collection.md:1 stands beside a file with the same name and another ending (.md and .mdx). Keep one.',
    'articles/en/broken.mdx:4 cannot be read as YAML: Missing closing "quote. Text with a colon or quotation marks must stand in quotes.',
    'articles/en/Capital.mdx:1 the file name "Capital" becomes the address: use only small letters a-z, digits and hyphens.',
    'articles/en/code.mdx:9:1 import and export are not allowed here. If the line is ordinary text, begin it with another word.',
    'articles/en/code.mdx:11:1 {…} is not allowed here. For a real brace write \\{',
    'articles/en/code.mdx:13:1 <Foo> is not a component. Known: Steps, Note, Hours, Contact, Guide, Service, Download.',
    'articles/en/missing-fields.mdx:2 summary: is missing. One or two sentences on what the reader gets; lists and search engines show them.',
    'articles/en/missing-fields.mdx:2 topic: is missing. The topic it belongs to: one of the topics in site.yaml.',
    'articles/en/missing-fields.mdx:2 audience: is missing. Whom it is for: one or more of the audiences in site.yaml.',
    'articles/en/missing-fields.mdx:2 owner: is missing. The desk that answers for the text: one of the desks in site.yaml.',
    'articles/en/missing-fields.mdx:2 reviewed: is missing. The day somebody last checked that all of it is true.',
    'articles/en/missing-fields.mdx:3 sumary: is not a field here. Did you mean "summary"?',
    'articles/en/missing-fields.mdx:4 reviewEvery: "often" is not a number. After how many months it must be checked again.',
    'articles/en/no-fields.mdx:1 has no front matter. Begin the file with a line ---, the fields title, summary, topic, audience, owner and reviewed, and a line ---.',
    'articles/en/no-text.mdx:10 has no text below the front matter.',
    'articles/en/old.mdx:8 was: "water-bill" is the address of articles/en/water-bill.mdx already.',
    'articles/en/search.mdx:1 the file name "search" is the address of another page. Choose another.',
    'articles/en/twin.mdx:8 number: 11 is already the number of articles/en/bin-collection.mdx.',
    'articles/en/twin.mdx:9 related: "bin-colection" is not an article. Did you mean "bin-collection"?',
    'articles/en/twin.mdx:9 related: names the article itself.',
    'articles/fr/page.mdx:1 stands in the folder "fr", which is not a language of site.yaml (en, ar).',
    '32 mistakes to mend. Nothing was published.',
  ]);
  expect(code).toBe(1);
});

test('a mistake in the settings does not hide those in the articles', () => {
  const { mistakes } = check({
    'site.yaml': (text) =>
      text
        .replace('colour: "#4a2a86"', 'colour: violet')
        .replace('en: Water, ar: المياه', 'en: Water')
        .replace('contact: false', 'contakt: false'),
    'hours.yaml': (text) => text.replace('Asia/Amman', 'Asia/Nowhere').replace(/opens: "[^"]*"/, 'opens: "25:00"'),
    'strings/en.json': '{ "home.headin": "Hello", "topic.count.other": "{number} pages" }',
    'articles/en/bad.mdx': article(goodFields.replace('topic: water', 'topic: watre')),
  });
  expect(mistakes).toEqual([
    'articles/en/bad.mdx:4 topic: "watre" is not a topic. Did you mean "water"?',
    'hours.yaml:2 zone: "Asia/Nowhere" is not a time zone such as Europe/Oslo.',
    'hours.yaml:5 desks.town-hall.0.opens: "25:00" must be a time of day such as 08:30.',
    'hours.yaml:5 desks.town-hall.0.closes: must close after it opens. Hours after midnight belong to the next day.',
    'site.yaml:13 colour: "violet" must be a colour such as #14532d.',
    'site.yaml:22 topics.water.name: has no text in "ar".',
    'site.yaml:54 contakt: is not a field here. Did you mean "contact"?',
    'strings/en.json:1 home.headin: is not a text of the interface. Did you mean "home.heading"?',
    'strings/en.json:1 topic.count.other: {number} is not filled here. Known: {count}.',
    'strings/en.json:1 topic.count.other: {count} is missing.',
    '10 mistakes to mend. Nothing was published.',
  ]);
});

for (const [what, file, text, mistake] of [
  [
    'an alias in YAML',
    'articles/en/x.mdx',
    article(goodFields.replace('A page', '*nope')),
    'articles/en/x.mdx:2 cannot be read as YAML: Unresolved alias',
  ],
  [
    'a name that every object has',
    'articles/en/x.mdx',
    article(goodFields.replace('topic: water', 'topic: constructor')),
    'articles/en/x.mdx:4 topic: "constructor" is not a topic.',
  ],
  [
    'an old address that a page has',
    'articles/en/x.mdx',
    article(`${goodFields}\nwas: [search]`),
    '"search" is the address of a page of the engine already.',
  ],
  [
    'an old address of the engine',
    'articles/en/x.mdx',
    article(`${goodFields}\nwas: [/robots.txt]`),
    '"/robots.txt" is the address of the engine already.',
  ],
  [
    'an old address that is a number',
    'articles/en/x.mdx',
    article(`${goodFields}\nwas: [/a/11]`),
    '"/a/11" is the address of articles/',
  ],
  [
    'an old address that climbs out',
    'articles/en/x.mdx',
    article(`${goodFields}\nwas: [/../x.html]`),
    'must be an old file name or address',
  ],
  [
    'an old address for everything',
    'articles/en/x.mdx',
    article(`${goodFields}\nwas: ["/*"]`),
    'must be an old file name or address',
  ],
  [
    'a file that climbs out',
    'articles/en/x.mdx',
    article(goodFields, '<Download file="/../site.yaml">Settings</Download>'),
    'there is no such file',
  ],
  [
    'a folder as a file',
    'articles/en/x.mdx',
    article(goodFields, '[all](/)'),
    'leads to a page or file that is not there',
  ],
  [
    'a review in the future',
    'articles/en/x.mdx',
    article(goodFields.replace('2026-09-14', '2999-01-01')),
    'reviewed: "2999-01-01" is in the future.',
  ],
  [
    'a text that is too long',
    'articles/en/x.mdx',
    article(goodFields, 'word '.repeat(20_000)),
    'characters; a page can have 60000.',
  ],
  ['a text nested too deeply', 'articles/en/x.mdx', article(goodFields, `${'> '.repeat(500)}x`), 'cannot be read'],
  ['a text that is not UTF-8', 'articles/en/x.mdx', article(goodFields, 'l\uFFFDn'), 'is not saved as UTF-8'],
  ['a page in the wrong place', 'articles/lost.mdx', article(goodFields), 'articles/lost.mdx:1 becomes no page.'],
  ['a folder in a folder', 'articles/en/sub/x.mdx', article(goodFields), 'articles/en/sub/x.mdx:1 becomes no page.'],
  ['an unknown ending', 'articles/en/x.markdown', article(goodFields), 'articles/en/x.markdown:1 becomes no page.'],
  [
    'strings that are no JSON',
    'strings/en.json',
    '{ "home.heading": "x", }',
    'strings/en.json:1 cannot be read as JSON',
  ],
  [
    'a string that is a number',
    'strings/en.json',
    '{ "note.info": 5 }',
    'note.info: must be a text between quotation marks.',
  ],
  [
    'words that are on no page',
    'words/en.yaml',
    'synonyms:\n  - [zebra, okapi]\n',
    'words/en.yaml:2 synonyms.0: none of these words is on any page: zebra, okapi.',
  ],
  [
    'a best bet that leads nowhere',
    'words/en.yaml',
    'bestBets:\n  bin: [bin-colection]\n',
    'Did you mean "bin-collection"?',
  ],
  [
    'words that lead in a circle',
    'words/en.yaml',
    'oneWay:\n  bin: [water]\n  water: [bin]\n',
    'leads back to itself.',
  ],
  [
    'words that lead in a circle in other letters and forms',
    'words/en.yaml',
    'oneWay:\n  bin: [Waters]\n  water: [bins]\n',
    'words/en.yaml:2 oneWay.bin: leads back to itself.',
  ],
  [
    'a phrase among synonyms',
    'words/en.yaml',
    'synonyms:\n  - [tap water, bin]\n',
    'words/en.yaml:2 synonyms.0.0: "tap water" is more than one word, and each would count by itself. Write the one word that tells most;',
  ],
  [
    'a phrase of a visitor',
    'words/en.yaml',
    'oneWay:\n  lost pass: [water]\n',
    'words/en.yaml:2 oneWay.lost pass: "lost pass" is more than one word, and each would count by itself.',
  ],
  [
    'a phrase that is to be found',
    'words/en.yaml',
    'oneWay:\n  pipe: [water bill]\n',
    'Write the one word that tells most, or several with a comma between them.',
  ],
  [
    'a phrase that is to mean little',
    'words/en.yaml',
    'stopWords: [water bill]\n',
    'words/en.yaml:1 stopWords.0: "water bill" is more than one word, and each would count by itself. Write each in a line of its own.',
  ],
  [
    'a word without letters',
    'words/en.yaml',
    'oneWay:\n  "???": [water]\n',
    'words/en.yaml:2 oneWay.???: "???" has no letter, so nobody can search for it. Take it out.',
  ],
  [
    'an empty word',
    'words/en.yaml',
    'oneWay:\n  "": [water]\n',
    'words/en.yaml:2 oneWay.: "" has no letter, so nobody can search for it. Take it out.',
  ],
  [
    'a best bet for no question',
    'words/en.yaml',
    'bestBets:\n  "?!": [bin-collection]\n',
    'words/en.yaml:2 bestBets.?!: "?!" has no letter, so nobody asks it. Take it out.',
  ],
  [
    'a question that stands twice among the best bets',
    'words/en.yaml',
    'bestBets:\n  My bin: [bin-collection]\n  my bin?: [water-bill]\n',
    'words/en.yaml:3 bestBets.my bin?: "my bin?" is the same question as "My bin". Put all their articles under one.',
  ],
  [
    'a best bet that names an article twice',
    'words/en.yaml',
    'bestBets:\n  bin: [bin-collection, bin-collection]\n',
    'words/en.yaml:2 bestBets.bin: names "bin-collection" twice. Take one out.',
  ],
  [
    'a synonym in another form',
    'words/en.yaml',
    'synonyms:\n  - [bin, water, Bins]\n',
    'words/en.yaml:2 synonyms.0.2: "Bins" and "bin" are one word to the search. Take one out.',
  ],
  [
    'synonyms that are one word',
    'words/en.yaml',
    'synonyms:\n  - [bin, BIN]\n',
    'words/en.yaml:2 synonyms.0: all of these are one word to the search: bin, BIN. Take the list out.',
  ],
  [
    'synonyms that stand in another list',
    'words/en.yaml',
    'synonyms:\n  - [bin, water, pipe]\n  - [Water, bins]\n',
    'words/en.yaml:3 synonyms.1: says no more than the list bin, water, pipe. Take this one out.',
  ],
  [
    'a visitor’s word in two forms',
    'words/en.yaml',
    'oneWay:\n  pipe: [water]\n  Pipes: [bin]\n',
    'words/en.yaml:3 oneWay.Pipes: "Pipes" and "pipe" are one word to the search. Put what they find into one line.',
  ],
  [
    'a word that is found twice',
    'words/en.yaml',
    'oneWay:\n  pipe: [water, Waters]\n',
    'words/en.yaml:2 oneWay.pipe: "Waters" and "water" are one word to the search. Take one out.',
  ],
  [
    'a synonym said again, one way',
    'words/en.yaml',
    'synonyms:\n  - [basin, water]\noneWay:\n  basins: [water]\n',
    'words/en.yaml:4 oneWay.basins: "water" is found already: both words stand in one list of synonyms. Take it out here.',
  ],
  [
    'a word of no page that is to mean little',
    'words/en.yaml',
    'stopWords: [zebra]\n',
    'words/en.yaml:1 stopWords.0: "zebra" is on no page, so it changes nothing. Take it out.',
  ],
  [
    'a word that is to mean little twice',
    'words/en.yaml',
    'stopWords:\n  - water\n  - Water\n',
    'words/en.yaml:3 stopWords.1: "Water" stands here already as "water". Take one out.',
  ],
  [
    'words of a language that the site lacks',
    'words/de.yaml',
    'stopWords: []\n',
    'words/de.yaml:1 is read for no language of site.yaml (en, ar). Name the file as one of en.yaml, ar.yaml, or delete it.',
  ],
] as const)
  test(`a mistake is named, without a stack trace: ${what}`, () => {
    const { code, mistakes } = check({ [file]: text });
    expect(mistakes.join('\n')).toContain(mistake);
    expect(mistakes.join('\n')).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });

test('what YAML reads in another way than it was meant is said with what to write', () => {
  const { mistakes } = check({
    'site.yaml': (text) =>
      text
        .replace(/^name: .*$/m, 'name: "Help: us"')
        .replace('type: GovernmentOrganization', 'type: GovernmentOrganization\n  postcode: 01234')
        .replace('  - report-a-leak', '  - report-a-leek'),
    'hours.yaml': (text) => text.replace('why: { en: Closed for moving,', 'why: { ed: Closed for moving,'),
    'articles/ar/only-here.mdx': article(goodFields),
    'articles/en/twin.mdx': article(`${goodFields}\nrelated: [only-here]`),
  });
  expect(mistakes.map((mistake) => mistake.replace(/:\d+ /, ' '))).toEqual([
    'articles/en/twin.mdx related: "only-here" is an article neither in this language nor in the default one.',
    'hours.yaml exceptions.0.why.ed: "ed" is not a language of the site. Did you mean "en"?',
    'site.yaml name: needs its text by language, such as { en: "Help: us" }. The name of the help site, in each language.',
    'site.yaml organisation.postcode: 1234 is not text. Postal code. Put it in quotation marks.',
    'site.yaml needed: "report-a-leek" is not an article or a service in the default language. Did you mean "report-a-leak"?',
    '5 mistakes to mend. Nothing was published.',
  ]);
  expect(mistakes[4]).toContain(`site.yaml:${lineOf('  - report-a-leak') + 1} `);
});

test('hours of a telephone that no desk has are named', () => {
  const { mistakes } = check({ 'site.yaml': (text) => text.replace('    phone: +000 00 01 20\n', '') });
  expect(mistakes[0]).toMatch(
    /^hours\.yaml:\d+ phones\.waterworks: has no phone in site\.yaml, so nobody could call it\.$/,
  );
});

test('files that every page needs and that are not there are named', () => {
  const { code, mistakes } = check({ 'theme.css': null, 'public/favicon.svg': null });
  expect(mistakes).toEqual([
    'site.yaml:1 the icon of the browser’s tab is missing: public/favicon.svg. Put your logo there as SVG.',
    'site.yaml:1 the colours are missing: theme.css. Copy the one of the sample.',
    '2 mistakes to mend. Nothing was published.',
  ]);
  expect(code).toBe(1);
});

test('a topic, a desk and a place can have the name of a setting', () => {
  const { code, mistakes } = check({
    'site.yaml': (text) =>
      text
        .replace(
          'audiences:\n',
          '  law: { name: { en: Law, ar: القانون }, summary: { en: Rules., ar: القواعد. } }\naudiences:\n',
        )
        .replace(
          'contact: false',
          '  place: { name: { en: Market, ar: السوق } }\n  access: { name: { en: Entrance, ar: المدخل } }\ncontact: false',
        ),
    'hours.yaml': (text) =>
      text
        .replace('phones:', '  access: []\n  place: []\nphones:')
        .replace(
          'exceptions:',
          '  access: { name: { en: Entrance, ar: المدخل }, desks: [access, place] }\nexceptions:',
        ),
  });
  expect(mistakes.join('\n')).toContain(': no mistakes.');
  expect(code).toBe(0);
});

for (const [what, change, mistake] of [
  ['no settings', null, 'site.yaml:1 is missing. It holds the name, languages, topics and desks of the site.'],
  [
    'an address with a path',
    (text: string) => text.replace('https://help.wadi-zahr.example', 'https://help.wadi-zahr.example/help'),
    'must begin with https:// and end with the host, without a path or a last slash.',
  ],
  [
    'a text without a translation',
    (text: string) => text.replace('{ en: Water, ar: المياه }', '{ en: Water }'),
    'topics.water.name: has no text in "ar".',
  ],
  [
    'a desk with a name that every object has',
    (text: string) => text.replace('desks:\n', 'desks:\n  constructor: { name: { en: Site, ar: الموقع } }\n'),
    'desks.constructor: is a word that programs keep for themselves. Choose another name.',
  ],
  [
    'a needed article that is not there',
    (text: string) => text.replace('- report-a-leak', '- report-a-leek'),
    'needed: "report-a-leek" is not an article or a service in the default language. Did you mean "report-a-leak"?',
  ],
  [
    'a desk that is not there',
    (text: string) => text.replace(/(accessibility:[\s\S]*?desk:) [\w-]+/, '$1 townhall'),
    'accessibility.desk: "townhall" is not a desk. Did you mean "town-hall"?',
  ],
  ['YAML that cannot be read', (text: string) => `${text}\nfooter: [`, 'cannot be read as YAML'],
] as const)
  test(`settings: ${what}`, () => {
    const { code, mistakes } = check({ 'site.yaml': change });
    expect(
      mistakes.some((line) => /^site\.yaml:\d+ /.test(line) && line.includes(mistake)),
      mistakes.join('\n'),
    ).toBe(true);
    expect(code).toBe(1);
  });
