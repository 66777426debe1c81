import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { contentFolder } from '../settings/folders.ts';

/*
 * A content-addressed cache on disk: a JSON file for each value, named by the digest of all that it was made from.
 */

/** A folder for each agency, so that building one does not empty the cache of another. */
const folder = join('node_modules', '.cache', 'pult', contentFolder.replace(/[^\w-]+/g, '_'));

const day = 24 * 60 * 60 * 1000;

/** A digest of a text: the first 128 bits of its SHA-256, in hexadecimal. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** The digest of the code that makes what is cached, since it is only as good as that. */
export function digestOfCode(): string {
  const files = [
    ...globSync('src/articles/**/*.ts').sort(),
    ...globSync('src/pictures/**/*.ts').sort(),
    ...globSync(['src/check/text/**/*.{ts,txt}', 'src/ask/words/{text.ts,lists/*.json}']).sort(),
    'src/check/prose.ts',
    'src/services/schema.ts',
    'src/site/below.ts',
    'src/site/anchors.ts',
    'src/site/links.ts',
    'src/settings/fields.ts',
    'src/settings/problems.ts',
    'src/settings/yaml.ts',
    'src/settings/yaml-words.ts',
    'package.json',
  ];
  return digestOf(files.map((file) => readFileSync(file, 'utf8')).join('\0'));
}

/** The value cached under a digest; undefined on a miss, which a file that cannot be read is too. */
export function readCached<Value>(digest: string): Value | undefined {
  const file = fileOf(digest);
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Value;
  } catch {
    return undefined;
  }
}

/** Caches a value under a digest and returns it. Atomic: who reads at the same time sees the whole file or none. */
export function writeCached<Value>(digest: string, value: Value): Value {
  mkdirSync(folder, { recursive: true });
  const file = fileOf(digest);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(value));
  renameSync(draft, file);
  return value;
}

/** Takes out what is cached under a digest, if anything is. */
export const forgetCached = (digest: string) => rmSync(fileOf(digest), { force: true });

/** Whether a value is cached under a digest. */
export const isCached = (digest: string) => existsSync(fileOf(digest));

/** Many values by their digests, kept together in one file; none where there is no such file, or it cannot be read. */
export function readStore<Value>(name: string): Record<string, Value> {
  try {
    return JSON.parse(readFileSync(storeOf(name), 'utf8')) as Record<string, Value>;
  } catch {
    return {};
  }
}

/** Keeps many values in one file, in the place of those that were in it. Atomic. */
export function writeStore<Value>(name: string, values: Record<string, Value>): void {
  const file = storeOf(name);
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(values));
  renameSync(draft, file);
}

/** Beside the folder of single values, which are evicted one by one. */
const storeOf = (name: string) => `${folder}-stores/${name.replace(/[^\w-]+/g, '_')}.json`;

/** Evicts every value but those of these digests. Call it once the new values can be shown. */
export function evictOthers(kept: { digest: string }[]): void {
  if (!existsSync(folder)) return;
  const names = new Set(kept.map(({ digest }) => `${digest}.json`));
  const yesterday = Date.now() - day;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    // Another build may still be reading what is young.
    if (!names.has(name) && statSync(file).mtimeMs < yesterday) rmSync(file);
  }
}

const fileOf = (digest: string) => join(folder, `${digest}.json`);
