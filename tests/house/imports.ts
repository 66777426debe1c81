import { cruise, type IForbiddenRuleType, type ICruiseResult } from 'dependency-cruiser';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Rooms that only the build has: they read content, and need Astro, YAML or Markdown. */
const build =
  '^src/(settings|articles|services|changes|topics|pictures|suggest|check|layouts|pages|components|ask/build|catalogue/(read|pages)|guides/(read|pages|whole)|lifecycle|report|phone/build)/|^src/editor/(?!.*browser/)|^src/notices/(?!at\\.ts|browser\\.ts)';
/** Rooms that only a server or a function has: they keep messages, send them, and answer requests. */
const server =
  '^src/(server|ask/server|desk/(store|send|staff|host|events)|phone/(http|asterisk))/|^src/(serve|desk/(app|health))\\.ts|/(handler|fill)\\.ts$';

/** What may import what. Each `comment` says where a line belongs that breaks the rule. */
export const rules: IForbiddenRuleType[] = [
  {
    name: 'a circle',
    comment: 'Move what both need, often a type, into a file that imports neither.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'a page imports what only a server needs',
    comment:
      'Pages are built once and served as files. What is worked out for one visitor belongs to a handler in server/, ask/server/ or desk/form/.',
    from: { path: build },
    to: { path: server },
  },
  {
    name: 'a component imports a page',
    comment: 'Pages import layouts, and those components. Hand over what is needed as a property.',
    from: { path: '^src/(components|layouts)/' },
    to: { path: '^src/pages/' },
  },
  {
    name: 'a component imports a layout',
    comment: 'A component that is a whole page belongs to layouts/.',
    from: { path: '^src/components/' },
    to: { path: '^src/layouts/' },
  },
  {
    name: 'settings import a room',
    comment:
      'Settings are read by all rooms and know of none but hours/. What a room makes of them belongs to that room.',
    from: { path: '^src/settings/' },
    to: { path: '^src/(?!settings/|hours/)' },
  },
  {
    name: 'the engine imports a test or an entry of a host',
    comment: 'Tests and the entries of hosts import the engine, never the other way.',
    from: { path: '^src/' },
    to: { path: '^(tests|deploy)/' },
  },
  {
    name: 'a file that nobody imports',
    comment: 'Delete it, or name it where it is used. Doors stand at the root of src/, pages in pages/.',
    from: {
      orphan: true,
      pathNot: '^src/(pages/|[^/]+\\.ts$)|^deploy/',
    },
    to: {},
  },
];

/** What may be reached when the code runs, over any number of files; types are gone by then. */
export const reach: IForbiddenRuleType[] = [
  {
    name: 'the function reaches what only the build needs',
    comment:
      'A function is packed small and reads the built site. Let the build write what it needs into desk.json or a page, or import the type alone.',
    from: {
      path: '^src/(desk(?!/staff)|server|ask/(answer|desks|server|words)|catalogue/search|guides/(tree|step)|phone(?!/build|/asterisk))/',
    },
    to: { path: `${build}|^(astro|yaml|satteri|pagefind|tailwindcss|@tailwindcss)(/|$)`, reachable: true },
  },
  {
    name: 'the build reaches what only a server needs',
    comment: 'The build must run without a database or a mail server. Move what both need to site/ or hours/.',
    from: { path: build, pathNot: '^src/pages/desk/' },
    to: { path: '^src/desk/(store|send|staff|host|events)/|^(pg|nodemailer|imapflow|hono)(/|$)', reachable: true },
  },
  {
    name: 'what writes on a forge reaches what is installed',
    comment:
      'It runs where a token can write, before anything is installed. Hand it over in a file that a job without the token writes.',
    from: { path: '^src/report/(forge/|verdict\\.ts|quality\\.ts)' },
    to: { path: '^(?!src/report/|src/check/formats/gitlab\\.ts|(node:)?(fs|crypto|path)$)', reachable: true },
  },
  {
    name: 'a script of the browser reaches what a phone does not have',
    comment: 'A browser has no disk and no secrets. Let the build write it into the page, or ask the server for it.',
    from: { path: '/browser/|^src/site/page\\.ts|/(browser|live|card|fragment|open-now)\\.ts$' },
    to: { path: '^(node:|fs$|path$|crypto$)|^src/(settings|desk/(store|send|staff|host|events))/', reachable: true },
  },
];

/** A rule that was broken: by which file, and the files over which it gets to the other. */
export interface Violation {
  rule: string;
  from: string;
  to: string;
  via: string[];
  comment: string;
}

/**
 * Finds every import of `files` (TypeScript and Astro, paths from the root) that breaks a rule, read by dependency-cruiser.
 * That does not read Astro: of such a file its front matter and the scripts that it names are laid beside it as TypeScript.
 */
export async function brokenImports(files: string[], textOf = (file: string) => readFileSync(file, 'utf8')) {
  mkdirSync('node_modules/.cache/pult', { recursive: true });
  const folder = mkdtempSync('node_modules/.cache/pult/house-');
  try {
    for (const file of files) {
      const target = join(folder, file.replace(/\.astro$/, '.astro.ts'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, file.endsWith('.astro') ? codeOf(textOf(file)) : textOf(file));
    }
    const read = (ruleSet: IForbiddenRuleType[], types: boolean) =>
      cruise(
        [...new Set(files.map((file) => file.split('/')[0]!))],
        { baseDir: folder, validate: true, ruleSet: { forbidden: ruleSet }, tsPreCompilationDeps: types },
        { extensions: ['.ts'] },
      );
    const results = [await read(rules, true), await read(reach, false)];
    return results.flatMap(({ output }) => violationsOf(output as ICruiseResult));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The imports of an Astro file as TypeScript: its front matter, and its scripts. */
function codeOf(text: string): string {
  const [, front = '', markup = ''] = /^---\n(.*?)\n---\n(.*)/s.exec(text) ?? ['', '', text];
  const scripts = [...markup.matchAll(/<script[^>]* src="(\.[^"]+)"/g)].map(([, address]) => `import '${address}';`);
  return [front, ...scripts].join('\n');
}

function violationsOf({ summary }: ICruiseResult): Violation[] {
  const named = (path: string) => path.replace(/\.astro\.ts$/, '.astro');
  return summary.violations.map(({ rule, from, to, cycle, via, type }) => ({
    rule: rule.name,
    from: named(from),
    to: type === 'module' ? '' : named(to),
    via: (cycle ?? via ?? []).map(({ name }) => named(name)),
    comment: [...rules, ...reach].find(({ name }) => name === rule.name)?.comment ?? '',
  }));
}
