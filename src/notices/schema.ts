import { z } from 'astro/zod';
import { longest, plainText } from './plain.ts';

/** The kinds of notices, in the order in which a page shows them. */
export const kinds = ['emergency', 'disruption', 'information'] as const;

const when = 'a date, or a date and a time. Write year-month-day, such as 2026-12-03 or 2026-12-03 12:00.';

/** A date, or a date and a time of day, on the wall clock of the agency. */
const moment = (latest: string) =>
  z.string().superRefine((text, { addIssue }) => {
    const say = (message: string) => addIssue({ code: 'custom', message });
    const [, date, time] = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d))?$/.exec(text) ?? [];
    if (!date || !/^20/.test(date)) return say(`is not ${when}`);
    if (!z.iso.date().safeParse(date).success) return say('is a day that does not exist. Look into a calendar.');
    if (time && (time > latest || time.slice(3) > '59'))
      say(`has a time that does not exist. Write one from 00:00 to ${latest}.`);
  });

/** A text by language that holds words alone. */
const plainWords = (most: number, sentence: string) =>
  z.record(z.string(), z.string().trim().min(1, 'is empty.').superRefine(plainText(most))).describe(sentence);

/** The schema of one notice in `content/notices.yaml`. Each `describe` is what an editor reads about that field. */
export const noticeSchema = z.strictObject({
  kind: z
    .enum(kinds)
    .describe(
      'What it is: information, disruption (something does not work as usual) or emergency (people are in danger).',
    ),
  text: plainWords(longest.text, 'What visitors must know, in each language: words alone, 300 characters at most.'),
  from: moment('23:59').describe('When it appears: a date, or a date and a time, such as 2026-12-03 08:00.'),
  until: moment('24:00').describe(
    'When it disappears: a date, which is its last day, or a date and a time, such as 2026-12-03 12:00.',
  ),
  pages: z
    .array(z.string())
    .min(1, 'names no page. Leave it out for the whole site.')
    .describe(
      'The pages it concerns, each by what stands in its address behind the language, and home for the home page. What lies below a page belongs to it. Without pages and topics it stands on the whole site.',
    )
    .optional(),
  topics: z
    .array(z.string())
    .min(1, 'names no topic. Leave it out for the whole site.')
    .describe('The topics it concerns: it stands on all their pages.')
    .optional(),
  link: z
    .strictObject({
      name: plainWords(longest.link, 'The words of the link, in each language.'),
      address: z
        .string()
        .describe(
          'Where it leads: a page of the site, named as in pages, a file such as /downloads/plan.pdf, or https://…',
        ),
    })
    .describe('A page that tells more.')
    .optional(),
});

/** A notice as an editor wrote it. */
export type NoticeFields = z.infer<typeof noticeSchema>;
