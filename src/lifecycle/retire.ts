import { oldPath, paths } from '../site/below.ts';
import { nameOf, type Agency, type PageFile, type Target } from './agency.ts';
import { Mistake } from './command.ts';
import { holdersOf, namesIn, type Held } from './holders.ts';
import type { Reference } from './references.ts';
import { countOf, namedInstead, oldAddressesOf, refuseNewMistakes, type Done } from './rename.ts';
import { entriesOf, fieldsOf, without } from './source/fields.ts';
import { edited, plain } from './source/text.ts';
import type { Writes } from './source/write.ts';
import { keepTranslations } from './versions.ts';
import { addressed, withOldAddresses } from './was.ts';

/**
 * Deletes a page in all its languages. Its addresses, the old ones and its number too, lead to another page, and so do the links to it; a
 * list that names both keeps the other one. What cannot be changed for sure is listed. Throws a `Mistake` when nothing can be done.
 */
export function retire(from: Target, to: Target, agency: Agency): Done {
  if (from.kind === to.kind && from.slug === to.slug) throw new Mistake('A page cannot take its own place.');
  if ((from.kind === 'guide') !== (to.kind === 'guide'))
    throw new Mistake(
      `${nameOf(from)} and ${nameOf(to)} are named in different ways, so links to one cannot lead to the other. Choose ${from.kind === 'guide' ? 'a guide' : 'an article or a service'} after --to.`,
    );
  const own = agency.pages.filter((page) => page.kind === from.kind && page.slug === from.slug);
  const heirs = agency.pages.filter((page) => page.kind === to.kind && page.slug === to.slug);
  const original = heirs.find(({ language }) => language === agency.languages[0]);
  const strangers = own.filter(({ language }) => !original && !heirs.some((heir) => heir.language === language));
  if (strangers.length > 0)
    throw new Mistake(
      `${nameOf(to)} is not there in ${strangers.map(({ language }) => language).join(', ')}, nor in ${agency.languages[0]}, so readers would find nothing. Translate it first.`,
    );
  const held = holdersOf(agency).filter(({ page }) => !page || !own.includes(page));
  const before = new Map(held.map(({ file, raw }) => [file, raw]));
  const texts = new Map(before);
  const changed: PageFile[] = [];
  const places: string[] = [];
  const left: string[] = [];
  let links = 0;
  for (const one of held) {
    const references = namesIn(one, from);
    if (references.length === 0) continue;
    const result = changedIn(one, references, to, heirs, agency);
    texts.set(one.file, result.raw);
    links += references.length - result.left.length;
    left.push(...result.left.map((sentence) => `  ${one.file}:${sentence}`));
    places.push(`  ${one.file}:${references.map(({ line }) => line).join(', ')}`);
    if (one.page) changed.push(one.page);
  }
  for (const page of own) {
    const heir = heirs.find(({ language }) => language === page.language) ?? original!;
    const raw = texts.get(heir.file)!;
    texts.set(heir.file, withOldAddresses(raw, heir, allAddressesOf(page, own, heir, agency)));
  }
  const read = (page: PageFile) => texts.get(page.file) ?? '';
  keepTranslations(agency, changed, read, (page, raw) => texts.set(page.file, raw));
  refuseNewMistakes(agency, texts, before);
  const writes: Writes = new Map();
  for (const [file, raw] of texts) if (raw !== before.get(file)) writes.set(file, raw);
  for (const page of own) writes.set(page.file, undefined);
  return {
    writes,
    said: [
      `${nameOf(from)} is gone, in ${own.map(({ language }) => language).join(', ')}; its addresses lead to ${nameOf(to)} (was).`,
      countOf(links, places.length),
      ...places,
      ...(left.length > 0 ? ['Look at these yourself:', ...left] : []),
    ],
  };
}

/** The addresses of a page that its heir takes over: what it is and was called, and its number where the heir is in the default language. */
function allAddressesOf(page: PageFile, own: PageFile[], heir: PageFile, agency: Agency): string[] {
  const raw = holdersOf({ ...agency, pages: [page] })[0]!.raw;
  const old = entriesOf(raw, page.kind !== 'guide', 'was').map((was) => oldPath(was, page.language, addressed(page)));
  const { number } = page.parts;
  const isFirst = page === (own.find(({ language }) => language === agency.languages[0]) ?? own[0]);
  const numbers = number !== undefined && isFirst && heir.parts.number !== number ? [paths.number(number)] : [];
  return [...oldAddressesOf(page, own, agency), ...old, ...numbers];
}

/** A file with its references to another page, and what is left to do in it by hand: the line and a sentence. */
function changedIn(one: Held, references: Reference[], to: Target, heirs: PageFile[], { languages }: Agency) {
  const isPage = one.holder === 'article' || one.holder === 'service';
  const left: string[] = [];
  const isOwn = heirs.some(({ file }) => file === one.file);
  const language = one.page?.language ?? /(?:^|[\\/])words[\\/]([\w-]+)\.yaml$/.exec(one.file)?.[1];
  const heir = heirs.find((page) => page.language === language) ?? heirs.find((page) => page.language === languages[0]);
  const gone: Reference[] = [];
  const edits = references.flatMap((reference) => {
    const { as, anchor, line, path } = reference;
    if (isInList(one, reference)) {
      const isMissing = one.holder === 'words' && !heirs.some((page) => page.language === language);
      const isStranger = path?.[0] === 'related' && to.kind !== 'article';
      if (isOwn || isMissing || isStranger || namesBoth(one, reference, to)) {
        gone.push(reference);
        return [];
      }
    }
    if (as === 'component' && to.kind === 'article') {
      left.push(`${line} a component cannot show an article. Write a link to ${to.slug}.mdx instead.`);
      return [];
    }
    if (isOwn && as === 'link') left.push(`${line} the page links to itself now. Take the link out.`);
    const isKept = anchor === undefined || heir?.headings.includes(anchor);
    if (!isKept) left.push(`${line} led to the heading #${anchor} and leads to the top of ${to.slug} now.`);
    return [{ ...reference, text: namedInstead(isKept ? reference : { ...reference, anchor: undefined }, to) }];
  });
  let raw = edited(one.raw, edits);
  // From the last on, so that the others stay where they are.
  for (const { path } of gone.toReversed()) raw = without(raw, isPage, path!);
  return { raw, left: left.sort((a, b) => Number.parseInt(a) - Number.parseInt(b)) };
}

/** Whether a reference is an entry of a list of pages, from which it can be taken. */
const isInList = ({ holder }: Held, { as, path = [] }: Reference) =>
  typeof path.at(-1) === 'number' && (as !== 'link' || (holder === 'guide' && path[2] === 'links'));

/** Whether the list of a reference names the other page too. */
function namesBoth({ raw, holder }: Held, { path = [], ...reference }: Reference, to: Target): boolean {
  const { document } = fieldsOf(plain(raw), holder === 'article' || holder === 'service');
  const list = document.getIn(path.slice(0, -1), false) as { toJSON?: () => unknown } | undefined;
  const entries = list?.toJSON?.();
  return Array.isArray(entries) && entries.includes(namedInstead({ ...reference, isBare: false }, to));
}
