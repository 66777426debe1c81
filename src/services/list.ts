import { newForReaders, newerIn } from '../articles/newer.ts';
import { addresses } from '../site/addresses.ts';
import { isShown } from '../articles/schema.ts';
import { todayIn } from '../hours/zone.ts';
import { readSite } from '../settings/site.ts';
import { language } from '../settings/strings.ts';
import { readServices, type ServiceFile } from './read.ts';
import type { ServiceFields } from './schema.ts';

/** A service as a page of one language shows it. */
export interface ShownService {
  /** The page's language, in which everything around the text is written. */
  language: string;
  slug: string;
  /** As they were written, links as addresses. */
  fields: ServiceFields;
  /** The language of the text. */
  textLanguage: string;
  file: string;
  /** The key of its text in the cache, for `readBody`. */
  digest: string;
  address: string;
  /** There is no translation: the text is that of the default language. */
  untranslated: boolean;
  /** The original has changed since this translation was made. */
  outdated: boolean;
  /** The paragraphs of the original that are new since. */
  newer: { start: string; fragment: string }[];
}

let shown: Map<string, ShownService[]> | undefined;

/**
 * The services shown today in one language, by title; an untranslated one stands among them in the default language. Read once in
 * each process; the content must have been checked.
 */
export function servicesIn(tag: string): ShownService[] {
  // While editing, services change from one request to the next.
  if (!shown || import.meta.env?.DEV) {
    const { site, hours } = readSite();
    const today = todayIn(hours.zone);
    const files = readServices(site.languages).filter(({ fields }) => fields && isShown(fields, today));
    shown = new Map(site.languages.map((one) => [one, servicesShownIn(one, files, site.languages[0]!)]));
  }
  return shown.get(tag) ?? [];
}

/** The service with a slug; undefined when it is not shown today. */
export function serviceIn(tag: string, slug: string): ShownService | undefined {
  return servicesIn(tag).find((service) => service.slug === slug);
}

/** The services of a topic, by title. */
export function servicesOf(tag: string, topic: string): ShownService[] {
  return servicesIn(tag).filter(({ fields }) => fields.topic === topic);
}

/** Astro's static paths of a page that each language with services has. */
export function pathsOfServices() {
  return readSite()
    .site.languages.filter((tag) => servicesIn(tag).length > 0)
    .map((tag) => ({ params: { lang: tag } }));
}

function servicesShownIn(tag: string, files: ServiceFile[], original: string): ShownService[] {
  const { compare } = language(tag);
  const originals = files.filter((file) => file.language === original);
  const bySlug = new Map(originals.map((file) => [file.slug, file]));
  const own = files.filter((file) => file.language === tag);
  const translated = new Set(own.map(({ slug }) => slug));
  return [...own, ...originals.filter(({ slug }) => !translated.has(slug))]
    .map(({ slug, fields, file, digest, language: textLanguage }): ShownService => {
      const first = tag !== original && textLanguage === tag ? bySlug.get(slug) : undefined;
      const newer = newerIn(first, fields!.translated);
      return {
        language: tag,
        slug,
        fields: withAddresses(fields!),
        textLanguage,
        file,
        digest,
        address: addresses.service(tag, slug),
        untranslated: textLanguage !== tag,
        outdated: newer !== undefined,
        newer: newForReaders(first, newer),
      };
    })
    .sort((a, b) => compare(a.fields.title, b.fields.title));
}

function withAddresses(fields: ServiceFields): ServiceFields {
  const linked = <Part extends { link?: string | undefined }>(part: Part): Part =>
    part.link === undefined ? part : { ...part, link: addresses.link(part.link) };
  return { ...fields, channels: fields.channels.map(linked), law: fields.law.map(linked) };
}
