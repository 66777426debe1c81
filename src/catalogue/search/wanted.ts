/** Fields of words, each searched on its own or together; `q` is any of them. */
export const wordFields = ['q', 'title', 'author', 'subject'] as const;
export type WordField = (typeof wordFields)[number];
/** What a search can be narrowed to, with counts. */
export const facets = ['kind', 'language', 'place'] as const;
export type Facet = (typeof facets)[number];
export const orders = ['best', 'author', 'title', 'newest', 'oldest'] as const;
export type Order = (typeof orders)[number];

/** A search as it stands in an address. */
export interface Wanted extends Partial<Record<WordField | Facet, string>> {
  from?: number;
  to?: number;
  sort: Order;
  /** Counts from 1. */
  page: number;
}

/** Reads a search from an address; what it cannot understand is left out. */
export function wantedIn(params: URLSearchParams): Wanted {
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

/** The search as the end of an address; empty when nothing is asked. */
export function addressOf(wanted: Wanted): string {
  const params = new URLSearchParams();
  for (const name of [...wordFields, ...facets, 'from', 'to'] as const)
    if (wanted[name] !== undefined) params.set(name, String(wanted[name]).toWellFormed());
  if (wanted.sort !== 'best') params.set('sort', wanted.sort);
  if (wanted.page > 1) params.set('page', String(wanted.page));
  const text = params.toString();
  return text && `?${text}`;
}

/** Whether anything is asked for. */
export function isAsked(wanted: Wanted): boolean {
  return addressOf({ ...wanted, sort: 'best', page: 1 }) !== '';
}

/** Whether more than words is asked for, so that the form must show its other fields. */
export function isNarrowed(wanted: Wanted): boolean {
  const { q, title, author, subject, page, ...others } = wanted;
  return addressOf({ ...others, page: 1 }) !== '';
}
