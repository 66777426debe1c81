import { guidesIn } from '../guides/pages/list.ts';
import { servicesIn } from '../services/list.ts';
import { addresses } from '../site/addresses.ts';
import { articlesIn } from '../site/collection.ts';

/** The last change of a page in the language of the page. */
export interface Change {
  title: string;
  summary: string;
  address: string;
  /** Year-month-day. */
  on: string;
  /** What the editor says of it. */
  what: string | undefined;
  /** Without a sentence: the page is new, or was checked. */
  isNew: boolean;
}

/** What the front matter of every kind of page says of its changes. */
interface Fields {
  title: string;
  summary: string;
  reviewed: string;
  publish?: string | undefined;
  changed?: { on: string; what: string } | undefined;
}

/** What changed last in a language, newest first, what an editor described before the rest of its day; `most` pages of all. */
export async function changesIn(lang: string, most: number): Promise<Change[]> {
  const articles = (await articlesIn(lang)).map(({ slug, data, untranslated }) => ({
    fields: data as Fields,
    untranslated,
    address: addresses.article(lang, slug),
  }));
  const pages: { fields: Fields; untranslated: boolean; address: string }[] = [
    ...articles,
    ...servicesIn(lang),
    ...(await guidesIn(lang)),
  ];
  return pages
    .filter(({ untranslated }) => !untranslated)
    .map(({ fields, address }) => changeOf(fields, address))
    .sort((a, b) => b.on.localeCompare(a.on) || Number(!a.what) - Number(!b.what))
    .slice(0, most);
}

/** The note of an editor holds until the page appears anew; else the day of its appearance or of its last review counts. */
function changeOf({ title, summary, reviewed, publish = '', changed }: Fields, address: string): Change {
  const page = { title, summary, address };
  if (changed && changed.on >= publish) return { ...page, ...changed, isNew: false };
  const isNew = publish > reviewed;
  return { ...page, on: isNew ? publish : reviewed, what: undefined, isNew };
}
