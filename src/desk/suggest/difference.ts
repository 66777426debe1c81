import { formatPatch, structuredPatch } from 'diff';
import { headId, type Part } from './source.ts';

/** Edits after which the texts count as wholly different: to look for fewer takes time that grows with their square. */
const most = 1000;

/**
 * The difference of a file as a unified diff, as `git apply` takes it. `part` stands in the file from its line on; `next` are the lines that follow, where
 * they are known.
 */
export function differenceOf(file: string, part: Pick<Part, 'before' | 'line'>, after: string, next = ''): string {
  const end = part.before.includes('\r\n') ? '\r\n' : '\n';
  const lines = (text: string) => (text.endsWith('\n') || text === '' ? text : text + end) + next;
  const [from, to] = [lines(part.before), lines(after)];
  const found = structuredPatch(`a/${file}`, `b/${file}`, from, to, '', '', { context: 3, maxEditLength: most });
  const patch = found ?? structuredPatch(`a/${file}`, `b/${file}`, from, '', '', '', {});
  if (!found) patch.hunks = [wholly(from, to)];
  const moved = { ...patch, hunks: patch.hunks.map((hunk) => movedBy(hunk, part.line - 1)) };
  return formatPatch(moved)
    .replace(/^=+\n/, '')
    .replace(/^(---|\+\+\+) ([^\t\n\r\u2028\u2029]*)\t.*$/gm, '$1 $2');
}

type Hunk = ReturnType<typeof structuredPatch>['hunks'][number];

const movedBy = (hunk: Hunk, lines: number): Hunk => ({
  ...hunk,
  oldStart: hunk.oldStart + lines,
  newStart: hunk.newStart + lines,
});

/** All lines of one text in the place of all lines of the other. */
function wholly(from: string, to: string): Hunk {
  const [old, fresh] = [from, to].map((text) => text.replace(/\n$/, '').split('\n'));
  return {
    oldStart: 1,
    oldLines: old!.length,
    newStart: 1,
    newLines: fresh!.length,
    lines: [...old!.map((line) => `-${line}`), ...fresh!.map((line) => `+${line}`)],
  };
}

/** A file that is not there yet as a unified diff. */
export function newFile(file: string, text: string): string {
  const lines = text.replace(/\n$/, '').split('\n');
  return `--- /dev/null\n+++ b/${file}\n@@ -0,0 +1,${lines.length} @@\n${lines.map((line) => `+${line}`).join('\n')}\n`;
}

/** The lines that follow a part in the file, as far as the parts are known. */
export function linesAfter(parts: Part[], part: Part): string {
  const lines = part.before.split('\n').length - 1;
  const next = part.id === headId ? undefined : parts.find(({ line }) => line === part.line + lines);
  return next
    ? next.before
        .split(/(?<=\n)/)
        .slice(0, 3)
        .join('')
    : '';
}
