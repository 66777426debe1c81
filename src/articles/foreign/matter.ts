import type { Problem } from '../../settings/problems.ts';

/**
 * Why a text has no fields above it, where its first lines show what was meant: signs too many, nothing that closes them, another
 * program's. `needed` names the fields that the page cannot be without.
 */
export function missingMatter(source: string, needed: string): Pick<Problem, 'line' | 'message'> {
  const lines = source.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const begin = (lines[first] ?? '').trimEnd();
  if (/^-{3}$/.test(begin)) {
    if (first > 0)
      return {
        line: 1,
        message: 'stands before the first line ---. Delete it: the fields are the beginning of the file.',
      };
    const text = lines.findIndex((line, index) => index > 0 && !/^(?:[\w-]+:|\s+\S|- |#)/.test(line));
    return {
      line: text < 0 ? lines.length : text + 1,
      message: 'the fields are never closed. Write a line --- here, below the last of them.',
    };
  }
  if (/^\s+-{3}\s*$|^-{4,}$|^-{1,2}$|^[–—]+$|^(?:- )+-$|^\*{3}$|^={3,}$/.test(begin))
    return { line: first + 1, message: `"${begin.trim()}" opens no fields. Write three hyphens and nothing else: ---` };
  if (begin === '+++')
    return {
      line: first + 1,
      message: 'fields of another program. Write --- for +++, and fields such as title: The name of the page',
    };
  if (/^title\s*:/i.test(begin))
    return {
      line: first + 1,
      message: 'the fields begin without a line --- above them. Write one here, and one below the last of them.',
    };
  return {
    line: 1,
    message: `has no front matter. Begin the file with a line ---, the fields ${needed}, and a line ---.`,
  };
}

/** A second group of fields below the first, as two copies of a page leave it: readers would see it. */
export function secondMatter(source: string, end: number): Pick<Problem, 'line' | 'message'> | undefined {
  const [found, blank = ''] = /^(\s*)---[ \t]*\n(?:[a-z]\w*:[^\n]*\n)+---[ \t]*(?:\n|$)/.exec(source.slice(end)) ?? [];
  if (found === undefined) return undefined;
  return {
    line: source.slice(0, end + blank.length).split('\n').length,
    message: 'a second group of fields stands here. Keep those of one, and delete the other.',
  };
}
