import { z } from 'astro/zod';
import { articleSchema } from '../../articles/schema.ts';
import { unreserved } from '../../settings/fields.ts';

const name = z
  .string()
  .regex(
    /^(?!\d+$)[a-z0-9]+(-[a-z0-9]+)*$/,
    'must be a short name of small letters, digits and hyphens, with a letter in it.',
  )
  .refine(...unreserved);
const line = z.string().trim().min(1, 'is empty.').max(300, 'is longer than 300 characters.');
/** No guide that people can answer has more, and the check tries each with each. */
const most = 300;
const few = (group: object) => Object.keys(group).length <= most;
const tooMany = `are more than ${most}. Make several guides of it.`;
const target = z.string().refine(...unreserved);
const day = z
  .string()
  .regex(
    /^(\d{4}-\d\d-\d\d|today|\d+ (day|week|month|year)s? ago)$/,
    'is not a date. Write year-month-day such as 2026-09-14, today, or such as 120 years ago.',
  );

const way = z.strictObject({
  when: line
    .describe(
      'The rule, such as: age at least 18 and place in bergen, oslo. Without it, the way for all other answers.',
    )
    .optional(),
  go: target.describe('Where this way leads: the name of a question or an outcome, or the file of another guide.'),
});

const option = z.union([
  line,
  z.strictObject({
    text: line.describe('What the visitor chooses.'),
    hint: line.describe('A line below it, for those who hesitate.').optional(),
    go: target.describe('Where this answer leads, when nothing else decides it.').optional(),
  }),
]);

const question = z
  .strictObject({
    ask: line.describe('The question, as you would ask it at the desk.'),
    hint: line.describe('A sentence that helps to answer: what counts, where to look.').optional(),
    say: line
      .describe('What the telephone asks in the place of the question and its hint, where these are not for the ear.')
      .optional(),
    kind: z
      .enum(['choice', 'choices', 'yes-no', 'number', 'money', 'date'])
      .default('choice')
      .describe(
        'What is asked for: choice (one of the options), choices (any of them), yes-no, number, money or date.',
      ),
    options: z
      .record(name, option)
      .refine(few, tooMany)
      .describe('The answers to choose from: a short name, which stands in the address, and the text.')
      .optional(),
    yes: target.describe('Where yes leads, for yes-no.').optional(),
    no: target.describe('Where no leads, for yes-no.').optional(),
    unit: z
      .enum(Intl.supportedValuesOf('unit') as [string, ...string[]])
      .describe(
        'What a number counts, in English: day, month, year, kilometer, kilogram … Readers see it in their language.',
      )
      .optional(),
    min: z.number().describe('The smallest number or amount that can be answered.').optional(),
    max: z.number().describe('The largest number or amount that can be answered.').optional(),
    decimals: z
      .int()
      .min(0)
      .max(6)
      .describe('How many decimals are allowed. Without it, none for a number, 2 for an amount of money.')
      .optional(),
    earliest: day.describe('The first day that can be answered: a date, today, or such as 120 years ago.').optional(),
    latest: day.describe('The last day that can be answered.').optional(),
    next: z
      .union([target, z.array(way).min(1, 'must name at least one way.').max(most, tooMany)])
      .describe('What comes next: one name, or a list of ways with their rules.')
      .optional(),
  })
  .describe('A question. Its name stands in rules and calculations.');

const outcome = z
  .strictObject({
    title: line.describe('The answer in one line.'),
    text: z
      .string()
      .trim()
      .max(5000, 'is longer than 5000 characters.')
      .default('')
      .describe('What it means, in Markdown, as in an article.'),
    say: line.describe('What the telephone says in the place of the text, where that is not for the ear.').optional(),
    steps: z
      .array(line)
      .max(most, tooMany)
      .default([])
      .describe('What the visitor does now, in order; a line of Markdown each.'),
    links: z
      .array(z.string())
      .default([])
      .describe(
        'Pages that help further, by file name: renew-a-loan.mdx for an article, services/library-card.mdx for a service, late-book.yaml for a guide.',
      ),
    contact: z
      .string()
      .describe('The subject to write about when a person must help: one of messages.subjects in site.yaml.')
      .optional(),
  })
  .describe('An outcome: what the answers lead to. It needs steps, links or a contact.');

const { title, summary, topic, audience, asks, owner, reviewed, changed, reviewEvery, was, translated } =
  articleSchema.shape;

/** The shape of a guide. Each sentence is what an editor reads about that field, here and while typing. */
export const guideSchema = z.strictObject({
  title,
  summary,
  topic,
  audience,
  asks,
  owner,
  reviewed,
  changed,
  reviewEvery,
  was,
  translated,
  private: z
    .boolean()
    .default(false)
    .describe('Whether the answers are sensitive: they then stand in no address and no history.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be three capital letters, such as NOK or EUR.')
    .describe('The currency of all amounts, in three letters.')
    .optional(),
  amounts: z
    .record(name, line)
    .refine(few, tooMany)
    .default({})
    .describe('Calculations with a name, such as bill: price + 150 NOK, to show in several texts.'),
  questions: z
    .record(name, question)
    .refine((all) => Object.keys(all).length > 0, 'must hold at least one question.')
    .refine(few, tooMany)
    .describe('The questions by name; the first one in the list begins.'),
  outcomes: z
    .record(name, outcome)
    .refine((all) => Object.keys(all).length > 0, 'must hold at least one outcome.')
    .refine(few, tooMany)
    .describe('The outcomes by name.'),
});

export type GuideFields = z.infer<typeof guideSchema>;

/** The schema as JSON Schema (draft 7), for editors' programs to complete and check while typing. */
export function guideJsonSchema(): object {
  return {
    title: 'A guide of the help site',
    ...z.toJSONSchema(guideSchema, { io: 'input', unrepresentable: 'any', target: 'draft-7' }),
  };
}
