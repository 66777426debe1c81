import { relative } from 'node:path';
import { z } from 'astro/zod';
import { pageFrom, readArticles, type Article } from '../articles/read.ts';
import { pageVersion } from '../articles/newer.ts';
import { articleSchema } from '../articles/schema.ts';
import { guideFrom, readGuides } from '../guides/read/read.ts';
import { guideSchema } from '../guides/read/schema.ts';
import { readServices } from '../services/read.ts';
import { serviceSchema } from '../services/schema.ts';
import { contentFolder } from '../settings/folders.ts';
import { formatProblem, suggest, type Problem } from '../settings/problems.ts';
import type { Site } from '../settings/schema.ts';
import { checkSite } from '../settings/site.ts';
import { Mistake } from './command.ts';

/** What has a page of its own, and can be renamed, translated and retired. */
export type Kind = 'article' | 'service' | 'guide';

/** A page in whatever languages it has. */
export interface Target {
  kind: Kind;
  slug: string;
}

/** A file of the agency with a page in it. */
export interface PageFile extends Target {
  file: string;
  language: string;
  title: string;
  /** Those fields that fit their schema, of which the commands need some. */
  parts: {
    topic?: string | undefined;
    owner?: string | undefined;
    audience?: string[] | undefined;
    number?: number | undefined;
    reviewed?: string | undefined;
    reviewEvery?: number | undefined;
    translated?: string | undefined;
    title?: string | undefined;
    summary?: string | undefined;
  };
  headings: string[];
  version: string;
  /** The version by paragraphs, as the check prints it for translations; empty for a guide, which has none. */
  marks: string;
  problems: Problem[];
}

/** What the commands know of an agency. */
export interface Agency {
  site: Partial<Site>;
  languages: string[];
  zone: string;
  pages: PageFile[];
}

/** The folder of each kind. */
export const folders: Record<Kind, string> = { article: 'articles', service: 'services', guide: 'guides' };

/** The fields of each kind, in the order in which they are written. */
export const orders: Record<Kind, readonly string[]> = {
  article: Object.keys(articleSchema.shape),
  service: Object.keys(serviceSchema.shape),
  guide: Object.keys(guideSchema.shape),
};

/** Reads all that the agency wrote. Throws a `Mistake` where its settings cannot be read. */
export function readAgency(): Agency {
  const { parts: site, hours, problems } = checkSite();
  const { languages } = site;
  if (!languages) throw new Mistake(`Mend this first:\n${problems.map(formatProblem).join('\n')}`);
  const zone = hours?.zone ?? 'UTC';
  return {
    site,
    languages,
    zone,
    pages: [
      ...readArticles(languages).map((page) => fileOf('article', page)),
      ...readServices(languages).map((page) => fileOf('service', page)),
      ...readGuides(languages, zone).map((page) => fileOf('guide', page)),
    ],
  };
}

type Body = Article['body'];
type Read = Pick<PageFile, 'file' | 'language' | 'slug' | 'parts' | 'version' | 'problems'> & {
  body?: Body | undefined;
};

function fileOf(kind: Kind, { file, language, slug, parts, version, problems, body }: Read): PageFile {
  const headings = body?.headings.flatMap(({ id, other }) => (other === undefined ? [id] : [id, other])) ?? [];
  const marks = marksOf({ version, parts, body });
  return { kind, slug, file, language, parts, title: parts.title ?? slug, version, marks, problems, headings };
}

function marksOf({ version, parts: { title = '', summary = '' }, body }: Pick<Read, 'version' | 'parts' | 'body'>) {
  return body && version ? pageVersion({ version, parts: { title, summary }, body }) : '';
}

/** The version of a page as it would be with another text, and the mistakes in that. */
export function readAgain(
  { kind, file, language, slug }: Pick<PageFile, 'kind' | 'file' | 'language' | 'slug'>,
  source: string,
  zone: string,
): Pick<PageFile, 'version' | 'marks' | 'problems'> {
  if (kind === 'guide') return { ...guideFrom(source, { file, tag: language, slug, zone }), marks: '' };
  const schema = kind === 'article' ? articleSchema : serviceSchema;
  const page = pageFrom(
    source,
    { file, tag: language },
    schema as z.ZodObject<{ title: z.ZodString; summary: z.ZodString }>,
  );
  return { ...page, marks: marksOf(page) };
}

/** A page as people name it: `renew-a-loan`, `services/library-card`, `guides/late-book`. */
export const nameOf = ({ kind, slug }: Target) => (kind === 'article' ? slug : `${folders[kind]}/${slug}`);

/**
 * The page that somebody means by a name, a file name or a path, also with the separators of Windows; with its language where a path names
 * one. Throws a `Mistake` where there is none, or more than one.
 */
export function pageNamed(typed: string, { pages }: Agency): Target & { language?: string } {
  const path = (/^([A-Za-z]:)?[\\/]/.test(typed) ? relative(process.cwd(), typed) : typed).replaceAll('\\', '/');
  const bare = path.replace(/^\.\//, '');
  const byFile = pages.find(({ file }) => file.replaceAll('\\', '/') === bare);
  if (byFile) return { kind: byFile.kind, slug: byFile.slug, language: byFile.language };
  const inContent = bare.startsWith(`${contentFolder}/`) ? bare.slice(contentFolder.length + 1) : bare;
  const parts = inContent.replace(/\.(mdx?|yaml)$/, '').split('/');
  const slug = parts.at(-1)!;
  const folder = parts.length > 1 ? parts[0]! : undefined;
  const found = pages.filter(
    (page) =>
      page.slug === slug &&
      (folder === undefined || folder === folders[page.kind] || folder === page.kind) &&
      (parts.length < 3 || parts[1] === page.language) &&
      (!/\.yaml$/.test(inContent) || page.kind === 'guide') &&
      (!/\.mdx?$/.test(inContent) || page.kind !== 'guide'),
  );
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  if (kinds.length > 1)
    throw new Mistake(
      `"${typed}" is the name of more than one page. Write ${kinds.map((kind) => `${folders[kind]}/${slug}`).join(' or ')}.`,
    );
  if (kinds.length === 0)
    throw new Mistake(`There is no page "${typed}".${suggest(slug, [...new Set(pages.map((page) => page.slug))])}`);
  return { kind: kinds[0]!, slug, ...(parts.length >= 3 && { language: parts[1]! }) };
}
