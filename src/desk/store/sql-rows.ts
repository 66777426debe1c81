import { sql, type Database, type Row, type Value } from './database.ts';
import type { Suggestion } from '../suggest/suggestion.ts';
import type { Details } from '../form/read/details.ts';
import type { Message } from './store.ts';

/** Runs one statement and resolves with its rows. */
export async function rowsOf(database: Database, text: string, ...values: Value[]): Promise<Row[]> {
  const [rows] = await database.atomic([sql(text, ...values)]);
  return rows!;
}

/** A column as text. */
export function textOf(row: Row, column: string): string {
  return String(row[column]);
}

/** The columns of a message, in the order of `valuesOf`. */
export const columns =
  'reference, key, digest, secret, language, subject, desk, text, email, name, page, question, received, answer_by, aside, state, changed, attachments, suggestion, details';

/** The values of a new message, in the order of `columns`. */
export function valuesOf(message: Message): Value[] {
  const { reference, key, digest, secret, language, subject, desk, text, email, name, page, question } = message;
  const { received, answerBy, aside, attachments, suggestion, details } = message;
  return [
    ...[reference, key, digest, secret, language, subject, desk, text, email, name, page, question],
    ...[received, answerBy, Number(aside), 'received', received, attachments],
    suggestion ? JSON.stringify(suggestion) : '',
    details ? JSON.stringify(details) : '',
  ];
}

/** A message from a row with all columns of its table. */
export function messageOf(row: Row): Message {
  return {
    reference: textOf(row, 'reference'),
    key: textOf(row, 'key'),
    digest: textOf(row, 'digest'),
    secret: textOf(row, 'secret'),
    language: textOf(row, 'language'),
    subject: textOf(row, 'subject'),
    desk: textOf(row, 'desk'),
    text: textOf(row, 'text'),
    email: textOf(row, 'email'),
    name: textOf(row, 'name'),
    page: textOf(row, 'page'),
    question: textOf(row, 'question'),
    received: textOf(row, 'received'),
    answerBy: textOf(row, 'answer_by'),
    aside: row['aside'] === 1,
    attachments: Number(row['attachments']),
    ...(row['details'] && { details: JSON.parse(textOf(row, 'details')) as Details }),
    ...(row['suggestion'] && { suggestion: JSON.parse(textOf(row, 'suggestion')) as Suggestion }),
  };
}
