import { isVague } from '../../ask/words/vague.ts';
import type { Suggestion } from './suggestion.ts';

/** What is looked for on a line of prose, and what to do instead. */
const rules: { found: RegExp; says: string }[] = [
  { found: /^\s*(import|export)\s/, says: 'import and export are not allowed in a page. Take the line out.' },
  { found: /<\/?[a-z][a-z0-9-]*(\s[^<>]*)?\/?>|<!--|<!/, says: 'HTML is not allowed. Write it as Markdown.' },
  { found: /(?<!\\)[{}]/, says: '{ and } are not allowed. Write them as \\{ and \\}.' },
  {
    found: /^(<{7}|={7}|>{7})(\s|$)/,
    says: 'This is the mark of a conflict between two versions. Keep one of the two, and take the mark out.',
  },
  { found: /^#{1,6}[^#\s]/, says: 'A heading needs a space after the #.' },
  { found: /^#\s/, says: 'The title is the only heading with one #. Write ## here.' },
  {
    found: /^\s*(\*\*|__)[^*_]{3,80}\1\s*$/,
    says: 'Bold text alone on a line looks like a heading and is none. Write ## before it.',
  },
  { found: /!\[\s*\]\(/, says: 'The picture has no description. Say in a few words what is to be seen.' },
  {
    found: /\]\(\s*(javascript|data|vbscript|file):/i,
    says: 'This link leads to no page. Write an address that begins with https:// or with a slash.',
  },
  { found: /\[[^[\]]*\]\(\s*\)|\[\s*\]\([^()]*\)/, says: 'The link lacks its text or its address.' },
  { found: /<[A-Z][^<>“”„«»]*[“”„«»]/, says: 'Write straight quotation marks (") in a component.' },
];

/**
 * What is plainly wrong with the lines that a suggestion brings, a sentence each, with the line of the file as it would be. A few rules by
 * line, for where the check itself cannot run; it runs when the pull request is open. Lines that stood there before are not looked at.
 */
export function mistakesIn({ kind, file, before, after }: Suggestion, text: string): string[] {
  const language = file.split('/').at(-2) ?? '';
  const known = new Set(before.split(/\r?\n/));
  const start = kind === 'page' ? 0 : Math.max(0, text.indexOf(after));
  const first = text.slice(0, start).split('\n').length;
  const said = (index: number, sentence: string) => `Line ${first + index}: ${sentence}`;
  const names = new Set([...before.matchAll(/<([A-Z]\w*)/g)].map(([, name]) => name));
  const found: string[] = [];
  let level = 0;
  let fence = '';
  let isMatter = kind === 'page' && /^\uFEFF?---\r?\n/.test(after);

  for (const [index, line] of after.split(/\r?\n/).entries()) {
    if (isMatter) {
      isMatter = index === 0 || line !== '---';
      continue;
    }
    const [, mark = ''] = /^\s*(`{3,}|~{3,})/.exec(line) ?? [];
    if (mark && (!fence || mark.startsWith(fence))) fence = fence ? '' : mark;
    const depth = fence ? 0 : (/^(#{2,6})\s/.exec(line)?.[1]?.length ?? 0);
    const isSkipped = depth > 0 && level > 0 && depth > level + 1;
    level = depth || level;
    if (fence || mark || known.has(line)) continue;
    const prose = line.replace(/`[^`]*`/g, '');
    for (const { found: sign, says } of rules) if (sign.test(prose)) found.push(said(index, says));
    if (isSkipped) found.push(said(index, `The heading skips a level. Write ${'#'.repeat(depth - 1)} here.`));
    for (const [, words = ''] of prose.matchAll(/(?<!!)\[([^[\]]+)\]\(/g))
      if (isVague(words, language))
        found.push(said(index, `The link "${words.trim()}" does not say where it leads. Name the page.`));
    for (const [, name = ''] of prose.matchAll(/<([A-Z]\w*)/g))
      if (kind === 'change' && !text.replace(after, '').includes(`<${name}`) && !names.has(name))
        found.push(
          said(index, `<${name}> was not used on this page before. See that its name and what it needs are right.`),
        );
    if (found.length > 30) return [...found.slice(0, 30), '…'];
  }
  return found;
}
