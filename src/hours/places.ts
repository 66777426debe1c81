import { z } from 'astro/zod';
import { id, webAddress, words } from '../settings/fields.ts';
import { wrongAlt } from '../pictures/alt.ts';

/** A picture of a place, with what it says to those who cannot see it. */
const picture = z
  .strictObject({
    file: z.string().describe('A picture or drawing in `public/`, such as /pictures/plan.svg.'),
    alt: words('What it shows, for those who cannot see it, in each language.'),
  })
  .superRefine(({ alt }, { addIssue }) => {
    for (const [tag, text] of Object.entries(alt)) {
      const message = wrongAlt(text);
      if (message) addIssue({ code: 'custom', path: ['alt', tag], message });
    }
  });

/** The schema of `places` in `content/hours.yaml`: at which address which desks are. */
export const placesSchema = z
  .record(
    id,
    z
      .strictObject({
        name: words('What the place is called, in each language.'),
        street: z.string().describe('Street and number. Without it, those of the organisation.').optional(),
        postcode: z.string().describe('Postal code, with a street.').optional(),
        town: z.string().describe('Town, with a street.').optional(),
        map: webAddress
          .describe('A page with a map, such as one of openstreetmap.org. It is a link; no map stands in the page.')
          .optional(),
        find: words('How to find the way: stop, entrance, floor, in each language.').optional(),
        plan: picture.describe('A plan: how to get from the stop or the street to the desks.').optional(),
        entrance: picture.describe('A photograph or drawing of the entrance, by which visitors know it.').optional(),
        access: z
          .array(words('One line on how people get in and about who cannot walk, see or hear well, in each language.'))
          .default([])
          .describe(
            'The accessibility of the place: entrance, lift, toilet, hearing loop, parking. Also what is missing.',
          ),
        desks: z
          .array(z.string())
          .min(1, 'must name at least one desk.')
          .describe('The desks that visitors find there.'),
      })
      .refine(({ street, postcode, town }) => street || !(postcode || town), {
        message:
          'is missing beside the town or postal code. Without a street the address of the organisation stands there.',
        path: ['street'],
      }),
  )
  .superRefine((places, { addIssue }) => {
    const seen = new Map<string, string>();
    for (const [place, { desks }] of Object.entries(places))
      for (const [index, desk] of desks.entries())
        if (seen.has(desk))
          addIssue({
            code: 'custom',
            path: [place, 'desks', index],
            message: `"${desk}" is at ${seen.get(desk)} already. A desk is at one place.`,
          });
        else seen.set(desk, place);
  })
  .describe('The places where visitors find the desks. Each has a page.');

/** A place where visitors find desks. */
export type Place = z.infer<typeof placesSchema>[string];

/** The place where visitors find a desk, with its slug; undefined when none is known. */
export function placeOf(
  places: Record<string, Place> | undefined,
  desk: string,
): { slug: string; place: Place } | undefined {
  const found = Object.entries(places ?? {}).find(([, { desks }]) => desks.includes(desk));
  return found && { slug: found[0], place: found[1] };
}
