import { dirname, basename, extname } from 'node:path';

/** A file that is tracked: its path from the root, and its content. */
export interface Tracked {
  path: string;
  bytes: Uint8Array;
}

/** What may stand loose at the root of `src/`: the doors. */
const doors = ['build.ts', 'serve.ts', 'update.ts', 'content.config.ts', 'README.md'];
const largest = { lines: 250, room: 15, bytes: 300_000, median: 60 };
/** Names that say nothing of what a file holds. */
const nameless = /^(utils?|helpers?|common|lib|core|misc|index)$/;

/** What is wrong with the place, the name or the size of tracked files: a sentence each, that says where it belongs. */
export function misplaced(files: Tracked[]): string[] {
  const source = files.filter(({ path }) => /^(src|deploy)\/.*\.(ts|astro|css)$/.test(path));
  const lines = source.map(({ bytes }) => linesOf(bytes));
  const median = lines.toSorted((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 0;
  return [
    ...files
      .filter(({ path }) => dirname(path) === 'src' && !doors.includes(basename(path)))
      .map(({ path }) => `${path} stands loose in src/, where only doors stand. Put it into the room that it serves.`),
    ...roomsOver(files),
    ...source
      .filter((_, index) => lines[index]! > largest.lines)
      .map(
        ({ path, bytes }) =>
          `${path} has ${linesOf(bytes)} lines; more than ${largest.lines} are two files. Split it where its subject splits.`,
      ),
    ...(median > largest.median
      ? [`Half of the source files have more than ${median} lines; ${largest.median} are normal. Look at the longest.`]
      : []),
    ...source
      .filter(({ path }) => nameless.test(basename(path, extname(path))) && !path.startsWith('src/pages/'))
      .map(({ path }) => `${path}: the name does not say what is in it. Name it for the one thing that it does.`),
    ...files.flatMap(tooHeavy),
  ];
}

/** Folders of the engine with more files than a reader takes in at once. */
function roomsOver(files: Tracked[]): string[] {
  const rooms = Map.groupBy(
    files.filter(({ path }) => path.startsWith('src/') && !path.startsWith('src/decisions/')),
    ({ path }) => dirname(path),
  );
  return [...rooms]
    .filter(([, inside]) => inside.length > largest.room)
    .map(
      ([room, inside]) =>
        `${room}/ has ${inside.length} files of its own; more than ${largest.room} want rooms within. Part them by what they do or where they run.`,
    );
}

/** The agency's folders and the pictures of the repository's own pages may hold what is no text. */
function tooHeavy({ path, bytes }: Tracked): string[] {
  if (/^(content|public|\.github|tests\/site)\//.test(path)) return [];
  const named = path === 'package-lock.json';
  if (!named && bytes.length > largest.bytes)
    return [
      `${path} weighs ${Math.round(bytes.length / 1000)} KB; more than ${largest.bytes / 1000} is no source. Install it, make it in the test, or put it into public/.`,
    ];
  if (bytes.subarray(0, 8000).includes(0))
    return [`${path} is no text. Install it, make it in the test, or put it into public/.`];
  return [];
}

/** Entries of npm's lock file without a digest: what is installed under them could be anything. */
export function unsealed(lock: { packages: Record<string, { integrity?: string; link?: boolean }> }): string[] {
  return Object.entries(lock.packages)
    .filter(([name, entry]) => name && !entry.integrity && !entry.link)
    .map(
      ([name]) =>
        `package-lock.json: ${name} has no integrity. Ask the registry: npm view <name>@<version> dist.integrity`,
    );
}

function linesOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum + (byte === 10 ? 1 : 0), 0);
}
