import { sql, type Database, type Row } from '../database.ts';
import { forgetting } from '../staff/forget.ts';
import { rowsOf, textOf } from '../sql-rows.ts';
import { erasedMark, type Person } from './person.ts';

/** References in one statement: D1 takes a hundred values in one. */
const together = 50;

/** Without `like`, whose pattern D1 keeps short, and in which an address has signs that mean something. */
const holds = (column: string) => `replace(lower(${column}), ?, '') <> lower(${column})`;

const written = ['text', 'name', 'question', 'page', 'details', 'suggestion'];

/** What is kept of one person, by the mail address. */
export function personIn(database: Database): Person {
  const ofMessage = async (email: string) =>
    (
      await rowsOf(
        database,
        'select reference from messages where lower(email) = ? order by received, reference',
        email,
      )
    ).map((row) => textOf(row, 'reference'));

  return {
    async heldOf(typed) {
      const email = typed.toLowerCase();
      const [named, noted, inner, answered, sentences, searches] = await database.atomic([
        sql(
          `select reference, ${written.join(', ')} from messages
          where lower(email) <> ? and (${written.map(holds).join(' or ')}) order by reference`,
          ...[email, ...written.map(() => email)],
        ),
        sql(
          `select notes.reference, notes.text from notes join messages on messages.reference = notes.reference
          where lower(messages.email) <> ? and ${holds('notes.text')} order by notes.reference`,
          ...[email, email],
        ),
        ...['staff_notes', 'replies'].map((table) =>
          sql(
            `select ${table}.reference, ${table}.text from ${table} join messages on messages.reference = ${table}.reference
            where lower(messages.email) <> ? and ${holds(`${table}.text`)} order by ${table}.reference`,
            ...[email, email],
          ),
        ),
        sql(`select page, text, cast_at from votes where text <> '' and ${holds('text')} order by cast_at`, email),
        sql(`select question, missed_at from misses where ${holds('question')} order by missed_at`, email),
      ]);
      const isIn = (columns: string[]) => (row: Row) =>
        columns.some((column) => hasAddress(textOf(row, column), email));
      return {
        references: await ofMessage(email),
        mentions: [
          ...new Set(
            [...named!.filter(isIn(written)), ...[...noted!, ...inner!, ...answered!].filter(isIn(['text']))].map(
              (row) => textOf(row, 'reference'),
            ),
          ),
        ],
        sentences: sentences!.filter(isIn(['text'])).map((row) => ({
          written: textOf(row, 'cast_at'),
          page: textOf(row, 'page'),
          text: textOf(row, 'text'),
        })),
        searches: searches!.filter(isIn(['question'])).map((row) => ({
          written: textOf(row, 'missed_at'),
          question: textOf(row, 'question'),
        })),
      };
    },

    async erase(references, typed) {
      const { sentences, searches } = await this.heldOf(typed);
      const groups = Array.from({ length: Math.ceil(references.length / together) }, (_, index) =>
        references.slice(index * together, (index + 1) * together),
      );
      await database.atomic([
        ...groups.flatMap((some) => {
          const marks = some.map(() => '?').join(', ');
          return [
            sql(`delete from undelivered where reference in (${marks})`, ...some),
            ...forgetting(`reference in (${marks})`, ...some),
            // What belongs to a message goes with it: `on delete cascade`.
            sql(`delete from messages where reference in (${marks})`, ...some),
          ];
        }),
        ...sentences.map(({ text, written }) =>
          sql('delete from votes where text = ? and cast_at = ?', ...[text, written]),
        ),
        ...searches.map(({ question, written }) =>
          sql('delete from misses where question = ? and missed_at = ?', ...[question, written]),
        ),
        ...['to scrub', erasedMark].map((name) =>
          sql(
            'insert into marks (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
            ...[name, name === erasedMark ? new Date().toISOString() : crypto.randomUUID()],
          ),
        ),
      ]);
    },

    async rectify(typed, { email, name }) {
      const own = 'lower(email) = ?';
      const results = await database.atomic([
        ...forgetting(own, typed.toLowerCase()),
        sql(
          `update messages set email = case when ? = 1 then ? else email end, name = case when ? = 1 then ? else name end
          where ${own} returning reference`,
          ...[Number(email !== undefined), email ?? '', Number(name !== undefined), name ?? '', typed.toLowerCase()],
        ),
      ]);
      return results.at(-1)!.map((row) => textOf(row, 'reference'));
    },
  };
}

/** Whether an address stands in a text by itself: `ola@b.example` is not in `viola@b.example`. */
function hasAddress(text: string, email: string): boolean {
  const searched = text.toLowerCase();
  const isPart = (sign = ' ') => /[\p{L}\p{N}_%+-]/u.test(sign);
  for (let at = searched.indexOf(email); at >= 0; at = searched.indexOf(email, at + 1)) {
    const [before, after] = [searched[at - 1], searched[at + email.length]];
    const goesOn = after === '.' && isPart(searched[at + email.length + 1]);
    if (!isPart(before) && before !== '.' && !isPart(after) && !goesOn) return true;
  }
  return false;
}
