import { z } from 'astro/zod';
import { id, words } from '../fields.ts';

/** A question of the agency's own in the form for messages. */
const ownField = z
  .strictObject({
    label: words('The question, or the name of what is asked for, in each language.'),
    hint: words('What helps to answer it, in each language.').optional(),
    kind: z
      .enum(['text', 'number', 'date', 'choice', 'phone', 'order'])
      .default('text')
      .describe(
        'What is written there: `text` (a line), `number`, `date`, `choice` (of `options`), `phone`, or `order` (a number of an order or a case, with letters).',
      ),
    required: z.boolean().default(false).describe('Whether nobody can send without it.'),
    options: z
      .array(words('An answer to choose, in each language.'))
      .min(2, 'must be two answers or more.')
      .max(30, 'must be 30 answers at most.')
      .describe('What can be chosen, for the kind `choice`.')
      .optional(),
  })
  .refine(({ kind, options }) => (kind === 'choice') === (options !== undefined), {
    message: 'belong to the kind choice, which needs them: write kind: choice, or take the options away.',
    path: ['options'],
  });

/** The form for messages, in `content/site.yaml`. */
export const messagesSchema = z
  .strictObject({
    replyWithin: z
      .number()
      .positive()
      .max(400)
      .describe('Office hours within which you promise an answer, such as 8 for one working day.'),
    keptFor: z
      .int()
      .min(1)
      .max(3650)
      .describe('For how many days a message is kept after it was answered, or received if nobody marked it.'),
    law: words('Why the law allows you to keep what somebody writes, in each language.'),
    subjects: z
      .record(
        id,
        z.strictObject({
          name: words('What the message is about, in the words of visitors, in each language.'),
          desk: id.describe('The desk that answers; it needs an email address.'),
          personalNumbers: z
            .boolean()
            .default(false)
            .describe('Whether this desk needs national identity numbers; elsewhere they are masked.'),
          fields: z
            .record(id, ownField)
            .refine((fields) => Object.keys(fields).length <= 10, 'must be ten questions at most.')
            .default({})
            .describe('What this desk must know besides the message, in the order of the form.'),
          attachments: z
            .custom<boolean | number>(
              (value) =>
                typeof value === 'boolean' || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 10),
              'must be true, false or a whole number from 1 to 10.',
            )
            .default(false)
            .transform((count) => (count === true ? 3 : Number(count)))
            .describe('Whether visitors can add files, of the kinds in `formats`: true for up to three, or how many.'),
        }),
      )
      .refine((subjects) => Object.keys(subjects).length > 0, 'must name at least one subject.')
      .describe('What visitors can write about.'),
    wishes: z
      .array(z.enum(['mail', 'call', 'none']))
      .min(1, 'must name at least one way.')
      .refine((all) => new Set(all).size === all.length, 'names a way twice.')
      .default(['mail'])
      .describe(
        'How a visitor can ask to be answered, the first being chosen beforehand: `mail`, `call` (you call back), `none` (no answer is needed).',
      ),
    replies: z
      .array(
        z.strictObject({
          name: words('What the text is called in the list that staff choose from, in each language.'),
          text: words('The text, in each language: it goes into an answer in the language of the message.'),
        }),
      )
      .max(100, 'must be 100 texts at most.')
      .default([])
      .describe('Texts that staff use often in answers from the desk in the browser.'),
    formats: z
      .array(z.enum(['pdf', 'jpeg', 'png', 'heic', 'docx', 'odt']))
      .min(1, 'must name at least one kind.')
      .refine((all) => new Set(all).size === all.length, 'names a kind twice.')
      .default(['pdf', 'jpeg', 'png'])
      .describe(
        'The kinds of files that visitors can add: `pdf`, `jpeg`, `png`, `heic` (pictures of an iPhone), `docx` (Word) and `odt`. Word files with macros are refused.',
      ),
  })
  .describe('The form for messages. Leave it out where no function takes them.');
