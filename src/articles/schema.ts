import { z } from 'astro/zod';
import { versionPattern } from '../check/text/paragraphs.ts';
import { date, slugPattern } from '../settings/fields.ts';

const slug = z
  .string()
  .regex(slugPattern, 'must be the file name of an article without its ending, such as renew-a-loan.');

/** Whether a text says as much as so many letters: a sign of Chinese or Japanese says as much as two. */
const isAtLeast = (letters: number) => (text: string) =>
  text.replace(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/gu, '$&$&').length >= letters;

/** The schema of an article's front matter. Each `describe` is what an editor reads about that field, here and in `EDITORS.md`. */
export const articleSchema = z.strictObject({
  title: z
    .string()
    .trim()
    .min(1, 'is empty.')
    .max(90, 'is longer than 90 characters.')
    .describe('The name of the page, as readers would say it.'),
  summary: z
    .string()
    .trim()
    .refine(isAtLeast(20), 'is too short: say in a sentence what the reader gets.')
    .max(200, 'is longer than 200 characters.')
    .describe('One or two sentences on what the reader gets; lists and search engines show them.'),
  say: z
    .string()
    .trim()
    .min(1, 'is empty.')
    .max(400, 'is longer than 400 characters.')
    .optional()
    .describe('What the telephone says in the place of the summary, where that is not for the ear.'),
  topic: z.string().describe('The topic it belongs to: one of the topics in site.yaml.'),
  audience: z
    .array(z.string())
    .min(1, 'must name at least one audience.')
    .describe('Whom it is for: one or more of the audiences in site.yaml.'),
  asks: z
    .array(
      z.string().trim().refine(isAtLeast(3), 'is too short for a question.').max(120, 'is longer than 120 characters.'),
    )
    .default([])
    .describe("The questions that this page promises to answer, in visitors' own words; three to five."),
  owner: z.string().describe('The desk that answers for the text: one of the desks in site.yaml.'),
  reviewed: date.describe('The day somebody last checked that all of it is true.'),
  changed: z
    .strictObject({
      on: date.describe('The day of the change.'),
      what: z
        .string()
        .trim()
        .refine(isAtLeast(10), 'is too short: say in a sentence what is different now.')
        .max(200, 'is longer than 200 characters.')
        .regex(/^[^<>`*\[\]]*$/, 'holds signs of markup. Write words alone.')
        .describe('What is different now, in a sentence.'),
    })
    .optional()
    .describe('The last change that readers should know of; the page of recent changes and the feed say it.'),
  reviewEvery: z
    .int({ error: 'must be a whole number of months.' })
    .min(1, 'must be at least 1 month.')
    .max(60, 'must be at most 60 months.')
    .default(12)
    .describe('After how many months it must be checked again.'),
  publish: date.optional().describe('The day from which the page is shown.'),
  expires: date.optional().describe('The day from which the page is no longer shown.'),
  number: z
    .int({ error: 'must be a whole number.' })
    .min(1, 'must be 1 or more.')
    .max(9999, 'must be 9999 or less.')
    .optional()
    .describe('A short number for the page, to say on the telephone: /a/412. The same in every language.'),
  was: z
    .array(
      z
        .string()
        .regex(
          /^\/?[\w-]+([./][\w-]+)*\/?$/,
          'must be an old file name or address of letters a-z, digits, hyphens, dots and slashes.',
        )
        .max(200, 'must be at most 200 signs long.'),
    )
    .default([])
    .describe('Old addresses or old file names of the page; they lead here.'),
  related: z.array(slug).default([]).describe('Other articles that readers of this one need, by file name.'),
  translated: z
    .string()
    .regex(versionPattern, 'must be what the check printed, in quotes.')
    .optional()
    .describe('Which version of the original this translation was made from; the check prints it.'),
});

/** Whether a page is shown on a date (year-month-day): from `publish` on, until the day before `expires`. */
export function isShown({ publish, expires }: Pick<ArticleFields, 'publish' | 'expires'>, today: string): boolean {
  return (!publish || publish <= today) && (!expires || today < expires);
}

/** The front matter of an article, with defaults filled in. */
export type ArticleFields = z.infer<typeof articleSchema>;
