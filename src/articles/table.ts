import { element, type Node } from './tree.ts';

/**
 * A Markdown table as nodes of an HTML table with a header row, and with row headers where the corner cell is empty. It stands in
 * a region of its own (named by `label`, the heading above it) that scrolls sideways and so must take focus. `rebuild` turns
 * what stands in the cells into nodes.
 */
export function tableOf(node: Node, label: string | undefined, rebuild: (nodes: Node[]) => Node[]): Node {
  const alignment = node.align ?? [];
  const source = (node.children ?? []).map((row) => row.children ?? []);
  const namesRows = source[0]?.[0]?.children?.length === 0;
  const [head, ...rows] = source.map((cells, row) =>
    element(
      'tr',
      {},
      cells.map((cell, column) => {
        const scope = row === 0 ? !(namesRows && column === 0) && 'col' : namesRows && column === 0 && 'row';
        // A class, because the security policy refuses style attributes.
        const properties = {
          ...(scope && { scope }),
          ...(alignment[column] === 'right' && { className: ['number'] }),
        };
        return element(scope ? 'th' : 'td', properties, rebuild(cell.children ?? []));
      }),
    ),
  );
  return element('div', { className: ['wide'], tabIndex: 0, role: 'region', ...(label && { ariaLabel: label }) }, [
    element('table', {}, [element('thead', {}, head ? [head] : []), element('tbody', {}, rows)]),
  ]);
}
