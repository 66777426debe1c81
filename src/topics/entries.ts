import { addresses } from '../site/addresses.ts';
import { articlesOf, type ShownArticle } from '../site/collection.ts';
import { guidesOf, type ShownGuide } from '../guides/pages/list.ts';
import { servicesOf, type ShownService } from '../services/list.ts';
import { readSite } from '../settings/site.ts';
import { language } from '../settings/strings.ts';

/** A page as lists show it. */
export interface Entry {
  name: string;
  address: string;
  summary?: string | undefined;
  /** The language of name and summary, where it is not that of the page. */
  lang?: string | undefined;
  /** What it is, in words; nothing for an article, which is what most pages are. */
  kind?: string | undefined;
}

/** An article in a list. */
export function articleEntry({ language: tag, slug, data, untranslated }: ShownArticle): Entry {
  return {
    name: data.title,
    address: addresses.article(tag, slug),
    summary: data.summary,
    lang: untranslated ? data.language : undefined,
  };
}

/** A service in a list, marked as one: an article often has almost its name. */
export function serviceEntry({ language: tag, fields, address, untranslated, textLanguage }: ShownService): Entry {
  return {
    name: fields.title,
    address,
    summary: fields.summary,
    lang: untranslated ? textLanguage : undefined,
    kind: language(tag).t('kind.service'),
  };
}

/** A guide in a list, marked as one. */
export function guideEntry({ language: tag, guide, address, untranslated }: ShownGuide): Entry {
  return {
    name: guide.title,
    address,
    summary: guide.summary,
    lang: untranslated ? guide.language : undefined,
    kind: language(tag).t('kind.guide'),
  };
}

/** The places in a list, marked as such. */
export function placeEntries(tag: string): Entry[] {
  return Object.entries(readSite().hours.places ?? {}).map(([slug, { name }]) => ({
    name: name[tag]!,
    address: addresses.place(tag, slug),
    kind: language(tag).t('kind.place'),
  }));
}

/** The pages of a topic by kind: articles in their order, services and guides by title. */
export async function entriesOf(tag: string, topic: string) {
  return {
    articles: (await articlesOf(tag, topic)).map(articleEntry),
    services: servicesOf(tag, topic).map(serviceEntry),
    guides: (await guidesOf(tag, topic)).map(guideEntry),
  };
}

/** A list of entries without their summaries. */
export function withoutSummary(entries: Entry[]): Entry[] {
  return entries.map(({ summary: _, ...entry }) => entry);
}
