import { readBrowseLists } from '../catalogue/pages/browse.ts';
import { hasCatalogue } from '../catalogue/read/read.ts';
import type { Source } from '../desk/suggest/source.ts';
import { addresses } from '../site/addresses.ts';
import { contentFolder } from '../settings/folders.ts';
import { readSite } from '../settings/site.ts';
import { firstDesk } from './first-desk.ts';

/** A source for each page of records of the catalogue, the same in all languages: the records on it, a line each. */
export function catalogueWords(): { page: string; source: () => Source }[] {
  if (!hasCatalogue()) return [];
  const { site } = readSite();
  const desk = firstDesk();
  const { authors, records } = readBrowseLists();
  const lineOf = (record: number) => {
    const { title, authors: by, year, publisher, place, shelfmark } = records[record]!;
    return [title, by.join('; '), publisher, year, place, shelfmark].filter(Boolean).join(' · ');
  };
  return authors.map((page, index) => ({
    page: addresses.browse(site.languages[0]!, 'authors', index + 1),
    source: (): Source => ({
      file: `${contentFolder}/catalogue/`,
      title: '',
      language: site.languages[0]!,
      desk,
      base: '',
      parts: [],
      words: [...new Set(page.flatMap((heading) => heading.records))].map(lineOf).join('\n'),
    }),
  }));
}
