import { textOf, type Node } from '../../articles/tree.ts';
import { isVague } from '../../ask/words/vague.ts';
import { wrongWeekdays } from './weekday.ts';

/** Something that is worth a look, so many signs behind the beginning of a block. */
interface Oddity {
  at: number;
  weight: number;
  message: string;
}

/** So many capitals are more than names. */
const fewestCapitals = 15;

/** Whether a text of more than a few words is all in capitals; scripts without small letters never are. */
export function isShouted(text: string): boolean {
  if (/\p{Ll}/u.test(text) || text.trim().split(/\s+/).length < 4) return false;
  return (text.match(/\p{Lu}/gu) ?? []).length >= fewestCapitals;
}

/** What in one paragraph or heading is otherwise than it was meant; `written` is its source, `text` what readers see. */
export function oddities(written: string, text: string, language: string): Oddity[] {
  const found: Oddity[] = [];
  if (isShouted(text))
    found.push({
      at: 0,
      weight: 30,
      message:
        'text in capitals is slow to read, and some screen readers spell it. Write it as a sentence, and what matters most **bold**.',
    });
  const own = /[*_]/.test(written)
    ? written.replace(/`[^`\n]{0,400}`|\\.|\]\([^)\n]{0,400}\)|https?:\S{1,400}/g, (part) => ' '.repeat(part.length))
    : '';
  for (const sign of ['*', '_']) {
    const alone = sign === '*' ? /(?<![\p{L}\p{N}*])\*(?=\p{L})/u : /(?<![\p{L}\p{N}_])_(?=\p{L})/u;
    const match = own.split(sign).length === 2 ? alone.exec(own) : null;
    if (match)
      found.push({
        at: match.index,
        weight: 45,
        message: `the ${sign} stands alone, and readers see it. Stressed text has one before it and one behind it; for a real one write \\${sign}`,
      });
  }
  for (const { at, message } of wrongWeekdays(text, language)) found.push({ at, weight: 85, message });
  return found;
}

/** Headings that have no text of their own below them: readers come to them for nothing. */
export function* emptySections(blocks: Node[]): Generator<{ node: Node; message: string }> {
  const shown = blocks.filter(
    ({ type }) => !['definition', 'footnoteDefinition', 'mdxFlowExpression', 'yaml'].includes(type),
  );
  for (const [place, node] of shown.entries()) {
    if (node.type !== 'heading') continue;
    const next = shown[place + 1];
    if (next === undefined || (next.type === 'heading' && Number(next.depth) <= Number(node.depth)))
      yield {
        node,
        message: `below the heading "${textOf(node).trim()}" stands no text. Write some, or delete the heading.`,
      };
  }
}

/** Links of one page that say the same and lead to different places: who hears only the links cannot choose. */
export function* sameLinks(links: Node[], language: string): Generator<{ node: Node; message: string }> {
  const first = new Map<string, Node>();
  for (const node of links) {
    const said = textOf(node).trim();
    const key = said.toLowerCase();
    const other = first.get(key);
    if (other && other.url !== node.url && said !== '' && !isVague(said, language))
      yield {
        node,
        message: `"${said}" leads elsewhere in line ${other.position?.start.line ?? 1}. Say in each link what only it leads to.`,
      };
    first.set(key, other ?? node);
  }
}
