import { baseOf, oldPath, paths } from '../site/below.ts';
import type { Problem } from '../settings/problems.ts';
import { isPublicFile, publicFolder } from '../settings/folders.ts';
import type { Page, PageIndex } from './links.ts';

/** Finds numbers and old addresses (`was`) that two pages claim, or that belong to something else. */
export function checkAddresses(pages: Page[], { pages: engine, site }: PageIndex): Problem[] {
  const base = site.address ? baseOf(site.address) : '';
  return [...checkNumbers(pages), ...checkOldAddresses(pages, engine, base)];
}

/** A number belongs to one page, in all its languages. */
function checkNumbers(pages: Page[]): Problem[] {
  const owners = new Map<number, Page>();
  const originals = new Map<string, Page>();
  return pages.flatMap((page) => {
    const { number } = page.parts;
    if (number === undefined) return [];
    const place = { file: page.file, line: page.lines['number'] ?? 1, field: 'number' };
    const owner = owners.get(number);
    const original = originals.get(page.slug);
    owners.set(number, owner ?? page);
    originals.set(page.slug, original ?? page);
    if (owner && owner.slug !== page.slug)
      return [{ ...place, message: `${number} is already the number of ${owner.file}.` }];
    if (original && original.parts.number !== number)
      return [
        {
          ...place,
          message: `${number} differs from ${original.file}, which has ${original.parts.number}. A page has one number in all languages.`,
        },
      ];
    return [];
  });
}

/** An old address may not be one that something else has, or will have. */
function checkOldAddresses(pages: Page[], engine: Set<string>, base: string): Problem[] {
  const bare = (address: string) => address.replace(/(.)\/$/, '$1');
  const taken = new Map(pages.map(({ language, slug, file }) => [bare(paths.article(language, slug)), file]));
  for (const page of engine) taken.set(bare(page), 'a page of the engine');
  for (const { parts, file } of pages) if (parts.number !== undefined) taken.set(paths.number(parts.number), file);
  return pages.flatMap(({ file, language, slug, parts, lines }) =>
    (parts.was ?? []).flatMap((was) => {
      const place = { file, line: lines['was'] ?? 1, field: 'was' };
      if (base && was.startsWith(`${base}/`)) {
        const instead = was.slice(base.length);
        return [
          { ...place, message: `"${was}" begins with the path of the site, which comes by itself. Write ${instead}` },
        ];
      }
      const address = bare(oldPath(was, language, slug));
      const isEngines = /^\/(_|a\/|ask\/|desk\/|pagefind\/|\.well-known\/|robots\.txt|sitemap|llms\.txt|404)/.test(
        address,
      );
      const other =
        taken.get(address) ??
        (isEngines ? 'the engine' : isPublicFile(address) ? `${publicFolder}${address}` : undefined);
      taken.set(address, file);
      return other ? [{ ...place, message: `"${was}" is the address of ${other} already.` }] : [];
    }),
  );
}
