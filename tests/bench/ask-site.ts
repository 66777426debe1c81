import {
  askPage,
  cataloguePages,
  contactPages,
  guidePage,
  placePages,
  servicePage,
  type AskPage,
} from '../../src/ask/build/pages.ts';
import { checkContent } from '../../src/check/content.ts';
import { readSite } from '../../src/settings/site.ts';

/** The documents of the site's own pages in a language, as the build makes them. */
export async function pagesOfSite(language: string): Promise<AskPage[]> {
  const { site, hours } = readSite();
  const { articles, services, guides } = await checkContent();
  const own = <File extends { language: string }>(files: File[]) => files.filter((file) => file.language === language);
  return [
    ...own(articles).flatMap(({ slug, fields, body }) =>
      fields ? askPage(site, language, slug, fields, body.text) : [],
    ),
    ...own(services).flatMap(({ slug, fields, body }) =>
      fields ? servicePage(site, language, slug, fields, body.text) : [],
    ),
    ...own(guides).flatMap(({ slug, fields, guide }) => (guide ? guidePage(site, language, slug, fields!, guide) : [])),
    ...contactPages(site, language),
    ...placePages(site, language, hours.places),
    ...cataloguePages(language),
  ];
}
