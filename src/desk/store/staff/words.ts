import { wordsOf } from '../../../ask/words/text.ts';
import { readCode } from '../../secrets/codes.ts';
import { sql, type Row, type Statement } from '../database.ts';
import { textOf } from '../sql-rows.ts';
import type { Store } from '../store.ts';
import { linesNamed, linesOfSender, within, type Line } from './inbox.ts';

type Database = Pick<Store, 'atomic'>;

/** Words of a message that can be found; a text of 20,000 letters has some 1,500 different ones. */
const mostWords = 2_000;
/** Letters of a word by which it is found. */
const wordLength = 40;
/** Words of a search that count. */
const mostAsked = 8;
/** Messages that a search shows. */
export const mostFound = 40;
/** Rows in one statement: D1 takes a hundred values in one. */
const together = 30;
/** Messages in one commit. */
const inOne = 20;

/** The words of a text as they are looked up, each once. */
function keysOf(text: string, most: number): string[] {
  return [...new Set(wordsOf(text).map((word) => word.slice(0, wordLength)))].slice(0, most);
}

/** The statements that make the words of a message findable. */
function indexing(row: Row): Statement[] {
  const [reference, received] = [textOf(row, 'reference'), textOf(row, 'received')];
  const said = ['name', 'email', 'question', 'text'].map((name) => textOf(row, name)).join('\n');
  const words = keysOf(said, mostWords);
  const parts = Array.from({ length: Math.ceil(words.length / together) }, (_, index) =>
    words.slice(index * together, (index + 1) * together),
  );
  return [
    sql('delete from staff_words where reference = ?', reference),
    ...parts.map((some) =>
      sql(
        `insert into staff_words (word, received, reference) values ${some.map(() => '(?, ?, ?)').join(', ')} on conflict do nothing`,
        ...some.flatMap((word) => [word, received, reference]),
      ),
    ),
    sql('update messages set indexed = 1 where reference = ?', reference),
  ];
}

/**
 * Makes the words of messages findable that are new since the last call, newest first; resolves with whether there are more. An inverted
 * index in a table, the same on every database, which is deleted with its message.
 */
export async function indexWords(database: Database, most = 100): Promise<boolean> {
  const [rows] = await database.atomic([
    sql(
      'select reference, received, text, name, email, question from messages where indexed = 0 order by received desc limit ?',
      most,
    ),
  ]);
  for (let from = 0; from < rows!.length; from += inOne) {
    const some = rows!.slice(from, from + inOne).map(indexing);
    // Fails where a message was deleted meanwhile: then there is nothing to find of that one.
    await database
      .atomic(some.flat())
      .catch(() => Promise.allSettled(some.map((statements) => database.atomic(statements))));
  }
  return rows!.length === most;
}

/**
 * The messages at some desks that a search finds, newest first, `mostFound` at most: by a reference, by a mail address, or by words that all
 * stand in it, whole and whatever their case and accents. What is typed is only ever compared.
 */
export async function findLines(database: Database, typed: string, desks: string[] | '*'): Promise<Line[]> {
  const asked = typed.trim().slice(0, 400);
  const code = readCode(asked);
  const byReference = /^[A-Z0-9]{8}$/.test(code) ? await linesNamed(database, [code], desks) : [];
  if (byReference.length > 0) return byReference;
  if (/^[^\s@]+@\S+$/.test(asked)) {
    const own = await linesOfSender(database, asked, desks);
    if (own.length > 0) return own;
  }
  await indexWords(database, 200);
  const words = keysOf(asked, mostAsked);
  if (words.length === 0 || desks.length === 0) return [];
  const counted = await database.atomic(
    words.map((word) =>
      sql(
        'select cast(count(*) as integer) as count from (select 1 as one from staff_words where word = ? limit 2000) as counted',
        word,
      ),
    ),
  );
  const frequency = new Map(words.map((word, index) => [word, Number(counted[index]![0]!['count'])]));
  // The rarest word leads; the others are looked up in what it finds.
  const [rarest, ...others] = words.toSorted((a, b) => frequency.get(a)! - frequency.get(b)!);
  if (frequency.get(rarest!) === 0) return [];
  const [rows] = await database.atomic([
    sql(
      `select rare.reference from staff_words as rare join messages on messages.reference = rare.reference
      where rare.word = ? ${others
        .map(
          (_, index) =>
            `and exists (select 1 from staff_words as w${index} where w${index}.word = ? and w${index}.received = rare.received and w${index}.reference = rare.reference)`,
        )
        .join(' ')} ${within(desks)}
      order by rare.received desc, rare.reference desc limit ?`,
      ...[rarest!, ...others, ...(desks === '*' ? [] : desks), mostFound],
    ),
  ]);
  return linesNamed(
    database,
    rows!.map((row) => textOf(row, 'reference')),
    desks,
  );
}
