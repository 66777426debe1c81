import { ofFile, type Seed } from './seed.ts';

const guide = (text: string) => `title: What to do
summary: One sentence that says what the reader gets.
topic: water
audience: [residents]
owner: waterworks
reviewed: 2026-09-14
questions:
  start:
    ask: Is it wet?
    kind: yes-no
    yes: wet
    no: dry
outcomes:
  wet: { title: Call us, text: "Call the waterworks now." }
  dry: { title: All is well, text: "You need do nothing." }
${text}`;

/** Slips in guides, services, the catalogue, words and files to publish. */
export const inOtherFiles: Seed[] = [
  ofFile(
    'a guide whose answer leads nowhere',
    'guides/en/nowhere.yaml',
    guide('').replace('no: dry', 'no: dri'),
    12,
    'questions.start.no: leads to "dri", which is neither a question nor an outcome. Did you mean "dry"?',
  ),
  ofFile(
    'an outcome that nothing leads to',
    'guides/en/lonely.yaml',
    guide('').replace('no: dry', 'no: wet'),
    15,
    'outcomes.dry: ends without a next step. Add steps, links or a contact, so that nobody is left alone with the answer.',
  ),
  ofFile(
    'a comma in the braces of a guide',
    'guides/en/comma.yaml',
    guide('').replace('title: Call us', 'title: Call us, please'),
    14,
    'a comma needs quotation marks here, since it ends the text before it. Write "Call us, please"',
  ),
  ofFile(
    'a misspelt field of a guide',
    'guides/en/field.yaml',
    guide('').replace('ask:', 'aks:'),
    9,
    'questions.start.aks: is not a field here. Did you mean "ask"?',
  ),
  ofFile(
    'a service without channels',
    'services/en/bare.mdx',
    '---\ntitle: A service\nsummary: One sentence that says what the reader gets.\ntopic: water\naudience: [residents]\nowner: waterworks\nreviewed: 2026-09-14\n---\nText that says something.\n',
    2,
    'who: is missing. Who may use the service, and who may not.',
  ),
  ofFile(
    'a script to publish',
    'public/downloads/run.js',
    'alert(1)',
    1,
    'is of a kind that is not published. Published are png, jpg, jpeg, webp, avif, gif, ico, svg, pdf, docx, xlsx, pptx, odt, ods, odp, rtf, epub, txt, csv, geojson, gpx, ics, mp3, m4a, ogg, opus, wav, mp4, webm, vtt, woff2, woff, ttf, otf.',
  ),
  ofFile(
    'a file of a text program in the content',
    'articles/en/notes.txt',
    'x',
    1,
    'becomes no page. A page is a file that ends in .mdx, directly in the folder of its language, such as articles/en/.',
  ),
  ofFile(
    'words of a language that the site has not',
    'words/fr.yaml',
    'stopWords: []\n',
    1,
    'is read for no language of site.yaml (en, ar). Name the file as one of en.yaml, ar.yaml, or delete it.',
  ),
  ofFile(
    'a word that is on no page',
    'words/en.yaml',
    'stopWords: [zebra]\n',
    1,
    'stopWords.0: "zebra" is on no page, so it changes nothing. Take it out.',
  ),
  ofFile(
    'a catalogue in another encoding',
    'catalogue/more.csv',
    Buffer.from('title,id\nBøker,X1\n', 'latin1'),
    2,
    'is not UTF-8: here stands “Bøker,X1”. Save it as “CSV UTF-8”; nothing of it was read.',
  ),
  ofFile(
    'a text of the interface that is not there',
    'strings/ar.json',
    '{ "home.headin": "x" }',
    1,
    'home.headin: is not a text of the interface. Did you mean "home.heading"?',
  ),
  ofFile(
    'a notice without an end',
    'notices.yaml',
    '- kind: information\n  text: { en: One two three, ar: نص }\n  from: 2026-11-20 07:00\n  pages: [places]\n',
    1,
    '0.until: is missing. When it disappears: a date, which is its last day, or a date and a time, such as 2026-12-03 12:00.',
  ),
];

type Change = (text: string) => string;
const swap =
  (from: string | RegExp, to: string): Change =>
  (text) =>
    text.replace(from, to);

/** Slips in the settings of the second agency, those of a batch in one copy of it: where YAML cannot be read, nothing else is told. */
export const inSettings: { what: string; file: string; change: Change; says: string; batch: number }[] = [
  {
    what: 'a comma in braces',
    file: 'site.yaml',
    change: swap('Waste and recycling', 'Waste, bins and more'),
    says: 'a comma needs quotation marks here, since it ends the text before it. Write "Waste, bins and more"',
    batch: 1,
  },
  {
    what: 'a comma in the braces of hours',
    file: 'hours.yaml',
    change: swap('Closed for moving', 'Closed, all day'),
    says: 'a comma needs quotation marks here, since it ends the text before it. Write "Closed, all day"',
    batch: 1,
  },
  {
    what: 'a tab in the settings',
    file: 'site.yaml',
    change: swap('  type: Gov', '\ttype: Gov'),
    says: 'a tab stands before the text. Put spaces in its place, or nothing.',
    batch: 2,
  },
  {
    what: 'a setting twice',
    file: 'site.yaml',
    change: swap('contact: false', 'contact: false\ncolour: "#000000"'),
    says: '"colour" stands here a second time. Take one out.',
    batch: 1,
  },
  {
    what: 'a misspelt setting',
    file: 'site.yaml',
    change: swap('contact: false', 'contct: false'),
    says: 'contct: is not a field here. Did you mean "contact"?',
    batch: 0,
  },
  {
    what: 'an unknown colour',
    file: 'site.yaml',
    change: swap('"#4a2a86"', 'violet'),
    says: 'colour: "violet" must be a colour such as #14532d.',
    batch: 0,
  },
  {
    what: 'a colour that YAML takes for a note',
    file: 'site.yaml',
    change: swap('"#4a2a86"', '#4a2a86'),
    says: 'what stands behind # is not read. Put all of it in quotation marks: colour: "#4a2a86", or leave a space behind the # of a note.',
    batch: 4,
  },
  {
    what: 'a language without a text',
    file: 'site.yaml',
    change: swap('en: Water, ar: المياه', 'en: Water'),
    says: 'topics.water.name: has no text in "ar".',
    batch: 0,
  },
  {
    what: 'smart quotes in the settings',
    file: 'site.yaml',
    change: swap('"#4a2a86"', '“#4a2a86”'),
    says: 'stands in the quotation marks of a text program, which readers would see. Write it without: #4a2a86',
    batch: 1,
  },
  {
    what: 'a page that is needed and not there',
    file: 'site.yaml',
    change: swap('  - report-a-leak', '  - report-leak'),
    says: 'needed: "report-leak" is not an article or a service in the default language. Did you mean "report-a-leak"?',
    batch: 0,
  },
  {
    what: 'a time of day that is none',
    file: 'hours.yaml',
    change: swap('"08:00"', '"25:00"'),
    says: 'desks.town-hall.0.opens: "25:00" must be a time of day such as 08:30.',
    batch: 0,
  },
  {
    what: 'a time of day without quotation marks',
    file: 'hours.yaml',
    change: swap('"08:00"', '8.00'),
    says: 'desks.town-hall.0.opens: 8 is not text. When the desk opens, such as 08:30. Put it in quotation marks.',
    batch: 4,
  },
  {
    what: 'a day of the week that is none',
    file: 'hours.yaml',
    change: swap('days: [sun, mon', 'days: [sunday, mon'),
    says: 'desks.town-hall.0.days.0: "sunday" is not allowed. Known: mon, tue, wed, thu, fri, sat, sun.',
    batch: 0,
  },
  {
    what: 'a desk that is open and not there',
    file: 'hours.yaml',
    change: swap('  waterworks:', '  waterwork:'),
    says: 'desks.waterwork: is not a desk of site.yaml. Did you mean "waterworks"?',
    batch: 5,
  },
  {
    what: 'a time zone that is none',
    file: 'hours.yaml',
    change: swap('Asia/Amman', 'Asia/Aman'),
    says: 'zone: "Asia/Aman" is not a time zone such as Europe/Oslo.',
    batch: 0,
  },
  {
    what: 'a bracket that is never closed in the settings',
    file: 'site.yaml',
    change: swap('[en, ar]', '[en, ar'),
    says: 'the bracket [ is never closed. Write ] behind the last entry.',
    batch: 3,
  },
];
