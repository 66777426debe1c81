import { z } from 'astro/zod';

/*
 * Zod schemas of fields that several of the agency's files have. Each sentence is what an editor reads when one is wrong.
 */

/** A slug: what stands in addresses and is the name of a file. */
export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A language tag of the site (BCP 47): a language, and a region or script where needed, such as `nb` or `en-US`. */
export const languageTag = /^[a-z]{2,3}(-[A-Za-z]+)?$/;

/**
 * The arguments of zod's `refine` that refuse what every JavaScript object has, such as "constructor": names of editors
 * are keys of objects here.
 */
export const unreserved: [(name: string) => boolean, string] = [
  (name) => !(name in {}),
  'is a word that programs keep for themselves. Choose another name.',
];

/** A slug that an editor chooses as the name of a topic, a desk, a question and the like. */
export const id = z
  .string()
  .regex(slugPattern, 'must be a short name of small letters, digits and hyphens.')
  .refine(...unreserved);

/** A calendar date as year-month-day (ISO 8601). */
export const date = z.iso.date({ error: 'is not a date. Write year-month-day, such as 2026-09-14.' });

/** Whether an address names somebody before its host, which readers take for the host: `https://bank@evil.example` (RFC 3986, 7.6). */
export function namesSomebody(address: string): boolean {
  const { username, password } = URL.parse(address) ?? {};
  return !!(username || password);
}

/** What is said of an address of which `namesSomebody` is so. */
export const somebodyNamed = 'names somebody before the host. Take out what stands before the @.';

/** An absolute address with https. */
export const webAddress = z
  .url({ protocol: /^https$/, error: 'must be a web address that begins with https://' })
  .refine((address) => !namesSomebody(address), somebodyNamed);

/** A text in each language of the site, by the language's tag. `isWords` in `yaml.ts` knows such a field by this shape. */
export const words = (sentence: string) =>
  z.record(z.string(), z.string().trim().min(1, 'is empty.')).describe(sentence);
