/**
 * One of the `asks`, which editors write as visitors type, as a headline that a public body shows: its first letter is a
 * capital, as the language has them, and so is the English "I". What begins with a small letter and has a capital further on, such
 * as `iPhone`, is a name, and stays.
 *
 *     headline('can i read ebooks', 'en') // 'Can I read ebooks'
 */
export function headline(ask: string, language: string): string {
  const text = /^en\b/.test(language)
    ? ask.replace(/(?<![\p{L}\p{N}.'’-])i(?=$|[\s,?!]|['’](?:m|ve|ll|d)\b)/gu, 'I')
    : ask;
  return text.replace(/^([^\p{L}\p{N}]*)(\p{Ll})(\S*)/u, (whole, before: string, first: string, rest: string) => {
    // Georgian has capitals that begin no sentence.
    if (/\p{Lu}/u.test(rest) || /\p{Script=Georgian}/u.test(first)) return whole;
    const [capital = '', ...more] = first.toLocaleUpperCase(language);
    return before + capital + more.join('').toLocaleLowerCase(language) + rest;
  });
}
