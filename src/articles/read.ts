import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
      noteTitles: { info: language(tag).t('note.info'), warning: language(tag).t('note.warning') },
    };
    const salt = `${code}${tag}${JSON.stringify(surroundings.noteTitles)}`;
    return filesIn(join(contentFolder, 'articles', tag)).map((name): Article => {
      const file = join(contentFolder, 'articles', tag, name);
      const source = readFileSync(file, 'utf8')
        .replace(/^\uFEFF/, '')
        .replace(/\r\n?/g, '\n');
      const digest = digestOf(`${salt}${file}${source}`);
      const keptAt = join(cacheFolder, `${digest}.json`);
      const kept = readKept(keptAt) ?? keep(keptAt, readArticle(source, file, surroundings));
      return { file, language: tag, slug: name.replace(/\.mdx?$/, ''), digest, ...kept };
    });
  });
}

/** Forgets what is kept of articles that have changed or gone. Call it once the new ones can be shown. */
export function forgetOthers(articles: Article[]): void {
  const wanted = new Set(articles.map(({ digest }) => `${digest}.json`));
  for (const name of readdirSync(cacheFolder)) if (!wanted.has(name)) rmSync(join(cacheFolder, name));
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
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort((a, b) => place(a) - place(b) || a.localeCompare(b));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.mdx?$/.test(name))
    .sort();
}

function readArticle(source: string, file: string, surroundings: Parameters<typeof parseArticle>[1]): Kept {
  const matter = /^---\n([\s\S]*?)^---[ \t]*(?:\n|$)/m.exec(source);
  const body = parseArticle(source, surroundings);
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
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : undefined;
}

function keep(file: string, kept: Kept): Kept {
  writeFileSync(file, JSON.stringify(kept));
  return kept;
}

/** What is kept is only as good as the code that made it. */
function digestOfCode(): string {
  const sources = ['parse.ts', 'syntax.ts', 'tree.ts', 'components.ts', 'schema.ts', 'read.ts'].map((name) =>
    readFileSync(join('src', 'articles', name), 'utf8'),
  );
  return digestOf([...sources, readFileSync('src/yaml.ts', 'utf8'), readFileSync('package.json', 'utf8')].join(''));
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
