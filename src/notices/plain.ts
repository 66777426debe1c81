import type { z } from 'astro/zod';

/** Signs that a text of a notice may have: what is longer is not read in a hurry. */
export const longest = { text: 300, link: 80 };

/** What looks like markup to somebody who writes pages, with what to do instead. */
const markup: [RegExp, string][] = [
  [/<\/?[a-z!]|&[a-z]+;|&#\d+;/i, 'holds HTML. Write words alone.'],
  [/\]\s?\(/, 'holds a link. Write words alone, and the address under link.'],
  [/https?:\/\/|\bwww\./i, 'holds an address. Write words alone, and the address under link.'],
  [/\*\*|__|`|(^|\s)[*_](?=\S)|^\s*#+\s|\{\{/, 'holds signs of markup, such as * or #. Write words alone.'],
  [/[\u202A-\u202E\u2066-\u2069]/, 'holds hidden signs that turn the direction of the text. Type it anew.'],
];

/** The check of zod that refuses markup, and a text of more than so many signs. */
export const plainText =
  (most: number): Parameters<z.ZodString['superRefine']>[0] =>
  (text, { addIssue }) => {
    const length = [...text].length;
    if (length > most)
      addIssue({
        code: 'custom',
        message: `is longer than ${most} characters: it has ${length}. Say what matters most, and link to a page that tells the rest.`,
      });
    for (const [pattern, message] of markup) if (pattern.test(text)) return addIssue({ code: 'custom', message });
  };
