import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Article } from '../articles/read.ts';
import { isShown } from '../articles/schema.ts';
import { askEverything } from '../check/asks.ts';
import { checkContent, type Findings } from '../check/content.ts';
import { fewestWords, lixOf, newspaperLix, sentencesOf } from '../check/text/hard.ts';
import { contentFolder, publicFolder } from '../settings/folders.ts';
import type { Problem } from '../settings/problems.ts';
import { addresses } from '../site/addresses.ts';
import type { Measure, Promised } from './report.ts';

/** A page as it stands in one state of the content. */
export interface PageState extends Partial<Measure> {
  title: string;
  /** Empty while it is not shown. */
  path: string;
  /** Changes with every sign of the file. */
  digest: string;
}

/** All that a report compares of one state of the content. Files are named as they are in the repository. */
export interface Snapshot {
  problems: Problem[];
  notices: Problem[];
  /** By their file. */
  pages: Record<string, PageState>;
  /** Every promise, and those of them that the search does not keep; none where it could not be asked. */
  promises?: { all: Promised[]; broken: (Problem & Promised)[] };
}

/** Reads the content as it is now. */
export async function takeSnapshot(today = new Date().toISOString().slice(0, 10)): Promise<Snapshot> {
  const findings = await checkContent(today);
  const asked = findings.problems.length === 0 ? await askEverything(findings) : undefined;
  return {
    problems: findings.problems,
    notices: findings.notices,
    pages: pagesOf(findings, today),
    ...(asked && { promises: { all: promisesOf(findings), broken: asked.problems } }),
  };
}

function promisesOf({ articles, services, guides }: Findings): Promised[] {
  return [...articles, ...services, ...guides].flatMap(({ file, fields }) =>
    (fields?.asks ?? []).map((ask) => ({ file, ask })),
  );
}

function pagesOf({ articles, services, guides }: Findings, today: string): Record<string, PageState> {
  const texts = [
    ...articles.map((page) => ({ page, path: addresses.article(page.language, page.slug) })),
    ...services.map((page) => ({ page, path: addresses.service(page.language, page.slug) })),
  ];
  const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
  return Object.fromEntries([
    ...texts.map(({ page, path }) => [
      page.file,
      {
        title: page.parts.title ?? page.slug,
        path: page.fields && isShown(page.fields, today) ? path : '',
        digest: digest(page.file),
        ...measureOf(page),
      },
    ]),
    ...guides.map(({ file, language, slug, parts, guide }) => [
      file,
      {
        title: parts.title ?? slug,
        path: guide ? addresses.guide(language, slug) : '',
        digest: digest(file),
      },
    ]),
  ]) as Record<string, PageState>;
}

/** Nothing of a text with mistakes: it could not be read to its end. */
function measureOf({ body, language }: Pick<Article, 'body' | 'language'>): Measure | undefined {
  if (body.mistakes.length > 0 || !body.text) return undefined;
  const sentences = sentencesOf(body.text).map(({ words }) => words);
  const words = sentences.flat().length;
  const newspapers = newspaperLix(language);
  return {
    words,
    bytes: brotliCompressSync(body.html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length,
    ...(newspapers && words >= fewestWords && { lix: Math.round(lixOf(sentences)), newspapers }),
  };
}

/** The same with every file named as it is in the repository, for a state that was laid out in another folder. */
export function asIn(content: string, publicIn: string, snapshot: Snapshot): Snapshot {
  const here = JSON.stringify(snapshot);
  const name = (text: string) => text.replaceAll(publicFolder, publicIn).replaceAll(contentFolder, content);
  return JSON.parse(name(here)) as Snapshot;
}

if (import.meta.main) {
  const [target = '', content = 'content', publicIn = 'public'] = process.argv.slice(2);
  writeFileSync(target, JSON.stringify(asIn(content, publicIn, await takeSnapshot())));
}
