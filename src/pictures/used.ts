import type { Findings } from '../check/content.ts';
import { readSite } from '../settings/site.ts';
import { openPicture, type Picture } from './picture.ts';

/** The pictures that pages show, each once, in however many languages it stands. */
export function picturesOf({
  articles,
  services,
  guides,
}: Pick<Findings, 'articles' | 'services' | 'guides'>): Picture[] {
  const inTexts = [...articles, ...services].flatMap(({ body }) => Object.keys(body.pictures));
  const inGuides = guides.flatMap(({ links }) => links.map(({ target }) => target));
  const ofPlaces = Object.values(readSite().hours.places ?? {}).flatMap(({ plan, entrance }) =>
    [plan?.file, entrance?.file].filter((file) => file !== undefined),
  );
  const found = [...inTexts, ...inGuides, ...ofPlaces].flatMap((address) => openPicture(address) ?? []);
  return [...new Map(found.map((picture) => [picture.digest, picture])).values()];
}
