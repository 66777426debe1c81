import { columnNames, type Column } from '../../../src/catalogue/read/columns.ts';
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
