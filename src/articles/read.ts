import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addresses } from '../addresses.ts';
import type { Problem } from '../problems.ts';
import { contentFolder } from '../site.ts';
import { language } from '../strings.ts';
import { readYaml } from '../yaml.ts';
import { parseArticle, type Body } from './parse.ts';
import { articleSchema, type ArticleFields } from './schema.ts';

/** One file of `content/articles`, read; `fields` is missing when its front matter holds mistakes. */
export interface Article {
  file: string;
  language: string;
  slug: string;
  fields: ArticleFields | undefined;
  /** The fields without a mistake of their own. */
  parts: Partial<ArticleFields>;
  /** Line of each front matter field. */
  lines: Record<string, number>;
  body: Body;
  problems: Problem[];
  /** Name of the file in the cache folder that holds the HTML. */
  digest: string;
  /** Changes when title, summary or text change; a translation names the one it was made from. */
  version: string;
}

/** A folder for each agency, so that building one does not forget what is kept of another. */
const cacheFolder = join('node_modules', '.cache', 'pult', contentFolder.replace(/[^\w-]+/g, '_'));

type Kept = Pick<Article, 'fields' | 'parts' | 'lines' | 'body' | 'problems' | 'version'>;

/**
 * Reads every article of the agency. The result for each file is kept by digest in the cache
 * folder, so that a file is parsed again only when it, its language's strings or this code changed.
 * Mistakes inside each file are in its `problems`; those between files are found by `src/check`.
 */
export function readArticles(languages: string[]): Article[] {
  mkdirSync(cacheFolder, { recursive: true });
  const code = digestOfCode();
  return languagesIn(languages).flatMap((tag) => {
    const surroundings = {
      addressOf: (slug: string) => addresses.article(tag, slug),
      noteTitles: noteTitlesIn(tag),
    };
    const salt = `${code}${tag}${JSON.stringify(surroundings.noteTitles)}`;
    return filesIn(join(contentFolder, 'articles', tag)).map((name): Article => {
      const file = join(contentFolder, 'articles', tag, name);
      const source = readSource(file);
      const digest = digestOf(`${salt}${file}${source}`);
      const keptAt = join(cacheFolder, `${digest}.json`);
      const kept = readKept(keptAt) ?? keep(keptAt, readArticle(source, file, surroundings));
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

/** Forgets what is kept of articles that have changed or gone. Call it once the new ones can be shown. */
export function forgetOthers(articles: Article[]): void {
  const wanted = new Set(articles.map(({ digest }) => `${digest}.json`));
  const yesterday = Date.now() - 24 * 60 * 60 * 1000;
  for (const name of readdirSync(cacheFolder)) {
    const file = join(cacheFolder, name);
    // Another build may still be reading what is young.
    if (!wanted.has(name) && statSync(file).mtimeMs < yesterday) rmSync(file);
  }
}

/** Files and folders below `articles/` that become no page, though somebody may think that they do. */
export function strayFiles(): Problem[] {
  const articles = join(contentFolder, 'articles');
  if (!existsSync(articles)) return [];
  const entries = readdirSync(articles, { withFileTypes: true, recursive: true });
  return entries
    .filter(({ name, parentPath }) => !name.startsWith('.') && parentPath !== articles)
    .filter((entry) => !(entry.isFile() && /\.mdx?$/.test(entry.name) && dirname(entry.parentPath) === articles))
    .concat(
      entries.filter((entry) => entry.parentPath === articles && !entry.isDirectory() && !entry.name.startsWith('.')),
    )
    .map(({ name, parentPath }) => ({
      file: join(parentPath, name),
      line: 1,
      message:
        'becomes no page. A page is a file that ends in .mdx, directly in the folder of its language, such as articles/en/.',
    }));
}

/** The HTML, headings and uses of an article, from the cache folder. */
export function readBody(digest: string): Body {
  const file = join(cacheFolder, `${digest}.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as Kept).body;
}

/** Names of the folders below `articles/`: the site's languages in their order, then any that are none. */
function languagesIn(languages: string[]): string[] {
  const articles = join(contentFolder, 'articles');
  if (!existsSync(articles)) return [];
  const place = (name: string) => languages.indexOf(name) + 1 || Infinity;
  return readdirSync(articles, { withFileTypes: true })
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

function readArticle(source: string, file: string, surroundings: Parameters<typeof parseArticle>[1]): Kept {
  const refused = (message: string): Kept => ({
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
      message:
        'has no front matter. Begin the file with a line ---, the fields title, summary, topic, audience, owner and reviewed, and a line ---.',
    });
    return { fields: undefined, parts: {}, lines: {}, body, problems, version: '' };
  }
  const read = readYaml(matter[1] ?? '', articleSchema, file, 2);
  const fields = read.value;
  problems.push(...read.problems);
  const lines = Object.fromEntries(Object.keys(articleSchema.shape).map((field) => [field, read.lineOf([field])]));
  const text = source.slice(matter[0].length).trim();
  if (text === '' && body.mistakes.length === 0)
    problems.push({ file, line: source.split('\n').length, message: 'has no text below the front matter.' });
  const version = fields ? digestOf(`${fields.title}\n${fields.summary}\n${text}`).slice(0, 8) : '';
  return { fields, parts: read.parts, lines, body, problems, version };
}

function readKept(file: string): Kept | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept;
  } catch {
    return undefined;
  }
}

/** Whoever reads the file while it is written sees the old one or the new one, never half of it. */
function keep(file: string, kept: Kept): Kept {
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
  const files = [...own, 'src/addresses.ts', 'src/anchors.ts', 'src/problems.ts', 'src/yaml.ts', 'package.json'];
  return digestOf(files.map((file) => readFileSync(file, 'utf8')).join('\0'));
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
