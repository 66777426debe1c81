import { suggest, type Problem } from '../../settings/problems.ts';
import { columnNames, type Column } from './columns.ts';
import { cellName, type Row } from './csv.ts';

/** Sniffs the separator of a CSV file: comma, semicolon or tab, whichever parts its first line into more known columns. */
export function sniffSeparator(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const count = (sign: string) =>
    first
      .split(sign)
      .filter((cell) => (columnNames as string[]).includes(cell.trim().replaceAll('"', '').toLowerCase())).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** Finds the index of each column in the first row, and what is wrong with that row. The indexes are complete only without problems. */
export function readHeader(file: string, header: Row): { indexes: Record<Column, number>; problems: Problem[] } {
  const indexes: Partial<Record<Column, number>> = {};
  const problems: Problem[] = [];
  const say = (message: string, field?: string) =>
    problems.push({ file, line: header.cells[0]?.line ?? 1, ...(field && { field }), message });
  const names = header.cells.map(({ text }) => text.trim().toLowerCase());
  const missing = columnNames.filter((column) => !names.includes(column));
  for (const [index, name] of names.entries()) {
    const cell = `cell ${cellName(index, header.number)}`;
    const column = columnNames.find((known) => known === name);
    if (name === '' && names.slice(index).every((other) => other === '')) continue;
    if (!column) say(`"${header.cells[index]!.text.trim()}" is not a column.${suggest(name, missing)}`, cell);
    else if (indexes[column] !== undefined)
      say(`the column "${column}" stands here a second time. Take one out.`, cell);
    else indexes[column] = index;
  }
  for (const column of missing)
    say(`the column "${column}" is missing. The first row must name ${columnNames.join(', ')}, in any order.`);
  return { indexes: indexes as Record<Column, number>, problems };
}

/** Names a cell for editors, by its column where there is one. */
export function fieldOf(header: Row, cell: number, row: number): string {
  const name = header.cells[cell]?.text.trim();
  return row > header.number && name ? `${name} (cell ${cellName(cell, row)})` : `cell ${cellName(cell, row)}`;
}
