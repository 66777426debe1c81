/**
 * A text of strangers in Markdown: as code, where neither a name is called (`@everyone`), nor a number or an address becomes a
 * link, nor HTML is read, on any forge. It keeps to its line, and its end is cut after `most` characters.
 *
 *     code('a `b`\n@all'); // '`` a `b` @all ``'
 */
export function code(text: string, most = 400): string {
  const signs = [...text];
  const shown = (signs.length > most ? `${signs.slice(0, most).join('')}…` : text)
    // Signs that turn the direction of a text or command a terminal are shown by their number.
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(
      /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\p{Cs}/gu,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const room = longest > 0 || shown.trim() === '' ? ' ' : '';
  return `${fence}${room}${shown.trim() === '' ? '(nothing)' : shown}${room}${fence}`;
}

/** A link whose words are a stranger's, to a path on a host of ours; only the words where the path is no plain path. */
export function linkTo(host: string | undefined, path: string, words: string): string {
  const isPlain = /^(\/[\w.~%-]+)*\/$/.test(path) && !path.includes('..');
  return host && isPlain ? `[${code(words, 120)}](${host}${path})` : code(words, 120);
}

/** So long a text every forge keeps: GitHub's limit is 65,536 characters. In bytes, as nobody says what they count. */
const longestText = 60_000;

/**
 * Sections as one text. Where they are longer than a forge takes, lists end early, the longest first, and say how many lines are
 * missing.
 */
export function textOf(sections: Section[]): string {
  for (let most = 60; ; most = Math.floor(most * 0.7)) {
    const text = sections
      .filter(({ lines, head }) => head !== '' || lines.length > 0)
      .map(({ head, lines }) => {
        const more = lines.length - most;
        const shown = more > 0 ? [...lines.slice(0, most), `- … and ${more} more`] : lines;
        return [head, shown.join('\n')].filter(Boolean).join('\n\n');
      })
      .join('\n\n');
    if (Buffer.byteLength(text) <= longestText) return text;
    if (most === 0) return Buffer.from(text).subarray(0, longestText).toString();
  }
}

/** A part of a comment or issue: what stands above, and a list. */
export interface Section {
  head: string;
  lines: string[];
}
