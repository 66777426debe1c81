import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isStray } from '../../settings/file-names.ts';
import type { Problem } from '../../settings/problems.ts';
import { contentFolder } from '../../settings/folders.ts';
import { columnNames, type Column } from './columns.ts';
import { cellName, readCsv } from './csv.ts';
import { decode } from './encoding.ts';
import { fieldOf, readHeader, sniffSeparator } from './header.ts';
import { sumUp, type CellMistake } from './mistakes.ts';
import { readRecord, type CatalogueRecord } from './record.ts';

/** The catalogue as it was read: `problems` are what is wrong with a file, `notices` what is odd in a record. */
export interface CatalogueReading {
  records: CatalogueRecord[];
  problems: Problem[];
  notices: Problem[];
}

/** The cell of a file. */
interface CellPlace {
  file: string;
  cell: string;
}

let read: CatalogueReading | undefined;

/** All records of `content/catalogue/*.csv`, read once. */
export function readCatalogue(): CatalogueReading {
  return (read ??= checkCatalogue(join(contentFolder, 'catalogue')));
}

/** Whether the site has a catalogue. */
export function hasCatalogue(): boolean {
  return readCatalogue().records.length > 0;
}

/** Reads every file of a folder and finds every mistake in them; without the folder there is no catalogue. */
export function checkCatalogue(folder: string, thisYear = new Date().getFullYear()): CatalogueReading {
  const reading: CatalogueReading = { records: [], problems: [], notices: [] };
  const { problems } = reading;
  if (!existsSync(folder)) return reading;
  /** The cell in which each id stands first. */
  const known = new Map<string, CellPlace>();
  for (const name of readdirSync(folder).toSorted()) {
    const file = join(folder, name);
    if (name.startsWith('.') || isStray(name)) continue;
    if (!name.endsWith('.csv')) {
      problems.push({
        file,
        line: 1,
        message: 'is not read. Save the list as “CSV UTF-8”, with a name that ends in .csv.',
      });
      continue;
    }
    const table = decode(readFileSync(file));
    if (typeof table !== 'string') problems.push({ file, ...table });
    else problems.push(...readFile(file, name, table, thisYear, reading, known));
  }
  return reading;
}

/** Reads one file into `reading`, what is odd in its records too, and returns what is wrong with it; `known` holds the cell of each id so far. */
function readFile(
  file: string,
  name: string,
  text: string,
  thisYear: number,
  { records, notices }: CatalogueReading,
  known: Map<string, CellPlace>,
): Problem[] {
  // A spreadsheet program's own first line, which names the separator.
  const told = /^sep=(.)\r?\n/.exec(text)?.[1];
  const separator = told ?? sniffSeparator(text);
  const { rows, mistakes } = readCsv(text, separator);
  const found: CellMistake[] = [];
  const odd: CellMistake[] = [];
  const headed = told ? rows.slice(1) : rows;
  const [header, ...body] = headed;
  if (!header)
    return [{ file, line: 1, message: `is empty. Its first row names the columns: ${columnNames.join(', ')}.` }];
  const { indexes, problems } = readHeader(file, header);
  for (const { row, cell, line, message } of mistakes)
    found.push({ file, line, field: fieldOf(header, cell, row), message, kind: 'quotes', cell: cellName(cell, row) });
  if (problems.length > 0) return [...problems, ...sumUp(found)];

  for (const row of body) {
    if (row.cells.every(({ text: cell }) => cell.trim() === '')) continue;
    const more = row.cells.slice(header.cells.length).findIndex(({ text: cell }) => cell.trim() !== '');
    if (more !== -1 || row.cells.length < header.cells.length) {
      const message = `has ${row.cells.length} cells, but the first row has ${header.cells.length}. A cell with “${separator}” in it must stand in quotation marks.`;
      found.push({
        file,
        line: row.cells[0]!.line,
        field: `row ${row.number}`,
        message,
        kind: 'cells',
        cell: `row ${row.number}`,
      });
      continue;
    }
    const cells = Object.fromEntries(
      columnNames.map((column) => [column, row.cells[indexes[column]]!.text.trim().replace(/\s+/g, ' ')]),
    ) as Record<Column, string>;
    const sayIn = (list: CellMistake[], column: Column, kind: string, message: string) => {
      const index = indexes[column];
      list.push({
        file,
        line: row.cells[index]!.line,
        field: `${column} (cell ${cellName(index, row.number)})`,
        message,
        kind: `${column} ${kind}`,
        cell: cellName(index, row.number),
      });
    };
    const record = readRecord(cells, thisYear, (column, kind, message) => sayIn(odd, column, kind, message));
    if (!record) continue;
    const twin = known.get(record.id);
    if (twin) {
      const where = twin.file === name ? twin.cell : `${twin.cell} of ${twin.file}`;
      sayIn(found, 'id', 'twice', `"${record.id}" stands in ${where} already. Every title needs a number of its own.`);
    } else known.set(record.id, { file: name, cell: cellName(indexes.id, row.number) });
    records.push(record);
  }
  notices.push(...sumUp(odd));
  return sumUp(found);
}
