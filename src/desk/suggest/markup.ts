/** What in a text is no text, by a code for which the form has words. */
export type Foreign = 'code' | 'rule' | 'link';

const tag = /<\/?[A-Z][^<>{}]*>/g;
const codeSpan = /`[^`\n]*`/g;

/**
 * What somebody has added to a text that only editors may add: a component or another attribute of one, HTML, `{…}`, lines of `import` and `export`
 * (`code`), a line `---` that could begin front matter (`rule`), and links to anything but pages and addresses (`link`). Whatever
 * stood there before, as it is, may stand there still. Where the text had code blocks, these stay as they are with all that is in them.
 */
export function foreignIn(after: string, before: string): Foreign | undefined {
  const lines = new Set(before.split('\n').map((line) => line.trimEnd()));
  const tokens = new Set([...(before.match(tag) ?? []), ...(before.match(codeSpan) ?? [])]);
  const without = (line: string) =>
    line
      .replace(tag, (found) => (tokens.has(found) ? '' : found))
      .replace(codeSpan, (found) => (tokens.has(found) ? '' : found));
  const added = after.split('\n').filter((line) => !lines.has(line.trimEnd()));
  if (added.some((line) => /[<{}]/.test(without(line)) || /^\s*(?:import|export)\b/.test(line))) return 'code';
  if (/[<{}]|^[ \t]*(?:import|export)\b/m.test(inFences(before)) && inFences(after) !== inFences(before)) return 'code';
  if (added.some((line) => /^\s*(?:-{3,}|\+{3,})\s*$/.test(line))) return 'rule';
  const targets = added.flatMap((line) => [...line.matchAll(/\]\(\s*([^\s)]*)|^\s*\[[^\]]*\]:\s*(\S*)/g)]);
  const isLink = (target: string) => !/^[^/?#]*:/.test(target) || /^(?:https?:\/\/|mailto:|tel:)/i.test(target);
  return targets.some(([, inline, defined]) => !isLink(inline ?? defined ?? '')) ? 'link' : undefined;
}

/** The lines of code blocks, with their fences. */
function inFences(text: string): string {
  const held: string[] = [];
  let fence = '';
  for (const line of text.split('\n')) {
    const mark = /^ *(?:`{3,}|~{3,})/.exec(line)?.[0].trim();
    if (fence || mark) held.push(line);
    if (!fence) fence = mark ?? '';
    else if (mark?.startsWith(fence) && line.trim() === mark) fence = '';
  }
  return held.join('\n');
}

/** A text as it was typed, without signs that nobody sees and that could turn other text around; its lines end in a line feed. */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|[\uFEFF\u202a-\u202e\u2066-\u2069]/gu, '')
    .normalize('NFC')
    .replace(/^\n+/, '')
    .trimEnd();
}

/**
 * What was typed in the place of a text, as it is to stand in the file: with the line ends of the file, its white space
 * around the text, and each line that nobody changed as it was, byte by byte.
 */
export function asInFile(typed: string, before: string): string {
  const core = before.trim();
  const lead = before.slice(0, before.indexOf(core));
  const trail = before.slice(lead.length + core.length);
  const known = new Map(core.split(/\r?\n/).map((line) => [plainText(line), line]));
  const lines = plainText(typed)
    .split('\n')
    .map((line) => known.get(line.trimEnd()) ?? line);
  return lead + lines.join(before.includes('\r\n') ? '\r\n' : '\n').trimStart() + trail;
}
