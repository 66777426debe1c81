import { article, goodFields } from '../../agency.ts';

/** A small change that a stranger proposes, and what the check says of it: `file:line …`. */
export interface Change {
  way: string;
  file: string;
  /** The whole file; a theme gets its text as a line of its own below the good one. */
  text: string;
  says: string;
  /** 1 without it. */
  line?: number;
  /** What the check names, where that is not the file itself. */
  at?: string;
}

const fences = (text: string) => article(goodFields, text);
const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg">\n${inside}\n</svg>\n`;
const service = (
  fields: string,
) => `---\ntitle: A service\nsummary: One sentence that says what the reader gets.\ntopic: water
audience: [residents]\nwho: All\ncost: Free\ntakes: A day\nchannels: [{ by: online, link: "https://a.example" }]\nowner: waterworks
reviewed: 2026-09-14\n${fields}\n---\nText.\n`;

/** The theme as a stylesheet: each line is told by itself. */
const theme: [way: string, text: string, says: string][] = [
  ['a plugin of Tailwind that runs code', '@plugin "./x.cjs";', '@plugin is not allowed here.'],
  ['a configuration of Tailwind that runs code', '@config "./public/c.mjs";', '@config is not allowed here.'],
  ['a file of the machine taken into every page', '@import "/etc/passwd";', '@import is not allowed here.'],
  ['sources that Tailwind would read', '@source "/etc";', '@source is not allowed here.'],
  ['another sheet for Tailwind', '@reference "/etc/passwd";', '@reference is not allowed here.'],
  ['a file of the machine published', ':root { --brand: url("../../../../etc/passwd"); }', '--brand: must be a colour'],
  ['an element of the page covered', '.note { display: none; }', 'only :root { … } can stand here'],
  [
    'a script by the end of the style element',
    '.f::after { content: "</style><script src=/evil.js></script>"; }',
    'only :root { … } can stand here',
  ],
  [
    'a script in the name of a font',
    ':root { --font: "</style><script src=/evil.js></script>"; }',
    '--font: must be names of fonts',
  ],
  ['the same in escapes', ':root { --font: "\\3c/style\\3e\\3cscript\\3e"; }', '--font: must be names of fonts'],
  ['a value that looks something up', ':root { --brand: var(--x, url(/x)); }', '--brand: must be a colour'],
  ['a name that is not of the list', ':root { --spacing: 99rem; }', '--spacing: is not a value of the theme.'],
  [
    'a font of another host',
    '@font-face { font-family: X; src: url(https://x.example/x.woff2); }',
    '@font-face src: must be url("/…")',
  ],
  [
    'a font outside public/',
    '@font-face { font-family: X; src: url("/../site.yaml"); }',
    '@font-face src: must be url("/…")',
  ],
  ['another question of a device', '@media print { :root { --text: red; } }', '@media can only ask for'],
  ['a rule in a rule', ':root { body { display: none } }', 'only lines such as --brand'],
];

/** Files that are opened, each refused where it is wrong. */
const files: [way: string, file: string, text: string, says: string, line?: number][] = [
  ['JavaScript beside the settings', 'x.cjs', 'process.exit()', 'is read by nothing.'],
  ['the settings of a tool', 'articles/.prettierrc.mjs', 'process.exit()', 'begins with a dot'],
  ['a package of Node', 'package.json', '{"type":"module"}', 'is read by nothing.'],
  ['a script', 'public/evil.js', 'alert(1)', 'is of a kind that is not published.'],
  ['a module', 'public/downloads/evil.mjs', 'alert(1)', 'is of a kind that is not published.'],
  ['WebAssembly', 'public/x.wasm', '', 'is of a kind that is not published.'],
  ['a page', 'public/downloads/offer.html', '<script>1</script>', 'is of a kind that is not published.'],
  ['a page as XHTML', 'public/downloads/offer.xhtml', '<html/>', 'is of a kind that is not published.'],
  ['XML with a stylesheet', 'public/x.xml', '<?xml-stylesheet href="x"?><a/>', 'is of a kind that is not published.'],
  ['Flash', 'public/x.swf', 'FWS', 'is of a kind that is not published.'],
  ['a program of a host', 'public/x.php', '<?php ?>', 'is of a kind that is not published.'],
  ['a program of a host as a picture', 'public/x.php.jpg', '<?php ?>', 'is of a kind that is not published.'],
  ['the settings of Apache', 'public/.htaccess', 'Deny from all', 'begins with a dot'],
  ['secrets', 'public/.env', 'A=b', 'begins with a dot'],
  ['the security policy of the site', 'public/_headers', '/*', 'is of a kind that is not published.'],
  ['redirects of the site', 'public/_redirects', '/en https://evil.example 301', 'is of a kind that is not published.'],
  ['a worker of the host', 'public/_worker.js', '', 'is of a kind that is not published.'],
  ['where messages go', 'public/desk/desk.csv', 'a', 'lies where the site writes its own files.'],
  ['what the search answers from', 'public/ask/en.csv', 'a', 'lies where the site writes its own files.'],
  ['a page of the engine', 'public/en/contact.pdf', 'a', 'lies where the site writes its own files.'],
  ['the same in capitals', 'public/EN/offer.pdf', 'a', 'lies where the site writes its own files.'],
  ['robots.txt', 'public/robots.txt', 'Disallow: /', 'lies where the site writes its own files.'],
  [
    'a file by which others say whose the site is',
    'public/ads.txt',
    'x',
    'would speak for the whole site to programs.',
  ],
  [
    'a proof of who owns the site',
    'public/.well-known/acme-challenge/x.txt',
    'x',
    'lies where the site writes its own files.',
  ],
  ['the index of the full text', 'public/pagefind/x.txt', 'x', 'lies where the site writes its own files.'],
  ['the scripts of the site', 'public/_astro/x.svg', svg(''), 'lies where the site writes its own files.'],
  ['the site map', 'public/sitemap-0.xml', '<a/>', 'is of a kind that is not published.'],
  ['a drawing with a script', 'public/a.svg', svg('<script>alert(1)</script>'), 'holds <script>', 2],
  ['a drawing with a handler', 'public/b.svg', svg('<g onload="alert(1)"/>'), 'holds onload="…"', 2],
  ['a drawing with HTML', 'public/c.svg', svg('<foreignObject/>'), 'holds <foreignObject>', 2],
  ['a drawing that links', 'public/d.svg', svg('<a href="https://evil.example"/>'), 'holds <a>', 2],
  [
    'a drawing that loads',
    'public/e.svg',
    svg('<image href="https://evil.example/x.png"/>'),
    'leads out of the drawing',
    2,
  ],
  [
    'a drawing that loads by a style',
    'public/f.svg',
    svg('<style>*{fill:url(//evil.example)}</style>'),
    'leads out of the drawing',
    2,
  ],
  [
    'a script under another name',
    'public/g.svg',
    svg('<x:script xmlns:x="http://www.w3.org/2000/svg"/>'),
    'holds <x:script>',
    2,
  ],
  [
    'a drawing that becomes a link later',
    'public/h.svg',
    svg('<set attributeName="href" to="javascript:1"/>'),
    'holds <set>',
    2,
  ],
  ['a drawing with entities', 'public/i.svg', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`, 'declares entities'],
  ['a drawing of copies of copies', 'public/j.svg', svg(`<g id="a0"/>${copies(30)}`), 'copies its own parts so often'],
  [
    'a calendar that runs a program',
    'public/a.ics',
    'BEGIN:VCALENDAR\nACTION:PROCEDURE\n',
    'has a reminder that does more',
    2,
  ],
  [
    'a calendar with a file of the reader',
    'public/b.ics',
    'BEGIN:VCALENDAR\nATTACH:file:///etc/passwd\n',
    'has ATTACH',
    2,
  ],
  ['a calendar that takes meetings back', 'public/c.ics', 'BEGIN:VCALENDAR\nMETHOD:CANCEL\n', 'is an invitation', 2],
  ['a list with a formula', 'public/list.csv', "a,b\n1,=cmd|'/c calc'!A1\n", 'has a cell with a formula', 2],
  [
    'the same behind a sign that nobody sees',
    'public/list2.csv',
    'a;b\n1;"\u200B=1+1"\n',
    'has a cell with a formula',
    2,
  ],
  ['a formula in the catalogue', 'catalogue/x.csv', catalogue('\u200B=HYPERLINK("x")'), 'holds a formula', 2],
  [
    'a script in a page',
    'articles/en/a.mdx',
    fences('import x from "node:fs"\n\nText'),
    'import and export are not allowed',
    9,
  ],
  ['an expression in a page', 'articles/en/b.mdx', fences('{process.env.HOME}'), '{…} is not allowed here.', 9],
  [
    'HTML in a page',
    'articles/en/c.mdx',
    fences('<img src="x" onerror="alert(1)" />'),
    'the HTML element <img> is not allowed',
    9,
  ],
  ['a link that runs a script', 'articles/en/d.mdx', fences('[x](javascript:alert%281%29)'), 'leads nowhere', 9],
  [
    'a picture of another host',
    'articles/en/e.mdx',
    fences('![x](https://evil.example/x.png)'),
    'must be a file in public/',
    9,
  ],
  [
    'a file outside public/',
    'articles/en/f.mdx',
    fences('<Download file="/../site.yaml">x</Download>'),
    'there is no such file',
    9,
  ],
  ['Markdown nested 10,000 deep', 'articles/en/g.mdx', fences(`${'> '.repeat(10_000)}x`), 'nested too deeply', 9],
  ['58,000 braces', 'articles/en/h.mdx', fences('{'.repeat(58_000)), '500 are the most'],
  ['tags without end', 'articles/en/i.mdx', fences('<Note>\n\n'.repeat(5000)), '1000 are the most'],
  [
    'a page of the engine by an old address',
    'articles/en/j.mdx',
    was('/en/contact/status'),
    'is the address of a page of the engine',
    8,
  ],
  ['the feed', 'articles/en/k.mdx', was('/en/feed.xml'), 'is the address of a page of the engine', 8],
  ['the places', 'articles/en/l.mdx', was('/en/places/town-hall/'), 'is the address of a page of the engine', 8],
  [
    'a guide',
    'articles/en/m.mdx',
    was('/en/guides/high-water-bill'),
    'is the address of guides/en/high-water-bill.yaml',
    8,
  ],
  [
    'a step of a guide',
    'articles/en/n.mdx',
    was('/en/guides/where-waste-goes/yes/'),
    'is the address of a page of the engine',
    8,
  ],
  [
    'a page by the file behind it',
    'articles/en/o.mdx',
    was('/en/water-bill/index.html'),
    'is the address of articles/en/water-bill.mdx',
    8,
  ],
  [
    'a page by its plain text',
    'articles/en/p.mdx',
    was('/en/water-bill.md'),
    'is the address of articles/en/water-bill.mdx',
    8,
  ],
  ['a page in capitals', 'articles/en/q.mdx', was('/EN/Search'), 'is the address of a page of the engine', 8],
  ['the function', 'articles/en/r.mdx', was('/desk/ask'), 'is the address of the engine', 8],
  ['the headers', 'articles/en/s.mdx', was('/_headers'), 'is the address of the engine', 8],
  ['the missing page', 'articles/en/t.mdx', was('/404.html'), 'is the address of the engine', 8],
  ['a file below a picture', 'articles/en/u.mdx', was('/favicon.svg/x'), 'is the address of', 8],
  [
    'the directory by a service',
    'services/en/v.mdx',
    service('was: [/en/services]'),
    'is the address of a page of the engine',
    12,
  ],
  ['aliases that multiply', 'words/en.yaml', bomb(), 'Excessive alias count'],
  [
    'a name that changes all objects',
    'words/ar.yaml',
    'oneWay:\n  __proto__: [x]\n',
    '"__proto__" cannot be a name',
    2,
  ],
  ['a tag that makes objects', 'guides/en/a.yaml', 'title: !!js/function "x"\n', 'is missing'],
  ['YAML without end', 'guides/en/b.yaml', '['.repeat(20_000), 'the line belongs to no field'],
  ['signs that break XML', 'guides/en/c.yaml', 'title: x\nsummary: "\\u0001"\n', 'holds signs that cannot be shown', 2],
  [
    'markup in the wording',
    'strings/en.json',
    '{\n"guide.whole.question": "<img src=x onerror=alert(1)> {number}"\n}',
    'leave markup out',
    2,
  ],
  [
    'the same in escapes',
    'strings/ar.json',
    '{\n"guide.whole.question": "\\u003Cb {number}"\n}',
    'leave markup out',
    2,
  ],
  ['a name of Windows', 'public/downloads/con.pdf', 'x', 'has a name that Windows keeps for itself.'],
  ['a name that climbs on Windows', 'public/downloads/..\\..\\x.pdf', 'x', 'has a sign in its name'],
  ['a name with two dots', 'public/downloads/a..pdf', 'x', 'has two dots side by side'],
  ['a name with a space at its end', 'public/downloads/a.pdf ', 'x', 'has a name with a dot at its end, or a space'],
  ['a name that begins another line of the log', 'public/downloads/a\n::add-mask::.pdf', 'x', 'has signs in its name'],
  ['a name that reads from right to left', 'public/downloads/a\u202Efdp.exe.pdf', 'x', 'has signs in its name'],
];

/** Files that are not even opened, and while one is there nothing is. */
export const unopened: Change[] = (
  [
    ['a page of 50 MB', 'articles/en/a.mdx', 'x'.repeat(50_000_000), 'is larger than 0.25 MB'],
    ['a line of 10 MB', 'guides/en/b.yaml', `title: ${'x'.repeat(10_000_000)}`, 'is larger than 0.5 MB'],
    ['words of 32 MB', 'words/en.yaml', 'stopWords: [a]\n'.repeat(2_200_000), 'is larger than 0.3 MB'],
    ['settings without end', 'site.yaml', '#'.repeat(400_000), 'is larger than 0.3 MB'],
    ['a wording without end', 'strings/en.json', '['.repeat(400_000), 'is larger than 0.3 MB'],
    ['a theme without end', 'theme.css', 'a{'.repeat(60_000), 'is larger than 0.1 MB'],
    ['a drawing without end', 'public/x.svg', ' '.repeat(600_000), 'is larger than 0.5 MB'],
    [
      'folders without end',
      `public/${'a/'.repeat(20)}x.pdf`,
      'x',
      'lies more than 12 folders deep',
      `public/${Array(13).fill('a').join('/')}`,
    ],
    ['a folder in the place of a file', 'strings/ar.json/x', 'x', 'is a folder, and must be a file', 'strings/ar.json'],
  ] as [string, string, string, string, string?][]
).map(([way, file, text, says, at = file]) => ({ way, file, text, says, at }));

/** All changes that the check reads and refuses, each at its line. */
export const refused: Change[] = [
  ...theme.map(([way, text, says]) => ({ way, file: 'theme.css', text, says })),
  ...files.map(([way, file, text, says, line = 1]) => ({ way, file, text, says, line })),
  {
    way: 'a name but for capitals',
    file: 'public/Favicon.svg',
    text: svg(''),
    says: 'but for capitals or marks',
  },
];

function was(address: string): string {
  return article(`${goodFields}\nwas: [${address}]`);
}

function copies(count: number): string {
  return Array.from(
    { length: count },
    (_, index) => `<g id="a${index + 1}"><use href="#a${index}"/><use href="#a${index}"/></g>`,
  ).join('');
}

function bomb(): string {
  const lines = Array.from({ length: 8 }, (_, index) => `- &a${index + 1} [${`*a${index}, `.repeat(9)}]`);
  return `stopWords:\n- &a0 [x]\n${lines.join('\n')}\n`;
}

function catalogue(title: string): string {
  const cell = `"${title.replaceAll('"', '""')}"`;
  return `title,author,id,kind,language,year,subject,publisher,identifier,where,link,available\n${cell},,X1,book,,,,,,,,\n`;
}
