import { getCollection, type CollectionEntry } from 'astro:content';
import { isShown } from '../articles/schema.ts';
import { todayIn } from '../hours/zone.ts';
import { serviceIn } from '../services/list.ts';
import { readSite } from '../settings/site.ts';
import { language } from '../settings/strings.ts';

/** An article as a page of one language shows it. */
export interface ShownArticle {
  /** The page's language, in which everything around the text is written. */
  language: string;
  slug: string;
  data: CollectionEntry<'articles'>['data'];
  /** There is no translation: `data` is the text of the default language. */
  untranslated: boolean;
}

/** The articles shown in one language, indexed. */
interface ArticleIndex {
  /** In the order of their titles. */
  articles: ShownArticle[];
  bySlug: Map<string, ShownArticle>;
  /** In the order of their numbers; those without one follow, by title. */
  byTopic: Map<string, ShownArticle[]>;
}

let indexes: Promise<Map<string, ArticleIndex>> | undefined;

/** The articles shown today in one language, by title; an untranslated one stands among them in the default language. */
export async function articlesIn(tag: string): Promise<ShownArticle[]> {
  return (await indexOf(tag)).articles;
}

/** The articles of a topic, by number, those without one after them by title. */
export async function articlesOf(tag: string, topic: string): Promise<ShownArticle[]> {
  return (await indexOf(tag)).byTopic.get(topic) ?? [];
}

/** The article with a slug; undefined when it is not shown today. */
export async function articleIn(tag: string, slug: string): Promise<ShownArticle | undefined> {
  return (await indexOf(tag)).bySlug.get(slug);
}

/** A predicate for slugs as links give them (`services/` before that of a service): whether the page is shown today. */
export async function shownIn(tag: string): Promise<(name: string) => boolean> {
  const { bySlug } = await indexOf(tag);
  return (name) =>
    name.startsWith('services/') ? serviceIn(tag, name.slice('services/'.length)) !== undefined : bySlug.has(name);
}

/** The languages into which an article is translated, and those in which a page shows it, in translation or not. */
export async function languagesOf(slug: string): Promise<{ translated: string[]; shown: string[] }> {
  const { languages } = readSite().site;
  const found = (await Promise.all(languages.map((tag) => articleIn(tag, slug)))).filter(
    (article) => article !== undefined,
  );
  return {
    translated: found.filter(({ untranslated }) => !untranslated).map((article) => article.language),
    shown: found.map((article) => article.language),
  };
}

/** Astro's static paths of a page that every language has. */
export function pathsOfLanguages() {
  return readSite().site.languages.map((tag) => ({ params: { lang: tag } }));
}

/** The same for a page that only a site with messages has. */
export function pathsOfMessages() {
  return readSite().site.messages ? pathsOfLanguages() : [];
}

/** The same for the page that tells what became of a message or an order. */
export function pathsOfStatus() {
  const { messages, orders } = readSite().site;
  return messages || orders ? pathsOfLanguages() : [];
}

async function indexOf(tag: string): Promise<ArticleIndex> {
  // While editing, the articles change from one request to the next.
  if (!indexes || import.meta.env.DEV) indexes = indexAll();
  return (await indexes).get(tag)!;
}

/** Only articles that are shown today, by `publish` and `expires`. */
async function indexAll(): Promise<Map<string, ArticleIndex>> {
  const today = todayIn(readSite().hours.zone);
  const shown = (await getCollection('articles')).map(({ data }) => data).filter((data) => isShown(data, today));
  const { languages } = readSite().site;
  return new Map(languages.map((tag) => [tag, indexArticles(tag, shown, languages[0]!)]));
}

function indexArticles(tag: string, all: ShownArticle['data'][], original: string): ArticleIndex {
  const { compare } = language(tag);
  const own = all.filter((data) => data.language === tag);
  const translated = new Set(own.map(({ slug }) => slug));
  const others = all.filter((data) => data.language === original && !translated.has(data.slug));
  const articles = [...own, ...others]
    .map((data) => ({ language: tag, slug: data.slug, data, untranslated: data.language !== tag }))
    .sort((a, b) => compare(a.data.title, b.data.title));
  const byNumber = articles.toSorted((a, b) => (a.data.number ?? 10_000) - (b.data.number ?? 10_000));
  return {
    articles,
    bySlug: new Map(articles.map((article) => [article.slug, article])),
    byTopic: Map.groupBy(byNumber, ({ data }) => data.topic),
  };
}
