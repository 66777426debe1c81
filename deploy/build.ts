import { build } from 'esbuild';
import { cpSync, existsSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { vercelConfig } from './vercel/config.ts';

/** What each host is given, from the repository's root, and the folder that it looks for. */
const hosts = {
  node: {
    // The thread of SQLite is a file of its own, which those with the rest of the desk look for beside them.
    entries: {
      serve: 'src/serve.ts',
      'desk/staff/cli': 'src/desk/staff/cli.ts',
      worker: 'src/desk/store/sqlite/worker.ts',
    },
    folder: 'deploy/out/node',
  },
  lambda: { entries: ['deploy/lambda/function.ts'], folder: 'deploy/out/lambda' },
  netlify: { entries: ['deploy/netlify/desk.ts', 'deploy/netlify/clock.ts'], folder: '.netlify/v1/functions' },
  vercel: { entries: ['deploy/vercel/desk.ts'], folder: '.vercel/output' },
};

/** Files of a built site that the function reads; the host serves the others. */
const read = [
  'desk/desk.json',
  'ask/*.json',
  '**/404.html',
  '*/search/index.html',
  '*/catalogue/index.html',
  'catalogue/*/*.json',
  '*/contact/**/index.html',
  '*/guides/*/index.html',
  '*/guides/*.json',
  '*/*.md',
];

/**
 * Packs the function for a host, and with it what it reads of the built site in `site`. `folder` is where it goes, if not
 * where the host looks for it; what stands there is deleted.
 */
export async function buildFor(host: keyof typeof hosts, site = 'dist', folder = hosts[host].folder): Promise<void> {
  if (!existsSync(join(site, 'desk/desk.json')))
    throw new Error(`There is no built site in ${site}/. First: npm run build`);
  rmSync(folder, { recursive: true, force: true });
  const { entries } = hosts[host];
  if (!Array.isArray(entries)) return pack(entries, folder, true);
  if (host === 'lambda') {
    await pack(entries, folder);
    return cpSync(site, join(folder, 'dist'), { recursive: true, dereference: true });
  }
  const parts = globSync(read, { cwd: site });
  for (const entry of entries) {
    const name = basename(entry, '.ts');
    const place = host === 'vercel' ? join(folder, 'functions', `${name}.func`) : join(folder, name);
    await pack([entry], place);
    for (const part of parts) {
      mkdirSync(dirname(join(place, 'dist', part)), { recursive: true });
      cpSync(join(site, part), join(place, 'dist', part));
    }
    const runtime = { runtime: 'nodejs24.x', handler: `${name}.mjs`, launcherType: 'Nodejs', maxDuration: 30 };
    if (host === 'vercel') writeFileSync(join(place, '.vc-config.json'), JSON.stringify(runtime));
  }
  if (host === 'vercel') {
    const isPage = (path: string) => !['_headers', '_redirects'].includes(basename(path));
    cpSync(site, join(folder, 'static'), { recursive: true, dereference: true, filter: isPage });
    writeFileSync(join(folder, 'config.json'), JSON.stringify(vercelConfig(site), null, 2));
  }
}

/** One file an entry, with all it imports; `split`: what is loaded late (mail, PostgreSQL) in files of its own. */
async function pack(entryPoints: string[] | Record<string, string>, outdir: string, split = false) {
  await build({
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
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
}

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
