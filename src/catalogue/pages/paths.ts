import { readSite } from '../../settings/site.ts';
import { readDrawers } from './drawers.ts';
import { hasCatalogue } from '../read/read.ts';

export const shelves = ['authors', 'subjects'] as const;

/** A path for each language, on a site that has a catalogue. */
export function pathsOfCatalogue() {
  return hasCatalogue() ? readSite().site.languages.map((lang) => ({ params: { lang } })) : [];
}

/** A path for the authors and one for the subjects. */
export function pathsOfShelves() {
  return pathsOfCatalogue().flatMap(({ params }) =>
    shelves.map((by) => ({ params: { ...params, by }, props: { by } })),
  );
}

/** A path for each drawer. */
export function pathsOfDrawers() {
  if (!hasCatalogue()) return [];
  const drawers = readDrawers();
  return pathsOfShelves().flatMap(({ params, props: { by } }) =>
    drawers[by].map((_, index) => ({ params: { ...params, drawer: String(index + 1) }, props: { by, index } })),
  );
}
