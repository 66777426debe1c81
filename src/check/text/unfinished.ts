/** Signs that a text is not done, or was spoilt on its way: a pattern, what is said of it, and whether it stops. */
const signs: [pattern: RegExp, wrong: boolean, message: (found: string) => string][] = [
  [
    /Ã[\u0080-\u00aa\u00ac-\u00af\u00b1-\u00ba\u00bc-\u00bf…ƒ„†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œž€]|â€.|Å[¡¾]|Ä[\u008d‡\u0087]|Ð[°-¿][ÐÑ]|[ØÙ][\u0084-\u008f§±„…†‡ˆŠ][ØÙ]/u,
    true,
    (found) =>
      `"${found}" is what is left of a letter that was saved in another encoding. Type the words anew, and save the file as UTF-8.`,
  ],
  [
    /\blorem ipsum\b/i,
    true,
    () => '"Lorem ipsum" is the filling of a template. Write what readers are to know, or delete it.',
  ],
  [
    /\b(?:TODO|FIXME|TBD|XXX)\b|\?\?\?|(?:^|\s)\[(?:…|\.\.\.)\]/,
    false,
    (found) => `"${found.trim()}" looks like a note to yourselves. Write the text, or {/* a note to colleagues */}, which no reader sees.`,
  ],
];

/** Words that may well stand twice in a row. */
const may = new Set(
  'that had nous vous se si der die das sie den bla ha ho no nei ja so very så ikke ein en i po pa na по на'.split(' '),
);

/** What shows that a text is unfinished or damaged: each with its place in the text. Only in sentences is a word twice a slip. */
export function unfinished(text: string, isSentence = true): { at: number; wrong: boolean; message: string }[] {
  const found = signs.flatMap(([pattern, wrong, message]) => {
    const match = pattern.exec(text);
    return match ? [{ at: match.index, wrong, message: message(match[0]) }] : [];
  });
  for (const twice of isSentence ? text.matchAll(/(?<![\p{L}\p{N}'’-])(\p{L}{2,})[ \n]+\1(?![\p{L}\p{N}'’-])/giu) : [])
    if (!may.has(twice[1]!.toLowerCase()))
      found.push({ at: twice.index, wrong: false, message: `"${twice[1]}" stands here twice. Take one out.` });
  return found;
}
