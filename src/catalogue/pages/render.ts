import { addresses } from '../../site/addresses.ts';
import { escapeMarkup } from '../../site/markup.ts';
import { language } from '../../settings/strings.ts';
import { isbnOf } from '../read/isbn.ts';
import type { CatalogueRecord } from '../read/record.ts';
import { languageName } from '../search/render.ts';
import { isFirst, type BrowseLists, type BrowsePage } from './browse.ts';

/**
 * A page of the list of authors as HTML: each record in full under its first author, a reference under its others;
 * `subjects` holds the addresses of subject headings. Made as text, because a component for each of thousands of records
 * would take most of the time of a build. Every text of a record is escaped here.
 */
export function renderAuthors(
  lists: BrowseLists,
  page: BrowsePage,
  tag: string,
  subjects: Map<string, string>,
): string {
  const { t } = language(tag);
  return page
    .map(({ name, anchor, records }) => {
      const items = records.map((index) =>
        isFirst(lists.records[index]!, name)
          ? renderRecord(lists.records[index]!, tag, subjects)
          : `<p>${reference(lists, index, tag)}</p>`,
      );
      return `<section><h2 id="by-${anchor}">${escaped(name || t('catalogue.anonymous'), tag)}</h2>${items.join('')}</section>`;
    })
    .join('');
}

/** A page of the list of subjects as HTML, with a reference to every record. */
export function renderSubjects(lists: BrowseLists, page: BrowsePage, tag: string): string {
  const { t } = language(tag);
  return page
    .map(
      ({ name, anchor, records }) =>
        `<section><h2 id="on-${anchor}">${escaped(name || t('catalogue.unsorted'), tag)}</h2><ul class="links">${records.map((index) => `<li>${reference(lists, index, tag)}</li>`).join('')}</ul></section>`,
    )
    .join('');
}

/** The address of each subject heading by its name. */
export function subjectAddresses({ subjects }: BrowseLists, tag: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [page, headings] of subjects.entries())
    for (const { name, anchor } of headings)
      if (!found.has(name)) found.set(name, `${addresses.browse(tag, 'subjects', page + 1)}#on-${anchor}`);
  return found;
}

function reference({ records, pageOf }: BrowseLists, index: number, tag: string): string {
  const { id, title, authors, year, language: written } = records[index]!;
  const rest = [authors[0], year].filter(Boolean).join(', ');
  return `<a href="${addresses.record(tag, pageOf[index]!, id)}"${langOf(written, tag)}>${escaped(title, tag)}</a>${rest && ` ${escaped(rest, tag)}`}`;
}

/** A text of a record. On a page from right to left it keeps a direction of its own; elsewhere that is not worth its bytes. */
function escaped(text: string, tag: string): string {
  return language(tag).direction === 'rtl' ? `<bdi>${escapeMarkup(text)}</bdi>` : escapeMarkup(text);
}

function langOf(language: string, tag: string): string {
  return language && language !== 'mul' && language !== tag ? ` lang="${language}"` : '';
}

function renderRecord(record: CatalogueRecord, tag: string, subjects: Map<string, string>): string {
  const { t, list } = language(tag);
  const { id, title, authors, kind, year, publisher, identifier, place, shelfmark, link, available } = record;
  const others = authors.length > 1 ? list(authors) : '';
  const facts = [
    escapeMarkup(t(`catalogue.kind.${kind}`)),
    record.language && escapeMarkup(languageName(record.language, tag)),
    publisher && escaped(publisher, tag),
    year,
  ];
  const number = isbnOf(identifier) ? `ISBN ${identifier.replace(/^ISBN(-1[03])?:?\s*/i, '')}` : identifier;
  const rows = [
    others && escaped(others, tag),
    facts.filter(Boolean).join(' · '),
    record.subjects.map((name) => `<a href="${subjects.get(name)}">${escaped(name, tag)}</a>`).join(' · '),
    number && escaped(number, tag),
    [
      available && `<b>${escapeMarkup(t(`catalogue.available.${available}`))}</b>`,
      place && escaped(place, tag),
      shelfmark && escaped(shelfmark, tag),
    ]
      .filter(Boolean)
      .join(' · '),
    link &&
      `<a href="${escapeMarkup(addresses.link(link))}">${escapeMarkup(t(available === 'online' ? 'catalogue.link.online' : 'catalogue.link'))}</a>`,
  ];
  return `<article id="r-${id}"><h3${langOf(record.language, tag)}>${escaped(title, tag)}</h3>${rows
    .filter(Boolean)
    .map((row) => `<p>${row}</p>`)
    .join('')}</article>`;
}
