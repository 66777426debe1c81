import type { ArticleFields } from '../articles/schema.ts';
import { oldPath, paths } from '../site/below.ts';
import { folded } from '../settings/file-names.ts';
import type { Problem } from '../settings/problems.ts';
import { isPublicFile, publicFolder } from '../settings/folders.ts';
import { takenBy, type Named } from './files/taken.ts';
import type { Page } from './links.ts';

/** What has an address of its own: a page, or a guide with `guides/` before its slug, which has no number. */
type Addressed = Pick<Page, 'file' | 'language' | 'slug' | 'lines'> & {
  parts: Partial<Pick<ArticleFields, 'number' | 'was'>>;
};

/**
 * Finds numbers and old addresses (`was`) that two pages claim, or that belong to something else; `named` are the agency's names,
 * `base` is the path below which the site lies.
 */
export function checkAddresses(pages: Addressed[], named: Named, base: string): Problem[] {
  return [...checkNumbers(pages), ...checkOldAddresses(pages, named, base)];
}

/** A number belongs to one page, in all its languages. */
function checkNumbers(pages: Addressed[]): Problem[] {
  const numbered = pages.filter(({ parts }) => parts.number !== undefined);
  const holders = Map.groupBy(numbered, ({ parts }) => parts.number!);
  const originals = new Map(numbered.toReversed().map((page) => [page.slug, page]));
  return numbered.flatMap((page) => {
    const number = page.parts.number!;
    const place = { file: page.file, line: page.lines['number'] ?? 1, field: 'number' };
    const own = holders.get(number)!.filter(({ slug }) => slug === page.slug);
    const others = holders.get(number)!.filter(({ slug }) => slug !== page.slug);
    // Whoever has it in more languages had it first; of two that are alike nobody knows, and both are told.
    if (others.length >= own.length)
      return [{ ...place, message: `${number} is already the number of ${others[0]!.file}. Choose another.` }];
    const original = originals.get(page.slug)!;
    if (original.parts.number !== number)
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
function checkOldAddresses(pages: Addressed[], named: Named, base: string): Problem[] {
  const taken = new Map<string, string>();
  // Where there is no translation, the page of the default language is shown.
  for (const { language, slug, file } of pages.toReversed())
    for (const tag of language === named.lang[0] ? named.lang : [language])
      for (const ending of ['', '.md']) {
        const address = bare(paths.article(tag, slug)) + ending;
        if (tag === language || !taken.has(address)) taken.set(address, file);
      }
  for (const { parts, file } of pages)
    if (parts.number !== undefined) taken.set(bare(paths.number(parts.number)), file);
  const ownerOf = (address: string) => {
    const known = taken.get(bare(address));
    if (known !== undefined) return known;
    // A file has no addresses below it.
    const file = partsOf(address).find((part) => isPublicFile(part));
    // The number of a page that is gone may lead on.
    if (/^\/a\/\d+$/.test(bare(address))) return undefined;
    return takenBy(address, named) ?? (file && `${publicFolder}${file}`);
  };
  const files = new Map<string, string>();
  return pages.flatMap(({ file, language, slug, parts, lines }) =>
    (parts.was ?? []).flatMap((was, index) => {
      const place = { file, line: lines[`was.${index}`] ?? lines['was'] ?? 1, field: 'was' };
      if (was.includes('/') && !was.startsWith('/'))
        return [
          { ...place, message: `"${was}" lacks the slash in front, and would lie below the language. Write /${was}` },
        ];
      if (base && was.startsWith(`${base}/`)) {
        const instead = was.slice(base.length);
        return [
          { ...place, message: `"${was}" begins with the path of the site, which comes by itself. Write ${instead}` },
        ];
      }
      const address = oldPath(was, language, slug);
      const other =
        ownerOf(address) ??
        partsOf(address)
          .map((part) => files.get(bare(part)))
          .find(Boolean);
      taken.set(bare(address), file);
      // A name with an ending becomes a file of the built site, not a folder.
      if (/\.\w+\/?$/.test(address)) files.set(bare(address), file);
      return other ? [{ ...place, message: `"${was}" is the address of ${other} already.` }] : [];
    }),
  );
}

/** An address as hosts compare it, without what names the same page in another way. */
const bare = (address: string) => folded(address).replace(/(\/index)?\.html?$|\/$/, '');

/** An address and those above it: `/a/b`, `/a`. */
function partsOf(address: string): string[] {
  const segments = address.split('/').filter(Boolean);
  return segments.map((_, index) => `/${segments.slice(0, segments.length - index).join('/')}`);
}
