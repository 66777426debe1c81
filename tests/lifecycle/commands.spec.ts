import { expect, test } from '@playwright/test';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { agency, run, start } from '../agency.ts';
import { isSample } from '../sample.ts';

const check = ['check'];

/** What each of several commands said, in one process; a check says its mistakes. The agency's folder is left out of paths. */
function content(folder: string, ...commands: string[][]) {
  const { code, output } = run('tests/lifecycle/several.ts', { CONTENT: folder }, JSON.stringify(commands));
  expect(code, output).toBe(0);
  const said = JSON.parse(output) as { isDone: boolean; text: string }[];
  return said.map(({ isDone, text }) => ({ isDone, text: text.replaceAll('\\', '/') }));
}

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
  const [there, checked] = content(folder, ['rename', 'renew-a-loan', 'extend-a-loan'], check);
  expect(there!.text).toContain(
    'renew-a-loan is now extend-a-loan, in en, nb, sl; its old address leads to the new one (was).',
  );
  expect(there!.text).toContain('31 places that name it changed, in 16 files.');
  expect(checked!.text).toBe('');
  const renamed = filesOf(folder);
  expect(Object.keys(renamed).filter((file) => file.includes('renew-a-loan'))).toEqual([]);
  const front = changesOf(before, renamed);
  // Words, titles and files that do not name it are not touched; translations follow the version of their original.
  for (const [file, lines] of Object.entries(front).filter(([name]) => !/\/(renew|extend)-a-loan\./.test(name)))
    for (const line of lines) expect(line, file).toMatch(/(renew|extend)-a-loan|^[-+] translated: "[0-9a-f]{8}"$/);

  expect(content(folder, ['rename', 'extend-a-loan', 'renew-a-loan'])[0]!.isDone).toBe(true);
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

  const [dry] = content(folder, ['rename', 'articles\\en\\report-a-leak.mdx', 'a-leak', '--dry-run']);
  expect(dry!.text).toContain('This would be done; nothing was changed:\nreport-a-leak is now a-leak, in en, ar;');
  expect(filesOf(folder)).toEqual(before);

  const [, , afterRenaming, retired, afterRetiring] = content(
    folder,
    ['rename', 'report-a-leak', 'a-leak'],
    ['rename', 'guides/where-waste-goes', 'waste'],
    check,
    ['retire', 'water-quality', '--to', 'water-bill'],
    check,
  );
  expect(afterRenaming!.text).toBe('');
  for (const [file, text] of Object.entries(filesOf(folder)).filter(([name]) => /\.(mdx|yaml)$/.test(name)))
    expect(text.replaceAll('\r\n', ''), file).not.toMatch(/[\r\n]/);
  expect(readFileSync(join(folder, 'guides/ar/waste.yaml'), 'utf8')).toMatch(/^was: \[where-waste-goes\]\r$/m);

  expect(retired!.text).toContain('water-quality is gone, in en; its addresses lead to water-bill (was).');
  expect(existsSync(join(folder, 'articles/en/water-quality.mdx'))).toBe(false);
  // The Arabic page was shown in English, and its address leads on as well.
  expect(readFileSync(join(folder, 'articles/en/water-bill.mdx'), 'utf8')).toMatch(
    /^was: \[.*water-quality, \/ar\/water-quality\/.*\]\r$/m,
  );
  expect(afterRetiring!.text).toBe('');

  rmSync(join(folder, 'articles/ar/a-leak.mdx'));
  rmSync(join(folder, 'guides/ar/waste.yaml'));
  const [which, , , waiting] = content(
    folder,
    ['translate', 'a-leak'],
    ['translate', 'a-leak', '--lang', 'ar'],
    ['translate', 'waste.yaml', '--lang', 'ar'],
    check,
  );
  expect(which!.text).toBe('Say into which language: --lang ar');
  expect(waiting!.text.split('\n')).toEqual([
    expect.stringMatching(/^\S*articles\/ar\/a-leak\.mdx:2 ✎ stands before what is still to be written here\./),
    expect.stringMatching(/^\S*guides\/ar\/waste\.yaml:\d ✎ stands before what is still to be written here\./),
  ]);
  for (const file of ['articles/ar/a-leak.mdx', 'guides/ar/waste.yaml'].map((name) => join(folder, name)))
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('✎ ', ''));
  expect(content(folder, check)[0]!.text).toBe('');
  rmSync(folder, { recursive: true });
});

test('a draft of each kind says in its language what to write, and has no other mistake', () => {
  const folder = agency({});
  const [article, service, guide, checked] = content(
    folder,
    ['new', 'article', '--lang', 'ar', '--topic', 'water', '--slug', 'boil-water', 'متى يجب غلي الماء'],
    ['new', 'service', '--topic', 'water', 'A new tap: “hot & cold”'],
    ['new', 'guide', '--topic', 'waste', 'Which bin?', '--owner', 'town-hall'],
    check,
  );
  expect(article!.text).toContain('articles/ar/boil-water.mdx is there: boil-water, of the desk "waterworks".');
  expect([service!.isDone, guide!.isDone]).toEqual([true, true]);
  expect(readFileSync(join(folder, 'articles/ar/boil-water.mdx'), 'utf8')).toContain('\n✎ الجواب أولًا');
  expect(existsSync(join(folder, 'services/en/a-new-tap-hot-cold.mdx'))).toBe(true);
  expect(checked!.text.split('\n')).toHaveLength(3);
  for (const line of checked!.text.split('\n'))
    expect(line).toContain('✎ stands before what is still to be written here.');
  rmSync(folder, { recursive: true });
});

const refusals: [typed: string[], said: string][] = [
  [['renam', 'a', 'b'], 'There is no command "renam". Did you mean "rename"? "npm run content" explains each.'],
  [['rename', 'bin-collection'], 'Something is missing. Write: npm run content -- rename PAGE new-name'],
  [['rename', 'bin-colection', 'bins'], 'There is no page "bin-colection". Did you mean "bin-collection"?'],
  [
    ['rename', 'bin-collection', 'Bins'],
    '"Bins" cannot be a file name here: it becomes the address, so write small letters a-z, digits and hyphens, such as renew-a-loan.',
  ],
  [['rename', 'bin-collection', 'search'], '"search" is the address of another page of the site. Choose another name.'],
  [
    ['rename', 'bin-collection', 'water-bill'],
    '"water-bill" is already the name of articles/en/water-bill.mdx. Choose another.',
  ],
  [
    ['retire', 'bin-collection'],
    'Say which page takes its place, so that nobody who has the old address finds nothing: --to renew-a-loan',
  ],
  [['retire', 'bin-collection', '--to', 'bin-collection'], 'A page cannot take its own place.'],
  [['translate', 'bin-collection', '--lang', 'ar'], 'bin-collection is there in every language of the site.'],
  [
    ['new', 'article', 'Water'],
    'Say to which topic it belongs: --topic waste. Known: waste, water, building, streets.',
  ],
  [['new', 'article', '--topic', 'watr', 'Water'], '"watr" is not a topic of the site. Did you mean "water"?'],
  [
    ['new', 'article', '--topic', 'water', 'Search'],
    '"search" is the address of another page of the site. Choose another name. Name another with --slug.',
  ],
  [
    ['new', 'article', '--topic', 'water', 'ماء'],
    'No file name can be made of "ماء": addresses have letters a-z. Choose a few words, such as --slug renew-a-loan',
  ],
  [
    ['new', 'article', '--topic', 'water', 'Water', 'bill'],
    '"bill" is one word too many. A title of several words stands in quotation marks: npm run content -- new article "Title"',
  ],
  [['reviewed'], 'Say which pages were checked: their names, --desk library or --topic loans.'],
  [['reviewed', 'bin-collection', '--on', '30.11.2026'], '"30.11.2026" is not a date. Write year-month-day, such as'],
  [['reviewed', '--desk', 'library'], '"library" is not a desk of the site.'],
  [['stale', '--within', 'soon'], '"soon" is not a number of days. Write --within 60'],
  [['stale', '--to', 'x'], 'stale has no option --to. It knows --within, --desk, --topic, --lang, --json.'],
];

test('what cannot be done is said in words, and nothing is changed', () => {
  const before = filesOf('tests/site');
  const answers = content('tests/site', ...refusals.map(([typed]) => typed));
  for (const [index, [typed, said]] of refusals.entries()) {
    expect(answers[index]!.text, typed.join(' ')).toContain(said);
    expect(answers[index]!.isDone, typed.join(' ')).toBe(false);
  }
  const { code, output } = start('src/lifecycle/cli.ts', { CONTENT: 'tests/site' }, 'renam');
  expect(output).toBe('There is no command "renam". Did you mean "rename"? "npm run content" explains each.\n');
  expect(code).toBe(2);
  expect(filesOf('tests/site')).toEqual(before);
});

test('pages are marked as checked by name, desk and language, and nothing else of them changes', () => {
  const folder = agency({});
  const before = filesOf(folder);
  const [, due] = content(
    folder,
    ['reviewed', '--desk', 'waterworks', '--lang', 'en', '--on', '2026-11-20'],
    ['stale', '--within', '36500', '--desk', 'waterworks', '--json'],
  );
  const changes = changesOf(before, filesOf(folder));
  expect(Object.keys(changes).length).toBeGreaterThan(1);
  for (const [file, lines] of Object.entries(changes)) {
    expect(file).toMatch(/\/en\//);
    expect(lines.filter((line) => line.startsWith('+'))).toEqual(['+ reviewed: 2026-11-20']);
  }
  const pages = JSON.parse(due!.text) as { desk: string; due: string }[];
  expect(new Set(pages.map(({ desk }) => desk))).toEqual(new Set(['waterworks']));
  expect(pages.map((page) => page.due)).toEqual(pages.map((page) => page.due).toSorted());
  rmSync(folder, { recursive: true });
});

test('the sentences of drafts stand in every language of the engine', () => {
  const keysOf = (tag: string) =>
    Object.keys(JSON.parse(readFileSync(`src/lifecycle/words/${tag}.json`, 'utf8')) as object);
  const tags = globSync('src/settings/strings/*.json').map((file) => file.replace(/.*[\\/]|\.json$/g, ''));
  expect(tags.length).toBeGreaterThan(7);
  for (const tag of tags) expect(keysOf(tag), tag).toEqual(keysOf('en'));
});
