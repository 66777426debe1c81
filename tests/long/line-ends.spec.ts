import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { agency, run } from '../agency.ts';

test('a checkout with the line ends of Windows is the same agency: same mistakes, same versions, same site', () => {
  const windows = agency({});
  for (const name of readdirSync(windows, { recursive: true, encoding: 'utf8' }))
    if (/\.(mdx|yaml|json|csv|css)$/.test(name)) {
      const file = join(windows, name);
      writeFileSync(file, readFileSync(file, 'utf8').replace(/\r?\n/g, '\r\n'));
    }
  const [built, unix] = [join(windows, 'dist'), join(mkdtempSync(join(tmpdir(), 'pult-out-')), 'site')];
  expect(run('src/build.ts', { CONTENT: windows, OUT: built })).toMatchObject({ code: 0 });
  expect(run('src/build.ts', { CONTENT: 'tests/site', OUT: unix })).toMatchObject({ code: 0 });
  const files = (out: string) =>
    readdirSync(out, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter(
        (entry) => entry.isFile() && /\.(html|md|json|xml|txt)$/.test(entry.name) && !/pagefind/.test(entry.parentPath),
      )
      .map((entry) => join(entry.parentPath, entry.name).slice(out.length))
      .sort();
  expect(files(built)).toEqual(files(unix));
  // A page with a notice says in which minute it was built.
  const text = (out: string, file: string) =>
    readFileSync(join(out, file), 'utf8').replaceAll(/agency-\w{6}|data-notices="\d+"/g, '');
  expect(files(unix).filter((file) => text(unix, file) !== text(built, file))).toEqual([]);
  for (const folder of [windows, dirname(unix)]) rmSync(folder, { recursive: true });
});
