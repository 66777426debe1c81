import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { measure } from './measure.ts';

/*
 * What the check costs an agency of 1,000 articles in three languages: the first time, and again after one was changed.
 * `npm run bench:check -- 200` takes another number of articles. The words are those of `content/`, mixed anew.
 */
const count = Number(process.argv[2] ?? 1000);
const agency = join('node_modules/.cache/pult/bench-check', String(count));
const cache = join('node_modules/.cache/pult', agency.replace(/[^\w-]+/g, '_'));
const { languages, topics } = parse(readFileSync('content/site.yaml', 'utf8')) as {
  languages: string[];
  topics: Record<string, unknown>;
};
const folders = languages.slice(0, 3);

/** A generator of the same numbers on every machine (mulberry32). */
function numbers(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Copies the agency of `content/`, with `count` articles of its own paragraphs in each of three languages. */
function writeAgency() {
  rmSync(agency, { recursive: true, force: true });
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(agency, { recursive: true });
  cpSync('content', agency, { recursive: true });
  cpSync('public', join(agency, 'public'), { recursive: true });
  for (const language of folders) {
    const folder = join(agency, 'articles', language);
    const own = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8').split(/^---$/m));
    const blocks = own.flatMap(([, , text = '']) =>
      text.split('\n\n').filter((block) => /^\p{L}/u.test(block) && !block.includes('](#')),
    );
    const random = numbers(42);
    const pick = () => blocks[Math.floor(random() * blocks.length)]!.trim();
    const paths = Object.keys(topics);
    const [, fields = ''] = own[0]!;
    const owner = /^owner: .*$/m.exec(fields)![0];
    const audience = /^audience: .*$/m.exec(fields)![0];
    for (let index = own.length; index < count; index++) {
      const title = `${pick()
        .replace(/[^\p{L} ].*/su, '')
        .slice(0, 40)} ${index}`;
      const text = Array.from({ length: 4 }, (_, part) => `${pick()}\n\n## ${part} ${index}\n\n${pick()}\n\n${pick()}`);
      writeFileSync(
        join(folder, `page-${index}.mdx`),
        `---\ntitle: ${JSON.stringify(title)}\nsummary: ${JSON.stringify(
          pick()
            .replace(/[[\]*]|\([^)]*\)/g, '')
            .slice(0, 150)
            .padEnd(30, '.'),
        )}\ntopic: ${paths[index % paths.length]}\n${audience}\n${owner}\nreviewed: 2026-09-14\n---\n${text.join('\n\n')}\n`,
      );
    }
  }
}

writeAgency();
const check = () =>
  measure('node --import ./src/settings/node.mjs src/check/formats/run.ts || true', '.', { CONTENT: agency });
const first = await check();
const page = join(agency, 'articles', folders[0]!, `page-${count - 1}.mdx`);
writeFileSync(page, `${readFileSync(page, 'utf8')}\nOne more.\n`);
const second = await check();
for (const [what, value, limit, unit] of [
  [`first check of ${count} articles in ${folders.length} languages`, first.cpu, 5, 's CPU'],
  ['its memory', first.peakMiB, 500, 'MiB'],
  ['second check, one article changed', second.cpu, 1.5, 's CPU'],
  ['its memory', second.peakMiB, 500, 'MiB'],
] as const) {
  const held = value <= limit;
  console.log(`${held ? 'held' : 'MISSED'}: ${what}: ${value.toFixed(2)} ${unit} (limit ${limit})`);
  if (!held) process.exitCode = 1;
}
