import { addresses, oldAddress } from './addresses.ts';
import { articlesIn } from './collection.ts';
import { readSite } from './site.ts';

/** Addresses that lead to an article: its number (in the first language that has it), and what it was called before. */
export async function movedAddresses(): Promise<{ from: string; to: string; lang: string }[]> {
  const { languages } = readSite().site;
  const articles = (await Promise.all(languages.map(articlesIn))).flat();
  const shown = new Set(articles.map((article) => `${article.language}/${article.slug}`));
  return articles.flatMap(({ language: lang, slug, data, untranslated }) => {
    const to = addresses.article(lang, slug);
    const isFirst = !untranslated && languages.find((tag) => shown.has(`${tag}/${slug}`)) === lang;
    const numbers = data.number !== undefined && isFirst ? [addresses.number(data.number)] : [];
    const was = untranslated ? [] : data.was.map((old) => oldAddress(old, lang));
    return [...numbers, ...was].map((from) => ({ from, to, lang }));
  });
}
