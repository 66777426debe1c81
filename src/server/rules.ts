import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What hosts read beside the pages: headers by path, and redirects. */
export interface Rules {
  /** Each block of `_headers`: a path, with a star at its end for all that begins so, and the headers that it adds. */
  headers: { path: string; values: [string, string][] }[];
  /** Each line of `_redirects`: from which path to which address, permanently. */
  moved: Map<string, string>;
}

/**
 * Parses the `_headers` and `_redirects` of a built site, as `site/hosts/headers.ts` and `pages/[host].ts` write them in the form of
 * Netlify and Cloudflare. Throws when one is missing.
 */
export function readRules(root: string): Rules {
  const blocks = readFileSync(join(root, '_headers'), 'utf8').trim().split(/\n\n+/);
  const headers = blocks.map((block) => {
    const [path = '', ...lines] = block.split('\n');
    return {
      path,
      values: lines.map(
        (line) =>
          line
            .trim()
            .split(/:\s*(.*)/s)
            .slice(0, 2) as [string, string],
      ),
    };
  });
  const redirects = readFileSync(join(root, '_redirects'), 'utf8').split('\n').filter(Boolean);
  return { headers, moved: new Map(redirects.map((line) => line.split(' ') as [string, string])) };
}

/**
 * The rules of a site as they are now: it may be built anew while it is served, and its policy must be that of the pages. With
 * `age` they may be so many milliseconds old.
 */
export function watchRules(root: string): (age?: number) => Rules {
  const file = join(root, '_headers');
  let rules = readRules(root);
  let made = statSync(file).mtimeMs;
  let looked = 0;
  return (age = 0) => {
    const now = performance.now();
    if (age > 0 && now - looked < age) return rules;
    looked = now;
    const { mtimeMs = made } = statSync(file, { throwIfNoEntry: false }) ?? {};
    if (mtimeMs !== made) {
      rules = readRules(root);
      made = mtimeMs;
    }
    return rules;
  };
}

/** The headers that the rules add to the answer at a path, in their order. */
export function headersAt({ headers }: Rules, path: string): [string, string][] {
  return headers
    .filter(({ path: rule }) => (rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule))
    .flatMap(({ values }) => values);
}
