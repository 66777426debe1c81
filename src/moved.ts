import { addresses, oldAddress } from './addresses.ts';
import { articlesIn } from './collection.ts';
import { readSite } from './site.ts';

/** Addresses that lead to an article: its number, in the default language, and what it was called before. */
export async function movedAddresses(): Promise<{ from: string; to: string; lang: string }[]> {
  const { languages } = readSite().site;
  const articles = (await Promise.all(languages.map(articlesIn))).flat();
  return articles.flatMap(({ language: lang, slug, data, untranslated }) => {
    const to = addresses.article(lang, slug);
    const numbers = data.number !== undefined && lang === languages[0] ? [addresses.number(data.number)] : [];
    const was = untranslated ? [] : data.was.map((old) => oldAddress(old, lang));
    return [...numbers, ...was].map((from) => ({ from, to, lang }));
  });
}
