import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const tracked = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
  .split('\0')
  .filter((path) => path && existsSync(path));
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** What a command of package.json cannot say, since `cmd` of Windows runs it as well as `sh`. */
const unsaid: [RegExp, string][] = [
  [/^exec |&& *exec /, 'exec'],
  [/(^|&& *|\|\| *)[A-Z_]+=/, 'a variable before the command'],
  [/['`$;<>]|\s&\s|\\/, 'a sign of one shell'],
  [/(^|&& *)(rm|cp|mv|cat|export|source|sh|bash|test|true|sleep|mkdir -p) /, 'a program of one system'],
];

for (const [name, script] of Object.entries(scripts))
  test(`npm run ${name} can be said in every shell`, () => {
    for (const [sign, what] of unsaid) expect(script, what).not.toMatch(sign);
    for (const [, program = ''] of script.matchAll(/(?:^|&& *|\|\| *)(\S+)/g))
      expect(
        ['node', 'npm', 'npx'].includes(program) || existsSync(join('node_modules', '.bin', program)),
        `${program} is a program that npm brings`,
      ).toBe(true);
  });

/** What is not there, or is not the same, on Windows; the tests of the engine itself run on Linux and macOS. */
const foreign: [RegExp, string][] = [
  [/['"`]\/(tmp|dev|proc|etc|usr|var)\//, 'a folder of one system: take os.tmpdir() or a folder of the project'],
  [/process\.kill\(-|detached: true/, 'a group of processes'],
  [/\bsymlink(Sync)?\(/, 'a symbolic link, which asks for rights there'],
  [/process\.get(e?[ug]id|groups)\(/, 'a user by number'],
  [/(spawn|execFile|exec)(Sync)?\(\s*['"](sh|bash|npm|npx|rm|cp|mktemp|env)['"]/, 'a program of one system'],
  [
    /new URL\([^)]*import\.meta\.url\)\.pathname|import\.meta\.url\)?\.slice\(/,
    'a path from an address: take import.meta.dirname',
  ],
  [/SIG(USR[12]|HUP|QUIT)/, 'a signal of one system'],
  [/\bimport\(\s*(resolve|join)\(/, 'a path where an address belongs: pathToFileURL(path).href'],
];

const engine = tracked.filter((path) => /^(src|deploy)\/.*\.(ts|mjs|astro)$|^[^/]+\.(ts|mjs)$/.test(path));

test('the engine takes nothing for granted that one system alone has', () => {
  expect(engine.length).toBeGreaterThan(200);
  const found = engine.flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    return foreign.filter(([sign]) => sign.test(text)).map(([, what]) => `${path}: ${what}`);
  });
  expect(found).toEqual([]);
});

/** Whether Windows can have a file of this name: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const isName = (name: string) =>
  !/[<>:"|?*\\\p{Cc}]|[. ]$/u.test(name) && !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);

test('every file of the repository has a name that Windows and macOS can have, beside all others', () => {
  expect(tracked.filter((path) => !path.split('/').every(isName))).toEqual([]);
  expect(tracked.filter((path) => path.length > 160)).toEqual([]);
  const folded = Map.groupBy(tracked, (path) => path.normalize('NFC').toLowerCase());
  expect([...folded.values()].filter((same) => same.length > 1)).toEqual([]);
  for (const name of ['nul.md', 'a:b', 'a.', 'AUX', 'COM1.txt', 'what?']) expect(isName(name), name).toBe(false);
});

test('line ends are those of Linux in every checkout, but in files that visitors download', () => {
  const ends = execFileSync('git', ['ls-files', '--eol'], { encoding: 'utf8' }).trim().split('\n');
  const wrong = ends.filter((line) => /^i\/(crlf|mixed)/.test(line) && !/attr\/-text/.test(line));
  expect(wrong).toEqual([]);
  expect(ends.filter((line) => /\t(src|content)\/.*\.(ts|mdx|yaml)$/.test(line) && !/eol=lf/.test(line))).toEqual([]);
});

/** What is compiled for each system, and is needed to build a site; every system must find its own in the lock. */
const compiled = [
  '@astrojs/compiler-binding-',
  '@bruits/satteri-',
  '@esbuild/',
  '@pagefind/',
  '@rolldown/binding-',
  '@tailwindcss/oxide-',
  'lightningcss-',
];

for (const [system, ...flags] of [
  ['Windows', '--os=win32', '--cpu=x64'],
  ['Windows on ARM', '--os=win32', '--cpu=arm64'],
  ['macOS', '--os=darwin', '--cpu=arm64'],
  ['macOS on Intel', '--os=darwin', '--cpu=x64'],
  ['Linux on ARM', '--os=linux', '--cpu=arm64', '--libc=glibc'],
  ['Alpine', '--os=linux', '--cpu=x64', '--libc=musl'],
] as const)
  test(`npm ci finds all that is compiled for ${system} in the lock, without asking anybody`, () => {
    test.setTimeout(180_000);
    const folder = mkdtempSync(join(tmpdir(), 'pult-lock-'));
    for (const file of ['package.json', 'package-lock.json', '.npmrc']) cpSync(file, join(folder, file));
    const said = execFileSync('npm', ['ci', '--dry-run', '--offline', '--ignore-scripts', ...flags], {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    const added = [...said.matchAll(/^add (\S+)/gm)].map(([, name]) => name!);
    expect(added.length).toBeGreaterThan(400);
    for (const start of compiled)
      expect(
        added.filter((name) => name.startsWith(start)),
        start,
      ).not.toEqual([]);
  });
