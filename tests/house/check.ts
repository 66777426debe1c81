import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { misplaced, unsealed } from './files.ts';
import { brokenImports } from './imports.ts';

/** `npm run check:house`: where files stand and what they import, against the rules beside this file. Lists all that is wrong; exit code 1 when something is. */
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\0')
  .filter((path) => path && existsSync(path));
const code = files.filter((path) => /^(src|deploy)\/.*\.(ts|astro)$/.test(path));
const broken = await brokenImports(code);
const said = [
  ...broken.map(
    ({ rule, from, to, via, comment }) =>
      `${from}: ${rule}${via.length > 0 ? ` (${via.join(' → ')})` : to && ` (${to})`}. ${comment}`,
  ),
  ...misplaced(files.map((path) => ({ path, bytes: readFileSync(path) }))),
  ...unsealed(JSON.parse(readFileSync('package-lock.json', 'utf8')) as Parameters<typeof unsealed>[0]),
];
for (const sentence of said) console.error(sentence);
console.log(
  said.length > 0
    ? `\n${said.length} things stand where they should not.`
    : `The house is in order: ${code.length} files, no circle, every import in its direction.`,
);
process.exitCode = said.length > 0 ? 1 : 0;
