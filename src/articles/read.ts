import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addresses } from '../site/addresses.ts';
import type { z } from 'astro/zod';
import { languageTag } from '../settings/fields.ts';
import { isStray } from '../settings/file-names.ts';
import { unshownIn, type Problem } from '../settings/problems.ts';
import { contentFolder } from '../settings/folders.ts';
import { language } from '../settings/strings.ts';
import { readYaml } from '../settings/yaml.ts';
import { emptyBody, type Body } from './body.ts';
import { digestOf, digestOfCode, readCached } from './cache.ts';
import { missingMatter, secondMatter } from './foreign/matter.ts';
import { lazy, lightPages, whole, type ForReaders } from './kept/light.ts';
import { parseArticle, type ParseOptions } from './parse.ts';
import { digestAt } from '../pictures/figure.ts';
import { unwrittenIn } from './markup/unwritten.ts';
import { articleSchema, type ArticleFields } from './schema.ts';

/** One MDX file of the agency, parsed: an article or a service. */
export interface PageFile<Fields> {
  file: string;
  language: string;
  slug: string;
  /** The front matter; undefined when it holds mistakes. */
  fields: Fields | undefined;
  /** The fields of the front matter that fit the schema, each by itself. */
  parts: Partial<Fields>;
  /** The line of each field in the file; of a field in a list of groups by its path, such as `channels.0.desk`. */
  lines: Record<string, number>;
  body: Body;
  problems: Problem[];
  /** The key of the page in the cache, for `readBody`. */
  digest: string;
  /** Eight hexadecimal digits that change with title, summary and text; a translation names those it was made from. */
  version: string;
}

/** One file of `content/articles`. */
export type Article = PageFile<ArticleFields>;

/** What the cache holds of a page: all that follows from its text. */
type Cached<Fields> = Pick<PageFile<Fields>, 'fields' | 'parts' | 'lines' | 'body' | 'problems' | 'version'>;

/** The shape of a front matter: every page has at least a title and a summary. */
type Schema = z.ZodObject<{ title: z.ZodString; summary: z.ZodString }>;

/** Reads every article of the agency; the languages of the site come first, in their order. */
export function readArticles(languages: string[], isForReaders = true): Article[] {
  return readPages('articles', articleSchema, languages, isForReaders);
}

/**
 * Reads every page of one kind: the MDX files of a folder below `content/`, with a folder for each language, whose front matter
 * fits a schema. Results are cached, so that a file is parsed again only when it, its language's strings or the code changed.
 * Mistakes inside a file are in its `problems`; those between files are found by `src/check`. Where nothing is shown to readers, their
 * HTML is not made before somebody asks.
 *
 *     readPages('services', serviceSchema, ['nb', 'en']);
 */
export function readPages<Shape extends Schema>(
  folder: string,
  schema: Shape,
  languages: string[],
  isForReaders = true,
): PageFile<z.infer<Shape>>[] {
  const complete = isForReaders ? whole : lazy;
  const code = digestOfCode();
  return languagesIn(folder, languages).flatMap((tag) => {
    const options = optionsIn(tag);
    const salt = `${code}${import.meta.env?.DEV ?? ''}${addresses.base}${tag}${JSON.stringify([options.noteTitles, options.footnoteWords])}`;
    const light = lightPages<Cached<z.infer<Shape>>>(`${folder}-${tag}`);
    const pages = filesIn(join(contentFolder, folder, tag)).map((name): PageFile<z.infer<Shape>> => {
      const file = join(contentFolder, folder, tag, name);
      const source = readSource(file);
      const digest = digestOf(`${salt}${file}${source}`);
      const kept = light.find(digest);
      const page =
        kept && arePicturesAsThen(kept.body)
          ? kept
          : light.add(digest, readPage(source, file, schema, { ...options, withHtml: isForReaders }));
      const shown = complete(page, digest, () => forReaders(source, page, options));
      return { file, language: tag, slug: name.replace(/\.mdx?$/, ''), digest, ...shown };
    });
    light.close();
    return pages;
  });
}

/** The HTML of a page that was read, and its text; none where it holds mistakes. */
function forReaders(source: string, { fields, body }: Cached<object>, options: ParseOptions): ForReaders {
  if (!fields || body.mistakes.length > 0) return { html: '', text: '' };
  return body.html ? body : parseArticle(source, { ...options, withFacts: false });
}

/** Whether a text that was kept shows its pictures as they are now. */
const arePicturesAsThen = ({ pictures }: Body) =>
  Object.entries(pictures).every(([address, digest]) => digestAt(address) === digest);

/**
 * Reads the text of a page as `readPages` reads its file, whether or not it stands there: a line feed for every line end, and no byte order
 * mark.
 */
export function pageFrom<Shape extends Schema>(
  source: string,
  { file, tag }: { file: string; tag: string },
  schema: Shape,
): Cached<z.infer<Shape>> {
  return readPage(source, file, schema, optionsIn(tag));
}

const optionsIn = (tag: string) => ({
  addressOf: (slug: string) => addresses.article(tag, slug),
  addressAt: addresses.link,
  ...wordsIn(tag),
  language: tag,
});

/** The words around what editors write. A folder with a name that is no language tag is a mistake that the check reports; its texts are still read. */
function wordsIn(tag: string) {
  const { t } = language(languageTag.test(tag) ? tag : 'en');
  return {
    noteTitles: { info: t('note.info'), warning: t('note.warning') },
    footnoteWords: {
      title: t('footnotes.title'),
      note: t('footnotes.note', { number: '{number}' }),
      back: t('footnotes.back', { number: '{number}' }),
    },
  };
}

/** The source of a page, with a line feed for every line end and without the byte order mark that some programs write. */
export function readSource(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
}

/** A problem for each file and folder below a folder of pages, such as `articles`, that `readPages` does not read. */
export function strayFiles(folder: string): Problem[] {
  const root = join(contentFolder, folder);
  if (!existsSync(root)) return [];
  const entries = readdirSync(root, { withFileTypes: true, recursive: true });
  return entries
    .filter(({ name, parentPath }) => !isPassed(name) && parentPath !== root)
    .filter((entry) => !(entry.isFile() && /\.mdx?$/.test(entry.name) && dirname(entry.parentPath) === root))
    .concat(entries.filter((entry) => entry.parentPath === root && !entry.isDirectory() && !isPassed(entry.name)))
    .map(({ name, parentPath }) => ({
      file: join(parentPath, name),
      line: 1,
      message: `becomes no page. A page is a file that ends in .mdx, directly in the folder of its language, such as ${folder}/en/.`,
    }));
}

/** What the check tells of by itself (`walk.ts`): hidden files, and those that programs left behind. */
const isPassed = (name: string) => name.startsWith('.') || isStray(name);

/** The parsed text of a page, from the cache. Throws when it is not there, which means that the page was not read since. */
export function readBody(digest: string): Body {
  const page = readCached<Cached<object>>(digest);
  if (!page) throw new Error(`The page ${digest} is not in the cache. Build the site again.`);
  return page.body;
}

/** The names of the folders below a folder of pages: the site's languages in their order, then any others. */
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
    .filter((entry) => entry.isFile() && /\.mdx?$/.test(entry.name) && !isPassed(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** Longer texts are no help pages, and a hostile one could keep the parser busy for long. */
const longest = 60_000;

function readPage<Shape extends Schema>(
  source: string,
  file: string,
  schema: Shape,
  options: ParseOptions,
): Cached<z.infer<Shape>> {
  const refused = (message: string, line = 1): Cached<z.infer<Shape>> => ({
    fields: undefined,
    parts: {},
    lines: {},
    body: emptyBody(),
    problems: [{ file, line, message }],
    version: '',
  });
  if (source.includes('\uFFFD'))
    return refused('is not saved as UTF-8, so that letters are lost. Save it again with the encoding UTF-8.');
  const written = source.split('\n');
  const unshown = written.findIndex(unshownIn);
  if (unshown >= 0) return refused(unshownIn(written[unshown]!)!, unshown + 1);
  if (source.length > longest)
    return refused(`has ${source.length} characters; a page can have ${longest}. Make several pages of it.`);
  const matter = /^---\n([\s\S]*?)^---[ \t]*(?:\n|$)/m.exec(source);
  const body = parseArticle(source, options);
  const problems: Problem[] = body.mistakes.map((mistake) => ({ file, ...mistake }));
  if (!matter || matter.index !== 0) {
    problems.splice(0, problems.length, { file, ...missingMatter(source, neededFields(schema)) });
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
  const second = secondMatter(source, matter[0].length);
  if (second) problems.splice(0, problems.length, { file, ...second });
  problems.push(...unwrittenIn(source).map((found) => ({ file, ...found })));
  const version = fields ? digestOf(`${fields.title}\n${fields.summary}\n${text}`).slice(0, 8) : '';
  return { fields, parts: read.parts, lines, body, problems, version };
}

/** A field, its entries where it is a list, and of a list of groups the fields of each. */
function pathsIn(field: string, value: unknown): PropertyKey[][] {
  const entries: unknown[] = Array.isArray(value) ? value : [];
  return [
    [field],
    ...entries.flatMap((entry, place) =>
      typeof entry === 'object' && entry !== null
        ? Object.keys(entry).map((name) => [field, place, name])
        : [[field, place]],
    ),
  ];
}

/** The fields that no page of this kind can be without. */
function neededFields(schema: Schema): string {
  const needed = Object.entries(schema.shape).filter(([, field]) => !field.safeParse(undefined).success);
  return new Intl.ListFormat('en-GB').format(needed.map(([name]) => name));
}
