import { spanOf, textOf, type Node } from '../../articles/tree.ts';

/** A heading longer than this is a sentence that nobody skims. */
const longestHeading = 100;
/** Words that a title above hyphens has at most; more are a paragraph. */
const wordsOfTitle = 8;

const inside = (node: Node, isWanted: (child: Node) => boolean): Node[] =>
  (node.children ?? []).flatMap((child) => [...(isWanted(child) ? [child] : []), ...inside(child, isWanted)]);

const isNote = ({ type, name }: Node) => type === 'mdxJsxFlowElement' && name === 'Note';

/** Blocks that readers see in another shape than was meant, or that say nothing. */
export function* oddShapes(tree: Node, source: string): Generator<{ node: Node; weight: number; message: string }> {
  for (const node of inside(tree, ({ type }) => type === 'heading')) {
    const text = textOf(node).trim();
    const { start, end } = spanOf(node);
    const isUnderlined = !source.startsWith('#', start) && /\n[ \t]*-+[ \t]*$/.test(source.slice(start, end));
    if (isUnderlined && (/[.!?…]["”»’)]*$/.test(text) || text.split(/\s+/).length > wordsOfTitle))
      yield {
        node,
        weight: 85,
        message: 'the hyphens below make a heading of this text. Put an empty line between them, or take them out.',
      };
    else if (text.length > longestHeading)
      yield {
        node,
        weight: 30,
        message: `the heading has ${text.length} characters, and readers skim headings. Write a few words, and the rest below it.`,
      };
    if (/[^:：][:：]$/.test(text)) yield { node, weight: 20, message: 'a heading ends without a colon. Take it out.' };
  }
  for (const list of inside(tree, ({ type }) => type === 'listItem'))
    for (const node of (list.children ?? []).filter(({ type }) => type === 'heading'))
      yield {
        node,
        weight: 40,
        message: 'a heading stands in a list. Put it above the list, or write its words in bold.',
      };
  for (const note of inside(tree, isNote)) {
    if (textOf(note).trim() === '')
      yield { node: note, weight: 80, message: 'the box is empty. Write its text before </Note>, or take it out.' };
    for (const node of inside(note, isNote))
      yield { node, weight: 60, message: 'a box stands in another. Close the first one before it: </Note>' };
  }
}
