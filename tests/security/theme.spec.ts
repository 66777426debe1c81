import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { readTheme, tokens } from '../../src/site/theme/theme.ts';

const isFile = (path: string) => path === '/fonts/agency.woff2';

test('the themes of the samples are written out as they were', () => {
  for (const file of ['content/theme.css', 'tests/site/theme.css']) {
    const source = readFileSync(file, 'utf8');
    const { css, problems } = readTheme(source);
    expect(problems).toEqual([]);
    const plain = (text: string) =>
      text
        .replace(/\/\*[^]*?\*\//g, '')
        .replace(/\s+/g, '')
        .replaceAll(';}', '}');
    expect(plain(css)).toBe(plain(source));
  }
});

test('a font of the agency is a file of public/, with what a font face can say', () => {
  const { css, problems } = readTheme(
    `@font-face { font-family: "Our Sans"; src: url("/fonts/agency.woff2") format("woff2"); font-weight: 400 700; font-display: swap; unicode-range: U+0000-00FF }
:root { --font: "Our Sans", sans-serif; --corner: 0 }`,
    isFile,
  );
  expect(problems).toEqual([]);
  expect(css).toBe(
    '@font-face{font-family:"Our Sans";src:url("/fonts/agency.woff2") format("woff2");font-weight:400 700;font-display:swap;unicode-range:U+0000-00FF}:root{--font:"Our Sans",sans-serif;--corner:0}',
  );
});

test('colours of every notation are taken, for light and for dark', () => {
  for (const colour of [
    '#abc',
    'rebeccapurple',
    'rgb(1 2 3 / 50%)',
    'oklch(70% 0.1 200)',
    'color-mix(in srgb, red, blue)',
  ])
    for (const around of [
      (rule: string) => rule,
      (rule: string) => `@media (prefers-color-scheme: dark) { ${rule} }`,
      (rule: string) => `@media (prefers-color-scheme: light) { ${rule} }`,
    ])
      expect(readTheme(around(`:root { --brand: ${colour}; ; }`)).problems, colour).toEqual([]);
});

test('a mistake names its line and what to write instead', () => {
  const { css, problems } = readTheme(':root {\n  --brnd: #14524f;\n  --corner: 5deg;\n}\n', isFile);
  expect(css).toBe('');
  expect(problems).toEqual([
    { line: 2, field: '--brnd', message: 'is not a value of the theme. Did you mean "--brand"?' },
    { line: 3, field: '--corner', message: 'must be a length such as 0.25rem.' },
  ]);
});

test('no theme of any kind brings a sign into a page that could end the style element', () => {
  const signs = [
    '</style><script>',
    '<!--',
    '\\3c/style\\3e',
    '}body{x:y',
    '@import "x"',
    'url(/x)',
    "');alert(1)//",
    '\u0000',
    '{{',
    'expression(1)',
  ];
  for (const sign of signs)
    for (const name of [...Object.keys(tokens), '--x', 'color', 'src', 'font-family'])
      for (const source of [
        `:root{${name}:${sign}}`,
        `:root{${name}:"${sign}"}`,
        `@font-face{${name}:"${sign}"}`,
        `@media ${sign}{:root{${name}:red}}`,
        `${sign}{${name}:red}`,
        `/*${sign}*/:root{--brand:red}`,
      ])
        expect(readTheme(source, isFile).css, source).toMatch(/^(:root\{--brand:red\}|:root\{\}|@font-face\{\}|)$/);
});

test('a theme that is made to keep the parser busy takes no longer than its length', () => {
  const cpu = (source: string) => {
    const before = process.cpuUsage();
    readTheme(source, isFile);
    return process.cpuUsage(before).user / 1000;
  };
  cpu(':root{--brand:red}');
  const honest = cpu(`:root{${'--brand:red;'.repeat(8000)}}`);
  for (const part of [
    'a{',
    '(',
    '"',
    '/*',
    '}',
    '@media (prefers-color-scheme:dark){',
    ':root{--font:a,',
    '\\',
    '<!--',
  ])
    expect(cpu(part.repeat(Math.floor(96_000 / part.length))), part).toBeLessThan(honest * 5 + 200);
});
