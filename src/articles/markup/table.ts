import type { Report } from '../components.ts';
import { element, textOf, type Node } from '../tree.ts';

/** Letters of text that a screen of 320 px holds in a line, without the edges. */
const narrowest = 28;

/** What a column takes beside its longest word: the space to the next one, in letters. */
const gap = 2;

/**
 * A Markdown table as nodes of an HTML table with a header row, and with row headers where the corner cell is empty. It stands in
 * a region called `name` that scrolls sideways and so must take focus. What has up to three columns and does not fit the
 * narrowest screen is stacked there (`prose.css`), so that its cells know what they are called. `rebuild` turns what stands in
 * the cells into nodes.
 */
export function tableOf(node: Node, name: string, rebuild: (nodes: Node[]) => Node[]): Node {
  const alignment = node.align ?? [];
  const source = (node.children ?? []).map((row) => row.children ?? []);
  const labels = headersOf(node);
  const namesRows = labels[0] === '';
  const isStack = labels.length <= 3 && !fits(source);
  const [head, ...rows] = source.map((cells, row) =>
    element(
      'tr',
      {},
      labels.map((label, column) => {
        const scope = row === 0 ? !(namesRows && column === 0) && 'col' : namesRows && column === 0 && 'row';
        // A class, because the security policy refuses style attributes.
        const properties = {
          ...(scope && { scope }),
          ...(alignment[column] === 'right' && { className: ['number'] }),
          ...(isStack && row > 0 && label && { dataLabel: label }),
        };
        return element(scope ? 'th' : 'td', properties, rebuild(cells[column]?.children ?? []));
      }),
    ),
  );
  return element('div', { className: ['wide'], tabIndex: 0, role: 'region', ariaLabel: name }, [
    element('table', isStack ? { className: ['stack'] } : {}, [
      element('thead', {}, head ? [head] : []),
      element('tbody', {}, rows),
    ]),
  ]);
}

/** What the columns of a Markdown table are called. */
export function headersOf(node: Node): string[] {
  return (node.children?.[0]?.children ?? []).map((cell) => textOf(cell).trim());
}

/**
 * Returns what names the tables of one page, each differently: by the heading above it; a second one there, and one without a
 * heading, by its columns.
 *
 *     const nameOf = tableNames();
 *     nameOf('Prices', ['Card', 'Price']); // 'Prices'
 *     nameOf('Prices', ['Copy', 'Price']); // 'Prices: Copy, Price'
 */
export function tableNames(): (heading: string | undefined, headers: string[]) => string {
  const names = new Set<string>();
  return (heading, headers) => {
    const columns = headers.filter(Boolean).join(', ');
    const long = [heading, columns].filter(Boolean).join(': ');
    const free = [heading ?? long, long].find((name) => name && !names.has(name));
    let name = free ?? long;
    for (let number = 2; names.has(name); number++) name = `${long} (${number})`.trim();
    names.add(name);
    return name;
  };
}

/** Whether all columns stand beside each other on the narrowest screen with no word torn. */
function fits(rows: Node[][]): boolean {
  const columns = rows[0]?.map((_, column) => Math.max(...rows.map((cells) => longestWord(cells[column])))) ?? [];
  return columns.reduce((sum, letters) => sum + letters + gap, 0) <= narrowest;
}

function longestWord(cell: Node | undefined): number {
  return Math.max(0, ...(cell ? textOf(cell) : '').split(/[\s-]+/).map((word) => word.length));
}

/** Reports rows with more cells than the table has columns, which readers would not see, and columns that are called nothing. */
export function reportCells(node: Node, say: Report): void {
  const columns = headersOf(node).length;
  if (columns > 0 && headersOf(node).every((name) => name === ''))
    say(node, 'the row of headings is empty. Write above each column what it holds.');
  for (const { children = [] } of node.children ?? [])
    if (children.length > columns)
      say(
        children[columns]!,
        `the row has ${children.length} cells, and the table has ${columns}. For a real | in a cell write \\|`,
      );
}
