import { expect, test } from '@playwright/test';
import { parseArticle } from '../../src/articles/parse.ts';

const surroundings = {
  addressOf: (slug: string) => `/en/${slug}/`,
  addressAt: (path: string) => path,
  noteTitles: { info: 'Good to know', warning: 'Important' },
};
const parse = (text: string) => parseArticle(text, surroundings);

for (const [what, text, html] of [
  ['a link to a file', '[Renew](renew-a-loan.mdx#online)', '<p><a href="/en/renew-a-loan/#online">Renew</a></p>'],
  [
    'a link to a file that names this folder',
    '[Renew](./renew-a-loan.md)',
    '<p><a href="/en/renew-a-loan/">Renew</a></p>',
  ],
  ['a heading', '## When it’s late?', '<h2 id="when-it-s-late">When it’s late?</h2>'],
  ['a heading in another script', '## Čas izposoje', '<h2 id="čas-izposoje">Čas izposoje</h2>'],
  ['equal headings', '## Cost\n\n## Cost', '<h2 id="cost">Cost</h2>\n<h2 id="cost-1">Cost</h2>'],
  [
    'a heading whose id the page has',
    '## About\n\n## About 1\n\n## About',
    '<h2 id="about-1">About</h2>\n<h2 id="about-1-1">About 1</h2>\n<h2 id="about-2">About</h2>',
  ],
  ['steps', '<Steps>\n\n1. Sign in.\n\n</Steps>', '<ol class="steps">\n<li>Sign in.</li>\n</ol>'],
  [
    'a warning',
    '<Note type="warning">\n\nToo late.\n\n</Note>',
    '<div class="note note-warning" role="note"><p class="note-title">Important</p><p>Too late.</p></div>',
  ],
  ['a live component', '<Hours desk="library" />', '<pult-slot i="0"></pult-slot>'],
  [
    'a download in a sentence',
    'Get <Download file="/a.pdf">the form</Download>.',
    '<p>Get <pult-slot i="0"></pult-slot>.</p>',
  ],
  ['an escaped brace and sign', '1 \\< 2 and \\{x\\}', '<p>1 &lt; 2 and {x}</p>'],
  ['a comment', '{/* for editors */}\n\nText', '<p>Text</p>'],
  ['text that looks like markup', '`<script>` & "quotes"', '<p><code>&lt;script&gt;</code> &amp; "quotes"</p>'],
] as const)
  test(`${what} becomes plain HTML`, () => {
    const body = parse(`${text}\n`);
    expect(body.mistakes).toEqual([]);
    expect(body.html.trim()).toBe(html);
  });

test('a table can be scrolled by keyboard and aligns numbers without a style attribute', () => {
  const { html } = parse('## Prices\n\n| What | Price |\n|---|--:|\n| Card | 100 |\n');
  expect(html).toContain('<div class="wide" tabindex="0" role="region" aria-label="Prices">');
  expect(html).toContain('<td class="number">100</td>');
  expect(html).not.toContain('style=');
});

test('a table with an empty corner has headings for its rows', () => {
  const { html } = parse('| | Students |\n|---|---|\n| Renew | Yes |\n');
  expect(html).toContain('<td></td><th scope="col">Students</th>');
  expect(html).toContain('<th scope="row">Renew</th><td>Yes</td>');
});

for (const [what, text, mistakes] of [
  [
    'an import',
    'import x from "y"\n',
    ['1:1 import and export are not allowed here. If the line is ordinary text, begin it with another word.'],
  ],
  [
    'an export',
    'Text\n\nexport const a = 1\n',
    ['3:1 import and export are not allowed here. If the line is ordinary text, begin it with another word.'],
  ],
  ['an expression', 'The sum is {1 + 1}.\n', ['1:12 {…} is not allowed here. For a real brace write \\{']],
  ['an expression that is no code', 'Hello {your name}!\n', ['{…} is not allowed here. For a real brace write \\{']],
  ['an unknown component', '<Stesp>\n\n1. a\n\n</Stesp>\n', ['1:1 <Stesp> is not a component. Did you mean "Steps"?']],
  [
    'HTML',
    '<div>x</div>\n',
    [
      '1:1 the HTML element <div> is not allowed here. Use Markdown, or one of <Steps>, <Note>, <Hours>, <Contact>, <Emergency>, <Guide>, <Service>, <Download>, <Details>, <Video>.',
    ],
  ],
  ['a script', '<script>alert(1)</script>\n', ['1:1 the HTML element <script> is not allowed']],
  [
    'an unknown attribute',
    'a\n\n<Note type="info" colour="red">\n\nx\n\n</Note>\n',
    ['3:19 <Note> has no attribute "colour". Known: type.'],
  ],
  [
    'an unknown value',
    '<Note type="danger">\n\nx\n\n</Note>\n',
    ['1:7 <Note type="danger"> is not known. Known: info, warning.'],
  ],
  [
    'an attribute in braces',
    '<Hours desk={library} />\n',
    ['1:8 <Hours desk>: write desk="…", with quotation marks and without braces.'],
  ],
  ['spread attributes', '<Hours {...all} />\n', ['1:1 <Hours>: {…} is not allowed.', '1:1 <Hours> needs desk="…".']],
  ['a missing attribute', '<Contact />\n', ['1:1 <Contact> needs desk="…".']],
  [
    'an unclosed component',
    '<Note>\n\nx\n',
    ['1:1 <Note> is never closed. Write </Note> on a line of its own after the text.'],
  ],
  [
    'steps without numbers',
    '<Steps>\n\n- a\n\n</Steps>\n',
    ['1:1 <Steps> must hold one numbered list and nothing else.'],
  ],
  [
    'a component inside a sentence',
    'Open <Hours desk="library" /> today.\n',
    ['1:6 <Hours> must stand on a line of its own'],
  ],
  [
    'a download without text',
    '<Download file="/a.pdf"></Download>\n',
    ['<Download> has no text for readers to choose.'],
  ],
  ['a first-level heading', '# Title\n', ['1:1 a heading of the first level is the title of the page. Begin with ##']],
  ['a skipped level', '## A\n\n#### B\n', ['3:1 the heading skips a level: after ## comes ###']],
  ['a script address', '[x](javascript:alert(1))\n', ['1:1 the link "javascript:alert(1)" leads nowhere.']],
  [
    'an address on another host without its protocol',
    '[x](//evil.example)\n',
    ['1:1 the link "//evil.example" leads nowhere.'],
  ],
  ['a picture without description', '![](/a.png)\n', ['1:1 the picture has no description.']],
  [
    'a picture from elsewhere',
    '![A map](https://elsewhere.example/a.png)\n',
    ['1:1 a picture must be a file in public/'],
  ],
  [
    'a picture by reference',
    '![A map][p]\n\n[p]: https://elsewhere.example/a.png\n',
    ['1:1 write the address of the picture'],
  ],
  ['a name that every object has', '<constructor />\n', ['1:1 the HTML element <constructor> is not allowed']],
  [
    'an attribute that every object has',
    '<Note constructor="a">\n\nx\n\n</Note>\n',
    ['1:7 <Note> has no attribute "constructor".'],
  ],
  ['an empty heading', '## \n', ['1:1 the heading is empty.']],
  ['a link without text', '[](renew-a-loan.mdx)\n', ['1:1 the link has no text for readers to choose.']],
  ['an address without a host', '[a](https://)\n', ['1:1 the link "https://" leads nowhere.']],
  ['a box to tick', '- [ ] x\n', ['1:1 a box to tick is not allowed']],
  ['code between comments', '{/* a */ evil() /* b */}\n', ['1:1 {…} is not allowed']],
  ['a comment in HTML', '<!-- note -->\n', ['1:1 HTML comments are not allowed here.']],
  [
    'a bare sign',
    'less <3 than\n',
    ['< begins a component here. For a real less-than sign write \\<, for a link [its text](https://…)'],
  ],
  ['several mistakes', 'a {b c}\n\nok\n\n{d e}\n\n<Foo />\n', ['1:', '5:', '7:1 <Foo> is not a component.']],
] as const)
  test(`${what} is a mistake with its place`, () => {
    const { html, mistakes: found } = parse(text);
    const lines = found.map(({ line, column, message }) => `${line}:${column} ${message}`);
    expect(lines).toHaveLength(mistakes.length);
    mistakes.forEach((expected, index) => expect(lines[index]).toContain(expected));
    expect(html).toBe('');
  });
