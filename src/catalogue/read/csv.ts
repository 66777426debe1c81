/** A cell as a spreadsheet shows it, and the line of the file in which it begins. */
export interface Cell {
  text: string;
  line: number;
}

/** A row, counted as a spreadsheet counts: the first is 1, and a line break inside a cell begins no new one. */
export interface Row {
  number: number;
  cells: Cell[];
}

/** A mistake of form, at the cell where an editor can mend it; cells count from 0. */
export interface CsvMistake {
  row: number;
  cell: number;
  line: number;
  message: string;
}

const unclosed =
  'the quotation mark that opens this cell is not closed. Put one at the end of the cell, and write each one inside it twice.';
const inside =
  'holds a quotation mark that is not written twice. Put the whole cell in quotation marks and write each one inside it twice.';

/**
 * Parses comma-separated values (RFC 4180) with any separator of one sign; lines may end in CRLF, LF or CR. Never throws: what
 * is not well formed is named and read as well as can be, so that one wrong quotation mark hides no other mistake.
 */
export function readCsv(text: string, separator: string): { rows: Row[]; mistakes: CsvMistake[] } {
  const rows: Row[] = [];
  const mistakes: CsvMistake[] = [];
  let at = 0;
  let line = 1;
  let row: Row = { number: 1, cells: [] };
  const say = (message: string, inLine: number) =>
    mistakes.push({ row: row.number, cell: row.cells.length, line: inLine, message });
  /** From here to the separator or the end of the line, whichever comes first. */
  const plainEnd = () => {
    let end = at;
    while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
    return end;
  };

  while (at < text.length) {
    const began = line;
    let value: string;
    if (text[at] === '"') {
      const quoted = readQuoted(text, at);
      const next = text[quoted.end] ?? '\n';
      const ends = quoted.closed && (next === separator || next === '\n' || next === '\r');
      if (ends) {
        value = quoted.value;
        at = quoted.end;
        line += linesIn(value);
      } else {
        // A mark that only another cell's mark closes belongs to this line alone.
        say(!quoted.closed || linesIn(quoted.value) > 0 ? unclosed : inside, began);
        const end = plainEnd();
        value = text.slice(at, end);
        at = end;
      }
    } else {
      const end = plainEnd();
      value = text.slice(at, end);
      if (value.includes('"')) say(inside, began);
      at = end;
    }
    row.cells.push({ text: value, line: began });
    if (text[at] === separator) {
      at++;
      // A separator at the very end stands before one more, empty cell.
      if (at < text.length) continue;
      row.cells.push({ text: '', line });
    }
    rows.push(row);
    row = { number: row.number + 1, cells: [] };
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    line++;
  }
  return { rows, mistakes };
}

/** The text between quotation marks, the first of which stands at `start`, and the place after the last. */
function readQuoted(text: string, start: number): { value: string; end: number; closed: boolean } {
  let value = '';
  let at = start + 1;
  for (;;) {
    const mark = text.indexOf('"', at);
    if (mark === -1) return { value: value + text.slice(at), end: text.length, closed: false };
    value += text.slice(at, mark);
    if (text[mark + 1] !== '"') return { value, end: mark + 1, closed: true };
    value += '"';
    at = mark + 2;
  }
}

function linesIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** A column as spreadsheets name it, in bijective base 26: 0 is A, 26 is AA. */
function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** A cell as spreadsheets name it, in A1 notation: `B7`. Columns count from 0, rows from 1. */
export function cellName(index: number, row: number): string {
  return `${columnName(index)}${row}`;
}
