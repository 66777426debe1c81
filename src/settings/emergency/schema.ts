import { z } from 'astro/zod';
import { words } from '../fields.ts';

/** What an emergency number is for; `all` where one number is for everything. */
const kinds = ['medical', 'fire', 'police', 'all', 'other'] as const;

/** The schema of `emergency` in `content/site.yaml`. */
export const emergencySchema = z
  .array(
    z
      .strictObject({
        kind: z.enum(kinds).describe('What it is for: medical, fire, police, all or other.'),
        number: z
          .string()
          .regex(/^\+?\d[\d ]{1,18}$/, 'must be a telephone number of digits, such as "112".')
          .describe('The number as people dial it, in quotation marks.'),
        name: words('What visitors read beside the number, in each language. Needed for other.').optional(),
      })
      .refine(({ kind, name }) => kind !== 'other' || name, {
        message: 'is missing. For other, write what the number is for, in each language.',
        path: ['name'],
      }),
  )
  .describe('The emergency numbers of your country, which stand in a box of their own: home, contact, articles.');

/** An emergency number as the settings have it. */
export type EmergencyNumber = z.infer<typeof emergencySchema>[number];
