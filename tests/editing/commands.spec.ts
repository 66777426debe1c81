import { expect, test } from '@playwright/test';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { agency, run } from '../agency.ts';
import { isSample } from '../sample.ts';

const content = (folder: string, ...typed: string[]) => run('src/editing/cli.ts', { CONTENT: folder }, ...typed);
const mistakes = (folder: string) =>
  run('src/check/content.ts', { CONTENT: folder }).output.replace(/^For later:[\s\S]*?\n\n/, '');

/** Every file of an agency with its bytes. */
function filesOf(folder: string): Record<string, string> {
  const files = globSync('**/*.{mdx,yaml,json,csv,css}', { cwd: folder });
  return Object.fromEntries(
    files.sort().map((file) => [file.replaceAll('\\', '/'), readFileSync(join(folder, file), 'latin1')]),
  );
}

/** The files that differ between two states, and what is different in each: lines that went, and lines that came. */
function changesOf(before: Record<string, string>, after: Record<string, string>) {
  const lines = (text = '') => text.split('\n');
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => before[name] !== after[name],
  );
  return Object.fromEntries(
    names.sort().map((name) => [
      name,
      [
        ...lines(before[name])
          .filter((line) => !lines(after[name]).includes(line))
          .map((line) => `- ${line}`),
        ...lines(after[name])
          .filter((line) => !lines(before[name]).includes(line))
          .map((line) => `+ ${line}`),
      ],
    ]),
  );
}

test('a page of the first agency is renamed with all that names it, the check is content, and back again every byte is as it was', () => {
  test.skip(!isSample, 'tells of the sample’s pages');
  mkdirSync('test-results', { recursive: true });
  const folder = mkdtempSync('test-results/agency-');
  cpSync('content', folder, { recursive: true });
  cpSync('public', join(folder, 'public'), { recursive: true });
  const before = filesOf(folder);
  const there = content(folder, 'rename', 'renew-a-loan', 'extend-a-loan');
  expect(there.output).toContain(
    'renew-a-loan is now extend-a-loan, in en, nb, sl; its old address leads to the new one (was).',
  );
  expect(there.output).toContain('31 places that name it changed, in 16 files.');
  expect(mistakes(folder)).toMatch(/: no mistakes\.\n$/);
  const renamed = filesOf(folder);
  expect(Object.keys(renamed).filter((file) => file.includes('renew-a-loan'))).toEqual([]);
  const front = changesOf(before, renamed);
  // Words, titles and files that do not name it are not touched; translations follow the version of their original.
  for (const [file, lines] of Object.entries(front).filter(([name]) => !/\/(renew|extend)-a-loan\./.test(name)))
    for (const line of lines) expect(line, file).toMatch(/(renew|extend)-a-loan|^[-+] translated: "[0-9a-f]{8}"$/);

  expect(content(folder, 'rename', 'extend-a-loan', 'renew-a-loan').code).toBe(0);
  const back = changesOf(before, filesOf(folder));
  expect(Object.keys(back)).toEqual(['en', 'nb', 'sl'].map((tag) => `articles/${tag}/renew-a-loan.mdx`));
  for (const lines of Object.values(back)) expect(lines).toEqual(['+ was: [extend-a-loan]']);
  rmSync(folder, { recursive: true });
});

test('in the second agency, with the line ends of Windows, pages are renamed, retired and translated, and nothing else changes', () => {
  const folder = agency({});
  for (const file of globSync('**/*.{mdx,yaml}', { cwd: folder }).map((name) => join(folder, name)))
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
  const before = filesOf(folder);

  const dry = content(folder, 'rename', 'articles\\en\\report-a-leak.mdx', 'a-leak', '--dry-run');
  expect(dry.output).toContain('This would be done; nothing was changed:\nreport-a-leak is now a-leak, in en, ar;');
  expect(filesOf(folder)).toEqual(before);

  expect(content(folder, 'rename', 'report-a-leak', 'a-leak').code).toBe(0);
  expect(content(folder, 'rename', 'guides/where-waste-goes', 'waste').code).toBe(0);
  expect(mistakes(folder)).toMatch(/: no mistakes\.\n$/);
  for (const [file, text] of Object.entries(filesOf(folder)).filter(([name]) => /\.(mdx|yaml)$/.test(name)))
    expect(text.replaceAll('\r\n', ''), file).not.toMatch(/[\r\n]/);
  expect(readFileSync(join(folder, 'guides/ar/waste.yaml'), 'utf8')).toMatch(/^was: \[where-waste-goes\]\r$/m);

  const retired = content(folder, 'retire', 'water-quality', '--to', 'water-bill');
  expect(retired.output).toContain('water-quality is gone, in en; its addresses lead to water-bill (was).');
  expect(existsSync(join(folder, 'articles/en/water-quality.mdx'))).toBe(false);
  // The Arabic page was shown in English, and its address leads on as well.
  expect(readFileSync(join(folder, 'articles/en/water-bill.mdx'), 'utf8')).toMatch(
    /^was: \[.*water-quality, \/ar\/water-quality\/.*\]\r$/m,
  );
  expect(mistakes(folder)).toMatch(/: no mistakes\.\n$/);

  rmSync(join(folder, 'articles/ar/a-leak.mdx'));
  rmSync(join(folder, 'guides/ar/waste.yaml'));
  expect(content(folder, 'translate', 'a-leak').output).toBe('Say into which language: --lang ar\n');
  expect(content(folder, 'translate', 'a-leak', '--lang', 'ar').code).toBe(0);
  expect(content(folder, 'translate', 'waste.yaml', '--lang', 'ar').code).toBe(0);
  const signs = mistakes(folder).trim().split('\n');
  expect(
    signs.filter((line) => line.includes(': ✎') || / ✎ stands before what is still to be written here\./.test(line)),
  ).toHaveLength(2);
  expect(signs.at(-1)).toBe('2 mistakes to mend. Nothing was published.');
  for (const file of ['articles/ar/a-leak.mdx', 'guides/ar/waste.yaml'].map((name) => join(folder, name)))
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('✎ ', ''));
  expect(mistakes(folder)).toMatch(/: no mistakes\.\n$/);
  rmSync(folder, { recursive: true });
});

test('a draft of each kind says in its language what to write, and has no other mistake', () => {
  const folder = agency({});
  const article = content(
    folder,
    'new',
    'article',
    '--lang',
    'ar',
    '--topic',
    'water',
    '--slug',
    'boil-water',
    'متى يجب غلي الماء',
  );
  expect(article.output).toContain(
    `${join('articles', 'ar', 'boil-water.mdx')} is there: boil-water, of the desk "waterworks".`,
  );
  expect(content(folder, 'new', 'service', '--topic', 'water', 'A new tap: “hot & cold”').code).toBe(0);
  expect(content(folder, 'new', 'guide', '--topic', 'waste', 'Which bin?', '--owner', 'town-hall').code).toBe(0);
  expect(readFileSync(join(folder, 'articles/ar/boil-water.mdx'), 'utf8')).toContain('\n✎ الجواب أولًا');
  expect(existsSync(join(folder, 'services/en/a-new-tap-hot-cold.mdx'))).toBe(true);
  const found = mistakes(folder).trim().split('\n');
  expect(
    found.slice(0, -2).filter((line) => !line.includes('✎ stands before what is still to be written here.')),
  ).toEqual([]);
  expect(found.at(-1)).toBe('3 mistakes to mend. Nothing was published.');
  rmSync(folder, { recursive: true });
});

const refusals: [typed: string[], code: number, said: string][] = [
  [['renam', 'a', 'b'], 2, 'There is no command "renam". Did you mean "rename"? "npm run content" explains each.'],
  [['rename', 'bin-collection'], 2, 'Something is missing. Write: npm run content -- rename PAGE new-name'],
  [['rename', 'bin-colection', 'bins'], 2, 'There is no page "bin-colection". Did you mean "bin-collection"?'],
  [
    ['rename', 'bin-collection', 'Bins'],
    2,
    '"Bins" cannot be a file name here: it becomes the address, so write small letters a-z, digits and hyphens, such as renew-a-loan.',
  ],
  [
    ['rename', 'bin-collection', 'search'],
    2,
    '"search" is the address of another page of the site. Choose another name.',
  ],
  [
    ['rename', 'bin-collection', 'water-bill'],
    2,
    '"water-bill" is already the name of articles/en/water-bill.mdx. Choose another.',
  ],
  [
    ['retire', 'bin-collection'],
    2,
    'Say which page takes its place, so that nobody who has the old address finds nothing: --to renew-a-loan',
  ],
  [['retire', 'bin-collection', '--to', 'bin-collection'], 2, 'A page cannot take its own place.'],
  [['translate', 'bin-collection', '--lang', 'ar'], 2, 'bin-collection is there in every language of the site.'],
  [
    ['new', 'article', 'Water'],
    2,
    'Say to which topic it belongs: --topic waste. Known: waste, water, building, streets.',
  ],
  [['new', 'article', '--topic', 'watr', 'Water'], 2, '"watr" is not a topic of the site. Did you mean "water"?'],
  [
    ['new', 'article', '--topic', 'water', 'Search'],
    2,
    '"search" is the address of another page of the site. Choose another name. Name another with --slug.',
  ],
  [
    ['new', 'article', '--topic', 'water', 'ماء'],
    2,
    'No file name can be made of "ماء": addresses have letters a-z. Choose a few words, such as --slug renew-a-loan',
  ],
  [
    ['new', 'article', '--topic', 'water', 'Water', 'bill'],
    2,
    '"bill" is one word too many. A title of several words stands in quotation marks: npm run content -- new article "Title"',
  ],
  [['reviewed'], 2, 'Say which pages were checked: their names, --desk library or --topic loans.'],
  [
    ['reviewed', 'bin-collection', '--on', '30.11.2026'],
    2,
    '"30.11.2026" is not a date. Write year-month-day, such as',
  ],
  [['reviewed', '--desk', 'library'], 2, '"library" is not a desk of the site.'],
  [['stale', '--within', 'soon'], 2, '"soon" is not a number of days. Write --within 60'],
  [['stale', '--to', 'x'], 2, 'stale has no option --to. It knows --within, --desk, --topic, --lang, --json.'],
];

test('what cannot be done is said in words, and nothing is changed', () => {
  const before = filesOf('tests/site');
  for (const [typed, code, said] of refusals) {
    const { code: ended, output } = content('tests/site', ...typed);
    expect(output.replaceAll('\\', '/'), typed.join(' ')).toContain(said);
    expect(output, typed.join(' ')).not.toMatch(/^\s+at /m);
    expect(ended, typed.join(' ')).toBe(code);
  }
  expect(filesOf('tests/site')).toEqual(before);
});

test('pages are marked as checked by name, desk and language, and nothing else of them changes', () => {
  const folder = agency({});
  const before = filesOf(folder);
  expect(content(folder, 'reviewed', '--desk', 'waterworks', '--lang', 'en', '--on', '2026-11-20').code).toBe(0);
  const changes = changesOf(before, filesOf(folder));
  expect(Object.keys(changes).length).toBeGreaterThan(1);
  for (const [file, lines] of Object.entries(changes)) {
    expect(file).toMatch(/\/en\//);
    expect(lines.filter((line) => line.startsWith('+'))).toEqual(['+ reviewed: 2026-11-20']);
  }
  const due = JSON.parse(content(folder, 'stale', '--within', '36500', '--desk', 'waterworks', '--json').output) as {
    desk: string;
    due: string;
  }[];
  expect(new Set(due.map(({ desk }) => desk))).toEqual(new Set(['waterworks']));
  expect(due.map(({ due: day }) => day)).toEqual(due.map(({ due: day }) => day).toSorted());
  rmSync(folder, { recursive: true });
});

test('the sentences of drafts stand in every language of the engine', () => {
  const keysOf = (tag: string) =>
    Object.keys(JSON.parse(readFileSync(`src/editing/words/${tag}.json`, 'utf8')) as object);
  const tags = globSync('src/settings/strings/*.json').map((file) => file.replace(/.*[\\/]|\.json$/g, ''));
  expect(tags.length).toBeGreaterThan(7);
  for (const tag of tags) expect(keysOf(tag), tag).toEqual(keysOf('en'));
});
