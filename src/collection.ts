import { getCollection, type CollectionEntry } from 'astro:content';
import { readSite } from './site.ts';
import { language } from './strings.ts';

/** An article as a page of one language shows it. */
export interface ShownArticle {
  /** The page's language, in which everything around the text is written. */
  language: string;
  slug: string;
  data: CollectionEntry<'articles'>['data'];
  /** There is no translation: `data` is the text of the default language. */
  untranslated: boolean;
}

let all: CollectionEntry<'articles'>['data'][] | undefined;

/** Every article that is shown today: `publish` and `expires` are honoured. */
async function shownToday() {
  if (all) return all;
  const today = new Date().toISOString().slice(0, 10);
  const entries = (await getCollection('articles')).map(({ data }) => data);
  const shown = entries.filter(({ publish, expires }) => (!publish || publish <= today) && (!expires || today < expires));
  if (import.meta.env.PROD) all = shown;
  return shown;
}

const listed = new Map<string, ShownArticle[]>();

/** The articles of one language in the order of their titles; what is not translated stands there in the default language. */
export async function articlesIn(tag: string): Promise<ShownArticle[]> {
  const known = listed.get(tag);
  if (known) return known;
  const articles = await shownToday();
  const [original] = readSite().site.languages;
  const own = articles.filter((data) => data.language === tag);
  const translated = new Set(own.map(({ slug }) => slug));
  const others = articles.filter((data) => data.language === original && !translated.has(data.slug));
  const { compare } = language(tag);
  const shown = [...own, ...others]
    .map((data) => ({ language: tag, slug: data.slug, data, untranslated: data.language !== tag }))
    .sort((a, b) => compare(a.data.title, b.data.title));
  if (import.meta.env.PROD) listed.set(tag, shown);
  return shown;
}

/** The articles of a topic in the order of their numbers; those without one follow, by title. */
export async function articlesOf(tag: string, topic: string): Promise<ShownArticle[]> {
  const articles = (await articlesIn(tag)).filter(({ data }) => data.topic === topic);
  return articles.toSorted((a, b) => (a.data.number ?? Infinity) - (b.data.number ?? Infinity) || 0);
}

/** A path for each language of the site. */
export function pathsOfLanguages() {
  return readSite().site.languages.map((tag) => ({ params: { lang: tag } }));
}
