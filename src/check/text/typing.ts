import { wrongDays } from './weekday.ts';

/** What was typed otherwise than it was meant: a pattern, how much it is worth a look, and what is said of it. */
const slips: [pattern: RegExp, weight: number, message: (found: string) => string][] = [
  [
    /&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,6});|&(?:nbsp|amp|quot|lt|gt)\b/i,
    70,
    (found) => `"${found}" is shown here as it stands. Type the sign itself, or leave it out.`,
  ],
  [
    /(?<![\p{L}\p{N}])[Xx]{1,2}([./-])[Xx]{1,2}(?:\1(?:\d{4}|[Xx]{2,4}))?(?![\p{L}\p{N}])/u,
    70,
    (found) => `"${found}" is a place for a date. Write the date.`,
  ],
  [
    /(?<!\])\[[\p{L}\p{N}][^\][\n]{0,60}\](?![([:])/u,
    40,
    (found) => `readers see the brackets of "${found}". Is it a place to fill in, or a link without its address?`,
  ],
  [
    /(?<![\d:.])(?:2[5-9]|[3-9]\d):[0-5]\d(?![\d:])|(?<![\d:.])(?:[01]?\d|2[0-4]):[6-9]\d(?![\d:])/,
    60,
    (found) => `"${found}" is no time of day. Mend it.`,
  ],
  [/[!?！؟]{3,}/u, 25, (found) => `"${found}": one sign says it. Take out the others.`],
  [
    /(?<=\p{L}) [.,](?=\s|$)/u,
    25,
    (found) => `before "${found.trim()}" stands a space, and the sign may begin the next line. Take the space out.`,
  ],
  [
    /^(?:page|side|seite|stran|сторінка|صفحة) \p{Nd}{1,4}(?: ?(?:of|av|von|de|od|sur|\/|з|із|من) ?\p{Nd}{1,4})$/iu,
    60,
    (found) => `"${found}" comes from another program. Delete it.`,
  ],
];

/** What in one block of text was typed otherwise than it was meant, each with its place in the text. */
export function typingSlips(text: string, language: string): { at: number; weight: number; message: string }[] {
  const found = slips.flatMap(([pattern, weight, message]) => {
    const match = pattern.exec(text);
    return match ? [{ at: match.index, weight, message: message(match[0]) }] : [];
  });
  return [...found, ...wrongDays(text, language).map((day) => ({ ...day, weight: 85 }))];
}
