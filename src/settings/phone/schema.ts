import { z } from 'astro/zod';
import { id, languageTag } from '../fields.ts';

const telephone = z
  .string()
  .regex(/^\+[0-9 ]+$/, 'must be a number with its country code, such as +47 00 00 00 00.')
  .refine((number) => /^\+\d{7,15}$/.test(number.replaceAll(' ', '')), 'must have 7 to 15 digits.');

/** The telephone and SMS, in `content/site.yaml`. */
export const phoneSchema = z
  .strictObject({
    number: telephone.describe('The number that people call, with the country code.'),
    sms: telephone.describe('The number that takes SMS, where you have one.').optional(),
    languages: z
      .array(z.string().regex(languageTag, 'must be a language tag such as en, nb or sl.'))
      .min(1, 'must name at least one language.')
      .max(9, 'must be 9 languages at most: there are no more keys.')
      .refine((tags) => new Set(tags).size === tags.length, 'names a language twice.')
      .describe('The languages that callers can choose, in this order. Without it, all of the site.')
      .optional(),
    desk: id.describe('The desk of callers who choose nothing; it needs a phone.').optional(),
    recordings: z
      .boolean()
      .describe('Whether callers can speak a message, which is recorded and sent to the desk with it.')
      .optional(),
    voices: z
      .array(
        z.strictObject({
          language: z
            .string()
            .regex(languageTag, 'must be a language tag such as en, nb or sl.')
            .describe('The language, by its tag.'),
          name: z
            .string()
            .regex(/^[\w.:-]+$/, 'must be the name of a voice, without spaces.')
            .describe('The name of the voice, as the telephone service calls it.'),
        }),
      )
      .describe('The voices that the telephone service reads with. Without it, its own for each language.')
      .optional(),
  })
  .describe(
    'The telephone: keys lead to answers, opening hours, guides and a person, and SMS are answered. Without it, there is none.',
  );
