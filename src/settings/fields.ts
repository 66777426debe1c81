import { z } from 'astro/zod';

/*
 * Fields that the agency's files share; each sentence is what an editor reads when one is wrong.
 */

/** What a name must be besides well formed: an object of JavaScript has a "constructor" before an editor writes one. */
export const free: [(name: string) => boolean, string] = [
  (name) => !(name in {}),
  'is a word that programs keep for themselves. Choose another name.',
];

/** A short name, as it stands in addresses. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a short name of small letters, digits and hyphens.')
  .refine(...free);

/** A date as year-month-day. */
export const date = z.iso.date({ error: 'is not a date. Write year-month-day, such as 2026-09-14.' });

export const webAddress = z.url({ protocol: /^https$/, error: 'must be a web address that begins with https://' });

/** A text in each language of the site, by the language's tag. */
export const words = (sentence: string) =>
  z.record(z.string(), z.string().trim().min(1, 'is empty.')).describe(sentence);
