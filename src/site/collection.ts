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

/** All that is shown in one language, with the ways to find it. */
interface Shelf {
  /** In the order of their titles. */
  articles: ShownArticle[];
  bySlug: Map<string, ShownArticle>;
  /** In the order of their numbers; those without one follow, by title. */
  byTopic: Map<string, ShownArticle[]>;
}

let shelves: Promise<Map<string, Shelf>> | undefined;

/** The articles of one language; what is not translated stands among them in the default language. */
export async function articlesIn(tag: string): Promise<ShownArticle[]> {
  return (await shelf(tag)).articles;
}

/** The articles of a topic, in the order in which they are to be read. */
export async function articlesOf(tag: string, topic: string): Promise<ShownArticle[]> {
  return (await shelf(tag)).byTopic.get(topic) ?? [];
}

/** An article by its file name; nothing when it is not shown today. */
export async function articleIn(tag: string, slug: string): Promise<ShownArticle | undefined> {
  return (await shelf(tag)).bySlug.get(slug);
}

/** Tells of a page, as links name it (`services/` before the file name of a service), whether it is shown today. */
export async function shownIn(tag: string): Promise<(name: string) => boolean> {
  const { bySlug } = await shelf(tag);
  return (name) =>
    name.startsWith('services/') ? serviceIn(tag, name.slice('services/'.length)) !== undefined : bySlug.has(name);
}

/** The languages in which an article is shown in its own words, and those in which a page shows it at all. */
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

/** A path for each language of the site. */
export function pathsOfLanguages() {
  return readSite().site.languages.map((tag) => ({ params: { lang: tag } }));
}

/** The same, on a site that takes messages. */
export function pathsOfMessages() {
  return readSite().site.messages ? pathsOfLanguages() : [];
}

async function shelf(tag: string): Promise<Shelf> {
  // While editing, the articles change from one request to the next.
  if (!shelves || import.meta.env.DEV) shelves = fillShelves();
  return (await shelves).get(tag)!;
}

/** `publish` and `expires` are honoured here. */
async function fillShelves(): Promise<Map<string, Shelf>> {
  const today = todayIn(readSite().hours.zone);
  const shown = (await getCollection('articles')).map(({ data }) => data).filter((data) => isShown(data, today));
  const { languages } = readSite().site;
  return new Map(languages.map((tag) => [tag, fillShelf(tag, shown, languages[0]!)]));
}

function fillShelf(tag: string, all: ShownArticle['data'][], original: string): Shelf {
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
