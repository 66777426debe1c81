import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { suggest, type Problem } from '../../settings/problems.ts';
import { contentFolder } from '../../settings/folders.ts';
import { columnName, readCsv, type Row } from './csv.ts';
import { columnNames, readRecord, type CatalogueRecord, type Column } from './record.ts';

/** The catalogue as it was read, with every mistake in it. */
export interface CatalogueReading {
  records: CatalogueRecord[];
  problems: Problem[];
}

/** A mistake in a cell, with what tells it from others of its sort. */
interface CellMistake extends Problem {
  kind: string;
  cell: string;
}

/** The cell of a file. */
interface Place {
  file: string;
  cell: string;
}

/** So many mistakes of one sort are listed one by one in a file; the rest are summed up. */
const mostListed = 5;

let read: CatalogueReading | undefined;

/** All records of `content/catalogue/*.csv`, read once. */
export function readCatalogue(): CatalogueReading {
  return (read ??= checkCatalogue(join(contentFolder, 'catalogue')));
}

/** Reads every file of a folder and finds every mistake in them; without the folder there is no catalogue. */
export function checkCatalogue(folder: string, thisYear = new Date().getFullYear()): CatalogueReading {
  const records: CatalogueRecord[] = [];
  const problems: Problem[] = [];
  if (!existsSync(folder)) return { records, problems };
  /** Where each id stands first. */
  const known = new Map<string, Place>();
  for (const name of readdirSync(folder).toSorted()) {
    const file = join(folder, name);
    if (name.startsWith('.')) continue;
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
    else problems.push(...readFile(file, name, table, thisYear, records, known));
  }
  return { records, problems };
}

/** The text of a file, or where it is not UTF-8. */
export function decode(bytes: Uint8Array): string | { line: number; message: string } {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { line: 1, message: 'is written in UTF-16. Save it as “CSV UTF-8”.' };
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const lines = Buffer.from(bytes)
      .toString('latin1')
      .split(/\r\n|\r|\n/);
    const wrong = lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1')));
    const place = /.{0,12}[\x80-\xff]+.{0,12}/.exec(lines[wrong] ?? '')?.[0] ?? '';
    return {
      line: wrong + 1,
      message: `is not UTF-8: here stands “${place.trim()}”. Save it as “CSV UTF-8”; nothing of it was read.`,
    };
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  return Buffer.from(Buffer.from(bytes).toString('utf8')).equals(Buffer.from(bytes));
}

function readFile(
  file: string,
  name: string,
  text: string,
  thisYear: number,
  records: CatalogueRecord[],
  known: Map<string, Place>,
): Problem[] {
  // A spreadsheet program's own first line, which names the separator.
  const told = /^sep=(.)\r?\n/.exec(text)?.[1];
  const separator = told ?? separatorOf(text);
  const { rows, mistakes } = readCsv(text, separator);
  const found: CellMistake[] = [];
  const headed = told ? rows.slice(1) : rows;
  const [header, ...body] = headed;
  if (!header)
    return [{ file, line: 1, message: `is empty. Its first row names the columns: ${columnNames.join(', ')}.` }];
  const { places, problems } = readHeader(file, header);
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
      columnNames.map((column) => [column, row.cells[places[column]]!.text.trim().replace(/\s+/g, ' ')]),
    ) as Record<Column, string>;
    const say = (column: Column, kind: string, message: string) => {
      const index = places[column];
      found.push({
        file,
        line: row.cells[index]!.line,
        field: `${column} (cell ${cellName(index, row.number)})`,
        message,
        kind: `${column} ${kind}`,
        cell: cellName(index, row.number),
      });
    };
    const record = readRecord(cells, thisYear, say);
    const twin = known.get(record.id);
    if (twin && record.id !== '') {
      const where = twin.file === name ? twin.cell : `${twin.cell} of ${twin.file}`;
      say('id', 'twice', `"${record.id}" stands in ${where} already. Every title needs a number of its own.`);
    } else known.set(record.id, { file: name, cell: cellName(places.id, row.number) });
    records.push(record);
  }
  return sumUp(found);
}

/** The sign between the cells of the first row: the one that parts it into more columns that are known. */
function separatorOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const count = (sign: string) =>
    first
      .split(sign)
      .filter((cell) => (columnNames as string[]).includes(cell.trim().replaceAll('"', '').toLowerCase())).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** Which column stands where, and what is wrong with the first row. */
function readHeader(file: string, header: Row): { places: Record<Column, number>; problems: Problem[] } {
  const places: Partial<Record<Column, number>> = {};
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
    else if (places[column] !== undefined) say(`the column "${column}" stands here a second time. Take one out.`, cell);
    else places[column] = index;
  }
  for (const column of missing)
    say(`the column "${column}" is missing. The first row must name ${columnNames.join(', ')}, in any order.`);
  return { places: places as Record<Column, number>, problems };
}

function cellName(index: number, row: number): string {
  return `${columnName(index)}${row}`;
}

function fieldOf(header: Row, cell: number, row: number): string {
  const name = header.cells[cell]?.text.trim();
  return row > header.number && name ? `${name} (cell ${cellName(cell, row)})` : `cell ${cellName(cell, row)}`;
}

/** Mistakes of one sort one by one while they are few; of many the first ones, and how far the others reach. */
function sumUp(mistakes: CellMistake[]): Problem[] {
  return [...Map.groupBy(mistakes, ({ kind }) => kind).values()].flatMap((all) => {
    const listed = all.slice(0, all.length > mostListed + 1 ? mostListed : all.length);
    const rest = all.slice(listed.length);
    const problems = listed.map(({ file, line, field, message }): Problem => ({ file, line, field, message }));
    if (rest.length === 0) return problems;
    const { file, line, field = '' } = rest[0]!;
    const column = field.split(' (')[0]!;
    const message = `the same mistake stands in ${rest.length} more places, from ${rest[0]!.cell} to ${rest.at(-1)!.cell}.`;
    return [...problems, { file, line, field: column, message }];
  });
}

/** Whether the site has a catalogue. */
export function hasCatalogue(): boolean {
  return readCatalogue().records.length > 0;
}
