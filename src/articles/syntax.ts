import { mdxToMdast } from 'satteri';
import { insteadOf } from './foreign/html.ts';
import { features, inlineElements, type Node } from './tree.ts';

/** A mistake in the text, 1-based, columns in UTF-16 units. */
export interface Mistake {
  line: number;
  column: number;
  message: string;
}

/** More of one sign is no page, and the parser takes far more than linear time where they stand in one another. */
const most = { braces: 500, tags: 1000, markers: 100, boxes: 400 };

/** Why a text is not given to the parser at all: signs without end. */
export function tooMuch(source: string): Mistake | undefined {
  for (const [sign, limit] of [
    ['{', most.braces],
    ['<', most.tags],
  ] as const) {
    const count = source.split(sign).length - 1;
    if (count > limit)
      return {
        line: 1,
        column: 1,
        message: `there are ${count} signs ${sign} here; ${limit} are the most. Make several texts of it.`,
      };
  }
  const boxes = source.match(/^[ \t]*:::/gm)?.length ?? 0;
  if (boxes > most.boxes)
    return {
      line: 1,
      column: 1,
      message: `there are ${boxes} lines with ::: here; ${most.boxes} are the most. Write <Note>.`,
    };
  for (const [index, line] of source.split('\n').entries()) {
    const before = /^[\s>*+\-\d.)]*/.exec(line)?.[0] ?? '';
    if ((before.match(/>|[-*+] |[.)] /g)?.length ?? 0) > most.markers)
      return { line: index + 1, column: 1, message: `cannot be read: markup is nested too deeply.` };
  }
  return undefined;
}

/**
 * Parses MDX to a syntax tree (mdast), with error recovery: where the parser stops, the mistake is added to `mistakes`, its line
 * is blanked and the text is parsed again, in a long text not as often. Undefined when that does not help.
 */
export function readTree(source: string, mistakes: Mistake[]): Node | undefined {
  const lines = source.split('\n');
  const attempts = Math.min(200, Math.ceil(1_000_000 / (source.length + 1)));
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      const tree = mdxToMdast(lines.join('\n'), { features }) as unknown as Node;
      return tree;
    } catch (error) {
      const found = /^(\d+):(\d+): ([\s\S]*?)(?: \(mdx[\w:-]*\))?$/.exec(error instanceof Error ? error.message : '');
      if (!found) throw error;
      const [, line = '1', column = '1', message = ''] = found;
      mistakes.push({
        line: Number(line),
        column: Number(column),
        message: syntaxInWords(message, lines[Number(line) - 1] ?? ''),
      });
      if (lines[Number(line) - 1] === '') return undefined;
      lines[Number(line) - 1] = '';
    }
  }
  return undefined;
}

/** A message of the parser in words for editors. */
function syntaxInWords(message: string, written: string): string {
  const tag = /<\/?([A-Z]\w*)([^>]*)/.exec(written);
  if (tag && /=\s*[“”„‟«»‘’‚]/.test(tag[2]!))
    return `the quotation marks of <${tag[1]} …> are those of a text program. Type straight ones: "…"`;
  if (tag && /=\s*[^\s"'{>]/.test(tag[2]!))
    return `<${tag[1]} …> lacks quotation marks. Write the value between straight ones: "…"`;
  if (tag && (tag[2]!.split('"').length - 1) % 2 === 1)
    return `<${tag[1]} …> lacks a quotation mark. Each value stands between two: "…"`;
  const unclosed = /Expected a closing tag for `<(\w+)>`/.exec(message);
  if (unclosed && inlineElements.has(unclosed[1]!))
    return `<${unclosed[1]}> is never closed. Write </${unclosed[1]}> after the text.`;
  if (unclosed && /^[a-z]/.test(unclosed[1]!))
    return `the HTML element <${unclosed[1]}> is not allowed here. Use Markdown.${insteadOf(unclosed[1]!)}`;
  if (unclosed) return `<${unclosed[1]}> is never closed. Write </${unclosed[1]}> on a line of its own after the text.`;
  const stray = /Unexpected closing tag `<\/(\w+)>`/.exec(message);
  if (stray)
    return `</${stray[1]}> closes nothing here. Each component is closed in the reverse order in which it was opened.`;
  if (/parse expression|expression/i.test(message)) return '{…} is not allowed here. For a real brace write \\{';
  if (/`!`/.test(message)) return 'HTML comments are not allowed here. For a note to colleagues write {/* … */}';
  if (/Unexpected character|Unexpected end/i.test(message))
    return '< begins a component here. For a real less-than sign write \\<, for a link [its text](https://…)';
  if (/import|export|esm/i.test(message))
    return 'import and export are not allowed here. If the line is ordinary text, begin it with another word.';
  const opened = /closing tag for `<(\w*)>`|closing tag `<\/(\w*)>`|tag `<\/?(\w+)/.exec(message);
  const name = opened?.[1] ?? opened?.[2] ?? opened?.[3];
  if (name)
    return `<${name}> and </${name}> do not fit together here. Put each on a line of its own, with an empty line before and after.`;
  return `cannot be read here (the parser says: ${message}). Look for a sign < or { that is meant as text: write \\< or \\{`;
}
