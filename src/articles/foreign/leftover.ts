import type { Report } from '../components.ts';
import { spanOf, type Node } from '../tree.ts';

/** Stands for each character that is no text of the editor's own: code, links, pictures, what a backslash keeps. */
const other = '\uFFFC';

/** Signs that a reader would see, since they are no whole Markdown: a pattern, whose group stands before them, and what to write. */
const signs: [RegExp, string][] = [
  [/^([ \t>]*)(?:#{2,6}(?=[^\s#])|#(?=\p{L}))/mu, 'a heading needs a space after its #. For a real # write \\#'],
  [
    /^([ \t>]*)\|.*\|[ \t]*$/m,
    'the table has no second row. Below the row of headings comes one such as |---|---|, with as many parts as that has cells.',
  ],
  [
    /^[^|\n]+ \| [^|\n]+\n[^|\n]+ \| [^|\n]+$/m,
    'this looks like a table. Its second row must be such as |---|---|; for a real | write \\|',
  ],
  [
    /\[[^[\]\n]+\][ \t]+\((?:(?=[^()\s]*[./#:])[^()\s]+|\uFFFC+)\)/,
    'between ] and ( of a link stands a space. Write [text](address) without it.',
  ],
  [
    /\([^()\n]+\)\[(?:(?=[^[\]\s]*[./#:])[^[\]\s]+|\uFFFC+)\]/,
    'the brackets of the link are swapped. Write [text](address).',
  ],
  [
    /!\[[^[\]\n]*\]\(/,
    'the picture is not whole: its address holds a space, or a bracket is missing. Name the file without spaces, and write ![what it shows](/pictures/name.jpg)',
  ],
  [
    /\]\(/,
    'the link is not whole: its address holds a space, or a bracket is missing. Write [text](address); for a space in the address write %20',
  ],
  [
    /\[\^[^\]\s]+\]/,
    'the footnote has no text. Write it on a line of its own, such as [^1]: The text. For a real bracket write \\[',
  ],
  [
    /(?<!\\)\[\/?[a-z][\w-]*(?: [\w-]+=(?:"[^"\n]*"|“[^”\n]*”|[^\s\]"“]+))+ ?\/?\]/i,
    'this is a command of another program, which readers would see. Write what it would show.',
  ],
  [/\[\[[^[\]\n]+\]\]/, 'this is a link of another program. Write [text](file-name.mdx)'],
  [
    /\[[^[\]\n]+\]\[[^[\]\n]*\]/,
    'the link has no address. Write [text](address), or the address on a line of its own: [name]: https://…',
  ],
  [/\*\*/, 'the ** stands alone. Bold text has no space inside its stars: **bold**. For real stars write \\*\\*'],
  [/~~/, 'the ~~ stands alone. Text that no longer holds has no space inside: ~~old~~. For real ones write \\~\\~'],
  [/==[^\s=][^=\n]*==/, '== is no sign here. For bold text write **bold**.'],
  [/`/, 'the ` is never closed. For a real one write \\`'],
  [
    /^([ \t>]*)(?::::|!!!|\?\?\?|===)/m,
    'this is a box of another program that cannot be read. Write <Note> before the text, and </Note> after it.',
  ],
  [/^([ \t>]*)[•·▪‣●◦][ \t]/m, 'a list begins with - and a space.'],
  [/^([ \t>]*)[–—][ \t]+\S.*\n[ \t>]*[–—][ \t]/m, 'a list begins with - and a space.'],
  [/^([ \t>]*)\*\p{L}.*\n[ \t>]*\*\p{L}/mu, 'a list needs a space after each *'],
  [
    /^([ \t>]*)\(?(?:\d{1,2}|[a-z])\)[ \t].*\n[ \t>]*\(?(?:\d{1,2}|[a-z])\)[ \t]/im,
    'these lines run into one another for readers. Begin each entry of a list with 1. and a space.',
  ],
  [
    /^([ >]*)[^\s|>][^\t\n]*\t[^\n]*\n[ >]*[^\s|>][^\t\n]*\t/m,
    'this looks like a table of another program. Write its rows as | Item | Days |, with |---|---| below the first.',
  ],
  [/^([ \t>]*)-\p{L}.*\n[ \t>]*-\p{L}/mu, 'a list needs a space after each -'],
  [/^([ \t>]*)\d{1,2}[.)]\p{Lu}/mu, 'a list needs a space after the number. For a text that begins so write 1\\.'],
  [
    /(?<![^\s(]):[a-z][a-z0-9]*(?:[_+-][a-z0-9_+-]*)?:(?![^\s.,;!?)])/m,
    'this is the name of a small picture in another program. Write the sign itself, or leave it out. For a real : write \\:',
  ],
  [/\$\$/, 'formulas are not shown. Write the sum in words, or as a picture.'],
];

/** What each of them holds: most texts hold none, and need no looking through. */
const suspicious =
  /[#|[*~=`$•·▪‣●◦\t]|\]\(|:::|!!!|\?\?\?|:[a-z]|^[ \t>]*(?:-\p{L}|[–—] |\d{1,2}[.)]\p{Lu}|\(?[a-z\d]{1,2}\) )/imu;

/** Nodes of which the text is the editor's own words. */
const kept = new Set(['text', 'emphasis', 'strong', 'delete']);

/**
 * Reports what in a paragraph, heading or cell looks like Markdown and is none, so that it would be printed for readers: each
 * kind once.
 */
export function reportLeftovers(node: Node, source: string, say: Report): void {
  const children = node.children ?? [];
  if (!children.some(({ type }) => type === 'text')) return;
  const first = spanOf(children[0]!).start;
  const text = ownText(children, source, first, spanOf(children.at(-1)!).end);
  if (!suspicious.test(text)) return;
  const found = signs
    .map(([pattern, message]) => ({ at: placeOf(pattern.exec(text)), message }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  // What begins at one place is told by the first that knows it.
  const [most] = found;
  if (!most) return;
  const before = source.slice(0, first + most.at).split('\n');
  const start = { line: before.length, column: before.at(-1)!.length + 1, offset: first + most.at };
  say({ type: 'text', position: { start, end: { offset: start.offset } } }, most.message);
}

const placeOf = (match: RegExpExecArray | null) => (match ? match.index + (match[1]?.length ?? 0) : -1);

/** The source between two places, in which all that is not text of the editor's is `other`, sign for sign. */
function ownText(nodes: Node[], source: string, from: number, to: number): string {
  let text = '';
  let at = from;
  for (const node of nodes) {
    const { start, end } = spanOf(node);
    text += source.slice(at, start);
    const whole = source.slice(start, end);
    if (node.type === 'text') text += whole.replace(/\\[^\n]/g, other.repeat(2));
    else if (kept.has(node.type))
      text += blank(whole.slice(0, 1)) + innerText(node, source, start + 1, end - 1) + blank(whole.slice(-1));
    else text += blank(whole);
    at = end;
  }
  return text + source.slice(at, to);
}

/** What stands in emphasis, without its marks. */
function innerText(node: Node, source: string, from: number, to: number): string {
  const children = node.children ?? [];
  if (children.length === 0) return blank(source.slice(from, to));
  const [start, end] = [spanOf(children[0]!).start, spanOf(children.at(-1)!).end];
  return blank(source.slice(from, start)) + ownText(children, source, start, end) + blank(source.slice(end, to));
}

const blank = (text: string) => text.replace(/[^\n]/g, other);
