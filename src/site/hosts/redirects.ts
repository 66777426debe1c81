import { guidesIn } from '../../guides/pages/list.ts';
import { partsOf } from '../../guides/pages/pages.ts';
import { servicesIn } from '../../services/list.ts';
import { readSite } from '../../settings/site.ts';
import { addresses } from '../addresses.ts';
import { oldPath } from '../below.ts';
import { articlesIn } from '../collection.ts';

/**
 * The permanent redirects of the site, by their addresses: to each article and service from its number (`/a/412`, in the first language that has
 * the page), and to these and each guide from its old addresses (`was`), each step of a guide from where that was. `lang` is the language of the page.
 */
export async function redirects(): Promise<{ from: string; to: string; lang: string }[]> {
  const { languages } = readSite().site;
  const articles = (await Promise.all(languages.map(articlesIn))).flat();
  const services = languages.flatMap(servicesIn);
  const guides = (await Promise.all(languages.map(guidesIn))).flat();
  const pages = [
    ...articles.map(({ data, ...page }) => ({ ...page, number: data.number, was: data.was, parts: [''] })),
    ...services.map(({ slug, fields: { number, was }, ...page }) => ({
      ...page,
      slug: `services/${slug}`,
      number,
      was,
      parts: [''],
    })),
    ...guides.map(({ slug, fields: { was }, ...page }) => ({
      ...page,
      slug: `guides/${slug}`,
      number: undefined,
      was,
      // Somebody may have kept the address of a step.
      parts: partsOf(page.guide),
    })),
  ];
  const shown = new Set(pages.map((page) => `${page.language}/${page.slug}`));
  return pages.flatMap(({ language: lang, slug, number, was, parts, untranslated }) => {
    const to = addresses.article(lang, slug);
    const isFirst = !untranslated && languages.find((tag) => shown.has(`${tag}/${slug}`)) === lang;
    const numbers = number !== undefined && isFirst ? [addresses.number(number)] : [];
    const old = (untranslated ? [] : was).flatMap((name) => {
      const from = addresses.link(oldPath(name, lang, slug));
      return (name.includes('/') ? [''] : parts).map((part) => ({ from: from + part, to: to + part, lang }));
    });
    return [...numbers.map((from) => ({ from, to, lang })), ...old];
  });
}
