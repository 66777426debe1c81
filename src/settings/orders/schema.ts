import { z } from 'astro/zod';
import { id, webAddress, words } from '../fields.ts';

/**
 * How many guesses each second fact is good for: the most frequent birthday of adults is one in about 20,000, a town has some twenty
 * postcodes of which some are frequent, and a code counts as digits. The decision "An order asks for facts that cannot be guessed"
 * has the sums.
 */
export const guesses = { 'birth-date': 20_000, postcode: 20 } as const;

/** So many guesses the facts of an order must be good for together: a thousand times the tries of a year. */
export const fewestGuesses = 400_000;

const state = z.strictObject({
  name: words('What the state is called, in a word or two, in each language.'),
  means: words('What has happened, in each language.'),
  next: words('What happens next, or what the visitor does now, in each language.').optional(),
  takes: words('How long it usually takes from here, in each language.').optional(),
  links: z
    .array(
      z.strictObject({
        name: words('The text of the link, in each language.'),
        page: id.describe('An article, by its file name.').optional(),
        address: webAddress.describe('An address on another site.').optional(),
      }),
    )
    .max(5, 'must be five links at most.')
    .default([])
    .describe('Where to read more or to do something: each has a page or an address.'),
  ready: z
    .boolean()
    .default(false)
    .describe('Whether something waits at the desk: the page then shows its place, its hours and until when.'),
  beside: z.boolean().default(false).describe('Whether it is no step of the usual way, such as "cannot be supplied".'),
  end: z.boolean().default(false).describe('Whether nothing follows: such orders are deleted after keptFor.'),
});

const kind = z.strictObject({
  name: words('What is ordered, in the words of visitors, in each language.'),
  desk: id.describe('The desk that answers and, where something is ready, has it.'),
  number: words('Where the number stands and what it looks like, in each language.'),
  secret: z
    .array(z.enum(['birth-date', 'postcode', 'code']))
    .min(1, 'must name at least one.')
    .describe(
      'What somebody must know besides the number: `code`, or `birth-date` and `postcode` together, which alone are guessed too soon.',
    ),
  code: words('Where the code stands and what it looks like, in each language.').optional(),
  codeLength: z.int().min(4).max(40).default(6).describe('How many digits or letters a code has at least.'),
  every: z
    .number()
    .positive()
    .max(8760)
    .describe('Hours within which your system tells how orders stand; after that the page says that it is old.')
    .optional(),
  keptFor: z.int().min(1).max(730).describe('For how many days an order is kept after its end.'),
  states: z
    .record(id, state)
    .refine((states) => Object.keys(states).length >= 2, 'must be two states or more.')
    .refine((states) => Object.keys(states).length <= 20, 'must be twenty states at most.')
    .refine((states) => Object.values(states).some(({ end }) => end), 'must have a state with end: true.')
    .describe('The states, in the order in which they come.'),
});

/** Orders whose status visitors look up, in `content/site.yaml`. */
export const ordersSchema = z
  .record(id, kind)
  .refine((kinds) => Object.keys(kinds).length <= 12, 'must be twelve kinds at most.')
  .describe('Orders whose status visitors can look up, such as interlibrary loans or passports.');

/** A kind of order. */
export type OrderKind = z.infer<typeof kind>;
