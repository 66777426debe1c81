import { basename, dirname, extname, join } from 'node:path';
import { slugPattern } from '../settings/fields.ts';
import { reservedSlugs } from '../site/below.ts';
import { nameOf, readAgain, type Agency, type PageFile, type Target } from './agency.ts';
import { Mistake } from './command.ts';
import { holdersOf, namesIn } from './holders.ts';
import type { Reference } from './references.ts';
import { scalar } from './source/fields.ts';
import { edited, plain } from './source/text.ts';
import type { Writes } from './source/write.ts';
import { keepTranslations } from './versions.ts';
import { addressOf, withOldAddresses } from './was.ts';

/** What a command does to files, and what it says of it. */
export interface Done {
  writes: Writes;
  said: string[];
}

/** Why a page cannot have a name; undefined when it can. `but` is the page that may have it already. */
export function refusedName({ kind, slug }: Target, { pages, languages }: Agency): string | undefined {
  if (!slugPattern.test(slug))
    return `"${slug}" cannot be a file name here: it becomes the address, so write small letters a-z, digits and hyphens, such as renew-a-loan.`;
  const isReserved =
    kind === 'article' ? reservedSlugs.includes(slug) || languages.includes(slug) : kind === 'service' && slug === 'by';
  if (isReserved) return `"${slug}" is the address of another page of the site. Choose another name.`;
  const other = pages.find((page) => page.slug === slug && (page.kind === 'guide') === (kind === 'guide'));
  if (other) return `"${slug}" is already the name of ${other.file}. Choose another.`;
  return undefined;
}

/** How another page is named in the place of a reference. */
export function namedInstead(reference: Reference, { kind, slug }: Target): string {
  const { as, anchor, ending = '', isBare } = reference;
  const link = `${kind === 'service' ? 'services/' : ''}${slug}.${ending}${anchor === undefined ? '' : `#${anchor}`}`;
  const written = as === 'link' ? link : as === 'page' ? nameOf({ kind, slug }) : slug;
  return isBare ? scalar(written) : written;
}

/** The first line of what is said of links: how many in how many files. */
export function countOf(links: number, files: number): string {
  if (links === 0) return 'Nothing else names it.';
  return `${links} ${links === 1 ? 'place that names' : 'places that name'} it changed, in ${files} ${files === 1 ? 'file' : 'files'}.`;
}

/**
 * Renames a page in all its languages: moves the files, adds the old addresses to `was`, and changes every link, list and component that
 * names it. Headings behind a # stay, and so does everything else. Throws a `Mistake` when that cannot be done as a whole.
 */
export function rename(from: Target, slug: string, agency: Agency): Done {
  const to = { kind: from.kind, slug: slug.replace(/\.(mdx?|yaml)$/, '').replace(/^(articles|services|guides)\//, '') };
  if (to.slug === from.slug) throw new Mistake(`It is called "${from.slug}" already.`);
  const refused = refusedName(to, agency);
  if (refused) throw new Mistake(refused);
  const own = agency.pages.filter((page) => page.kind === from.kind && page.slug === from.slug);
  const held = holdersOf(agency);
  const before = new Map(held.map(({ file, raw }) => [file, raw]));
  const texts = new Map(before);
  const changed: PageFile[] = [];
  const places: string[] = [];
  let links = 0;
  for (const one of held) {
    const references = namesIn(one, from);
    if (references.length === 0) continue;
    const edits = references.map((reference) => ({ ...reference, text: namedInstead(reference, to) }));
    const raw = edited(one.raw, edits);
    texts.set(one.file, raw);
    links += references.length;
    places.push(`  ${one.file}:${references.map(({ line }) => line).join(', ')}`);
    if (one.page) changed.push(one.page);
    if (namesIn({ ...one, raw }, from).length > 0)
      throw new Mistake(
        `${one.file} still names ${from.slug} after the change, so nothing was changed. Look at its links.`,
      );
  }
  for (const page of own) {
    const raw = texts.get(page.file)!;
    texts.set(page.file, withOldAddresses(raw, { ...to, language: page.language }, oldAddressesOf(page, own, agency)));
  }
  const read = (page: PageFile) => texts.get(page.file)!;
  keepTranslations(agency, changed, read, (page, raw) => texts.set(page.file, raw));
  refuseNewMistakes(agency, texts, before);
  const writes: Writes = new Map();
  for (const page of own) {
    const file = join(dirname(page.file), `${to.slug}${extname(page.file)}`);
    writes.set(file, texts.get(page.file)!);
    texts.delete(page.file);
  }
  for (const [file, raw] of texts) if (raw !== before.get(file)) writes.set(file, raw);
  for (const page of own) writes.set(page.file, undefined);
  return {
    writes,
    said: [
      `${nameOf(from)} is now ${nameOf(to)}, in ${own.map(({ language }) => language).join(', ')}; its old address leads to the new one (was).`,
      countOf(links, places.length),
      ...places,
    ],
  };
}

/** The addresses that a page has until now in its language and, where it is shown for want of a translation, in others. */
export function oldAddressesOf(page: PageFile, all: PageFile[], { languages }: Agency): string[] {
  const translated = all.map(({ language }) => language);
  const shownIn = page.language === languages[0] ? languages.filter((tag) => !translated.includes(tag)) : [];
  return [page.language, ...shownIn].map((tag) => addressOf(page, tag));
}

/** Throws a `Mistake` where a file would have more mistakes than it has. */
export function refuseNewMistakes(
  { pages, zone }: Agency,
  texts: Map<string, string>,
  before: Map<string, string>,
): void {
  for (const page of pages) {
    const raw = texts.get(page.file);
    if (raw === undefined || raw === before.get(page.file)) continue;
    const { problems } = readAgain(page, plain(raw), zone);
    const [worse] = problems.length > page.problems.length ? problems : [];
    if (worse)
      throw new Mistake(
        `${page.file}:${worse.line} would not be right any more: ${worse.message} Nothing was changed. Mend ${basename(page.file)} by hand.`,
      );
  }
}
