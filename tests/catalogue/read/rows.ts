import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { columnNames, type Column } from '../../../src/catalogue/read/columns.ts';
import { checkCatalogue } from '../../../src/catalogue/read/read.ts';
import { formatProblems } from '../../../src/settings/problems.ts';
import { agency, run } from '../../agency.ts';

/** A catalogue file: its first row, and rows with a change of one good record. */
export const header = columnNames.join(';');
export const good: Record<Column, string> = {
  id: 'B1',
  title: 'Et dukkehjem',
  author: 'Ibsen, Henrik',
  subject: 'Drama',
  kind: 'book',
  language: 'nb',
  year: '1879',
  publisher: 'Gyldendal',
  identifier: '',
  where: 'Main library | 839.822 IBS',
  link: '',
  available: 'yes',
};
export const row = (change: Partial<Record<Column, string>> = {}) => Object.values({ ...good, ...change }).join(';');

/** What the check prints of a catalogue, line by line. */
export function check(text: string | Buffer, name = 'books.csv') {
  const folder = agency({ [`catalogue/${name}`]: typeof text === 'string' ? text : text.toString('latin1') });
  return run('src/check/formats/run.ts', { CONTENT: folder });
}

/** What is wrong with the files of a catalogue, line by line, as the check prints it. */
export function mistakesIn(files: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const printed = formatProblems(checkCatalogue(folder).problems).replaceAll(folder, 'catalogue');
    return printed.split('\n').filter((line) => line.startsWith('catalogue/'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
