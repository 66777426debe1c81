/** Fields that words are searched in; `q` is any of them. */
export const wordFields = ['q', 'title', 'author', 'subject'] as const;
export type WordField = (typeof wordFields)[number];
/** What results are counted and filtered by, as in any faceted search. */
export const facets = ['kind', 'language', 'place'] as const;
export type Facet = (typeof facets)[number];
export const orders = ['best', 'author', 'title', 'newest', 'oldest'] as const;
export type Order = (typeof orders)[number];

/** A search, as the query string of an address holds it. */
export interface CatalogueQuery extends Partial<Record<WordField | Facet, string>> {
  from?: number;
  to?: number;
  sort: Order;
  /** Counts from 1. */
  page: number;
}

/** Reads a search from an address; what it cannot understand is left out. The inverse of `queryString`. */
export function readQuery(params: URLSearchParams): CatalogueQuery {
  const text = (name: string) => params.get(name)?.trim().slice(0, 300) || undefined;
  const number = (name: string) => (/^\d{1,4}$/.test(text(name) ?? '') ? Number(text(name)) : undefined);
  const sort = orders.find((order) => order === text('sort')) ?? 'best';
  const [from, to] = [number('from'), number('to')];
  const texts = [...wordFields, ...facets].map((name) => [name, text(name)] as const).filter(([, value]) => value);
  return {
    ...(Object.fromEntries(texts) as Partial<Record<WordField | Facet, string>>),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    sort,
    page: Math.max(1, number('page') ?? 1),
  };
}

/** Writes a search as a query string with its `?`; empty when nothing is asked. */
export function queryString(query: CatalogueQuery): string {
  const params = new URLSearchParams();
  for (const name of [...wordFields, ...facets, 'from', 'to'] as const)
    if (query[name] !== undefined) params.set(name, String(query[name]).toWellFormed());
  if (query.sort !== 'best') params.set('sort', query.sort);
  if (query.page > 1) params.set('page', String(query.page));
  const text = params.toString();
  return text && `?${text}`;
}

/** Whether anything is asked for: an order or a page alone is no search. */
export function isAsked(query: CatalogueQuery): boolean {
  return queryString({ ...query, sort: 'best', page: 1 }) !== '';
}

/** Whether more than the one field in sight is used, so that the form must show its others. */
export function isNarrowed(query: CatalogueQuery): boolean {
  const { q, page, ...others } = query;
  return queryString({ ...others, page: 1 }) !== '';
}
