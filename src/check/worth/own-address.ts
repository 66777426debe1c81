import { baseOf } from '../../site/below.ts';
import type { Problem } from '../../settings/problems.ts';
import { suggest } from '../../settings/problems.ts';
import { checkLink, type Page, type PageIndex } from '../links.ts';

/** Finds addresses of this very site in the text of a page, written whole: nothing would tell when what they name is gone. */
export function ownAddresses(page: Page, pageIndex: PageIndex): Problem[] {
  const { address } = pageIndex.site;
  if (!address || !URL.canParse(address)) return [];
  const { host } = new URL(address);
  return page.body.facts.named.flatMap(({ text, line, column }) => {
    if (!/^https?:/.test(text) || !URL.canParse(text) || new URL(text).host !== host) return [];
    const { pathname, hash } = new URL(text);
    const base = baseOf(address);
    const path = base && pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
    const wrong = checkLink(path, '', page, pageIndex);
    const named = /should name the file, so that it stays right: (\S+)$/.exec(wrong ?? '')?.[1];
    const slug = path.split('/').filter(Boolean).at(-1) ?? '';
    const instead = named
      ? `Link to the file, so that it stays right: [text](${named}${hash})`
      : wrong
        ? `There is no such page or file.${suggest(slug, pageIndex.slugs)}`
        : `Write its path alone, so that it stays right: [text](${path}${hash})`;
    return [{ file: page.file, line, column, message: `"${text}" is an address of this site. ${instead}` }];
  });
}
