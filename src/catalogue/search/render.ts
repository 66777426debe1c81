import { addressesBelow } from '../../site/below.ts';
import { escapeMarkup } from '../../site/markup.ts';
import type { RecordRow } from './shards.ts';
import { pageSize, type Found } from './search.ts';
import { facets, queryString, type CatalogueQuery, type Facet } from './query.ts';

/** The words of a result, from the page that shows it. */
export interface CatalogueWords {
  /** The path below which the site lies. */
  base: string;
  found: Record<string, string>;
  none: string;
  partly: string;
  corrected: string;
  narrow: string;
  chosen: string;
  facets: Record<Facet | 'year', string>;
  kinds: Record<string, string>;
  available: Record<string, string>;
  anonymous: string;
  pages: string;
  page: string;
  previous: string;
  next: string;
}

const fill = (text: string, values: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** How many values of a facet are offered; for the rest there are words. */
const mostValues = 8;

/** The sentence that says how much was found, for the line that screen readers announce. */
export function summaryOf({ total }: Found, words: CatalogueWords, language: string): string {
  if (total === 0) return words.none;
  const form = new Intl.PluralRules(language).select(total);
  return fill(words.found[form] ?? words.found['other'] ?? '', {
    count: new Intl.NumberFormat(language).format(total),
  });
}

/** The name of a language (BCP 47 tag) in the page's language; what is no tag, as somebody may type into an address, stays as it is. */
export function languageName(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Renders a page of results as HTML, the same in the browser and on the server. Whatever was typed, and every text of a record, is escaped here. */
export function renderFound(found: Found, words: CatalogueWords, language: string): string {
  const { query, records, corrected, partly, page, pages, total } = { ...found, page: found.query.page };
  const notes = corrected.map(
    ({ from, to }) => `<p class="text-muted">${escapeMarkup(fill(words.corrected, { from, to }))}</p>`,
  );
  if (partly) notes.push(`<p class="text-muted">${escapeMarkup(words.partly)}</p>`);
  const first = (page - 1) * pageSize + 1;
  const list =
    total === 0
      ? ''
      : `<ol start="${first}" class="space-y-5">${records.map((record) => `<li>${renderRecord(record, words, language)}</li>`).join('')}</ol>`;
  const narrow = total === 0 && chosen(query, words, language) === '' ? '' : renderFacets(found, words, language);
  const columns = `<div class="gap-8 md:grid md:grid-cols-[1fr_16rem]"><div>${list}${renderPagination(query, page, pages, words, language)}</div>${narrow}</div>`;
  return notes.join('') + columns;
}

function linkTo(
  query: CatalogueQuery,
  { base }: CatalogueWords,
  language: string,
  change: { [Name in keyof CatalogueQuery]?: CatalogueQuery[Name] | undefined },
): string {
  const { page: _, ...rest } = query;
  const changed = Object.fromEntries(Object.entries({ ...rest, ...change }).filter(([, value]) => value !== undefined));
  return escapeMarkup(
    `${addressesBelow(base).catalogue(language)}${queryString({ page: 1, ...changed } as CatalogueQuery)}#found`,
  );
}

function renderRecord(row: RecordRow, words: CatalogueWords, language: string): string {
  const [id, title, authors, year, kind, tag, place, shelfmark, available, page] = row;
  const lang = tag && tag !== 'mul' && tag !== language ? ` lang="${escapeMarkup(tag)}"` : '';
  const facts = [words.kinds[kind] ?? kind, tag && languageName(tag, language), year ? String(year) : ''];
  const where = [place, shelfmark].filter(Boolean).join(', ');
  const state = words.available[available] ?? '';
  return `<a class="text-lg font-bold" href="${escapeMarkup(addressesBelow(words.base).record(language, page, id))}"${lang} dir="auto">${escapeMarkup(title)}</a><p>${escapeMarkup(authors.join(' · ') || words.anonymous)}</p><p class="text-muted">${escapeMarkup(facts.filter(Boolean).join(' · '))}</p><p>${[state && `<strong>${escapeMarkup(state)}</strong>`, escapeMarkup(where)].filter(Boolean).join(' · ')}</p>`;
}

function nameOf(facet: Facet | 'year', value: string, words: CatalogueWords, language: string): string {
  // An address can ask for any kind, `constructor` too.
  if (facet === 'kind') return Object.hasOwn(words.kinds, value) ? words.kinds[value]! : value;
  if (facet === 'language') return languageName(value, language);
  return facet === 'year' ? `${value}–${Number(value) + 9}` : value;
}

/** What the search is narrowed to, each with a link that takes it back. */
function chosen(query: CatalogueQuery, words: CatalogueWords, language: string): string {
  const item = (name: string, change: Parameters<typeof linkTo>[3]) =>
    `<li><a href="${linkTo(query, words, language, change)}">${escapeMarkup(fill(words.chosen, { name }))}</a></li>`;
  const items = [
    ...facets
      .filter((facet) => query[facet] !== undefined)
      .map((facet) => item(nameOf(facet, query[facet]!, words, language), { [facet]: undefined })),
    ...(query.from !== undefined || query.to !== undefined
      ? [item(`${query.from ?? ''}–${query.to ?? ''}`, { from: undefined, to: undefined })]
      : []),
  ];
  return items.length > 0 ? `<ul class="mb-3">${items.join('')}</ul>` : '';
}

function renderFacets({ query, counts, total }: Found, words: CatalogueWords, language: string): string {
  if (!counts) return '';
  const number = new Intl.NumberFormat(language);
  const group = (facet: Facet | 'year') => {
    const isChosen = facet === 'year' ? query.from !== undefined || query.to !== undefined : query[facet] !== undefined;
    const values = counts[facet];
    if (isChosen || values.length === 0 || (values.length === 1 && values[0]![1] === total)) return '';
    const items = values.slice(0, mostValues).map(([value, count]) => {
      const change = facet === 'year' ? { from: Number(value), to: Number(value) + 9 } : { [facet]: value };
      return `<li><a href="${linkTo(query, words, language, change)}">${escapeMarkup(nameOf(facet, value, words, language))}</a> <span class="text-muted">(${number.format(count)})</span></li>`;
    });
    return `<h3 class="mt-4">${escapeMarkup(words.facets[facet])}</h3><ul>${items.join('')}</ul>`;
  };
  const groups = [...facets, 'year' as const].map(group).join('');
  const own = chosen(query, words, language);
  if (groups === '' && own === '') return '';
  return `<nav aria-labelledby="narrow" class="mt-8 md:mt-0"><h2 id="narrow" class="text-lg">${escapeMarkup(words.narrow)}</h2>${own}${groups}</nav>`;
}

function renderPagination(
  query: CatalogueQuery,
  page: number,
  pages: number,
  words: CatalogueWords,
  language: string,
): string {
  if (pages === 1) return '';
  const number = new Intl.NumberFormat(language);
  const to = (change: number, text: string, rel: string) =>
    page + change < 1 || page + change > pages
      ? ''
      : `<li><a rel="${rel}" href="${linkTo(query, words, language, { page: page + change })}">${escapeMarkup(text)}</a></li>`;
  const here = fill(words.page, { page: number.format(page), pages: number.format(pages) });
  return `<nav aria-label="${escapeMarkup(words.pages)}" class="mt-8"><ul class="flex flex-wrap gap-x-6">${to(-1, words.previous, 'prev')}<li class="py-1">${escapeMarkup(here)}</li>${to(1, words.next, 'next')}</ul></nav>`;
}
