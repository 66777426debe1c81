import { article, goodFields } from '../../agency.ts';

/** A way, its file, the file's text, what the check says, and the line where it is not the first. */
type Row = [way: string, file: string, text: string, says: string, line?: number];

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg">\n${inside}\n</svg>\n`;
const calendar = (line: string) => `BEGIN:VCALENDAR\n${line}\nEND:VCALENDAR\n`;
/** A field more, in line 8. */
const field = (line: string) => article(`${goodFields}\n${line}`);
const changed = (from: string, to: string) => article(goodFields.replace(from, to));
const text = (body: string) => article(goodFields, body);
const guide = (from: string, to: string) =>
  `${goodFields}\nquestions:\n  q: { ask: How many?, kind: number, min: 1, max: 9, next: end }\noutcomes:\n  end: { title: x, text: y, steps: [Wait.] }\n`.replace(
    from,
    to,
  );
const service = (channel: string) =>
  `---\n${goodFields}\nwho: All\ncost: Free\ntakes: A day\nchannels: [${channel}]\n---\nText.\n`;

const ofNoKind = 'is of a kind that is not published.';
const noName = 'is a word that programs keep for themselves.';
const oldAddress = 'must be an old file name or address of letters';

/** What hosts, tools and browsers would obey by its name alone, whatever stands in it. */
const byName: Row[] = [
  ...[
    ['the settings of IIS', 'web.config'],
    ['the routes of a host', '_routes.json'],
    ['a function of a host', 'functions/api.js'],
    ['the settings of Netlify', 'netlify.toml'],
    ['the settings of Vercel', 'vercel.json'],
    ['the name of the site at GitHub', 'CNAME'],
    ['the settings of Jekyll', '_config.yml'],
    ['a service worker', 'sw.js'],
    ['another manifest', 'site.webmanifest'],
    ['a page of server-side includes', 'x.shtml'],
    ['a page with the ending of XHTML', 'x.xht'],
    ['an archive that browsers open as a page', 'x.mhtml'],
    ['a map of sources', 'x.map'],
    ['a packed drawing, which no check reads', 'x.svgz'],
    ['a packed list, which no check reads', 'list.csv.gz'],
    ['an application of HTML', 'x.hta'],
    ['a transformation of XML', 'x.xsl'],
    ['a document with macros', 'x.docm'],
    ['a stylesheet', 'x.css'],
    ['which applications open links of the site', 'apple-app-site-association'],
    ['what other sites may read', 'crossdomain.xml'],
  ].map(([way, file]): Row => [way!, `public/${file}`, 'x', ofNoKind]),
  ['filters of Git', '.gitattributes', '* filter=x', 'begins with a dot'],
  ['another repository within', 'articles/en/.git/HEAD', 'x', 'becomes no page'],
  ['a registry for npm', '.npmrc', 'registry=https://evil.example', 'begins with a dot'],
  ['the settings of TypeScript', 'tsconfig.json', '{}', 'is read by nothing.'],
  ['a workflow', '.github/workflows/x.yml', 'on: push', 'is read by nothing.'],
  ['a component of Astro as a page', 'articles/en/y.astro', '<script/>', 'becomes no page'],
  ['a language that is no language', 'strings/__proto__.json', '{}', 'is not a language of the site'],
  ['words of a language that is none', 'words/constructor.yaml', '{}', 'is read for no language'],
  ['a page that changes all objects', 'articles/en/__proto__.mdx', text('x'), 'becomes the address'],
  ['a way out in signs of addresses', 'public/downloads/%2e%2e.pdf', '%PDF-', 'has a sign in its name'],
  ['a colour of the terminal in a name', 'public/downloads/a\u001b[31m.pdf', '%PDF-', 'has signs in its name'],
  ['a device of Windows in raised digits', 'public/downloads/COM¹.txt', 'x', 'has a name that Windows keeps'],
];

const inFiles: Row[] = [
  ['a picture of more pixels than memory', 'public/pictures/a.gif', 'GIF89a\uFFFF\uFFFF', 'is damaged or cut off'],
  ['a page in the place of a picture', 'public/pictures/b.jpg', '<html><script>1</script>', 'holds no picture'],
  [
    'a drawing that hides a script in another encoding',
    'public/o.svg',
    `<?xml version="1.0" encoding="Shift_JIS"?>${svg('<desc><![CDATA[\uFFFD]]><!--]]><script>1</script>--></desc>')}`,
    'is not written in UTF-8',
  ],
  [
    'a drawing in another drawing',
    'public/p.svg',
    svg('<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>'),
    'leads out',
    2,
  ],
  ['a drawing that loads by a cursor', 'public/q.svg', svg('<rect cursor="url(//evil.example/x)"/>'), 'leads out', 2],
  [
    'a drawing that loads by a value',
    'public/r.svg',
    svg('<g style="--x:url(//e.example);fill:var(--x)"/>'),
    'url(…)',
    2,
  ],
  [
    'a drawing that loads by letters of XML',
    'public/s.svg',
    svg('<style>*{fill:u&#114;l(//e.example)}</style>'),
    'url(…)',
    2,
  ],
  [
    'a calendar with the text of another place',
    'public/d.ics',
    calendar('DESCRIPTION;ALTREP="file:///etc/passwd":x'),
    'another text',
    2,
  ],
  ['a calendar with a page', 'public/e.ics', calendar('X-ALT-DESC;FMTTYPE=text/html:<script>'), 'another text', 2],
  ['a calendar that rings each second', 'public/f.ics', calendar('RRULE:FREQ=SECONDLY'), 'more often than daily', 2],
  ['a calendar that calls a number', 'public/g.ics', calendar('CONFERENCE;VALUE=URI:tel:+1900'), 'has CONFERENCE', 2],
  [
    'a calendar that loads a picture',
    'public/h.ics',
    calendar('IMAGE;VALUE=URI:http://evil.example/x'),
    'has IMAGE',
    2,
  ],
  ['a link of a calendar in two lines', 'public/i.ics', calendar('UR\n L:javascript:1'), 'has URL', 2],
  ['a list that names its own comma', 'public/l1.csv', 'sep=|\na|=1+1\n', 'has a cell with a formula', 2],
  ['a formula that begins with a number', 'public/l2.csv', "a\n-1+cmd|' /c calc'!A0\n", 'has a cell with a formula', 2],
];

const inWords: Row[] = [
  ['a link in letters of HTML', 'articles/en/w1.mdx', text('[x](java&#115;cript:x)'), 'leads nowhere', 9],
  ['a link by reference', 'articles/en/w2.mdx', text('See [x][y]\n\n[y]: javascript:alert'), 'leads nowhere', 11],
  ['a page in a link', 'articles/en/w3.mdx', text('[x](data:text/html,x)'), 'leads nowhere', 9],
  ['a code of telephones', 'articles/en/w4.mdx', text('[x](tel:*%2306%23)'), 'is no number to dial', 9],
  ['a link to the machine of the reader', 'articles/en/w5.mdx', text('[x](file:///etc/passwd)'), 'leads nowhere', 9],
  ['a link to a program of the reader', 'articles/en/w6.mdx', text('[x](ms-msdt:/id)'), 'leads nowhere', 9],
  [
    'a value of another language of programs',
    'articles/en/w7.mdx',
    changed('A page', '!!binary PHNjcmlwdD4='),
    'is not text',
    2,
  ],
  ['a day after the end of time', 'articles/en/w8.mdx', changed('2026-09-14', '275760-09-13'), 'is not a date', 7],
  ['a number without end', 'articles/en/w9.mdx', field('reviewEvery: 1e999'), 'is not a number', 8],
  [
    'a topic that all objects have',
    'articles/en/w10.mdx',
    changed('topic: water', 'topic: constructor'),
    'is not a topic',
    4,
  ],
  [
    'a desk that all objects have',
    'articles/en/w11.mdx',
    changed('owner: waterworks', 'owner: __proto__'),
    'is not a desk',
    6,
  ],
  [
    'a colour of the terminal in a field',
    'articles/en/w12.mdx',
    field('"\\e[31mx": y'),
    'signs that cannot be shown',
    8,
  ],
  ['a line of redirects', 'articles/en/w13.mdx', field('was: ["/a\\n/* https://evil.example 301"]'), oldAddress, 8],
  ['a pattern of redirects', 'articles/en/w14.mdx', field('was: ["/:x"]'), oldAddress, 8],
  ['an old address above the site', 'articles/en/w15.mdx', field('was: ["/%2e%2e/x"]'), oldAddress, 8],
  [
    'an old address that no disk takes',
    'articles/en/w16.mdx',
    field(`was: ["/${'x'.repeat(5000)}"]`),
    'at most 200 signs',
    8,
  ],
  [
    'a link to a file that no disk takes',
    'articles/en/w17.mdx',
    text(`[x](/${'x'.repeat(5000)}.pdf)`),
    'the link "/xxxx',
    9,
  ],
  [
    'a name that readers take for the host',
    'articles/en/x1.mdx',
    text('[x](https://bank.example@evil.example)'),
    'names somebody before the host',
    9,
  ],
  [
    'the same where a service is had',
    'services/en/x2.mdx',
    service('{ by: online, link: "https://a:b@evil.example" }'),
    'names somebody before the host',
    11,
  ],
  [
    'a text that is shown backwards',
    'articles/en/x3.mdx',
    text('Pay to \u202E1234\u202C.'),
    'hidden signs that turn the direction',
    9,
  ],
  [
    'a title that is shown backwards',
    'articles/en/x4.mdx',
    changed('A page', '"\\u202Egod"'),
    'hidden signs that turn the direction',
    2,
  ],
  ['half a letter', 'articles/en/x5.mdx', changed('A page', '"\\uD800"'), 'signs that cannot be shown', 2],
  [
    'an expression in a component',
    'articles/en/w18.mdx',
    text('<Note {...process}>\n\nx\n\n</Note>'),
    '{…} is not allowed',
    9,
  ],
  [
    'a component that all objects have',
    'articles/en/w19.mdx',
    text('<__proto__>\n\nx\n\n</__proto__>'),
    'is not a component',
    9,
  ],
  [
    'a file above public/ in signs of addresses',
    'articles/en/w20.mdx',
    text('<Download file="/downloads/%2e%2e/%2e%2e/site.yaml">x</Download>'),
    'there is no such file',
    9,
  ],
  [
    'a script in the channel of a service',
    'services/en/w21.mdx',
    service('{ by: online, link: "javascript:1" }'),
    'must be a web address',
    11,
  ],
  ['a channel that all objects have', 'services/en/w22.mdx', service('{ by: constructor }'), 'is not allowed', 11],
  [
    'brackets without end in a guide',
    'guides/en/w23.yaml',
    guide('title: x', `title: "{{ ${'('.repeat(20_000)}q }}"`),
    '((((',
    10,
  ],
  ['a number without end in a guide', 'guides/en/w24.yaml', guide('min: 1', 'min: -1e999'), 'is not a number', 8],
  ['an answer that leads to all objects', 'guides/en/w25.yaml', guide('next: end', 'next: constructor'), noName, 8],
  [
    'a program in a rule',
    'guides/en/w26.yaml',
    guide('next: end', 'next: [{ when: "q; process.exit()", go: end }]'),
    'say how "q" is compared',
    8,
  ],
  [
    'a currency with markup',
    'guides/en/w27.yaml',
    guide('questions:', 'currency: "<b>"\nquestions:'),
    'three capital letters',
    7,
  ],
];

/** More ways, of other kinds: what a name alone does, what else files can hold, and words that a program could take for its own. */
export const more = [...byName, ...inFiles, ...inWords].map(([way, file, text, says, line = 1]) => ({
  way,
  file,
  text,
  says,
  line,
}));

/** Values of settings: what stands there, what a stranger writes instead, and the mistake without its file's name. */
export const settings: Record<string, [way: string, from: string, to: string, says: string][]> = {
  'site.yaml': [
    [
      'a line of security.txt',
      'security: mailto:security@wadi-zahr.example',
      'security: "mailto:a@b.example\\nPolicy: https://evil.example"',
      'security: "mailto:',
    ],
    [
      'a script as the agency',
      'website: https://www.wadi-zahr.example',
      'website: "javascript:1"',
      'organisation.website: "javascript:1" must be',
    ],
    ['a stylesheet as a colour', '"#4a2a86"', '"red;}</style><script>"', 'colour: "red;}</style><script>" must be'],
    ['an attribute as a telephone', '+000 00 01 10', '"+000\\" onclick=1"', 'must be a number with its country code'],
    [
      'a second reader of mail',
      'townhall@wadi-zahr.example',
      '"a@b.example?bcc=c@d.example"',
      'must be an e-mail address',
    ],
    ['a code as an emergency', '"112"', '"*#06#"', 'must be a telephone number of digits'],
    ['a number of another network', 'number: +000 00 01 00', 'number: "+000;phone-context=evil"', 'phone.number:'],
    [
      'a page as an authority',
      'https://council.wadi-zahr.example',
      '"data:text/html,x"',
      'accessibility.enforcement.address:',
    ],
    ['an order that is kept for ever', 'keptFor: 90', 'keptFor: 1e9', 'keptFor: must be at most 730.'],
    ['a code without end', 'codeLength: 8', 'codeLength: 1e999', 'codeLength: null is not a number'],
    [
      'languages that are folders',
      'languages: [en, ar]',
      'languages: [en, ar, __proto__, ../x]',
      '"../x" must be a language tag',
    ],
  ],
  'hours.yaml': [
    ['a file as a time zone', 'Asia/Amman', '../../etc/passwd', 'is not a time zone'],
    ['a time after the end of the day', 'opens: "08:00"', 'opens: "99:99"', 'must be a time of day'],
    ['a day after the end of time', '2026-12-27', '275760-09-13', 'is not a date'],
    ['a script as a map', 'https://maps.wadi-zahr.example/town-hall', 'javascript:1', 'must be a web address'],
  ],
};
