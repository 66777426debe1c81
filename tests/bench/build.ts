import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeCorpus } from './corpus.ts';
import { measure, type Cost } from './measure.ts';

/**
 * What a build costs, against a bare Astro site of the same articles as `.md` files with Pagefind,
 * in turns in one run. `npm run bench:build -- 500 2000` names the numbers of articles.
 */
const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(500, 2000);
const rounds = 3;
const root = resolve('node_modules/.cache/pult/bench');

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const results = new Map<number, { pult: Cost[]; bare: Cost[] }>();

for (const size of sizes) {
  const folder = join(root, String(size));
  const { agency, markdown } = writeCorpus(folder, size);
  const bare = writeBareSite(join(folder, 'bare'), markdown);
  const costs = { pult: [] as Cost[], bare: [] as Cost[] };
  for (let round = 0; round < rounds; round++) {
    const caches = ['astro', 'pult'].map((name) => join('node_modules/.cache', name, agency.replace(/[^\w-]+/g, '_')));
    for (const cache of caches) rmSync(cache, { recursive: true, force: true });
    costs.pult.push(await measure('node src/build.ts', '.', { CONTENT: agency, OUT: join(folder, 'dist') }));
    rmSync(join(bare, 'node_modules'), { recursive: true, force: true });
    rmSync(join(bare, '.astro'), { recursive: true, force: true });
    rmSync(join(bare, 'dist'), { recursive: true, force: true });
    costs.bare.push(await measure('astro build && pagefind --site dist', bare));
  }
  results.set(size, costs);
  for (const [name, runs] of Object.entries(costs))
    console.log(
      `${size} articles, ${name.padEnd(4)}: CPU ${median(runs.map(({ cpu }) => cpu)).toFixed(1)} s (${runs.map(({ cpu }) => cpu.toFixed(1)).join(', ')}), wall ${median(runs.map(({ wall }) => wall)).toFixed(1)} s, peak ${median(runs.map(({ peakMiB }) => peakMiB))} MiB`,
    );
}

const most = Math.max(...sizes);
const least = Math.min(...sizes);
const cpu = (size: number, name: 'pult' | 'bare') => median(results.get(size)![name].map((cost) => cost.cpu));
const figures = [
  {
    name: `CPU against the bare site, ${most} articles`,
    value: cpu(most, 'pult') / cpu(most, 'bare'),
    limit: 1.5,
    unit: '',
  },
  {
    name: 'CPU for each further article',
    value: ((cpu(most, 'pult') - cpu(least, 'pult')) / (most - least)) * 1000,
    limit: 6,
    unit: ' ms',
  },
  {
    name: 'peak memory',
    value: median(results.get(most)!.pult.map(({ peakMiB }) => peakMiB)),
    limit: 1200,
    unit: ' MiB',
  },
];
for (const { name, value, limit, unit } of figures.filter(({ value: known }) => Number.isFinite(known))) {
  const held = value <= limit;
  console.log(`${held ? 'held' : 'MISSED'}: ${name}: ${value.toFixed(2)}${unit} (limit ${limit}${unit})`);
  if (!held) process.exitCode = 1;
}

/** The least that an Astro site of Markdown files is: one collection, one page, Pagefind after the build. */
function writeBareSite(folder: string, markdown: string): string {
  mkdirSync(join(folder, 'src/pages'), { recursive: true });
  cpSync(markdown, join(folder, 'src/articles'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(folder, 'astro.config.mjs'),
    `export default { site: 'https://bare.example', cacheDir: './.astro/cache' };`,
  );
  writeFileSync(
    join(folder, 'src/content.config.ts'),
    `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { articles: defineCollection({ loader: glob({ base: './src/articles', pattern: '*.md' }) }) };
`,
  );
  writeFileSync(
    join(folder, 'src/pages/[article].astro'),
    `---
import { getCollection, render } from 'astro:content';
export const getStaticPaths = async () => (await getCollection('articles')).map((entry) => ({ params: { article: entry.id }, props: { entry } }));
const { entry } = Astro.props;
const { Content } = await render(entry);
---
<html lang="en"><head><meta charset="utf-8" /><title>{entry.data.title}</title></head>
<body><main data-pagefind-body><h1>{entry.data.title}</h1><Content /></main></body></html>
`,
  );
  writeFileSync(
    join(folder, 'src/pages/index.astro'),
    `---
import { getCollection } from 'astro:content';
const entries = await getCollection('articles');
---
<html lang="en"><head><title>All</title></head><body><ul>{entries.map(({ id, data }) => <li><a href={\`/\${id}/\`}>{data.title}</a></li>)}</ul></body></html>
`,
  );
  return folder;
}
