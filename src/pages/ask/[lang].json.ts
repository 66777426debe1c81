import type { APIRoute } from 'astro';
import { readBody } from '../../articles/read.ts';
import { calibrate } from '../../ask/build/sure/calibrate.ts';
import { deskHints } from '../../ask/build/desk-words.ts';
import { askPage, cataloguePages, contactPages, guidePage, placePages, servicePage } from '../../ask/build/pages.ts';
import { prepare } from '../../ask/build/prepare.ts';
import { readWords } from '../../ask/build/words.ts';
import { articlesIn, pathsOfLanguages } from '../../site/collection.ts';
import { guidesIn } from '../../guides/pages/list.ts';
import { servicesIn } from '../../services/list.ts';
import { readSite } from '../../settings/site.ts';

export const getStaticPaths = pathsOfLanguages;

/** The search index of a language: all that a question needs for its first answer (`ask/answer/file.ts`). */
export const GET: APIRoute = async ({ params: { lang = '' } }) => {
  const { site, hours } = readSite();
  const articles = (await articlesIn(lang)).filter(({ untranslated }) => !untranslated);
  const guides = (await guidesIn(lang)).filter(({ untranslated }) => !untranslated);
  const pages = [
    ...articles.map(({ slug, data }) => askPage(site, lang, slug, data, readBody(data.digest).text)),
    ...servicesIn(lang)
      .filter(({ untranslated }) => !untranslated)
      .map(({ slug, fields, digest }) => servicePage(site, lang, slug, fields, readBody(digest).text)),
    ...guides.map(({ slug, fields, guide }) => guidePage(site, lang, slug, fields, guide)),
    ...contactPages(site, lang),
    ...placePages(site, lang, hours.places),
    ...cataloguePages(lang),
  ];
  const file = await calibrate(await prepare(lang, pages, readWords(lang).words));
  return new Response(JSON.stringify({ ...file, desks: deskHints(lang) }));
};
