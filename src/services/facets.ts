/** By what the directory can be narrowed, in the order in which it is offered. */
export const facets = ['audience', 'topic', 'channel', 'event'] as const;
export type Facet = (typeof facets)[number];

/** What the directory is narrowed to: at most one value of each facet, by short name. */
export type Wanted = Partial<Record<Facet, string>>;

/** The values that a service has. */
export type Values = Record<Facet, string[]>;

/** Reads from an address what is wanted; a value that no service has is left out. */
export function wantedIn(params: URLSearchParams, isKnown: (facet: Facet, value: string) => boolean): Wanted {
  return Object.fromEntries(
    facets.flatMap((facet) => {
      const value = params.get(facet);
      return value !== null && isKnown(facet, value) ? [[facet, value]] : [];
    }),
  );
}

/** What is wanted as the end of an address; empty for all services. */
export function addressOf(wanted: Wanted): string {
  const params = new URLSearchParams();
  for (const facet of facets) if (wanted[facet] !== undefined) params.set(facet, wanted[facet]);
  const text = params.toString();
  return text && `?${text}`;
}

/** Whether a service is what is wanted. */
export function fits(values: Values, wanted: Wanted): boolean {
  return facets.every((facet) => wanted[facet] === undefined || values[facet].includes(wanted[facet]));
}

/** How many services there would be if this value were chosen, and everything else that is wanted stayed. */
export function countOf(services: Values[], wanted: Wanted, facet: Facet, value: string): number {
  return services.filter((values) => fits(values, { ...wanted, [facet]: value })).length;
}
