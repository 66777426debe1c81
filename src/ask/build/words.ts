import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { Problem } from '../../settings/problems.ts';
import { webAddress } from '../../settings/fields.ts';
import { contentFolder } from '../../settings/folders.ts';
import { readYaml } from '../../settings/yaml.ts';

const word = z.string().trim().min(1, 'is empty.').max(100, 'is longer than 100 characters.');
/** What has signs of markup or an address in it. */
const markup = /[<>`*_{}[\]|#\\]|&\w+;|https?:|\bwww\./i;
const isPlain = (text: string) => !markup.test(text);
const notPlain = 'holds signs of markup or an address. Write words alone; the address stands under address.';
/** More are no list that anybody keeps right, and the check compares each with each. */
const most = 1000;
const few = (group: object) => Object.keys(group).length <= most;
const tooMany = `has more than ${most} entries. Keep those that visitors use.`;

/** The shape of `content/words/<language>.yaml`. */
export const wordsSchema = z.strictObject({
  synonyms: z
    .array(z.array(word).min(2, 'must hold two words or more.').max(100, 'has more than 100 words.'))
    .max(most, tooMany)
    .default([])
    .describe('Lists of words that mean the same to visitors; each finds the others.'),
  oneWay: z
    .record(z.string(), z.array(word).min(1, 'must name at least one word.').max(100, 'has more than 100 words.'))
    .refine(few, tooMany)
    .default({})
    .describe("A visitor's word, and our words that it finds; not the other way round."),
  bestBets: z
    .record(z.string(), z.array(word).min(1, 'must name at least one article.').max(100, 'has more than 100 articles.'))
    .refine(few, tooMany)
    .default({})
    .describe('A question, and the articles that come first for exactly this question.'),
  elsewhere: z
    .array(
      z.strictObject({
        words: z
          .array(word.refine(isPlain, notPlain))
          .min(1, 'must name at least one word.')
          .max(50, 'has more than 50 words.')
          .describe('What people ask for: single words, or several that must all be asked for.'),
        name: z
          .string()
          .trim()
          .min(1, 'is empty.')
          .max(100, 'is longer than 100 characters.')
          .refine(isPlain, notPlain)
          .describe('Who helps with it, and with what: words alone, 100 characters at most.'),
        address: webAddress.max(300, 'is longer than 300 characters.').describe('Their web address, with https.'),
      }),
    )
    .max(most, tooMany)
    .optional()
    .describe('Who else may help with what is not yours: shown where the search is not sure, or knows no page.'),
  stopWords: z.array(word).max(most, tooMany).default([]).describe('Words that mean little on this site.'),
});

/** What an agency adds to the words of a language. */
export type AgencyWords = z.infer<typeof wordsSchema>;

/** Reads the agency's words for a language; without a file there are none. */
export function readWords(language: string): {
  file: string;
  words: AgencyWords;
  problems: Problem[];
  lineOf: (path: PropertyKey[]) => number;
} {
  const file = join(contentFolder, 'words', `${language}.yaml`);
  const { value, problems, lineOf } = readYaml(existsSync(file) ? readFileSync(file, 'utf8') : '', wordsSchema, file);
  return { file, words: value ?? wordsSchema.parse({}), problems, lineOf };
}
