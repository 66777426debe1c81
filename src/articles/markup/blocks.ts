import type { Report } from '../components.ts';
import { element, type Node } from '../tree.ts';

/** The numbered list that stands in `<Steps>`. */
export function stepsOf(node: Node, children: Node[], say: Report): Node[] {
  const list = children[0];
  if (children.length === 1 && list?.type === 'list' && list.ordered === true)
    return [{ ...list, data: { hProperties: { className: ['steps'] } } }];
  say(
    node,
    '<Steps> must hold one numbered list and nothing else. Put an empty line after <Steps> and before </Steps>.',
  );
  return children;
}

/** A box with the title of its kind. */
export function noteOf(kind: 'info' | 'warning', title: string, children: Node[]): Node {
  const head = element('p', { className: ['note-title'] }, [{ type: 'text', value: title }]);
  return element('div', { className: ['note', `note-${kind}`], role: 'note' }, [head, ...children]);
}

/** What unfolds when its title is chosen. */
export function detailsOf(node: Node, title: string | undefined, children: Node[], say: Report): Node {
  if (children.length === 0) say(node, '<Details> holds no text. Write it on lines of its own before </Details>.');
  if (title?.trim() === '') say(node, '<Details summary="…"> needs a title for readers to choose.');
  return element('details', {}, [element('summary', {}, [{ type: 'text', value: title ?? '' }]), ...children]);
}

/** The term or the text of an entry in a list of terms; a text of one paragraph needs none around it. */
export function entryOf(node: Node, rebuild: (nodes: Node[]) => Node[]): Node {
  if (node.type === 'descriptionTerm') return element('dt', {}, rebuild(node.children ?? []));
  const children = rebuild(node.children ?? []);
  const [only, ...others] = children;
  return element('dd', {}, only?.type === 'paragraph' && others.length === 0 ? (only.children ?? []) : children);
}
