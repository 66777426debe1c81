import { oneLine, plain } from '../../send/mail/wording.ts';

/** Stands where a forge would take two signs for something of its own; nobody sees it. */
const gap = '\u200b';

/**
 * What a stranger wrote, as a quotation in Markdown that does nothing: no markup and no HTML, nobody is notified (`@name`), nothing is
 * linked or closed (`#12`, `!12`, `GH-12`, addresses), and no line begins with a command to a robot. It holds as plain text, too,
 * since a forge may put the text of a request into the commit by which it is merged.
 */
export function quoted(text: string, longest = 5000): string {
  const shown = cut(plain(text).trim(), longest);
  return shown
    .split('\n')
    .map((line) => `> ${harmless(line)}`.trimEnd())
    .join('\n');
}

/** A line of a stranger's that stands among ours, in a title or after a colon. */
export function inline(text: string, longest = 200): string {
  return harmless(cut(oneLine(text), longest));
}

/** A stranger's line where no markup is read, as in a title: letters, digits and the signs of a sentence. */
export function bare(text: string, longest = 100): string {
  const kept = oneLine(text).replace(/[^\p{L}\p{M}\p{N} ,.?'’“”„«»():;–—-]/gu, ' ');
  return cut(oneLine(kept), longest).replace(/\b(GH)-(?=\d)/gi, '$1 ');
}

/** A text as it is, in a code block whose fence is longer than any in the text: in one nothing is notified, linked or closed. */
export function fenced(text: string, longest = 20_000): string {
  const shown = cut(plain(text).replace(/\n$/, ''), longest);
  const runs = [...shown.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
  return `${fence}text\n${shown}\n${fence}`;
}

/** A gap after the signs that begin a name or a number somewhere, and a backslash before all that Markdown knows. */
function harmless(line: string): string {
  return line
    .replace(/\b(GH|www\.|https?:|ftp:|mailto:)/gi, `$1${gap}`)
    .replace(/[@#!$%&^~*/:](?=[^\s])/g, `$&${gap}`)
    .replace(/[\\`*_{}[\]#+!|~<>@$%&^="]/g, '\\$&')
    .replace(/^(\s*)([-/])/, `$1\\$2`)
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text;
}
