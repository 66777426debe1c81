import type { Report } from '../../articles/components.ts';
import { spanOf, textOf, type Node } from '../../articles/tree.ts';

/** What shows that a paragraph in bold is a sentence and no heading. */
const sentence = /[.!?…؟。]["”»’)]*$/u;

/**
 * Reports what Markdown takes otherwise than it was meant: bold text in the place of a heading, lists that
 * were to stand inside of others.
 */
export function reportSlips(tree: Node, source: string, say: Report): void {
  const blocks = tree.children ?? [];
  blocks.forEach((node, place) => {
    const bold = boldAlone(node);
    const next = blocks[place + 1];
    if (bold && next && next.type !== 'heading' && !boldAlone(next))
      say(node, `bold text stands here as a heading. Write ## ${bold}`);
  });
  reportLists(tree, source, say);
}

/** The words of a paragraph that is bold from its beginning to its end and short enough for a heading. */
function boldAlone({ type, children = [] }: Node): string | undefined {
  if (type !== 'paragraph') return undefined;
  const parts = children.filter((part) => textOf(part).replace(/[:：\s]/g, '') !== '' || part.type === 'image');
  const [only] = parts;
  if (parts.length !== 1 || only?.type !== 'strong') return undefined;
  const text = textOf(only)
    .trim()
    .replace(/(?<!\s)\s*[:：]$/, '');
  return text.length <= 80 && text.length > 0 && !sentence.test(text) ? text : undefined;
}

/** Lists whose items stand a space or two further in than those before them: readers see one flat list, or three of them. */
function reportLists(node: Node, source: string, say: Report): void {
  const children = node.children ?? [];
  children.forEach((child, place) => {
    reportLists(child, source, say);
    const before = children[place - 1];
    if (!before) return;
    const [here, there] = [child.position?.start, before.position?.start];
    if (!here || !there || here.column <= there.column) return;
    const between = source.slice(spanOf(before).end, spanOf(child).start);
    const isItem = child.type === 'listItem' && before.type === 'listItem' && !node.ordered;
    const isList = child.type === 'list' && before.type === 'list' && !/\n[ \t>]*\n/.test(between);
    if ((isItem || isList) && children.findIndex((other) => other.position?.start.column === here.column) === place)
      say(
        child,
        `the list is to stand inside of the item above, and does not. Begin its lines with ${before.ordered ? 'three' : 'two'} spaces or more.`,
      );
  });
}
