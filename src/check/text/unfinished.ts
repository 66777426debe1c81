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
    /\b(?:TODO|FIXME|TBD|XXX|x{3,})\b|\?\?\?|(?:^|\s)\[(?:…|\.\.\.)\]/,
    false,
    (found) =>
      `"${found.trim()}" looks like a note to yourselves. Write the text, or {/* a note to colleagues */}, which no reader sees.`,
  ],
  [
    /(?<=\p{sc=Latin})[\u200b\u2060\ufeff](?=\p{sc=Latin})/u,
    true,
    () => 'a sign that nobody sees stands here, and the search does not find the word. Type the words anew.',
  ],
  [
    /(?<!\p{L})\p{L}{1,60}-\n(?!(?:und|oder|bzw|and|or|og|eller|et|ou|in|ali|ter|і|й|та|або|чи)[\s,.])\p{Ll}{1,60}/u,
    false,
    (found) => `"${found.replace('\n', ' ')}" is a word that the end of a line parts. Join its parts.`,
  ],
];

/** One pattern for all: most texts hold nothing of the kind. */
const suspicious = /[ÃÅÄÐØÙâ\u200b\u2060\ufeff]|lorem|TODO|FIXME|TBD|XXX|\?\?\?|\[(?:…|\.\.\.)\]|-\n/i;

/** Words that may well stand twice in a row. */
const may = new Set(
  'that had nous vous se si der die das sie den bla ha ho no nei ja so very så ikke ein en i po pa na по на'.split(' '),
);

/** What shows that a text is unfinished or damaged: each with its place in the text. Only in sentences is a word twice a slip. */
export function unfinished(text: string, isSentence = true): { at: number; wrong: boolean; message: string }[] {
  const found = (suspicious.test(text) ? signs : []).flatMap(([pattern, wrong, message]) => {
    const match = pattern.exec(text);
    return match ? [{ at: match.index, wrong, message: message(match[0]) }] : [];
  });
  if (!isSentence) return found;
  let [before, end] = ['', 0];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}'’-]+/gu)) {
    const small = word.toLowerCase();
    if (small === before && /^[ \n]+$/.test(text.slice(end, index)) && /^\p{L}{2,}$/u.test(word) && !may.has(small))
      found.push({ at: index, wrong: false, message: `"${word}" stands here twice. Take one out.` });
    [before, end] = [small, index + word.length];
  }
  return found;
}
