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
    const { version } = readAgain(original, plain(textOf(original)), zone);
    if (!version || version === original.version) continue;
    for (const page of pages) {
      const isTranslation =
        page.kind === original.kind && page.slug === original.slug && page.language !== original.language;
      if (!isTranslation || page.parts.translated !== original.version) continue;
      set(page, withField(textOf(page), page.kind !== 'guide', 'translated', scalar(version), orders[page.kind]));
    }
  }
}
