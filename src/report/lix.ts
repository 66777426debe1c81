/** Languages of which LIX says something: words divided by spaces, of an alphabet that tells long words from short ones. */
const measured = /^(nb|nn|no|da|sv|de|en|fr|nl|fi|it|es|pt|is|et)\b/;

/**
 * How hard a text is by LIX (Björnsson, Läsbarhet, 1968): words to a sentence, and how many of a hundred are longer than six
 * letters. Undefined for a language that it was not made for, and for fewer than a hundred words, of which it says nothing.
 */
export function lixOf(text: string, language: string): number | undefined {
  const words = wordsOf(text);
  if (!measured.test(language) || words.length < 100) return undefined;
  const sentences = text.split(/[.!?:…]+(?=\s|$)|\n+/).filter((part) => /\p{L}/u.test(part)).length;
  const long = words.filter((word) => [...word].length > 6).length;
  return Math.round(words.length / Math.max(sentences, 1) + (100 * long) / words.length);
}

/** The words of a text, numbers too. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:[-’'][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
}
