import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { manual } from '../src/desk/host/manual.ts';
import { settings } from '../src/desk/host/settings.ts';

/** The engine's own; what an agency writes beside them is its affair. */
const documents = execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .filter((path) => !/^(content|public)\//.test(path));
const read = (path: string) => readFileSync(path, 'utf8');

/** The ids that GitHub gives to the headings of a document. */
function headingsOf(path: string): string[] {
  return [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('every link between documents leads to a file and a heading that are there', () => {
  const lost = documents.flatMap((path) => {
    const text = read(path)
      .replace(/^```.*?^```/gms, '')
      .replace(/`[^`\n]*`/g, '');
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(([, link, picture]) => link ?? picture!);
    return targets
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [file, heading] = target.split('#');
        const place = file ? join(dirname(path), file) : path;
        return !existsSync(place) || (heading && !headingsOf(place).includes(heading));
      })
      .map((target) => `${path}: ${target}`);
  });
  expect(documents).toContain('README.md');
  expect(lost).toEqual([]);
});

test('the README explains every setting of the desk, in the words that the server uses', () => {
  for (const [name, { default: value }] of Object.entries(settings)) {
    const about = manual[name as keyof typeof settings];
    const line = read('README.md')
      .split('\n')
      .find((one) => one.startsWith(`- \`${name}\`: `));
    expect(line, name).toContain(about);
    expect(line, name).toContain(`Default: ${value}.`);
  }
});

test('the README holds no table, so that it reads well as plain text', () =>
  expect(read('README.md')).not.toMatch(/^\|/m));

test('the map fits on two pages and names files that are there', () => {
  const map = read('src/README.md');
  const named = map.match(/[\w.[\]-]+\/[\w./[\]-]+\.(ts|astro)\b/g) ?? [];
  expect(map.split('\n').length).toBeLessThanOrEqual(121);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(path) && !existsSync(join('src', path)))).toEqual([]);
});

const decisions = readdirSync('src/decisions').filter((name) => name !== 'README.md');

test('every decision says its day, context, choice, what was refused and its cost', () => {
  for (const name of decisions) {
    const headings = read(`src/decisions/${name}`)
      .match(/^#+ .+$/gm)
      ?.slice(1);
    expect(read(`src/decisions/${name}`), name).toMatch(new RegExp(`^# .+\n\n${name.slice(0, 10)}\n`));
    expect(headings, name).toEqual(['## Context', '## Choice', '## Refused', '## Cost']);
  }
});

test('every decision stands in the index once, the newest of a room first', () => {
  const rooms = read('src/decisions/README.md').split(/^## /m).slice(1);
  const listed = rooms.map((room) => [...room.matchAll(/^- .*\]\((.+\.md)\)/gm)].map(([, name]) => name!));
  expect(listed.flat().toSorted()).toEqual(decisions.toSorted());
  for (const names of listed) {
    const days = names.map((name) => name.slice(0, 10));
    expect(days).toEqual(days.toSorted().toReversed());
  }
});
