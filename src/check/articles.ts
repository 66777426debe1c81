import { addresses, oldAddress, reservedSlugs } from '../addresses.ts';
import type { Article } from '../articles/read.ts';
import type { ArticleFields } from '../articles/schema.ts';
import { suggest, type Problem } from '../problems.ts';
import { isPublicFile, publicFolder, type Site } from '../site.ts';

/** All articles, with the ways to look one up. */
interface Shelf {
  site: Partial<Site>;
  today: string;
  languages: string[];
  slugs: string[];
  /** The article in this language, or the original that stands in for it. */
  find: (slug: string, tag: string) => Article | undefined;
  /** Every address that the engine itself makes. */
  pages: Set<string>;
  /** Every address of an article. */
  byAddress: Map<string, Article>;
}

/**
 * Mistakes that only show when all articles and the settings are seen together: unknown topics,
 * desks and audiences, links that lead nowhere, numbers and addresses used twice.
 * Settings that hold mistakes of their own are left out of `site`, and what depends on them is not checked.
 */
export function checkArticles(
  articles: Article[],
  site: Partial<Site>,
  today: string,
  guides: Pick<Article, 'language' | 'slug'>[] = [],
): Problem[] {
  const shelf = fillShelf(articles, site, today);
  return [
    ...articles.flatMap((article) => checkArticle(article, shelf)),
    ...articles.flatMap((article) => checkGuidesIn(article, guides, shelf)),
    ...checkNumbers(articles),
    ...checkOldAddresses(articles, shelf),
  ];
}

/** Everything that links can lead to. */
export function fillShelf(articles: Article[], site: Partial<Site>, today: string): Shelf {
  const languages = site.languages ?? [];
  const byName = new Map(articles.map((article) => [`${article.language}/${article.slug}`, article]));
  return {
    site,
    today,
    languages,
    slugs: [...new Set(articles.map(({ slug }) => slug))],
    find: (slug, tag) => byName.get(`${tag}/${slug}`) ?? byName.get(`${languages[0] ?? ''}/${slug}`),
    pages: pagesOf(languages, Object.keys(site.topics ?? {}), site.contact ?? true),
    byAddress: new Map(articles.map((article) => [addresses.article(article.language, article.slug), article])),
  };
}

function pagesOf(languages: string[], topics: string[], contact: boolean): Set<string> {
  const { home, index, search, accessibility, privacy, topic, contact: contactPage } = addresses;
  const plain = [home, index, search, accessibility, privacy, ...(contact ? [contactPage] : [])];
  return new Set(
    languages.flatMap((tag) => [...plain.map((page) => page(tag)), ...topics.map((name) => topic(tag, name))]),
  );
}

function checkArticle(article: Article, shelf: Shelf): Problem[] {
  const { file, lines, body } = article;
  return [
    ...checkName(article, shelf).map((message) => ({ file, line: 1, message })),
    ...checkFields(article, shelf).map(({ field, message }) => ({ file, line: lines[field] ?? 1, field, message })),
    ...body.links.flatMap((link) => {
      const message = checkLink(link.target, link.anchor, article, shelf);
      return message ? [{ file, line: link.line, column: link.column, message }] : [];
    }),
    ...body.uses.flatMap(({ name, attributes: { desk, file: download }, line, column }) => {
      const { desks } = shelf.site;
      if (desks && desk !== undefined && !Object.hasOwn(desks, desk))
        return [
          {
            file,
            line,
            column,
            message: `<${name} desk="${desk}">: there is no such desk.${suggest(desk, Object.keys(desks))}`,
          },
        ];
      if (download !== undefined && !isPublicFile(download))
        return [
          { file, line, column, message: `<${name} file="${download}">: there is no such file in ${publicFolder}/.` },
        ];
      return [];
    }),
  ];
}

/** `<Guide name="…">` must name a guide that readers of the article's language can see. */
function checkGuidesIn(
  { file, language, body }: Article,
  guides: Pick<Article, 'language' | 'slug'>[],
  { languages }: Shelf,
): Problem[] {
  const known = guides.filter((guide) => guide.language === language || guide.language === languages[0]);
  const slugs = [...new Set(known.map(({ slug }) => slug))];
  return body.uses.flatMap(({ name, attributes: { name: guide }, line, column }) =>
    name !== 'Guide' || guide === undefined || slugs.includes(guide)
      ? []
      : [{ file, line, column, message: `<Guide name="${guide}">: there is no such guide.${suggest(guide, slugs)}` }],
  );
}

function checkName({ language, slug, file }: Article, { languages, byAddress }: Shelf): string[] {
  return [
    ...(languages.length === 0 || languages.includes(language)
      ? []
      : [`stands in the folder "${language}", which is not a language of site.yaml (${languages.join(', ')}).`]),
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)
      ? []
      : [`the file name "${slug}" becomes the address: use only small letters a-z, digits and hyphens.`]),
    ...(reservedSlugs.includes(slug)
      ? [`the file name "${slug}" is the address of another page. Choose another.`]
      : []),
    ...(byAddress.get(addresses.article(language, slug))?.file === file
      ? []
      : ['stands beside a file with the same name and another ending (.md and .mdx). Keep one.']),
  ];
}

function checkFields(
  { parts, slug, language }: Article,
  { site, slugs, find, today }: Shelf,
): { field: string; message: string }[] {
  const { related = [], publish, expires } = parts;
  const found = mustBeKnown(parts, site, today);
  for (const name of related) {
    if (name === slug) found.push({ field: 'related', message: 'names the article itself.' });
    else if (!find(name, language))
      found.push({ field: 'related', message: `"${name}" is not an article.${suggest(name, slugs)}` });
  }
  if (publish && expires && expires <= publish)
    found.push({ field: 'expires', message: `"${expires}" is not after the day of publication, ${publish}.` });
  return found;
}

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
  if (!page)
    return shelf.slugs.includes(target)
      ? `the link to "${target}.mdx" leads to an article that is neither in this language nor in the default one.`
      : `the link to "${target}.mdx" leads to an article that is not there.${suggest(target, shelf.slugs)}`;
  // Where the text holds mistakes, its headings are not all known.
  if (anchor && !page.body?.mistakes.length && !headings.includes(anchor))
    return `the link to "${target || from.slug}.mdx#${anchor}": there is no such heading.${suggest(anchor, headings)}`;
  return undefined;
}

/** A number belongs to one article, in all its languages. */
function checkNumbers(articles: Article[]): Problem[] {
  const owners = new Map<number, Article>();
  const originals = new Map<string, Article>();
  return articles.flatMap((article) => {
    const { number } = article.parts;
    if (number === undefined) return [];
    const place = { file: article.file, line: article.lines['number'] ?? 1, field: 'number' };
    const owner = owners.get(number);
    const original = originals.get(article.slug);
    owners.set(number, owner ?? article);
    originals.set(article.slug, original ?? article);
    if (owner && owner.slug !== article.slug)
      return [{ ...place, message: `${number} is already the number of ${owner.file}.` }];
    if (original && original.parts.number !== number)
      return [
        {
          ...place,
          message: `${number} differs from ${original.file}, which has ${original.parts.number}. An article has one number in all languages.`,
        },
      ];
    return [];
  });
}

/** An old address may not be one that something else has, or will have. */
function checkOldAddresses(articles: Article[], { pages }: Shelf): Problem[] {
  const bare = (address: string) => address.replace(/(.)\/$/, '$1');
  const taken = new Map(articles.map(({ language, slug, file }) => [bare(addresses.article(language, slug)), file]));
  for (const page of pages) taken.set(bare(page), 'a page of the engine');
  for (const { parts, file } of articles)
    if (parts.number !== undefined) taken.set(addresses.number(parts.number), file);
  return articles.flatMap(({ file, language, parts, lines }) =>
    (parts.was ?? []).flatMap((was) => {
      const address = bare(oldAddress(was, language));
      const isEngines = /^\/(_|a\/|ask\/|desk\/|pagefind\/|\.well-known\/|robots\.txt|sitemap|llms\.txt|404)/.test(
        address,
      );
      const other =
        taken.get(address) ??
        (isEngines ? 'the engine' : isPublicFile(address) ? `${publicFolder}${address}` : undefined);
      taken.set(address, file);
      return other
        ? [{ file, line: lines['was'] ?? 1, field: 'was', message: `"${was}" is the address of ${other} already.` }]
        : [];
    }),
  );
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
