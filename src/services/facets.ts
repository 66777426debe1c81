/** The facets of the directory (faceted search), in the order in which they are offered. */
export const facets = ['audience', 'topic', 'channel', 'event'] as const;
/** A facet of the directory. */
export type Facet = (typeof facets)[number];

/** The filters of the directory: at most one value of each facet. */
export type Wanted = Partial<Record<Facet, string>>;

/** The values of a service in each facet. */
export type Values = Record<Facet, string[]>;

/** Parses the filters in the query of an address; a value that `isKnown` refuses is left out. */
export function wantedIn(params: URLSearchParams, isKnown: (facet: Facet, value: string) => boolean): Wanted {
  return Object.fromEntries(
    facets.flatMap((facet) => {
      const value = params.get(facet);
      return value !== null && isKnown(facet, value) ? [[facet, value]] : [];
    }),
  );
}

/** The filters as the query of an address, such as `?audience=students&topic=money`; empty for none. */
export function addressOf(wanted: Wanted): string {
  const params = new URLSearchParams();
  for (const facet of facets) if (wanted[facet] !== undefined) params.set(facet, wanted[facet]);
  const text = params.toString();
  return text && `?${text}`;
}

/** Whether a service passes all filters. */
export function fits(values: Values, wanted: Wanted): boolean {
  return facets.every((facet) => wanted[facet] === undefined || values[facet].includes(wanted[facet]));
}

/** The count of a facet's value: how many services pass the filters with this value in the place of any other of its facet. */
export function countOf(services: Values[], wanted: Wanted, facet: Facet, value: string): number {
  return services.filter((values) => fits(values, { ...wanted, [facet]: value })).length;
}
