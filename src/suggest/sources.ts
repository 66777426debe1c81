import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sep } from 'node:path';
import type { Drafting, Source } from '../desk/suggest/source.ts';
import { guidesIn } from '../guides/pages/list.ts';
import { guideInMarkdown } from '../guides/whole/markdown.ts';
import { dayIn } from '../guides/tree/days.ts';
import { readBody } from '../articles/read.ts';
import { servicesIn } from '../services/list.ts';
import { addresses } from '../site/addresses.ts';
import { articlesIn } from '../site/collection.ts';
import { contentFolder } from '../settings/folders.ts';
import { readSite } from '../settings/site.ts';
import { language } from '../settings/strings.ts';
import { catalogueWords } from './catalogue-words.ts';
import { passagesOf } from './passages.ts';
import { firstDesk } from './first-desk.ts';
import { contactWords, placeWords } from './place-words.ts';

/** Makes a source when it is written; `page` is the address of the page. */
interface Written {
  page: string;
  source: () => Source;
}

/**
 * What the build writes for suggestions: a source for each page that is shown today and that visitors can suggest a change of.
 * Nothing where no function takes messages. Drafts, expired pages and pages of the future have none, because they have no page.
 */
export async function sourcesOfPages(): Promise<Written[]> {
  const { site } = readSite();
  if (!site.messages) return [];
  const lists = await Promise.all(
    site.languages.map(async (lang) => [...(await textsIn(lang)), ...(await dataIn(lang))]),
  );
  return [...lists.flat(), ...catalogueWords()];
}

/** Articles and services: files of text, of which parts can be changed. */
async function textsIn(lang: string): Promise<Written[]> {
  const articles = (await articlesIn(lang)).map(({ slug, data }) => ({
    page: addresses.article(lang, slug),
    source: () => textSource(data.file, data.title, data.language, data.owner, data.headings),
  }));
  const services = servicesIn(lang).map(({ address, file, fields, textLanguage, digest }) => ({
    page: address,
    source: () => textSource(file, fields.title, textLanguage, fields.owner, readBody(digest).headings),
  }));
  return [...articles, ...services];
}

function textSource(
  file: string,
  title: string,
  textLanguage: string,
  desk: string,
  headings: { id: string; text: string }[],
): Source {
  const bytes = readFileSync(file);
  return {
    file: file.replaceAll(sep, '/'),
    title,
    language: textLanguage,
    desk,
    base: createHash('sha256').update(bytes).digest('hex'),
    parts: passagesOf(bytes.toString('utf8'), headings),
  };
}

/** Guides, places and the ways to a person: files of data, of which the page says in words what stands there. */
async function dataIn(lang: string): Promise<Written[]> {
  const { site, hours } = readSite();
  const { origin } = new URL(site.address);
  const guides = (await guidesIn(lang)).map(({ address, file, fields, guide }) => ({
    page: address,
    source: (): Source => ({
      ...data(file, fields.title, guide.language, fields.owner),
      words: guideInMarkdown(guide, language(guide.language), dayIn(guide.zone), origin),
    }),
  }));
  const places = Object.entries(hours.places ?? {}).map(([slug, place]) => ({
    page: addresses.place(lang, slug),
    source: (): Source => ({
      ...data(`${contentFolder}/hours.yaml`, place.name[lang]!, lang, place.desks[0]!),
      words: placeWords(lang, place),
    }),
  }));
  const contact = {
    page: addresses.contact(lang),
    source: (): Source => ({
      ...data(`${contentFolder}/site.yaml`, language(lang).t('contact.title'), lang, firstDesk()),
      words: contactWords(lang),
    }),
  };
  return [...guides, ...places, ...(site.contact ? [contact] : [])];
}

const data = (file: string, title: string, textLanguage: string, desk: string): Source => ({
  file: file.replaceAll(sep, '/'),
  title,
  language: textLanguage,
  desk,
  base: '',
  parts: [],
});

/** To whom a page belongs that somebody misses: of each topic, the desk that has most of its pages. */
export async function draftingOf(): Promise<Drafting> {
  const { site } = readSite();
  const articles = (await articlesIn(site.languages[0]!)).map(({ data }) => data);
  const topics = Object.keys(site.topics).map((topic) => {
    const owners = articles.filter((article) => article.topic === topic).map(({ owner }) => owner);
    const times = (desk: string) => owners.filter((owner) => owner === desk).length;
    const desk = owners.toSorted((a, b) => times(b) - times(a))[0] ?? firstDesk();
    return [topic, { desk, audience: Object.keys(site.audiences) }] as const;
  });
  return { folder: contentFolder, topics: Object.fromEntries(topics) };
}
