import { suggest } from '../../settings/problems.ts';
import { isPublicFile, publicFolder } from '../../settings/folders.ts';
import { columnNames, kinds, states, type Column, type Kind, type State } from './columns.ts';
import { isFormula } from './formula.ts';
import { isbnOf, isIsbn } from './isbn.ts';

/** A title in the catalogue. */
export interface CatalogueRecord {
  id: string;
  title: string;
  authors: string[];
  subjects: string[];
  kind: Kind;
  language: string;
  year: number | undefined;
  publisher: string;
  identifier: string;
  /** Where it stands: a library, a reading room. */
  place: string;
  shelfmark: string;
  link: string;
  available: State | undefined;
}

/** Says what is wrong with a column; what is wrong in the same way has the same `kind`. */
export type Say = (column: Column, kind: string, message: string) => void;

/** The texts between `|`, without empty ones. */
function partsOf(cell: string): string[] {
  const parts = cell.split('|').map((part) => part.trim());
  return [...new Set(parts.filter(Boolean))];
}

/** Makes a record of the cells of a row, trimmed, and says what is wrong with them; where a cell is wrong, the record has a default. A work may have the year after `thisYear`. */
export function readRecord(cells: Record<Column, string>, thisYear: number, say: Say): CatalogueRecord {
  for (const column of columnNames) checkText(column, cells[column], say);
  const { id, title, kind, language, year, link, available } = cells;
  if (id === '') say('id', 'empty', 'is empty. Every title needs a number of its own.');
  else if (!/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/.test(id))
    say('id', 'form', `"${short(id)}" must be letters a to z, digits, dots and hyphens, 64 at most.`);
  if (title === '') say('title', 'empty', 'is empty. Write the title as it stands on the work.');
  if (kind === '') say('kind', 'empty', `is empty. Write one of ${kinds.join(', ')}.`);
  else if (!isOneOf(kinds, kind)) say('kind', 'unknown', `"${short(kind)}" is not a kind.${suggest(kind, [...kinds])}`);
  if (language !== '' && !isLanguage(language))
    say('language', 'unknown', `"${short(language)}" is not the tag of a language. Write one such as en, nb or sl.`);
  if (year !== '' && !(/^\d{1,4}$/.test(year) && Number(year) > 0 && Number(year) <= thisYear + 1))
    say(
      'year',
      /^\d{1,4}$/.test(year) ? 'range' : 'form',
      /^\d{1,4}$/.test(year)
        ? `"${year}" lies outside the years 1 to ${thisYear + 1}.`
        : `"${short(year)}" is not a year. Write digits only, such as 1879.`,
    );
  checkIdentifier(cells.identifier, say);
  checkLink(link, say);
  if (available !== '' && !isOneOf(states, available))
    say('available', 'unknown', `"${short(available)}" is not known here.${suggest(available, [...states])}`);
  if (available === 'online' && link === '')
    say('available', 'no link', '"online" needs the address in the column link.');
  const [place = '', ...shelfmark] = cells.where.split('|').map((part) => part.trim());
  return {
    id,
    title,
    authors: partsOf(cells.author),
    subjects: partsOf(cells.subject),
    kind: isOneOf(kinds, kind) ? kind : 'object',
    language: language.toLowerCase(),
    year: year === '' ? undefined : Number(year),
    publisher: cells.publisher,
    identifier: cells.identifier,
    place,
    shelfmark: shelfmark.join(' '),
    link,
    available: isOneOf(states, available) ? available : undefined,
  };
}

/** Finds what a spreadsheet leaves in a cell: formulas, errors, signs that cannot be read. */
function checkText(column: Column, text: string, say: Say) {
  if (isFormula(text)) say(column, 'formula', `holds a formula, ${short(text)}. Write the text that it should show.`);
  else if (/^#(REF|NAME|VALUE|DIV\/0|N\/A|NUM|NULL|SPILL)[!?]?/.test(text))
    say(
      column,
      'formula',
      `holds an error of the spreadsheet, ${short(text)}. Write the text that should stand there.`,
    );
  // eslint-disable-next-line no-control-regex
  if (/[\0-\x08\x0e-\x1f\x7f\ufffd]/.test(text))
    say(column, 'signs', 'holds a sign that cannot be read. Delete it and type the text anew.');
  if (text.length > 500) say(column, 'long', `is ${text.length} signs long. At most 500 are shown.`);
}

function checkIdentifier(text: string, say: Say) {
  if (/^\d([.,]\d+)?E\+\d+$/i.test(text))
    return say(
      'identifier',
      'rounded',
      `"${text}" was rounded by the spreadsheet. Set the column to text and type the number anew.`,
    );
  const isbn = isbnOf(text);
  if (isbn !== undefined && !isIsbn(isbn))
    say(
      'identifier',
      'isbn',
      `"${short(text)}" looks like an ISBN, but its check digit is wrong. Compare it with the work.`,
    );
}

function checkLink(link: string, say: Say) {
  if (link === '') return;
  if (link.startsWith('/')) {
    if (!isPublicFile(link)) say('link', 'file', `"${short(link)}" is not a file in ${publicFolder}/.`);
  } else if (!/^https:\/\/\S+$/.test(link) || !URL.canParse(link) || !new URL(link).host.includes('.'))
    say(
      'link',
      'form',
      `"${short(link)}" must be an address that begins with https://, or the path of a file in ${publicFolder}/.`,
    );
}

function isOneOf<Name extends string>(names: readonly Name[], text: string): text is Name {
  return (names as readonly string[]).includes(text);
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Whether a tag names a language that has a name. */
function isLanguage(tag: string): boolean {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)) return false;
  try {
    return names.of(tag) !== undefined;
  } catch {
    return false;
  }
}

/** A text for an error, cut where it gets long. */
function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
