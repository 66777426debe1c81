import { base64Of, type Attachment, type Kind } from '../form/read/attachments.ts';
import { sql, type Database, type Row } from './database.ts';
import { columns, valuesOf } from './sql-rows.ts';
import type { Message } from './store.ts';

/** A chunk of a file as it is kept, in base64: with its place in the file, and the file's place among those of the message. */
export interface Piece {
  number: number;
  piece: number;
  kind: Kind;
  name: string;
  data: string;
}

/** Bytes in a piece: a multiple of three, so that each is base64 of its own and all of them together too. */
const pieceLength = 750_000;

/** Files in chunks, in order. */
export function piecesOf(attachments: Attachment[]): Piece[] {
  return attachments.flatMap(({ kind, bytes, name = '' }, number) =>
    Array.from({ length: Math.max(1, Math.ceil(bytes.length / pieceLength)) }, (_, piece) => {
      const part = bytes.subarray(piece * pieceLength, (piece + 1) * pieceLength);
      return { number, piece, kind, name, data: base64Of({ bytes: part }) };
    }),
  );
}

/**
 * Keeps a message with its files and deliveries in one commit, unless its key is known, and resolves with what is then stored
 * under that key: `reference`, `digest`, `answer_by`, and `repeated` (0 or 1).
 */
export type Keep = (database: Database, message: Message, channels: string[], pieces: Piece[]) => Promise<Row>;

/** Keeps a message by a list of statements, where a database has nothing better. */
export const keepInSteps: Keep = async (database, message, channels, pieces) => {
  const own = [message.key, message.reference, message.digest];
  const [inserted, ...others] = await database.atomic([
    // Asks before it inserts, because SQLite may find the reference taken before it finds the key known.
    sql(
      `insert into messages (${columns}) select ${columns.replace(/\w+/g, '?')}
      where not exists (select 1 from messages where key = ?) on conflict (key) do nothing returning reference`,
      ...valuesOf(message),
      message.key,
    ),
    ...(message.aside ? [] : channels).map((channel) =>
      sql(
        `insert into deliveries (id, reference, channel, due) select ?, reference, ?, received from messages
        where key = ? and reference = ? and digest = ? on conflict (reference, channel) do nothing`,
        ...[crypto.randomUUID(), channel, ...own],
      ),
    ),
    ...pieces.map(({ number, piece, kind, name, data }) =>
      sql(
        `insert into attachments (reference, number, piece, kind, name, data) select reference, ?, ?, ?, ?, ? from messages
        where key = ? and reference = ? and digest = ? on conflict (reference, number, piece) do nothing`,
        ...[number, piece, kind, name, data, ...own],
      ),
    ),
    sql('select reference, digest, answer_by from messages where key = ?', message.key),
  ]);
  return { ...others.at(-1)![0]!, repeated: inserted!.length === 0 ? 1 : 0 };
};
