import { mdxToMdast } from 'satteri';
import { features, type Node } from './tree.ts';

/** A mistake in the text, 1-based, columns in UTF-16 units. */
export interface Mistake {
  line: number;
  column: number;
  message: string;
}

/**
 * Parses MDX to a syntax tree (mdast), with error recovery: where the parser stops, the mistake is added to `mistakes`, its line
 * is blanked and the text is parsed again. Undefined when that does not help.
 */
export function readTree(source: string, mistakes: Mistake[]): Node | undefined {
  const lines = source.split('\n');
  for (let attempt = 0; attempt < 200; attempt++) {
    try {
      const tree = mdxToMdast(lines.join('\n'), { features }) as unknown as Node;
      return tree;
    } catch (error) {
      const found = /^(\d+):(\d+): ([\s\S]*?)(?: \(mdx[\w:-]*\))?$/.exec(error instanceof Error ? error.message : '');
      if (!found) throw error;
      const [, line = '1', column = '1', message = ''] = found;
      mistakes.push({ line: Number(line), column: Number(column), message: syntaxInWords(message) });
      if (lines[Number(line) - 1] === '') return undefined;
      lines[Number(line) - 1] = '';
    }
  }
  return undefined;
}

/** A message of the parser in words for editors. */
function syntaxInWords(message: string): string {
  const unclosed = /Expected a closing tag for `<(\w+)>`/.exec(message);
  if (unclosed && /^[a-z]/.test(unclosed[1]!))
    return `the HTML element <${unclosed[1]}> is not allowed here. Use Markdown.`;
  if (unclosed) return `<${unclosed[1]}> is never closed. Write </${unclosed[1]}> on a line of its own after the text.`;
  const stray = /Unexpected closing tag `<\/(\w+)>`/.exec(message);
  if (stray)
    return `</${stray[1]}> closes nothing here. Each component is closed in the reverse order in which it was opened.`;
  if (/parse expression|expression/i.test(message)) return '{…} is not allowed here. For a real brace write \\{';
  if (/`!`/.test(message)) return 'HTML comments are not allowed here.';
  if (/Unexpected character|Unexpected end/i.test(message))
    return '< begins a component here. For a real less-than sign write \\<, for a link [its text](https://…)';
  if (/import|export|esm/i.test(message))
    return 'import and export are not allowed here. If the line is ordinary text, begin it with another word.';
  return message;
}
