import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addresses } from '../site/addresses.ts';
import type { z } from 'astro/zod';
import type { Problem } from '../settings/problems.ts';
import { contentFolder } from '../settings/folders.ts';
import { language } from '../settings/strings.ts';
import { readYaml } from '../settings/yaml.ts';
import { parseArticle, type Body } from './parse.ts';
import { articleSchema, type ArticleFields } from './schema.ts';

/** One MDX file of the agency, read; `fields` is missing when its front matter holds mistakes. */
export interface PageFile<Fields> {
  file: string;
  language: string;
  slug: string;
  fields: Fields | undefined;
  /** The fields without a mistake of their own. */
  parts: Partial<Fields>;
  /** Line of each front matter field; a field of an entry in a list stands as `channels.0.desk`. */
  lines: Record<string, number>;
  body: Body;
  problems: Problem[];
  /** Name of the file in the cache folder that holds the HTML. */
  digest: string;
  /** Changes when title, summary or text change; a translation names the one it was made from. */
  version: string;
}

/** One file of `content/articles`. */
export type Article = PageFile<ArticleFields>;

/** A folder for each agency, so that building one does not forget what is kept of another. */
const cacheFolder = join('node_modules', '.cache', 'pult', contentFolder.replace(/[^\w-]+/g, '_'));

type Kept<Fields> = Pick<PageFile<Fields>, 'fields' | 'parts' | 'lines' | 'body' | 'problems' | 'version'>;

/** The shape of a front matter: every page has at least a title and a summary. */
type Schema = z.ZodObject<{ title: z.ZodString; summary: z.ZodString }>;

/** Reads every article of the agency. */
export function readArticles(languages: string[]): Article[] {
  return readPages('articles', articleSchema, languages);
}

/**
 * Reads every page of one kind: the MDX files of a folder below `content/`, whose front matter has this shape. The
 * result for each file is kept by digest in the cache folder, so that a file is parsed again only when it, its
 * language's strings or this code changed. Mistakes inside each file are in its `problems`; those between files are
 * found by `src/check`.
 */
export function readPages<Shape extends Schema>(
  folder: string,
  schema: Shape,
  languages: string[],
): PageFile<z.infer<Shape>>[] {
  mkdirSync(cacheFolder, { recursive: true });
  const code = digestOfCode();
  return languagesIn(folder, languages).flatMap((tag) => {
    const surroundings = {
      addressOf: (slug: string) => addresses.article(tag, slug),
      noteTitles: noteTitlesIn(tag),
    };
    const salt = `${code}${tag}${JSON.stringify(surroundings.noteTitles)}`;
    return filesIn(join(contentFolder, folder, tag)).map((name): PageFile<z.infer<Shape>> => {
      const file = join(contentFolder, folder, tag, name);
      const source = readSource(file);
      const digest = digestOf(`${salt}${file}${source}`);
      const keptAt = join(cacheFolder, `${digest}.json`);
      const kept = readKept<z.infer<Shape>>(keptAt) ?? keep(keptAt, readPage(source, file, schema, surroundings));
      return { file, language: tag, slug: name.replace(/\.mdx?$/, ''), digest, ...kept };
    });
  });
}

/** A folder with a name that is no language tag is a mistake that the check reports; its texts are still read. */
function noteTitlesIn(tag: string) {
  const { t } = language(/^[a-z]{2,3}(-[A-Za-z]+)?$/.test(tag) ? tag : 'en');
  return { info: t('note.info'), warning: t('note.warning') };
}

/** The text of an article's file, with line ends and without the byte order mark that some programs write. */
export function readSource(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
}

/** Forgets what is kept of pages that have changed or gone. Call it once the new ones can be shown. */
export function forgetOthers(pages: { digest: string }[]): void {
  const wanted = new Set(pages.map(({ digest }) => `${digest}.json`));
  const yesterday = Date.now() - 24 * 60 * 60 * 1000;
  for (const name of readdirSync(cacheFolder)) {
    const file = join(cacheFolder, name);
    // Another build may still be reading what is young.
    if (!wanted.has(name) && statSync(file).mtimeMs < yesterday) rmSync(file);
  }
}

/** Files and folders below `articles/` (or another folder of pages) that become no page, though somebody may think that they do. */
export function strayFiles(folder: string): Problem[] {
  const root = join(contentFolder, folder);
  if (!existsSync(root)) return [];
  const entries = readdirSync(root, { withFileTypes: true, recursive: true });
  return entries
    .filter(({ name, parentPath }) => !name.startsWith('.') && parentPath !== root)
    .filter((entry) => !(entry.isFile() && /\.mdx?$/.test(entry.name) && dirname(entry.parentPath) === root))
    .concat(entries.filter((entry) => entry.parentPath === root && !entry.isDirectory() && !entry.name.startsWith('.')))
    .map(({ name, parentPath }) => ({
      file: join(parentPath, name),
      line: 1,
      message: `becomes no page. A page is a file that ends in .mdx, directly in the folder of its language, such as ${folder}/en/.`,
    }));
}

/** The HTML, headings and uses of a page, from the cache folder. */
export function readBody(digest: string): Body {
  const file = join(cacheFolder, `${digest}.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as Kept<object>).body;
}

/** Names of the folders below a folder of pages: the site's languages in their order, then any that are none. */
function languagesIn(folder: string, languages: string[]): string[] {
  const root = join(contentFolder, folder);
  if (!existsSync(root)) return [];
  const place = (name: string) => languages.indexOf(name) + 1 || Infinity;
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/\.\w+$/.test(entry.name))
    .map(({ name }) => name)
    .sort((a, b) => place(a) - place(b) || a.localeCompare(b));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.mdx?$/.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** Longer texts are no help pages, and a hostile one could keep the parser busy for long. */
const longest = 60_000;

function readPage<Shape extends Schema>(
  source: string,
  file: string,
  schema: Shape,
  surroundings: Parameters<typeof parseArticle>[1],
): Kept<z.infer<Shape>> {
  const refused = (message: string): Kept<z.infer<Shape>> => ({
    fields: undefined,
    parts: {},
    lines: {},
    body: { html: '', text: '', headings: [], links: [], uses: [], mistakes: [] },
    problems: [{ file, line: 1, message }],
    version: '',
  });
  if (source.includes('\uFFFD'))
    return refused('is not saved as UTF-8, so that letters are lost. Save it again with the encoding UTF-8.');
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.test(source))
    return refused('holds characters that cannot be shown. Copy its text into a new file.');
  if (source.length > longest)
    return refused(`has ${source.length} characters; a page can have ${longest}. Make several pages of it.`);
  const matter = /^---\n([\s\S]*?)^---[ \t]*(?:\n|$)/m.exec(source);
  let body: Body;
  try {
    body = parseArticle(source, surroundings);
  } catch (error) {
    return refused(
      `cannot be read: ${error instanceof Error ? error.message : ''}. Look for markup that is nested too deeply.`,
    );
  }
  const problems: Problem[] = body.mistakes.map((mistake) => ({ file, ...mistake }));
  if (!matter || matter.index !== 0) {
    problems.unshift({
      file,
      line: 1,
      message: `has no front matter. Begin the file with a line ---, the fields ${neededFields(schema)}, and a line ---.`,
    });
    return { fields: undefined, parts: {}, lines: {}, body, problems, version: '' };
  }
  const read = readYaml(matter[1] ?? '', schema, file, 2);
  const fields = read.value;
  problems.push(...read.problems);
  const paths = Object.keys(schema.shape).flatMap((field) =>
    pathsIn(field, (read.parts as Record<string, unknown>)[field]),
  );
  const lines = Object.fromEntries(paths.map((path) => [path.join('.'), read.lineOf(path)]));
  const text = source.slice(matter[0].length).trim();
  if (text === '' && body.mistakes.length === 0)
    problems.push({ file, line: source.split('\n').length, message: 'has no text below the front matter.' });
  const version = fields ? digestOf(`${fields.title}\n${fields.summary}\n${text}`).slice(0, 8) : '';
  return { fields, parts: read.parts, lines, body, problems, version };
}

/** A field and, in a list of groups, the fields of each. */
function pathsIn(field: string, value: unknown): PropertyKey[][] {
  const groups = Array.isArray(value) ? value.filter((entry) => typeof entry === 'object') : [];
  return [[field], ...groups.flatMap((group: object, place) => Object.keys(group).map((name) => [field, place, name]))];
}

/** The fields that no page of this kind can be without. */
function neededFields(schema: Schema): string {
  const needed = Object.entries(schema.shape).filter(([, field]) => !field.safeParse(undefined).success);
  return new Intl.ListFormat('en-GB').format(needed.map(([name]) => name));
}

function readKept<Fields>(file: string): Kept<Fields> | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept<Fields>;
  } catch {
    return undefined;
  }
}

/** Whoever reads the file while it is written sees the old one or the new one, never half of it. */
function keep<Fields>(file: string, kept: Kept<Fields>): Kept<Fields> {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(kept));
  renameSync(draft, file);
  return kept;
}

/** What is kept is only as good as the code that made it. */
function digestOfCode(): string {
  const own = ['parse.ts', 'syntax.ts', 'tree.ts', 'components.ts', 'schema.ts', 'read.ts'].map(
    (name) => `src/articles/${name}`,
  );
  const files = [
    ...own,
    'src/services/schema.ts',
    'src/site/addresses.ts',
    'src/site/anchors.ts',
    'src/settings/problems.ts',
    'src/settings/yaml.ts',
    'package.json',
  ];
  return digestOf(files.map((file) => readFileSync(file, 'utf8')).join('\0'));
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
