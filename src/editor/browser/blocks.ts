import { common } from './patch.ts';

/** A part of an article's text that stands by itself: a paragraph, a list, a table, a component with all inside it. */
export interface Block {
  text: string;
  /** The line ends after it. */
  gap: string;
}

/** Cuts a text into its blocks. All of them together, each with its gap, are the text again. */
export function blocksOf(text: string): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const from = at;
    const close = closingOf(lines[at]!);
    if (close) {
      for (let depth = 0; at < lines.length; at++) {
        depth += close.change(lines[at]!, at === from);
        if (depth <= 0 && at > from) break;
      }
      at = Math.min(at + 1, lines.length);
    } else while (at < lines.length && lines[at]!.trim() !== '' && (at === from || !closingOf(lines[at]!))) at++;
    const end = at;
    while (at < lines.length && lines[at]!.trim() === '') at++;
    if (end === from && blocks.length === 0 && at < lines.length) {
      blocks.push({ text: '', gap: lines.slice(from, at).join('\n') + '\n' });
      continue;
    }
    if (end === from && at >= lines.length) break;
    const isLast = at >= lines.length;
    const gap = isLast
      ? lines
          .slice(end)
          .map((line) => `\n${line}`)
          .join('')
      : `\n${lines
          .slice(end, at)
          .map((line) => `${line}\n`)
          .join('')}`;
    blocks.push({ text: lines.slice(from, end).join('\n'), gap });
  }
  return blocks;
}

/** What ends a block that blank lines do not end: a component with content, or code between fences. */
function closingOf(line: string): { change: (line: string, isFirst: boolean) => number } | undefined {
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
  if (fence)
    return {
      change: (text, isFirst) =>
        isFirst ? 1 : text.trim().startsWith(fence) && !text.trim().replace(/^[`~]+/, '') ? -1 : 0,
    };
  const name = /^<([A-Z][A-Za-z]*)(?:\s[^>]*)?>\s*$/.exec(line);
  if (!name || /\/>\s*$/.test(line)) return undefined;
  const [open, close] = [new RegExp(`^<${name[1]}(?:\\s[^>]*[^/])?>\\s*$`), new RegExp(`^</${name[1]}>\\s*$`)];
  return { change: (text) => (open.test(text) ? 1 : close.test(text) ? -1 : 0) };
}

/** Text that the editor shows as written text, and writes back as it was. */
const inline =
  /^(?:[^\\`*_~^[\]<>{}|&$!]|!(?!\[)|(?<=\w)_(?=\w)|\*\*(?=\S)[^*_`[\]]+\*\*|\*(?=\S)[^*_`[\]]+\*|`[^`]+`|\[[^[\]`*_~^<>{}|!\\]+\]\([^()\s"<>\\]+\))*$/;

/** Whether the editor shows a block as written text, and writes it back so that it means the same. */
export function isPlain(text: string): boolean {
  const lines = text.split('\n');
  if (lines.length === 1) {
    const heading = /^#{2,4} (\S.*)$/.exec(text);
    if (heading) return inline.test(heading[1]!) && !/#\s*$/.test(text);
    if (/^(?:[-+*#>|:=~]|\s|\d+[.)])/.test(text)) return isList(lines);
    return inline.test(text) && !text.endsWith('  ');
  }
  return isList(lines);
}

/** A list whose items are a line each, not nested. */
function isList(lines: string[]): boolean {
  const marks = lines.map((line) => /^(-|\d+\.) (\S.*)$/.exec(line));
  return marks.every(
    (mark, index) =>
      mark !== null &&
      inline.test(mark[2]!) &&
      !/^\[[ xX]\]/.test(mark[2]!) &&
      (mark[1] === '-' ? marks[0]![1] === '-' : mark[1] === `${index + 1}.`),
  );
}

const opened = '<Source>';
const closed = '</Source>';

/**
 * The text as the editor is given it: what it would not write back as it is (tables, footnotes, nested lists and the like) stands
 * in a block of its own, to be edited as it is written. `isKnown` says which components the editor has blocks for.
 */
export function given(text: string, isKnown: (block: string) => boolean): string {
  return blocksOf(text)
    .map(({ text: block, gap }) =>
      block === '' || isPlain(block) || isKnown(block) ? block + gap : `${opened}\n${block}\n${closed}${gap}`,
    )
    .join('');
}

const wrapped = /^<Source>\n([\s\S]*?)\n<\/Source>$/gm;

/** The same text as it stands in the file. */
export const ungiven = (text: string) => text.replace(wrapped, '$1');

/** A block without what an editor may write in one way or another: signs of lists and emphasis, escapes, spaces. */
function meaningOf(block: string): string {
  return block
    .split('\n')
    .map((line) => line.trim().replace(/^[*+] /, '- '))
    .filter(Boolean)
    .join('\n')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/(?<!\*)\*(?!\*)/g, '_')
    .replace(/&#(?:x20|32);|\u00a0/g, ' ')
    .replace(/[ \t]+/g, ' ');
}

/**
 * An edited text in which every block that still means the same stands exactly as it stood in the source, with the same blank
 * lines around it.
 */
export function merged(source: string, edited: string): string {
  const [old, now] = [blocksOf(source), blocksOf(ungiven(edited))];
  const kept = new Map(
    common(
      old.map(({ text }) => meaningOf(text)),
      now.map(({ text }) => meaningOf(text)),
      (one, other) => one === other,
    ).map(([from, to]) => [to, old[from]!] as const),
  );
  const places = new Map([...kept].map(([to, block]) => [to, old.indexOf(block)]));
  return now
    .map(({ text }, index) => {
      const same = kept.get(index);
      if (index === now.length - 1) return (same?.text ?? text) + (old.at(-1)?.gap ?? '\n');
      // Two that stood one after the other keep what stood between them.
      const isPair = same && places.get(index + 1) === places.get(index)! + 1;
      const isBeforeChanged = same && !kept.has(index + 1) && same.gap.startsWith('\n\n');
      return (same?.text ?? text) + (isPair || isBeforeChanged ? same.gap : '\n\n');
    })
    .join('');
}
