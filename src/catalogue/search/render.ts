import { addresses } from '../../site/addresses.ts';
import { escapeMarkup } from '../../site/markup.ts';
import type { RecordRow } from './files.ts';
import { pageSize, type Found } from './search.ts';
import { addressOf, facets, type Facet, type Wanted } from './wanted.ts';

/** The words of a result, from the page that shows it. */
export interface CatalogueWords {
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

/** How many values of a facet are offered; the rest is for other words. */
const mostValues = 8;

/** The sentence that says how much was found, for the line that screen readers announce. */
export function summaryOf({ total }: Found, words: CatalogueWords, language: string): string {
  if (total === 0) return words.none;
  const form = new Intl.PluralRules(language).select(total);
  return fill(words.found[form] ?? words.found['other'] ?? '', {
    count: new Intl.NumberFormat(language).format(total),
  });
}

/** The name of a language in the page's language; what is no tag, as somebody may type into an address, stays as it is. */
export function languageName(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Results as HTML, the same in the browser and on the server. Whatever was typed, and every text of a record, is escaped here. */
export function renderFound(found: Found, words: CatalogueWords, language: string): string {
  const { wanted, records, corrected, partly, page, pages, total } = { ...found, page: found.wanted.page };
  const notes = corrected.map(
    ({ from, to }) => `<p class="text-muted">${escapeMarkup(fill(words.corrected, { from, to }))}</p>`,
  );
  if (partly) notes.push(`<p class="text-muted">${escapeMarkup(words.partly)}</p>`);
  const first = (page - 1) * pageSize + 1;
  const list =
    total === 0
      ? ''
      : `<ol start="${first}" class="space-y-5">${records.map((record) => `<li>${entry(record, words, language)}</li>`).join('')}</ol>`;
  const narrow = total === 0 && chosen(wanted, words, language) === '' ? '' : facetsOf(found, words, language);
  const columns = `<div class="gap-8 md:grid md:grid-cols-[1fr_16rem]"><div>${list}${pager(wanted, page, pages, words, language)}</div>${narrow}</div>`;
  return notes.join('') + columns;
}

function linkTo(
  wanted: Wanted,
  language: string,
  change: { [Name in keyof Wanted]?: Wanted[Name] | undefined },
): string {
  const { page: _, ...rest } = wanted;
  const changed = Object.fromEntries(Object.entries({ ...rest, ...change }).filter(([, value]) => value !== undefined));
  return escapeMarkup(`${addresses.catalogue(language)}${addressOf({ page: 1, ...changed } as Wanted)}#found`);
}

function entry(row: RecordRow, words: CatalogueWords, language: string): string {
  const [id, title, authors, year, kind, tag, place, shelf, available, drawer] = row;
  const lang = tag && tag !== 'mul' && tag !== language ? ` lang="${escapeMarkup(tag)}"` : '';
  const facts = [words.kinds[kind] ?? kind, tag && languageName(tag, language), year ? String(year) : ''];
  const where = [place, shelf].filter(Boolean).join(', ');
  const state = words.available[available] ?? '';
  return `<a class="text-lg font-bold" href="${escapeMarkup(addresses.record(language, drawer, id))}"${lang} dir="auto">${escapeMarkup(title)}</a><p>${escapeMarkup(authors.join(' · ') || words.anonymous)}</p><p class="text-muted">${escapeMarkup(facts.filter(Boolean).join(' · '))}</p><p>${[state && `<strong>${escapeMarkup(state)}</strong>`, escapeMarkup(where)].filter(Boolean).join(' · ')}</p>`;
}

function nameOf(facet: Facet | 'year', value: string, words: CatalogueWords, language: string): string {
  if (facet === 'kind') return words.kinds[value] ?? value;
  if (facet === 'language') return languageName(value, language);
  return facet === 'year' ? `${value}–${Number(value) + 9}` : value;
}

/** What the search is narrowed to, each with a link that takes it back. */
function chosen(wanted: Wanted, words: CatalogueWords, language: string): string {
  const item = (name: string, change: Parameters<typeof linkTo>[2]) =>
    `<li><a href="${linkTo(wanted, language, change)}">${escapeMarkup(fill(words.chosen, { name }))}</a></li>`;
  const items = [
    ...facets
      .filter((facet) => wanted[facet] !== undefined)
      .map((facet) => item(nameOf(facet, wanted[facet]!, words, language), { [facet]: undefined })),
    ...(wanted.from !== undefined || wanted.to !== undefined
      ? [item(`${wanted.from ?? ''}–${wanted.to ?? ''}`, { from: undefined, to: undefined })]
      : []),
  ];
  return items.length > 0 ? `<ul class="mb-3">${items.join('')}</ul>` : '';
}

function facetsOf({ wanted, counts, total }: Found, words: CatalogueWords, language: string): string {
  if (!counts) return '';
  const number = new Intl.NumberFormat(language);
  const group = (facet: Facet | 'year') => {
    const isChosen =
      facet === 'year' ? wanted.from !== undefined || wanted.to !== undefined : wanted[facet] !== undefined;
    const values = counts[facet];
    if (isChosen || values.length === 0 || (values.length === 1 && values[0]![1] === total)) return '';
    const items = values.slice(0, mostValues).map(([value, count]) => {
      const change = facet === 'year' ? { from: Number(value), to: Number(value) + 9 } : { [facet]: value };
      return `<li><a href="${linkTo(wanted, language, change)}">${escapeMarkup(nameOf(facet, value, words, language))}</a> <span class="text-muted">(${number.format(count)})</span></li>`;
    });
    return `<h3 class="mt-4">${escapeMarkup(words.facets[facet])}</h3><ul>${items.join('')}</ul>`;
  };
  const groups = [...facets, 'year' as const].map(group).join('');
  const own = chosen(wanted, words, language);
  if (groups === '' && own === '') return '';
  return `<nav aria-labelledby="narrow" class="mt-8 md:mt-0"><h2 id="narrow" class="text-lg">${escapeMarkup(words.narrow)}</h2>${own}${groups}</nav>`;
}

function pager(wanted: Wanted, page: number, pages: number, words: CatalogueWords, language: string): string {
  if (pages === 1) return '';
  const number = new Intl.NumberFormat(language);
  const to = (change: number, text: string, rel: string) =>
    page + change < 1 || page + change > pages
      ? ''
      : `<li><a rel="${rel}" href="${linkTo(wanted, language, { page: page + change })}">${escapeMarkup(text)}</a></li>`;
  const here = fill(words.page, { page: number.format(page), pages: number.format(pages) });
  return `<nav aria-label="${escapeMarkup(words.pages)}" class="mt-8"><ul class="flex flex-wrap gap-x-6">${to(-1, words.previous, 'prev')}<li class="py-1">${escapeMarkup(here)}</li>${to(1, words.next, 'next')}</ul></nav>`;
}
