import { readdirSync } from 'node:fs';
import { folded } from '../../settings/file-names.ts';

/** The names that stand for the parameters of addresses, such as the languages for `lang`. One that is missing stands for any name. */
export type Named = Readonly<Record<'lang' | 'article' | 'service' | 'guide' | 'topic' | 'place', readonly string[]>>;

/** What the build writes besides pages: Astro's scripts, Pagefind's index, the short numbers of pages, and the page of an overload. */
const tools = ['_astro', 'pagefind', 'a', '503'];
/** The two files that hosts read (`pages/[host].ts`). */
const host = ['_headers', '_redirects'];

/** The addresses of the engine, as the files of `src/pages` name them: each a list of segments, with parameters in brackets. */
export const routes: string[][] = readdirSync('src/pages', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  // Old addresses are what editors wrote themselves; the files for hosts stand above.
  .filter((file) => /\.(astro|ts)$/.test(file) && !['[...redirect].ts', '[host].ts'].includes(file))
  .map((file) => segmentsOf(`/${file.replace(/\.(astro|ts)$/, '').replace(/(^|\/)index$/, '')}`))
  .sort();

/** The first segments below which everything is the engine's, whatever the agency writes. */
const roots = new Set([...tools, ...host, ...routes.flatMap(([first = '']) => (first.startsWith('[') ? [] : [first]))]);

/** The segments of an address as hosts compare it: `/en/help/index.html` and `/EN/help.html` are `/en/help/`. */
function segmentsOf(address: string): string[] {
  return folded(address)
    .replace(/(\/index)?\.html?$/, '')
    .split('/')
    .filter(Boolean);
}

/**
 * Whether an address, or a file in `public/`, lies where the engine writes or answers: in `desk/`, in the folder of a language, in
 * the place of `robots.txt` and so on. The list follows from `src/pages`, so a page that is new there is protected too.
 */
export function isBelowEngine(address: string, languages: readonly string[]): boolean {
  const [first = ''] = segmentsOf(address);
  return isRoot(first) || languages.some((tag) => folded(tag) === first);
}

/** Whose an address is that the build writes, exactly, or that lies in one of the engine's own folders; undefined when it is free. */
export function takenBy(address: string, named: Named): 'the engine' | 'a page of the engine' | undefined {
  const segments = segmentsOf(address);
  if (isRoot(segments[0] ?? '')) return 'the engine';
  return routes.some((route) => matches(route, segments, named)) ? 'a page of the engine' : undefined;
}

function isRoot(first: string): boolean {
  return first === '' || roots.has(first) || /^sitemap[-\w]*\.xml$/.test(first);
}

function matches(route: string[], segments: string[], named: Named): boolean {
  const rest = route.findIndex((segment) => segment.startsWith('[...'));
  if (rest === -1 ? route.length !== segments.length : segments.length < rest) return false;
  return route.every((segment, index) => {
    if (segment.startsWith('[...')) return true;
    const [, before = '', parameter, after = ''] = /^([^[]*)\[(\w+)\](.*)$/.exec(segment) ?? [];
    const found = segments[index]!;
    if (parameter === undefined) return segment === found;
    if (!found.startsWith(before) || !found.endsWith(after)) return false;
    const value = found.slice(before.length, found.length - after.length);
    // Better too much than too little.
    const values = Object.hasOwn(named, parameter) ? named[parameter as keyof Named] : undefined;
    return values === undefined || values.some((name) => folded(name) === value);
  });
}
