import { z } from 'astro/zod';
import { problemOfAddress } from './address.ts';
import { editorSchema } from './editor/schema.ts';
import { emergencySchema } from './emergency/schema.ts';
import { date, id, languageTag, webAddress, words } from './fields.ts';
import { ordersSchema } from './orders/schema.ts';
import { messagesSchema } from './messages/schema.ts';
import { phoneSchema } from './phone/schema.ts';

const desk = z.strictObject({
  name: words('What the desk is called, in each language.'),
  place: words('Where visitors find the desk, in each language.').optional(),
  phone: z
    .string()
    .regex(/^\+[0-9 ]+$/, 'must be a number with its country code, such as +47 00 00 00 00.')
    .describe('The telephone number, with the country code.')
    .optional(),
  email: z.email('must be an e-mail address.').describe('The e-mail address of the desk.').optional(),
});

const named = (sentence: string) => z.strictObject({ name: words(sentence) });

/** The schema of `content/site.yaml`. Each `describe` is what an editor reads about that field, here and in `EDITORS.md`. */
export const siteSchema = z.strictObject({
  name: words('The name of the help site, in each language.'),
  address: z
    .string()
    .superRefine((address, { addIssue }) => {
      const message = problemOfAddress(address);
      if (message) addIssue({ code: 'custom', message });
    })
    .describe('The address of the site: https:// and the host and, where the site lies below a path, that path.'),
  languages: z
    .array(z.string().regex(languageTag, 'must be a language tag such as en, nb or sl.'))
    .min(1, 'must name at least one language.')
    .refine((tags) => new Set(tags).size === tags.length, 'names a language twice.')
    .describe('The language tags of the site; the first is the default language.'),
  organisation: z
    .strictObject({
      name: words('The name of the organisation, in each language.'),
      type: z
        .enum(['GovernmentOrganization', 'CollegeOrUniversity', 'Library', 'Organization'])
        .default('GovernmentOrganization')
        .describe('What the organisation is, as schema.org calls it.'),
      website: webAddress.describe('The main website of the organisation.'),
      street: z.string().describe('Street and number.').optional(),
      postcode: z.string().describe('Postal code.').optional(),
      town: z.string().describe('Town.').optional(),
      country: z
        .string()
        .length(2, 'must be two letters, such as NO or SI.')
        .describe('Country, two letters.')
        .optional(),
    })
    .describe('Who runs the site.'),
  logo: z
    .string()
    .startsWith('/', 'must begin with a slash: the path of a file in public/.')
    .describe('The logo: a file in public/, shown beside the name.')
    .optional(),
  colour: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #14532d.')
    .default('#1d4f76')
    .describe('The colour that a phone shows around the site.'),
  topics: z
    .record(
      id,
      z.strictObject({
        name: words('The name of the topic, in each language.'),
        summary: words('One line on what the topic holds, in each language.'),
        under: id.describe('The topic above it, for a second level: only that one stands on the home page.').optional(),
        icon: id.describe('Its icon: one of the engine’s, or the name of a drawing of your own in icons/.').optional(),
      }),
    )
    .describe('The topics, in the order of the home page.'),
  audiences: z
    .record(id, named('What these people are called, in each language.'))
    .describe('Whom articles can be for.'),
  lifeEvents: z
    .record(id, named('What the event is called, such as "Starting to study", in each language.'))
    .default({})
    .describe('Life events in which people need services.'),
  needed: z
    .array(id)
    .default([])
    .describe('The articles and services that most people need, for the home page, by file name.'),
  desks: z.record(id, desk).describe('The desks: who owns articles and who answers.'),
  emergency: emergencySchema.optional(),
  contact: z.boolean().default(true).describe('Whether the site has a page with the ways to reach a person.'),
  messages: messagesSchema.optional(),
  orders: ordersSchema.optional(),
  phone: phoneSchema.optional(),
  uncheckedLinks: z
    .array(z.string().regex(/^https?:\/\//, 'must begin with https://'))
    .optional()
    .describe('Addresses of other sites, or how they begin, that npm run check:links does not ask.'),
  suggest: z
    .string()
    .startsWith('https://', 'must begin with https://')
    .includes('{file}', { message: 'must contain {file}, where the path of the article goes.' })
    .describe(
      'The address that opens a file for editing, with {file} for its path: for editors with an account, and for visitors where no function takes suggestions.',
    )
    .optional(),
  editor: editorSchema.optional(),
  footer: z
    .array(
      z.strictObject({
        name: words('The text of the link, in each language.'),
        address: webAddress.describe('Where the link leads.'),
      }),
    )
    .default([])
    .describe('Further links at the foot of every page.'),
  accessibility: z
    .strictObject({
      status: z.enum(['full', 'partial', 'none']).describe('How far the site meets the standard.'),
      prepared: date.describe('The day the statement was prepared.'),
      reviewed: date.describe('The day the statement was last reviewed.'),
      method: z.enum(['self', 'external']).describe('Who made the assessment: self or external.'),
      law: words('The law that asks for the statement, in each language.'),
      exceptions: z
        .array(words('A part that is not accessible, why, and what to use instead, in each language.'))
        .default([])
        .describe('The parts that are not accessible.'),
      desk: id.describe('The desk that answers about accessibility.'),
      enforcement: z
        .strictObject({
          name: words('The body to complain to, in each language.'),
          address: webAddress.describe('Its web address.'),
        })
        .describe('The body that visitors can complain to.'),
    })
    .describe('What the accessibility statement says.'),
  privacy: z
    .strictObject({
      desk: id.describe('The desk that answers about personal data.'),
      reviewed: date.describe('The day the privacy page was last reviewed.'),
      logDays: z
        .int()
        .min(0)
        .describe('For how many days the host keeps its access log, with IP addresses; 0 if it keeps none.'),
      auditDays: z
        .int()
        .min(30)
        .max(3650)
        .default(730)
        .describe(
          'For how many days the desk keeps a note of which of its staff read, answered or erased which message.',
        ),
      backupDays: z
        .int()
        .min(1)
        .max(3650)
        .describe(
          'After how many days you delete the last backup that holds what was deleted; leave it out without backups.',
        )
        .optional(),
      authority: z
        .strictObject({
          name: words('The data protection authority, in each language.'),
          address: webAddress.describe('Its web address.'),
        })
        .describe('The authority that visitors can complain to.'),
    })
    .describe('What the privacy page says.'),
  security: z
    .string()
    .regex(/^(mailto:|https:\/\/)\S+$/, 'must begin with mailto: or https://, and be one address')
    .describe('Where to report a security hole, for security.txt.'),
});

/** The agency's settings, with defaults filled in. */
export type Site = z.infer<typeof siteSchema>;
/** A desk of the agency, as `site.yaml` describes it. */
export type Desk = Site['desks'][string];
/** A text by language tag. */
export type Words = Record<string, string>;
