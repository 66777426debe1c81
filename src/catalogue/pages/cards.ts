import { addresses } from '../../site/addresses.ts';
import { escapeMarkup } from '../../site/markup.ts';
import { language } from '../../settings/strings.ts';
import { isFirst, type Drawer, type Drawers } from './drawers.ts';
import { isbnOf, type CatalogueRecord, type Kind } from '../read/record.ts';
import { languageName } from '../search/render.ts';

/**
 * The content of a drawer as HTML: made as text, because a component for each of thousands of records would
 * take most of the time of a build. Every text of a record is escaped here.
 */
export function authorCards(drawers: Drawers, drawer: Drawer, tag: string, anchors: Map<string, string>): string {
  const { t } = language(tag);
  return drawer
    .map(({ name, anchor, records }) => {
      const cards = records.map((place) =>
        isFirst(drawers.records[place]!, name)
          ? card(drawers.records[place]!, tag, anchors)
          : `<p>${line(drawers, place, tag)}</p>`,
      );
      return `<section><h2 id="by-${anchor}">${own(name || t('catalogue.anonymous'), tag)}</h2>${cards.join('')}</section>`;
    })
    .join('');
}

/** The subjects of a drawer, each with a line for every record. */
export function subjectLines(drawers: Drawers, drawer: Drawer, tag: string): string {
  const { t } = language(tag);
  return drawer
    .map(
      ({ name, anchor, records }) =>
        `<section><h2 id="on-${anchor}">${own(name || t('catalogue.unsorted'), tag)}</h2><ul class="links">${records.map((place) => `<li>${line(drawers, place, tag)}</li>`).join('')}</ul></section>`,
    )
    .join('');
}

/** The address of the subject's place in its drawer, by the name of the subject. */
export function subjectAddresses({ subjects }: Drawers, tag: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [drawer, headings] of subjects.entries())
    for (const { name, anchor } of headings)
      if (!found.has(name)) found.set(name, `${addresses.drawer(tag, 'subjects', drawer + 1)}#on-${anchor}`);
  return found;
}

function line({ records, drawerOf }: Drawers, place: number, tag: string): string {
  const { id, title, authors, year, language: written } = records[place]!;
  const rest = [authors[0], year].filter(Boolean).join(', ');
  return `<a href="${addresses.record(tag, drawerOf[place]!, id)}"${langOf(written, tag)}>${own(title, tag)}</a>${rest && ` ${own(rest, tag)}`}`;
}

/** A text of a record. On a page from right to left it keeps a direction of its own; elsewhere that is not worth its bytes. */
function own(text: string, tag: string): string {
  return language(tag).direction === 'rtl' ? `<bdi>${escapeMarkup(text)}</bdi>` : escapeMarkup(text);
}

function langOf(language: string, tag: string): string {
  return language && language !== 'mul' && language !== tag ? ` lang="${language}"` : '';
}

function card(record: CatalogueRecord, tag: string, subjects: Map<string, string>): string {
  const { t, list } = language(tag);
  const { id, title, authors, kind, year, publisher, identifier, place, shelf, link, available } = record;
  const others = authors.length > 1 ? list(authors) : '';
  const facts = [
    escapeMarkup(t(`catalogue.kind.${kind}`)),
    record.language && escapeMarkup(languageName(record.language, tag)),
    publisher && own(publisher, tag),
    year,
  ];
  const number = isbnOf(identifier) ? `ISBN ${identifier.replace(/^ISBN(-1[03])?:?\s*/i, '')}` : identifier;
  const rows = [
    others && own(others, tag),
    facts.filter(Boolean).join(' · '),
    record.subjects.map((name) => `<a href="${subjects.get(name)}">${own(name, tag)}</a>`).join(' · '),
    number && own(number, tag),
    [
      available && `<b>${escapeMarkup(t(`catalogue.available.${available}`))}</b>`,
      place && own(place, tag),
      shelf && own(shelf, tag),
    ]
      .filter(Boolean)
      .join(' · '),
    link &&
      `<a href="${escapeMarkup(link)}">${escapeMarkup(t(available === 'online' ? 'catalogue.link.online' : 'catalogue.link'))}</a>`,
  ];
  return `<article id="r-${id}"><h3${langOf(record.language, tag)}>${own(title, tag)}</h3>${rows
    .filter(Boolean)
    .map((row) => `<p>${row}</p>`)
    .join('')}</article>`;
}

/** What schema.org calls each kind. */
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

/** A record as schema.org's Book or another CreativeWork. Its `@id` holds from the page that it stands on. */
export function recordData(record: CatalogueRecord): object {
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
    ...(isbn ? { isbn } : identifier && { identifier }),
  };
}
