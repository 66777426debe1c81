import { namesSomebody, somebodyNamed } from '../../settings/fields.ts';
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

/**
 * Makes a record of the cells of a row, trimmed, and says what is odd in them; such a cell counts as empty, but for the number
 * on the work, which is shown as it stands there. Nothing where the record cannot be shown. A work may have the year after
 * `thisYear`.
 */
export function readRecord(written: Record<Column, string>, thisYear: number, say: Say): CatalogueRecord | undefined {
  const cells = Object.fromEntries(
    columnNames.map((column) => [column, readText(column, written[column], say)]),
  ) as Record<Column, string>;
  const { id, title, kind, language, year, available } = cells;
  const isAddress = /^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/.test(id);
  if (id === '') say('id', 'empty', `is empty. Every title needs a number of its own. ${leftOut}`);
  else if (!isAddress)
    say('id', 'form', `"${short(id)}" must be letters a to z, digits, dots and hyphens, 64 at most. ${leftOut}`);
  if (title === '' && written.title === '')
    say('title', 'empty', `is empty. Write the title as it stands on the work. ${leftOut}`);
  if (kind === '') say('kind', 'empty', `is empty. Write one of ${kinds.join(', ')}.`);
  else if (!isOneOf(kinds, kind)) say('kind', 'unknown', `"${short(kind)}" is not a kind.${suggest(kind, [...kinds])}`);
  const isTag = language === '' || isLanguage(language);
  if (!isTag)
    say('language', 'unknown', `"${short(language)}" is not the tag of a language. Write one such as en, nb or sl.`);
  const isYear = /^\d{1,4}$/.test(year) && Number(year) > 0 && Number(year) <= thisYear + 1;
  if (year !== '' && !isYear)
    say(
      'year',
      /^\d{1,4}$/.test(year) ? 'range' : 'form',
      /^\d{1,4}$/.test(year)
        ? `"${year}" lies outside the years 1 to ${thisYear + 1}.`
        : `"${short(year)}" is not a year. Write digits only, such as 1879.`,
    );
  const identifier = readIdentifier(cells.identifier, say);
  const link = readLink(cells.link, say);
  if (available !== '' && !isOneOf(states, available))
    say('available', 'unknown', `"${short(available)}" is not known here.${suggest(available, [...states])}`);
  const isNowhere = available === 'online' && cells.link === '';
  if (isNowhere) say('available', 'no link', '"online" needs the address in the column link.');
  const [place = '', ...shelfmark] = cells.where.split('|').map((part) => part.trim());
  if (!isAddress || title === '') return undefined;
  return {
    id,
    title,
    authors: partsOf(cells.author),
    subjects: partsOf(cells.subject),
    kind: isOneOf(kinds, kind) ? kind : 'object',
    language: isTag ? language.toLowerCase() : '',
    year: isYear ? Number(year) : undefined,
    publisher: cells.publisher,
    identifier,
    place,
    shelfmark: shelfmark.join(' '),
    link,
    available: isOneOf(states, available) && !(available === 'online' && link === '') ? available : undefined,
  };
}

/** What happens to a record that has no address or no title. */
const leftOut = 'Until then the title is left out.';

const mostSigns = 500;

/** The text of a cell without what a spreadsheet leaves in it: formulas, errors, signs that cannot be read. Says what was there. */
function readText(column: Column, text: string, say: Say): string {
  const legible = text.replace(/[\0-\x08\x0e-\x1f\x7f\ufffd]/g, '');
  if (legible !== text) say(column, 'signs', 'holds a sign that cannot be read. Delete it and type the text anew.');
  if (isFormula(text)) {
    say(column, 'formula', `holds a formula, ${short(text)}. Write the text that it should show.`);
    return '';
  }
  if (/^#(REF|NAME|VALUE|DIV\/0|N\/A|NUM|NULL|SPILL)[!?]?/.test(text)) {
    say(
      column,
      'formula',
      `holds an error of the spreadsheet, ${short(text)}. Write the text that should stand there.`,
    );
    return '';
  }
  if (/^#{3,}$/.test(text.trim())) {
    say(column, 'formula', 'holds the signs of a column that is too narrow. Type the value anew.');
    return '';
  }
  if (legible.length <= mostSigns || column === 'link') return legible.trim();
  say(column, 'long', `is ${text.length} signs long. At most ${mostSigns} are shown.`);
  return `${legible.slice(0, mostSigns - 1).trimEnd()}…`;
}

function readIdentifier(text: string, say: Say): string {
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(text)) {
    say(
      'identifier',
      'rounded',
      `"${text}" was rounded by the spreadsheet. Set the column to text and type the number anew.`,
    );
    return '';
  }
  const isbn = isbnOf(text);
  if (isbn !== undefined && !isIsbn(isbn))
    say(
      'identifier',
      'isbn',
      `"${short(text)}" looks like an ISBN, but its check digit is wrong. Compare it with the work.`,
    );
  else if (/^\d{9}$/.test(text))
    say(
      'identifier',
      'zero',
      `"${text}" has nine digits. Where it is an ISBN, the spreadsheet has taken its first zero: set the column to text.`,
    );
  return text;
}

function readLink(link: string, say: Say): string {
  if (link === '') return '';
  if (link.startsWith('/')) {
    if (isPublicFile(link)) return link;
    say('link', 'file', `"${short(link)}" is not a file in ${publicFolder}/.`);
  } else if (!/^https:\/\/\S+$/.test(link) || !URL.canParse(link) || !new URL(link).host.includes('.'))
    say(
      'link',
      'form',
      `"${short(link)}" must be an address that begins with https://, or the path of a file in ${publicFolder}/.`,
    );
  else if (namesSomebody(link)) say('link', 'form', `"${short(link)}" ${somebodyNamed}`);
  else return link;
  return '';
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
