import { z } from 'astro/zod';
import { articleSchema } from '../articles/schema.ts';
import { namesSomebody, slugPattern, somebodyNamed } from '../settings/fields.ts';

/** The kinds of channels through which a service can be had, in the order of the directory. */
export const channelKinds = ['online', 'desk', 'phone', 'letter'] as const;
/** A kind of channel. */
export type ChannelKind = (typeof channelKinds)[number];

const name = z.string().regex(slugPattern, 'must be a file name without its ending.');
const line = z.string().trim().min(1, 'is empty.').max(300, 'is longer than 300 characters.');
const link = z
  .string()
  .refine(
    (address) => (/^https:\/\/./.test(address) && URL.canParse(address)) || /^\/(?!\/)/.test(address),
    'must be a web address that begins with https://, or an address on this site that begins with a slash.',
  )
  .refine((address) => !namesSomebody(address), somebodyNamed);

/** As much of a channel as the check of what belongs together needs. */
const some = z.looseObject({ by: z.enum(channelKinds) });

const channel = z
  .strictObject({
    by: z.enum(channelKinds).describe('The way: online, desk, phone or letter.'),
    link: link.describe('Where it is done online: https://…, or a form in public/.').optional(),
    desk: z.string().describe('The desk to visit, to call or to write to; its hours and number are shown.').optional(),
    how: line.describe('What to do there, in a sentence or two.').optional(),
  })
  .superRefine(
    ({ by, link, desk }, { addIssue }) => {
      const say = (field: string, message: string) => addIssue({ code: 'custom', path: [field], message });
      if (by === 'online' && link === undefined) say('link', 'is missing. Write where it is done online: https://…');
      if (by !== 'online' && link !== undefined)
        say('link', `stands on the way "${by}". Only the way "online" has a link.`);
      if (by !== 'online' && desk === undefined) say('desk', 'is missing. Name one of the desks in site.yaml.');
      if (by === 'online' && desk !== undefined)
        say('desk', 'stands on the way "online". Make a way of its own for the desk.');
    },
    // Also when another field of the channel holds a mistake: editors read all of them at once.
    { when: ({ value }) => some.safeParse(value).success },
  );

const { title, summary, topic, audience, asks, owner, reviewed, changed, reviewEvery } = articleSchema.shape;
const { publish, expires, number, was, related, translated } = articleSchema.shape;

/** The schema of a service's front matter. Each `describe` is what an editor reads about that field, here and in `EDITORS.md`. */
export const serviceSchema = z.strictObject({
  title,
  summary,
  topic,
  audience,
  who: line.describe('Who may use the service, and who may not.'),
  cost: line.describe('What it costs, in words; also when it is free.'),
  takes: line.describe('How long it takes, in words.'),
  needs: z.array(line).default([]).describe('What people must have or bring, a line each.'),
  channels: z.array(channel).min(1, 'must name at least one way.').describe('The ways to get it; the best one first.'),
  events: z
    .array(z.string())
    .default([])
    .describe('In which life events it is needed: some of lifeEvents in site.yaml.'),
  law: z
    .array(
      z.strictObject({
        name: line.describe('The law or rule and the section, as people cite it.'),
        link: link.describe('Where it can be read.').optional(),
      }),
    )
    .default([])
    .describe('The legal basis.'),
  days: z
    .int({ error: 'must be a whole number of days.' })
    .min(0, 'must be 0 or more.')
    .max(3660, 'must be 3660 or less.')
    .optional()
    .describe('After how many days it is done at the latest, for other programs; 0 is at once.'),
  price: z
    .string()
    .regex(
      /^(free|\d+(\.\d{1,2})? [A-Z]{3})$/,
      'must be free, or an amount with its currency in three letters, such as 60 NOK.',
    )
    .optional()
    .describe('The price for other programs: free, or such as 60 NOK. Leave it out when it depends.'),
  asks,
  owner,
  reviewed,
  changed,
  reviewEvery,
  publish,
  expires,
  number,
  was,
  related,
  guides: z.array(name).default([]).describe('Guides that help to decide, by file name.'),
  translated,
});

/** The front matter of a service, with defaults filled in. */
export type ServiceFields = z.infer<typeof serviceSchema>;
/** A way to get a service. */
export type Channel = ServiceFields['channels'][number];
