import { build, type BuildOptions, type Plugin } from 'esbuild';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DeskFile } from '../src/desk/file.ts';
import { baseOf } from '../src/site/below.ts';
import { startTogether } from './together.ts';
import { vercelConfig } from './vercel/config.ts';

/** What each host is given, from the repository's root, and the folder that it looks for. */
const hosts = {
  node: {
    // Threads are files of their own, which those that start them look for beside them.
    entries: {
      serve: 'src/serve.ts',
      'desk/staff/cli': 'src/desk/staff/cli.ts',
      worker: 'src/desk/store/sqlite/worker.ts',
      thinker: 'src/server/thinker.ts',
    },
    folder: 'deploy/out/node',
  },
  lambda: { entries: ['deploy/lambda/function.ts'], folder: 'deploy/out/lambda' },
  netlify: { entries: ['deploy/netlify/desk.ts', 'deploy/netlify/clock.ts'], folder: '.netlify/v1/functions' },
  vercel: { entries: ['deploy/vercel/desk.ts'], folder: '.vercel/output' },
  // Wrangler packs the function itself.
  workers: { entries: [], folder: 'deploy/out/workers' },
};

/** Files of a built site that the function reads; the host serves the others. */
const read = [
  'desk/desk.json',
  'ask/**/*.json',
  '**/404.html',
  '*/search/index.html',
  '*/catalogue/index.html',
  'catalogue/*/*.json',
  '*/contact/**/index.html',
  '*/guides/*/index.html',
  '*/guides/*.json',
  '*/*.md',
];

/** What hosts read beside the pages, at the root of what they serve. */
const forHosts = ['_headers', '_redirects'];

/**
 * Packs the function for a host, and with it what it reads of the built site in `site`. `folder` is where it goes, if not
 * where the host looks for it; what stands there is deleted. `published` is what Netlify publishes of a site below a path.
 */
export async function buildFor(
  host: keyof typeof hosts,
  site = 'dist',
  folder = hosts[host].folder,
  published = 'deploy/out/netlify',
): Promise<void> {
  if (!existsSync(join(site, 'desk/desk.json')))
    throw new Error(`There is no built site in ${site}/. First: npm run build`);
  rmSync(folder, { recursive: true, force: true });
  const { entries } = hosts[host];
  const { address } = (JSON.parse(readFileSync(join(site, 'desk/desk.json'), 'utf8')) as DeskFile).site;
  const base = baseOf(address);
  if (host === 'workers') {
    layOut(site, base, folder);
    // By this copy the function knows the path.
    return cpSync(join(site, 'desk/desk.json'), join(folder, 'desk/desk.json'));
  }
  if (!Array.isArray(entries)) {
    // Each by itself: what programs share would lie in many small files, which all of them load.
    for (const [name, entry] of Object.entries(entries)) await pack({ [name]: entry }, folder, base, true);
    return;
  }
  if (host === 'lambda') {
    await pack(entries, folder, base);
    return cpSync(site, join(folder, 'dist'), { recursive: true, dereference: true });
  }
  const parts = globSync(read, { cwd: site });
  for (const entry of entries) {
    const name = basename(entry, '.ts');
    const place = host === 'vercel' ? join(folder, 'functions', `${name}.func`) : join(folder, name);
    await pack([entry], place, base);
    for (const part of parts) {
      mkdirSync(dirname(join(place, 'dist', part)), { recursive: true });
      cpSync(join(site, part), join(place, 'dist', part));
    }
    const runtime = { runtime: 'nodejs24.x', handler: `${name}.mjs`, launcherType: 'Nodejs', maxDuration: 30 };
    if (host === 'vercel') writeFileSync(join(place, '.vc-config.json'), JSON.stringify(runtime));
  }
  // Without a path Netlify publishes the built folder itself.
  if (host === 'netlify' && base) layOut(site, base, published);
  if (host === 'vercel') {
    layOut(site, base, join(folder, 'static'), []);
    writeFileSync(join(folder, 'config.json'), JSON.stringify(vercelConfig(site), null, 2));
  }
}

/** Lays a site out for a host that serves a folder from the root of a name: the pages below their path, `atRoot` before it. */
function layOut(site: string, base: string, folder: string, atRoot = forHosts) {
  const isPage = (path: string) => !forHosts.includes(basename(path));
  rmSync(folder, { recursive: true, force: true });
  cpSync(site, join(folder, base), { recursive: true, dereference: true, filter: isPage });
  for (const name of atRoot) cpSync(join(site, name), join(folder, name));
}

/** Of the public holidays the function needs the days, neither their names nor the laws. */
const holidaysWithoutNames: Plugin = {
  name: 'holidays-without-names',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]holidays[\\/][A-Z]{2}\.json$/ }, ({ path }) => {
      const { days } = JSON.parse(readFileSync(path, 'utf8')) as { days: object[] };
      return { contents: JSON.stringify({ days: days.map((day) => ({ ...day, name: {} })) }), loader: 'json' };
    });
  },
};

/** One file an entry, with all it imports; `split`: what is loaded late (mail, PostgreSQL) in files of its own. */
async function pack(entryPoints: string[] | Record<string, string>, outdir: string, base: string, split = false) {
  const options = {
    entryPoints,
    outdir,
    bundle: true,
    splitting: split,
    minify: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    // `pg` looks for a faster part that nobody here has; the site is built before it is packed.
    external: ['pg-native', './build.ts'],
    // Netlify takes the addresses of a function from its text.
    define: { BASE: JSON.stringify(base) },
    plugins: [holidaysWithoutNames],
    banner: { js: requires },
    logLevel: 'warning',
  } satisfies BuildOptions;
  await build(split ? await startTogether(options) : options);
  for (const name of globSync('**/*.mjs', { cwd: outdir })) {
    const file = join(outdir, name);
    const code = readFileSync(file, 'utf8').replace(`${requires}\n`, '');
    if (!/\brequire\b/.test(code)) writeFileSync(file, code);
  }
}

/** Packages in the older format ask for others by `require`, which a module has not got; it stands where one does. */
const requires = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

if (import.meta.main) {
  const host = process.argv[2] as keyof typeof hosts;
  if (!Object.hasOwn(hosts, host ?? '')) {
    console.error(`Which host? One of: ${Object.keys(hosts).join(', ')}.`);
    process.exit(1);
  }
  await buildFor(host).then(
    () => console.log(`${hosts[host].folder}/ is ready: deploy/${host}/README.md says how it goes on.`),
    (error: Error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
