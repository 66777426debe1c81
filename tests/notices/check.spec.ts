import { expect, test } from '@playwright/test';
import { noticesSchema } from '../../src/notices/check.ts';
import { formatProblem } from '../../src/settings/problems.ts';
import { readYaml } from '../../src/settings/yaml.ts';
import { check } from '../check/mistakes.ts';

const known = {
  languages: ['en', 'nb'],
  pages: ['home', 'contact', 'services', 'services/library-card', 'guides', 'guides/late-book', 'renew-a-loan'],
  topics: ['library', 'water'],
  zone: 'Europe/Oslo',
  now: Date.parse('2026-11-30T09:00Z'),
};

/** What the check says of a file, each mistake in a line. */
const mistakesIn = (text: string) => readYaml(text, noticesSchema(known), 'notices.yaml').problems.map(formatProblem);

const good: Record<string, string> = {
  kind: 'disruption',
  text: '{ en: The library is closed., nb: Biblioteket er stengt. }',
  from: '2026-12-03 08:00',
  until: '2026-12-03 12:00',
};

/** A notice with other fields; what is empty is left out. */
const notice = (fields: Record<string, string>) =>
  Object.entries({ ...good, ...fields })
    .filter(([, value]) => value)
    .map(([field, value], place) => `${place === 0 ? '- ' : '  '}${field}: ${value}\n`)
    .join('');

for (const [what, fields] of [
  ['with times', {}],
  ['for whole days', { from: '2026-12-03', until: '2026-12-03' }],
  ['until midnight', { until: '2026-12-03 24:00' }],
  ['with a T between day and time', { from: '2026-12-03T08:00' }],
  ['on pages and topics', { pages: '[home, contact, services/library-card]', topics: '[water]' }],
  ['with a link to a page', { link: '{ name: { en: More, nb: Mer }, address: renew-a-loan }' }],
  ['with a link elsewhere', { link: '{ name: { en: More, nb: Mer }, address: "https://www.town.example/" }' }],
  ['of a year', { from: '2026-12-01', until: '2027-11-30' }],
  ['that began long ago', { from: '2026-02-01' }],
  ['with signs that are no markup', { text: '{ en: "5 * 3 rooms & 2 - 1, call 113!", nb: "#1: «Pause» (kl. 12)" }' }],
] as const)
  test(`a notice ${what} is good`, () => expect(mistakesIn(notice(fields))).toEqual([]));

for (const [what, fields, mistake] of [
  [
    'an end before the begin',
    { until: '2026-12-03 07:00' },
    '4 0.until: "2026-12-03 07:00" is not after its begin, 2026-12-03 08:00.',
  ],
  ['an end at the begin', { until: '2026-12-03 08:00' }, 'is not after its begin'],
  ['a last day before the first', { from: '2026-12-03', until: '2026-12-02' }, 'is not after its begin'],
  ['a day that does not exist', { until: '2027-02-29' }, '4 0.until: "2027-02-29" is a day that does not exist.'],
  ['a month that does not exist', { from: '2026-13-03' }, '3 0.from: "2026-13-03" is a day that does not exist.'],
  [
    'a time that does not exist',
    { until: '2026-12-03 25:00' },
    '"2026-12-03 25:00" has a time that does not exist. Write one from 00:00 to 24:00.',
  ],
  [
    'a minute that does not exist',
    { from: '2026-12-03 08:75' },
    'has a time that does not exist. Write one from 00:00 to 23:59.',
  ],
  ['a begin at 24:00', { from: '2026-12-03 24:00' }, 'has a time that does not exist'],
  [
    'an hour that is left out',
    { from: '2027-03-28 02:30', until: '2027-03-28' },
    '"2027-03-28 02:30" is a time that is left out when the clocks of Europe/Oslo go forward.',
  ],
  [
    'a date as people write it',
    { from: '3.12.2026' },
    '"3.12.2026" is not a date, or a date and a time. Write year-month-day, such as 2026-12-03 or 2026-12-03 12:00.',
  ],
  ['a time with a dot', { from: '2026-12-03 08.00' }, 'is not a date, or a date and a time.'],
  ['a year alone', { from: '2026' }, '2026 is not text. When it appears:'],
  [
    'more than a year',
    { from: '2026-12-01', until: '2027-12-03' },
    '"2027-12-03" is more than a year after 2026-12-01.',
  ],
  ['a begin in many years', { from: '2098-12-01', until: '2098-12-03' }, '"2098-12-01" is more than a year away.'],
  ['the last day that can be written', { until: '9999-12-31' }, '"9999-12-31" is not a date'],
  ['no end', { until: '' }, '1 0.until: is missing. When it disappears:'],
  ['a missing language', { text: '{ en: Closed. }' }, '2 0.text: has no text in "nb".'],
  ['a language too many', { text: '{ en: Closed., nb: Stengt., de: Zu. }' }, '"de" is not a language of the site.'],
  ['no language', { text: 'Closed.' }, '0.text: needs its text by language, such as { en: "Closed." }.'],
  ['an empty text', { text: '{ en: "  ", nb: Stengt. }' }, '0.text.en: is empty.'],
  [
    'a long text',
    { text: `{ en: "${'long '.repeat(61)}", nb: Stengt. }` },
    'is longer than 300 characters: it has 304. Say what matters most',
  ],
  ['HTML', { text: '{ en: "<b>Closed</b>", nb: Stengt. }' }, 'holds HTML. Write words alone.'],
  ['a script', { text: '{ en: "<script>alert(1)</script>", nb: Stengt. }' }, 'holds HTML.'],
  ['Markdown', { text: '{ en: "**Closed**", nb: Stengt. }' }, 'holds signs of markup'],
  ['a heading', { text: '{ en: "# Closed", nb: Stengt. }' }, 'holds signs of markup'],
  [
    'a link in the text',
    { text: '{ en: "[More](contact)", nb: Stengt. }' },
    'holds a link. Write words alone, and the address under link.',
  ],
  ['an address in the text', { text: '{ en: "See https://town.example", nb: Stengt. }' }, 'holds an address.'],
  [
    'a text that turns its direction',
    { text: '{ en: "Open \\u202Edesolc", nb: Stengt. }' },
    'holds hidden signs that turn the direction',
  ],
  ['an unknown kind', { kind: 'emergancy' }, '1 0.kind: "emergancy" is not allowed. Did you mean "emergency"?'],
  ['an unknown field', { page: '[home]' }, '5 0.page: is not a field here. Did you mean "pages"?'],
  ['no page', { pages: '[]' }, 'names no page. Leave it out for the whole site.'],
  [
    'an unknown page',
    { pages: '[home, conntact]' },
    '5 0.pages.1: "conntact" is not a page of the site. Did you mean "contact"?',
  ],
  ['a page by its file', { pages: '[renew-a-loan.mdx]' }, 'Write "renew-a-loan".'],
  ['a page by its address', { pages: '[/en/services/library-card/]' }, 'Write "services/library-card".'],
  ['a page by the address of the site', { pages: '["https://help.example/nb/"]' }, 'Write "home".'],
  ['a service by its file', { pages: '[library-card]' }, 'Write "services/library-card".'],
  ['an unknown topic', { topics: '[librari]' }, '5 0.topics.0: "librari" is not a topic. Did you mean "library"?'],
  [
    'a link that runs a script',
    { link: '{ name: { en: More, nb: Mer }, address: "javascript:alert(1)" }' },
    '"javascript:alert(1)" is not a web address that begins with https://',
  ],
  [
    'a link without https',
    { link: '{ name: { en: More, nb: Mer }, address: "http://town.example" }' },
    'is not a web address that begins with https://',
  ],
  [
    'a link to another host without its scheme',
    { link: '{ name: { en: More, nb: Mer }, address: //town.example }' },
    'is not a web address that begins with https://',
  ],
  [
    'a link to a file that is not there',
    { link: '{ name: { en: More, nb: Mer }, address: /plan.pdf }' },
    '"/plan.pdf" is not a file in public/.',
  ],
  [
    'a link out of the folder',
    { link: '{ name: { en: More, nb: Mer }, address: /../site.yaml }' },
    '"/../site.yaml" is not a file in public/.',
  ],
  [
    'a link to a page that is not there',
    { link: '{ name: { en: More, nb: Mer }, address: renew }' },
    '5 0.link.address: "renew" is not a page of the site.',
  ],
  [
    'a link without words in a language',
    { link: '{ name: { en: More }, address: home }' },
    '0.link.name: has no text in "nb".',
  ],
] as const)
  test(`a notice is refused, at its line and with what to write: ${what}`, () => {
    const mistakes = mistakesIn(notice(fields));
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(mistake);
    expect(mistakes[0]).toMatch(/^notices\.yaml:\d/);
  });

test('all mistakes of all notices are told at once, those between fields too', () => {
  expect(
    mistakesIn(
      notice({ until: '2026-12-02', pages: '[hom]', text: '{ en: "**No**" }' }) + notice({ kind: 'x', topics: '[z]' }),
    ).map((line) => line.slice('notices.yaml:'.length, 45)),
  ).toEqual([
    '2 0.text.en: "**No**" holds sign',
    '4 0.until: "2026-12-02" is not a',
    '5 0.pages.0: "hom" is not a page',
    '6 1.kind: "x" is not allowed. Kn',
    '10 1.topics.0: "z" is not a topi',
  ]);
});

test('more than three emergencies that are not over are too many', () => {
  const one = notice({ kind: 'emergency' });
  const over = notice({ kind: 'emergency', from: '2026-11-01', until: '2026-11-02' });
  expect(mistakesIn(over + one + one + one)).toEqual([]);
  const mistakes = mistakesIn(one + one + over + one + one);
  expect(mistakes).toHaveLength(1);
  expect(mistakes[0]).toMatch(/^notices\.yaml:17 4\.kind: is one emergency too many/);
});

for (const [what, text, mistake] of [
  ['a group in the place of a list', 'kind: emergency\n', 'is not a list'],
  ['words in the place of a notice', '- The library is closed\n', 'is not a group of fields'],
  ['a name that programs keep', '- __proto__: { kind: emergency }\n', '"__proto__" cannot be a name.'],
  ['an alias in itself', '- &a { kind: *a }\n', '1 *a stands inside what it stands for. Write the text itself.'],
  ['aliases that unfold', `- &a [${'x,'.repeat(9)}]\n${'- [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n'.repeat(60)}`, ''],
  ['51 notices', notice({}).repeat(51), 'are more than 50 notices.'],
  ['what is no YAML', '- kind: "emergency\n', 'the quotation mark " is never closed'],
] as const)
  test(`a file is refused as a whole: ${what}`, () => {
    const mistakes = mistakesIn(text);
    expect(mistakes.length).toBeGreaterThan(0);
    expect(mistakes.join('\n')).toContain(mistake);
  });

test('the check of an agency reads its notices with its pages, topics and zone, and says which are over', () => {
  const { mistakes } = check({
    'notices.yaml': `- kind: emergency
  text: { en: Boil the water., ar: اغلوا الماء. }
  from: 2020-01-01
  until: 2020-01-02
  pages: [services/large-item-collection, guides/high-water-bill, places/town-hall, contact]
  topics: [water, watre]
`,
  });
  // The second agency has no contact page.
  expect(mistakes).toEqual([
    'notices.yaml:5 0.pages.3: "contact" is not a page of the site.',
    'notices.yaml:6 0.topics.1: "watre" is not a topic. Did you mean "water"?',
    '2 mistakes to mend. Nothing was published.',
  ]);
});

test('a file in which all is a comment holds no notice, and a folder of its name is refused', () => {
  expect(check({ 'notices.yaml': '# Nothing now.\n\n# - kind: information\n' }).code).toBe(0);
  const { code, mistakes } = check({ 'notices.yaml': null, 'notices.yaml/x.yaml': '' });
  expect(code).toBe(1);
  expect(mistakes.join('\n')).toContain('is a folder, and must be a file.');
});
