import { orders, readAgain, type Agency, type PageFile } from './agency.ts';
import { plain } from './source/text.ts';
import { scalar, withField } from './source/fields.ts';

/**
 * Lets translations name the version that their original has after a change that says nothing new: those that were up to date stay
 * so, and no reader is told that the original is newer. `textOf` is what stands in a file now, changes included; `set` puts another there.
 */
export function keepTranslations(
  { pages, languages, zone }: Agency,
  changed: PageFile[],
  textOf: (page: PageFile) => string,
  set: (page: PageFile, raw: string) => void,
): void {
  for (const original of changed) {
    if (original.language !== languages[0] || !original.version) continue;
    const after = readAgain(original, plain(textOf(original)), zone);
    if (!after.version || after.version === original.version) continue;
    for (const page of pages) {
      const isTranslation =
        page.kind === original.kind && page.slug === original.slug && page.language !== original.language;
      const { translated } = page.parts;
      if (!isTranslation || translated === undefined) continue;
      const version = followed(translated, original, after);
      if (version === translated) continue;
      set(page, withField(textOf(page), page.kind !== 'guide', 'translated', scalar(version), orders[page.kind]));
    }
  }
}

type Version = Pick<PageFile, 'version' | 'marks'>;

/**
 * The version that a translation names, followed over a change of its original in which no paragraph came or went: the version of the
 * whole, or the mark of each paragraph. What the translation did not know of before, it does not know of after.
 */
export function followed(translated: string, before: Version, after: Version): string {
  if (translated === before.version) return after.version;
  const [old, fresh] = [before.marks.split('.'), after.marks.split('.')];
  if (old.length !== fresh.length || /^[0-9a-f]{8}$/.test(translated)) return translated;
  const marks = translated.split('.');
  const places = old.map((mark, index) => (mark === fresh[index] ? -1 : marks.indexOf(mark)));
  for (const [index, place] of places.entries()) if (place >= 0) marks[place] = fresh[index]!;
  return marks.join('.');
}
