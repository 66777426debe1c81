import { readSite } from '../../settings/site.ts';
import { hasCatalogue } from '../read/read.ts';
import { readBrowseLists } from './browse.ts';

/** The lists that a catalogue is browsed by, as in addresses. */
export const browseLists = ['authors', 'subjects'] as const;

/** A static path for each language, on a site that has a catalogue. */
export function pathsOfCatalogue() {
  return hasCatalogue() ? readSite().site.languages.map((lang) => ({ params: { lang } })) : [];
}

/** Static paths of the browse lists. */
export function pathsOfBrowseLists() {
  return pathsOfCatalogue().flatMap(({ params }) =>
    browseLists.map((by) => ({ params: { ...params, by }, props: { by } })),
  );
}

/** Static paths of the pages of all browse lists. */
export function pathsOfBrowsePages() {
  if (!hasCatalogue()) return [];
  const lists = readBrowseLists();
  return pathsOfBrowseLists().flatMap(({ params, props: { by } }) =>
    lists[by].map((_, index) => ({ params: { ...params, page: String(index + 1) }, props: { by, index } })),
  );
}
