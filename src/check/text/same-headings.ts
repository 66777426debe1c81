import { textOf, type Node } from '../../articles/tree.ts';

/** Two headings of one name under the same heading: the contents list and the links to them cannot tell them apart. */
export function* sameHeadings(blocks: Node[]): Generator<{ node: Node; message: string }> {
  const above: string[] = [];
  const first = new Map<string, number>();
  for (const node of blocks) {
    if (node.type !== 'heading') continue;
    const depth = Number(node.depth);
    const text = textOf(node).trim();
    above.length = depth;
    const key = [...above.slice(0, depth), text.toLowerCase()].join('\0');
    above[depth] = text.toLowerCase();
    const line = first.get(key);
    if (line !== undefined && text !== '')
      yield { node, message: `the heading "${text}" stands in line ${line} already. Give each its own words.` };
    first.set(key, line ?? node.position?.start.line ?? 1);
  }
}
