import type { Kind } from '../read/columns.ts';
import { isbnOf, isIsbn } from '../read/isbn.ts';
import type { CatalogueRecord } from '../read/record.ts';

/** The schema.org type of each kind. */
const types: Record<Kind, string> = {
  book: 'Book',
  'e-book': 'Book',
  audiobook: 'Audiobook',
  journal: 'Periodical',
  thesis: 'Thesis',
  map: 'Map',
  score: 'SheetMusic',
  recording: 'AudioObject',
  film: 'Movie',
  picture: 'VisualArtwork',
  object: 'CreativeWork',
};

/** A record in JSON-LD, as schema.org's Book or another CreativeWork. Its `@id` is a fragment of the page that it stands on. */
export function jsonLdOf(record: CatalogueRecord): object {
  const { title, authors, subjects, kind, language: own, year, publisher, identifier } = record;
  const isbn = types[kind] === 'Book' ? isbnOf(identifier) : undefined;
  return {
    '@type': types[kind],
    '@id': `#r-${record.id}`,
    name: title,
    ...(kind === 'e-book' && { bookFormat: 'https://schema.org/EBook' }),
    ...(authors.length > 0 && { author: authors.map((name) => ({ '@type': 'Person', name })) }),
    ...(subjects.length > 0 && { about: subjects.length === 1 ? subjects[0] : subjects }),
    ...(own && own !== 'mul' && { inLanguage: own }),
    ...(year && { datePublished: String(year) }),
    ...(publisher && { publisher: { '@type': 'Organization', name: publisher } }),
    ...(isbn && isIsbn(isbn) ? { isbn } : identifier && { identifier }),
  };
}
