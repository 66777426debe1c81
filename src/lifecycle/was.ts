import { oldPath, paths } from '../site/below.ts';
import { folders, type Target } from './agency.ts';
import { entriesOf, withEntries, without } from './source/fields.ts';
import { orders, type Kind } from './agency.ts';

/** The slug of a page as addresses have it. */
export const addressed = ({ kind, slug }: Target) => (kind === 'article' ? slug : `${folders[kind]}/${slug}`);

/** The address of a page in a language. */
export const addressOf = (target: Target, language: string) => paths.article(language, addressed(target));

const bare = (address: string) => address.replace(/\/$/, '');

/**
 * A page's text with more old addresses, each such as `/en/late-book/`: as a bare name where it was a file beside the page's own. What the
 * page has already is not written twice, and what it is called now is taken out.
 */
export function withOldAddresses(
  raw: string,
  { kind, slug, language }: { kind: Kind; slug: string; language: string },
  addresses: string[],
): string {
  const isPage = kind !== 'guide';
  const own = addressed({ kind, slug });
  const pathOf = (was: string) => bare(oldPath(was, language, own));
  const now = bare(paths.article(language, own));
  const known = entriesOf(raw, isPage, 'was').map(pathOf);
  const fresh = [...new Set(addresses)]
    .filter((address) => bare(address) !== now && !known.includes(bare(address)))
    .map((address) => {
      const name = bare(address).split('/').at(-1)!;
      return pathOf(name) === bare(address) ? name : address;
    });
  const more = withEntries(raw, isPage, 'was', fresh, orders[kind]);
  const place = entriesOf(more, isPage, 'was').findIndex((was) => pathOf(was) === now);
  return place < 0 ? more : without(more, isPage, ['was', place]);
}
