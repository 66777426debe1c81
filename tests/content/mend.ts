import { existsSync, readFileSync, statSync } from 'node:fs';
import { contentFolder } from '../../src/settings/folders.ts';
import type { Problem } from '../../src/settings/problems.ts';
import type { Fault } from './look.ts';

/** For a rule that what editors write can break: what to write instead. */
const remedies: Record<string, string> = {
  sideways: 'On a phone readers must push it aside. Make the word, address or table shorter, or part it.',
  'link-in-text-block':
    'A link in a text can be told from it by its colour only. Change `--link` in content/theme.css.',
  'link-name': 'A link has no words. Write what it leads to between [ and ].',
  'image-alt': 'A picture says nothing to those who cannot see it. Write what it shows between ![ and ].',
  'heading-order': 'A heading leaves out a level. Use ## for parts, ### for parts of these.',
  'empty-heading': 'A heading has no words. Write some behind ## or take it out.',
  'empty-table-header': 'The first row of a table has an empty cell. Write what the column holds.',
  'td-has-header': 'A large table has rows without a heading. Make two tables of it.',
  'identical-links-same-purpose': 'Two links of the same words lead to different pages. Name each by what it leads to.',
  'other-host':
    'The page would load something from another host, which then knows who reads it. Put the file into public/.',
};

/** Whether what editors write can have caused a fault. All others are the engine's own. */
export function isOfEditor({ rule, colours }: Pick<Fault, 'rule' | 'colours'>): boolean {
  return colours !== undefined || rule in remedies;
}

/** A fault of a page as a problem for editors: at the line of its file where it stands, with what to write instead. */
export function problemOf(fault: Fault): Problem {
  const { page, rule, help, at, colours } = fault;
  if (colours) return dimProblem(fault, colours);
  const { file, line } = placeOf(page.source, at);
  const shown = wordsOf(at);
  const remedy =
    remedies[rule] ??
    'If nothing that you wrote explains it, the mistake is Pult’s own: tell its maintainers, with this line.';
  return { file, line, field: rule, message: `${page.path} ${help}${shown && ` at "${shown}"`}. ${remedy}` };
}

/** A colour that can hardly be read, at the line of `theme.css` that sets it. */
function dimProblem({ page, at }: Fault, { text, ground, contrast, needed, scheme }: NonNullable<Fault['colours']>) {
  const file = `${contentFolder}/theme.css`;
  const lines = existsSync(file) ? readFileSync(file, 'utf8').toLowerCase().split('\n') : [];
  const dark = lines.findIndex((line) => line.includes('prefers-color-scheme: dark'));
  const isHere = (line: string, index: number) =>
    line.includes(text.toLowerCase()) && (dark === -1 || index > dark === (scheme === 'dark'));
  const index = Math.max(lines.findIndex(isHere), 0);
  const name = /--[\w-]+/.exec(lines[index] ?? '')?.[0];
  const change = `Make it ${scheme === 'dark' ? 'lighter' : 'darker'}, or what it stands on ${scheme === 'dark' ? 'darker' : 'lighter'}.`;
  return {
    file,
    line: index + 1,
    field: name ?? 'color-contrast',
    message: `the colour ${text} on ${ground} has a contrast of ${contrast} to 1; ${needed} to 1 is needed (${page.path}, in the ${scheme}, at "${wordsOf(at)}"). ${change}`,
  };
}

/** The line of a page's file on which an element stands: the first that holds its address, or the most of its words. */
function placeOf(source: string, at: string): { file: string; line: number } {
  const isFile = statSync(source, { throwIfNoEntry: false })?.isFile();
  if (!isFile) return { file: source, line: 1 };
  const lines = readFileSync(source, 'utf8').split('\n');
  const addresses = [...at.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
  const pieces = [...addresses, wordsOf(at), at].filter((piece) => piece.length > 2);
  for (const piece of pieces)
    for (let length = piece.length; length > 2; length = length > 12 ? Math.floor(length / 2) : 0) {
      const index = lines.findIndex((line) => line.includes(piece.slice(0, length)));
      if (index >= 0) return { file: source, line: index + 1 };
    }
  return { file: source, line: 1 };
}

/** What a reader sees of an element, at most a line of it. */
function wordsOf(at: string): string {
  const words =
    at
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim() ||
    (/(?:alt|aria-label|src)="([^"]+)"/.exec(at)?.[1] ?? '');
  return words.length > 80 ? `${words.slice(0, 79)}…` : words;
}
