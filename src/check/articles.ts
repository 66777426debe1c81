import { addresses, reservedSlugs } from '../site/addresses.ts';
import type { Article, PageFile } from '../articles/read.ts';
import type { ArticleFields } from '../articles/schema.ts';
import { suggest, type Problem } from '../settings/problems.ts';
import { isPublicFile, publicFolder } from '../settings/folders.ts';
import type { Site } from '../settings/schema.ts';

/** An article, or a service under the name that links give it: `services/` and its file name. */
export type Page = PageFile<Pick<ArticleFields, 'title' | 'number' | 'was'>>;

/** All pages, with the ways to look one up. */
export interface Shelf {
  site: Partial<Site>;
  today: string;
  languages: string[];
  slugs: string[];
  /** The page in this language, or the original that stands in for it. */
  find: (slug: string, tag: string) => Page | undefined;
  /** Every address that the engine itself makes. */
  pages: Set<string>;
  /** Every address of a page. */
  byAddress: Map<string, Page>;
}

/**
 * Mistakes in articles that only show when all pages and the settings are seen together: unknown topics,
 * desks and audiences, links that lead nowhere.
 * Settings that hold mistakes of their own are left out of `site`, and what depends on them is not checked.
 */
export function checkArticles(articles: Article[], shelf: Shelf, guides: Named[], services: Named[]): Problem[] {
  return articles.flatMap((article) => {
    const { file, lines } = article;
    return [
      ...checkFields(article, shelf).map(({ field, message }) => ({ file, line: lines[field] ?? 1, field, message })),
      ...checkPage(article, shelf, guides, services),
    ];
  });
}

/** Everything that links can lead to. */
export function fillShelf(articles: Page[], site: Partial<Site>, today: string): Shelf {
  const languages = site.languages ?? [];
  const byName = new Map(articles.map((article) => [`${article.language}/${article.slug}`, article]));
  return {
    site,
    today,
    languages,
    slugs: [...new Set(articles.map(({ slug }) => slug))],
    find: (slug, tag) => byName.get(`${tag}/${slug}`) ?? byName.get(`${languages[0] ?? ''}/${slug}`),
    pages: pagesOf(
      languages,
      Object.keys(site.topics ?? {}),
      site.contact ?? true,
      articles.some(({ slug }) => slug.startsWith('services/')),
    ),
    byAddress: new Map(articles.map((article) => [addresses.article(article.language, article.slug), article])),
  };
}

function pagesOf(languages: string[], topics: string[], contact: boolean, services: boolean): Set<string> {
  const { home, index, search, accessibility, privacy, topic, contact: contactPage, services: directory } = addresses;
  const plain = [home, index, search, accessibility, privacy, ...(contact ? [contactPage] : [])];
  if (services) plain.push(directory);
  return new Set(
    languages.flatMap((tag) => [...plain.map((page) => page(tag)), ...topics.map((name) => topic(tag, name))]),
  );
}

/** What readers can be led to by its name. */
type Named = Pick<Article, 'language' | 'slug'>;

/** Mistakes in the name and the text of a page: links that lead nowhere, components that show what is not there. */
export function checkPage(page: Page, shelf: Shelf, guides: Named[], services: Named[]): Problem[] {
  const { file, body } = page;
  return [
    ...checkName(page, shelf).map((message) => ({ file, line: 1, message })),
    ...body.links.flatMap((link) => {
      const message = checkLink(link.target, link.anchor, page, shelf);
      return message ? [{ file, line: link.line, column: link.column, message }] : [];
    }),
    ...body.uses.flatMap(({ line, column, ...use }) => {
      const message = checkUse(use, namesFor(page, shelf, use.name === 'Service' ? services : guides), shelf);
      return message ? [{ file, line, column, message }] : [];
    }),
  ];
}

/** The file names of what readers of a page's language can see. */
export function namesFor({ language }: Pick<Page, 'language'>, { languages }: Shelf, all: Named[]): string[] {
  const shown = all.filter((other) => other.language === language || other.language === languages[0]);
  return [...new Set(shown.map(({ slug }) => slug))];
}

/** Why a component can show nothing; `names` are the guides or services that it may name. */
function checkUse(
  { name, attributes: { desk, file, name: target } }: Pick<Page['body']['uses'][number], 'name' | 'attributes'>,
  names: string[],
  { site: { desks } }: Shelf,
): string | undefined {
  if (desks && desk !== undefined && !Object.hasOwn(desks, desk))
    return `<${name} desk="${desk}">: there is no such desk.${suggest(desk, Object.keys(desks))}`;
  if (file !== undefined && !isPublicFile(file))
    return `<${name} file="${file}">: there is no such file in ${publicFolder}/.`;
  if (target !== undefined && !names.includes(target))
    return `<${name} name="${target}">: there is no such ${name.toLowerCase()}.${suggest(target, names)}`;
  return undefined;
}

function checkName({ language, slug, file }: Page, { languages, byAddress }: Shelf): string[] {
  const name = slug.replace('services/', '');
  return [
    ...(languages.length === 0 || languages.includes(language)
      ? []
      : [`stands in the folder "${language}", which is not a language of site.yaml (${languages.join(', ')}).`]),
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)
      ? []
      : [`the file name "${name}" becomes the address: use only small letters a-z, digits and hyphens.`]),
    ...(reservedSlugs.includes(slug)
      ? [`the file name "${name}" is the address of another page. Choose another.`]
      : []),
    ...(byAddress.get(addresses.article(language, slug))?.file === file
      ? []
      : ['stands beside a file with the same name and another ending (.md and .mdx). Keep one.']),
  ];
}

/** What the front matter of an article and that of a service both have. */
type SharedFields = Pick<
  ArticleFields,
  'topic' | 'owner' | 'audience' | 'reviewed' | 'related' | 'publish' | 'expires'
>;

/** Mistakes in the fields that articles and services share. */
export function checkFields(
  { parts, slug, language }: Pick<Article, 'slug' | 'language'> & { parts: Partial<SharedFields> },
  { site, slugs, find, today }: Shelf,
): { field: string; message: string }[] {
  const { related = [], publish, expires } = parts;
  const found = mustBeKnown(parts, site, today);
  for (const name of related) {
    if (name === slug) found.push({ field: 'related', message: 'names the article itself.' });
    else if (!find(name, language))
      found.push({
        field: 'related',
        message: slugs.includes(name)
          ? `"${name}" is an article neither in this language nor in the default one.`
          : `"${name}" is not an article.${suggest(name, slugs.filter(isArticle))}`,
      });
  }
  if (publish && expires && expires <= publish)
    found.push({ field: 'expires', message: `"${expires}" is not after the day of publication, ${publish}.` });
  return found;
}

const isArticle = (slug: string) => !slug.includes('/');

/** Fields that every page has and that name something of the settings. */
export function mustBeKnown(
  { topic, owner, audience = [], reviewed }: Partial<Pick<ArticleFields, 'topic' | 'owner' | 'audience' | 'reviewed'>>,
  site: Partial<Site>,
  today: string,
): { field: string; message: string }[] {
  const found: { field: string; message: string }[] = [];
  const mustBe = (
    field: string,
    what: string,
    name: string | undefined,
    known: Record<string, unknown> | undefined,
  ) => {
    if (known && name !== undefined && !Object.hasOwn(known, name))
      found.push({ field, message: `"${name}" is not ${what}.${suggest(name, Object.keys(known))}` });
  };
  mustBe('topic', 'a topic', topic, site.topics);
  mustBe('owner', 'a desk', owner, site.desks);
  for (const name of audience) mustBe('audience', 'an audience', name, site.audiences);
  if (reviewed && reviewed > tomorrow(today))
    found.push({ field: 'reviewed', message: `"${reviewed}" is in the future.` });
  return found;
}

/** The day after, which it may already be where the editor lives. */
function tomorrow(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** Why a link leads nowhere, or nothing when it is good. */
export function checkLink(
  target: string,
  anchor: string,
  from: Pick<Article, 'language' | 'slug'> & { body?: Article['body'] },
  shelf: Shelf,
): string | undefined {
  if (target.startsWith('/')) {
    const address = target.endsWith('/') ? target : `${target}/`;
    const article = shelf.byAddress.get(address);
    if (article) return `the link "${target}" should name the file, so that it stays right: ${article.slug}.mdx`;
    if (shelf.pages.has(address) || isPublicFile(target)) return undefined;
    return `the link "${target}" leads to a page or file that is not there.`;
  }
  const page = target === '' ? from : shelf.find(target, from.language);
  const headings = page?.body?.headings.map(({ id }) => id) ?? [];
  if (!page) {
    const what = isArticle(target) ? 'an article' : 'a service';
    return shelf.slugs.includes(target)
      ? `the link to "${target}.mdx" leads to ${what} that is neither in this language nor in the default one.`
      : `the link to "${target}.mdx" leads to ${what} that is not there.${suggest(target, shelf.slugs)}`;
  }
  // Where the text holds mistakes, its headings are not all known.
  if (anchor && !page.body?.mistakes.length && !headings.includes(anchor))
    return `the link to "${target || from.slug}.mdx#${anchor}": there is no such heading.${suggest(anchor, headings)}`;
  return undefined;
}

/** What is reviewed and translated: an article, a guide. */
type Reviewed = Pick<Article, 'file' | 'lines' | 'slug' | 'language' | 'version'> & {
  fields:
    | (Pick<ArticleFields, 'reviewed' | 'reviewEvery' | 'asks' | 'translated'> & { expires?: string | undefined })
    | undefined;
};

/** What is not wrong but wants an editor: reviews that are due, translations that their original has left behind. */
export function noticesOf(articles: Reviewed[], languages: string[], today: string): Problem[] {
  const [first] = languages;
  if (first === undefined) return [];
  const originals = new Map(
    articles.filter(({ language }) => language === first).map((article) => [article.slug, article]),
  );
  return articles.flatMap(({ fields, file, lines, slug, language }) => {
    if (!fields) return [];
    const found: Problem[] = [];
    const say = (field: string, message: string) => found.push({ file, line: lines[field] ?? 1, field, message });
    const due = new Date(`${fields.reviewed}T00:00:00Z`);
    due.setUTCMonth(due.getUTCMonth() + fields.reviewEvery);
    const day = due.toISOString().slice(0, 10);
    if (day < today) say('reviewed', `the text was to be checked again by ${day}.`);
    if (fields.expires && fields.expires <= today)
      say('expires', `the page is not shown since ${fields.expires}. Delete the file when nobody needs it any more.`);
    if (fields.asks.length < 3)
      say(
        'asks',
        'has fewer than three questions. Write them as visitors would ask: the search finds the page by them.',
      );
    if (language === first) return found;
    const original = originals.get(slug);
    if (!original)
      say('title', `there is no original in "${first}", so readers of the other languages do not see this page.`);
    else if (original.version && fields.translated !== original.version) {
      const then = `When this text says the same, write translated: "${original.version}"`;
      if (fields.translated === undefined)
        say('translated', `it is not known which version of ${original.file} this translates. ${then}`);
      else say('translated', `${original.file} has changed since this translation, and readers are told so. ${then}`);
    }
    return found;
  });
}
