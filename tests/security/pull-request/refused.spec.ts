import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { agency, run } from '../../agency.ts';
import { refused, unopened, type Change } from './changes.ts';
import { more, settings } from './more-changes.ts';

/** The lines that the check prints of an agency's folder. */
function check(folder: string): { code: number; lines: string[]; output: string } {
  const { code, output } = run('src/check/formats/run.ts', { CONTENT: folder });
  return { code, lines: output.split('\n'), output };
}

/** An agency with all these changes at once: the check names every mistake, so each is seen by itself. */
function agencyWith(changes: Change[]): { folder: string; placed: (Change & { line: number })[] } {
  const theme = readFileSync('tests/site/theme.css', 'utf8');
  let css = theme;
  const placed = changes.map((change) => {
    if (change.file !== 'theme.css' || change.text.length > 1000) return { line: 1, ...change };
    const line = css.split('\n').length;
    css += `${change.text}\n`;
    return { ...change, line };
  });
  const texts = Object.fromEntries(changes.map(({ file, text }) => [file, text]));
  const folder = agency({ ...texts, ...(css !== theme && { 'theme.css': css }) });
  return { folder, placed };
}

const lineOf = ({ file, at = file, line, says }: Change) => ({
  begins: `${at.replace(/[\n\u001b\u202E]/g, shown)}:${line ?? 1}`,
  says,
});
const shown = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

for (const [what, changes] of Object.entries({ 'what runs or reaches out': refused, 'what others obey': more }))
  test(`of what a stranger puts into content/ or public/, ${what} is refused with its file and line`, () => {
    const { folder, placed } = agencyWith(changes);
    const { code, lines } = check(folder);
    expect(code).toBe(1);
    for (const change of placed) {
      const { begins, says } = lineOf(change);
      expect
        .soft(
          lines.filter((line) => line.startsWith(`${begins} `) || line.startsWith(`${begins}:`)).join('\n'),
          `${change.way} (${begins})`,
        )
        .toContain(says);
    }
    expect(refused.length + unopened.length).toBeGreaterThanOrEqual(40);
    expect(more.length).toBeGreaterThanOrEqual(60);
  });

test('settings of a stranger are refused where they are more than what they are for', () => {
  const entries = Object.entries(settings);
  const folder = agency(
    Object.fromEntries(
      entries.map(([file, rows]) => [
        file,
        (yaml: string) => rows.reduce((text, [, from, to]) => text.replace(from, () => to), yaml),
      ]),
    ),
  );
  const { code, lines } = check(folder);
  expect(code).toBe(1);
  for (const [file, rows] of entries) {
    const yaml = readFileSync(join(folder, file), 'utf8').split('\n');
    for (const [way, , to, says] of rows) {
      const begins = `${file}:${yaml.findIndex((line) => line.includes(to)) + 1} `;
      const told = lines.filter((line) => line.startsWith(begins));
      expect.soft(told.join('\n'), `${way} (${begins})`).toContain(says);
    }
  }
});

test('what is too large, or no file, is not opened', () => {
  const { folder, placed } = agencyWith(unopened);
  const { code, lines } = check(folder);
  expect(code).toBe(1);
  for (const change of placed) {
    const { begins, says } = lineOf(change);
    expect(lines.filter((line) => line.startsWith(`${begins} `)).join('\n'), change.way).toContain(says);
  }
});

test('links are refused, and what they lead to is neither published nor printed', () => {
  const secret = join(agency({}), 'secret.txt');
  const folder = agency({
    'articles/en/x.mdx': 'x',
    'words/en.yaml': 'x',
    'guides/en/x.yaml': 'x',
    'catalogue/x.csv': 'x',
  });
  writeFileSync(secret, 'only-the-machine-knows');
  const target = join(process.cwd(), secret);
  const links = [
    'articles/en/x.mdx',
    'words/en.yaml',
    'guides/en/x.yaml',
    'catalogue/x.csv',
    'theme.css',
    'hours.yaml',
    'site.yaml',
  ];
  for (const file of links) {
    rmSync(join(folder, file));
    symlinkSync(target, join(folder, file));
  }
  symlinkSync(target, join(folder, 'public/leak.txt'));
  symlinkSync('/etc', join(folder, 'public/etc'));
  symlinkSync('/etc', join(folder, 'articles/de'));
  const { code, lines, output } = check(folder);
  expect(code).toBe(1);
  for (const file of [...links, 'public/leak.txt', 'public/etc', 'articles/de'])
    expect(lines, file).toContain(`${file}:1 is a link. Put the file itself here: links are not followed.`);
  expect(output).not.toContain('only-the-machine-knows');
  const built = run('src/build.ts', { CONTENT: folder, OUT: join(folder, 'out') });
  expect(built.code).toBe(1);
  expect(built.output).not.toContain('only-the-machine-knows');
  expect(existsSync(join(folder, 'out'))).toBe(false);
});

test('pipes and sockets are refused, and nobody waits for them', async () => {
  test.skip(process.platform === 'win32', 'Windows has no such files.');
  const folder = agency({});
  execFileSync('mkfifo', [join(folder, 'articles/en/x.mdx'), join(folder, 'public/x.pdf')]);
  const server = createServer().listen(join(folder, 'public/s.pdf'));
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    const { code, lines } = check(folder);
    expect(code).toBe(1);
    for (const file of ['articles/en/x.mdx', 'public/x.pdf', 'public/s.pdf'])
      expect(lines).toContain(`${file}:1 is neither a file nor a folder. Delete it.`);
  } finally {
    server.close();
  }
});

test('what programs leave behind is skipped with a notice, and published nowhere', () => {
  const names = [
    'catalogue/Thumbs.db',
    'catalogue/~$town.csv',
    'articles/en/water-bill.mdx~',
    'public/.DS_Store',
    'public/._x',
    'words/desktop.ini',
    'guides/en/.x.yaml.swp',
  ];
  const { code, output } = check(agency(Object.fromEntries(names.map((name) => [name, 'x']))));
  expect(output).toContain('no mistakes');
  expect(code).toBe(0);
  for (const name of names)
    expect(output).toContain(`${name}:1 was left behind by a program and is skipped. Delete it.`);
});
