import { wordsOf } from '../../../ask/words/text.ts';
import { sql, type Row, type Statement } from '../database.ts';
import { textOf } from '../sql-rows.ts';
import type { Store } from '../store.ts';

type Database = Pick<Store, 'atomic'>;

/** Words of a message that can be found; a text of 20,000 letters has some 1,500 different ones. */
const mostWords = 2_000;
/** Letters of a word by which it is found. */
const wordLength = 40;
/** Messages in a block at most: what deletes one of them makes the others of its block findable anew. */
const blockSize = 400;
/** Blocks with fewer messages are put together when there are this many of them. */
const small = 20;
const mostSmall = 15;
/** Parts of the vocabulary: a block has a row for each, so that a word is looked up in few rows, and written with few. */
const buckets = 256;
/** Values in one statement: D1 takes a hundred. */
const mostValues = 96;

/** The words of a text as they are looked up, each once. */
export function keysOf(text: string, most = mostWords): string[] {
  return [...new Set(wordsOf(text).map((word) => word.slice(0, wordLength)))].slice(0, most);
}

/** In which part of the vocabulary a word stands (FNV-1a). */
export function bucketOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % buckets;
}

/** A message in a block: `received` in milliseconds. */
export interface Member {
  reference: string;
  received: number;
}

/** The messages of a block as they are written in it, newest first; the place of each is where its words point. */
export function membersIn(text: string): Member[] {
  return text.split(' ').map((one) => ({ reference: one.slice(0, 8), received: Number.parseInt(one.slice(8), 36) }));
}

/** The places of a word in a part of the vocabulary of a block, in their order; only those of `among` where that is given. */
export function placesOf(words: string, word: string, among?: number[]): number[] {
  const start = words.indexOf(`\n${word} `);
  const found: number[] = [];
  if (start < 0) return found;
  let next = 0;
  for (let at = start + word.length + 2; at + 1 < words.length && words[at] !== '\n'; at += 2) {
    const place = digitAt(words, at) * 36 + digitAt(words, at + 1);
    if (among) {
      while (next < among.length && among[next]! < place) next++;
      if (next === among.length) break;
      if (among[next] !== place) continue;
    }
    found.push(place);
  }
  return found;
}

/** The value of a digit to the base 36. Of a common word there are a hundred thousand: faster than `parseInt`. */
function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 58 ? code - 48 : code - 87;
}

/** The vocabulary of some messages, in its parts: words, each with the places of the messages that it stands in. */
function vocabularyOf(rows: Row[]): Map<number, string> {
  const places = new Map<string, string>();
  for (const [place, row] of rows.entries()) {
    const said = ['name', 'email', 'question', 'text'].map((name) => textOf(row, name)).join('\n');
    const at = place.toString(36).padStart(2, '0');
    for (const word of keysOf(said)) places.set(word, (places.get(word) ?? '') + at);
  }
  const parts = new Map<number, string>();
  for (const [word, at] of places) {
    const bucket = bucketOf(word);
    parts.set(bucket, `${parts.get(bucket) ?? ''}\n${word} ${at}`);
  }
  return parts;
}

/** One message as it was read; with `or` between them each is found by its reference. */
const one = '(reference = ? and email = ? and name = ?)';

const listOf = (numbers: number[]) => [0, ...numbers].join(', ');

/** The statements that put messages of a desk into a new block, in the place of `earlier` blocks that they were in. */
function writing(block: number, desk: string, rows: Row[], earlier: number[]): Statement[] {
  const members = rows.map((row) => textOf(row, 'reference') + Date.parse(textOf(row, 'received')).toString(36));
  return [
    ...(earlier.length > 0
      ? [
          sql(`delete from staff_blocks where block in (${listOf(earlier)})`),
          sql(`update messages set indexed = 0 where indexed > 0 and indexed in (${listOf(earlier)})`),
        ]
      : []),
    // Only as they were read: another name or address is not the one in this vocabulary. `+`: by no index.
    ...inGroups(rows, mostValues / 3).map((some) =>
      sql(
        `update messages set indexed = ${block} where +indexed = 0 and (${some.map(() => one).join(' or ')})`,
        ...some.flatMap((row) => ['reference', 'email', 'name'].map((name) => textOf(row, name))),
      ),
    ),
    // No size, and with it an error that takes all back, where one of them was deleted, moved or changed meanwhile.
    sql(
      `insert into staff_blocks (block, desk, size, newest, members) select ${block}, cast(? as text),
      case when count(*) = ${rows.length} then count(*) end, cast(? as text), cast(? as text)
      from messages where indexed = ${block} and desk = ?`,
      ...[desk, textOf(rows[0]!, 'received'), members.join(' '), desk],
    ),
    ...inGroups([...vocabularyOf(rows)], mostValues / 2).map((some) =>
      sql(
        `insert into staff_words (block, bucket, words) values ${some.map(([bucket]) => `(${block}, ${bucket}, ?)`).join(', ')}`,
        ...some.map(([, words]) => words),
      ),
    ),
  ];
}

/**
 * Makes the words of messages findable that are new since the last call, newest first, up to `most` of one desk; resolves with whether
 * there are more. An inverted index in two tables, the same on every database: each block holds messages of one desk with their vocabulary,
 * and goes as a whole when one of them is deleted (see `forgetting`). `tidies`: small blocks are put together.
 */
export async function indexWords(database: Database, most = blockSize, tidies = true): Promise<boolean> {
  const [waiting, reached] = await database.atomic([
    sql(
      `select desk, cast(count(*) as integer) as count, max(received) as newest from messages where indexed = 0
      group by desk order by newest desc`,
    ),
    sql('select coalesce(max(block), 0) as block from staff_blocks'),
  ]);
  const desk = waiting![0] && textOf(waiting![0], 'desk');
  if (desk === undefined) return false;
  const count = Number(waiting![0]!['count']);
  const earlier = tidies && count < blockSize ? await smallBlocks(database, desk, count) : [];
  const [rows] = await database.atomic([
    sql(
      `select reference, received, text, name, email, question from messages where desk = ? and indexed in (${listOf(earlier)})
      order by received desc, reference desc limit ?`,
      ...[desk, Math.min(most, blockSize)],
    ),
  ]);
  const isWritten =
    rows!.length > 0 &&
    (await database.atomic(writing(Number(reached![0]!['block']) + 1, desk, rows!, earlier)).then(
      () => true,
      // Somebody else was at it, or one of them is no longer as it was: at the next call.
      () => false,
    ));
  return isWritten && (waiting!.length > 1 || count > rows!.length);
}

/** Blocks of a desk that are put together with so many new messages: enough of them, and no more than one block takes. */
async function smallBlocks(database: Database, desk: string, count: number): Promise<number[]> {
  const [rows] = await database.atomic([
    sql('select block, size from staff_blocks where desk = ? and size < ? order by size, block', desk, blockSize),
  ]);
  const limit = count < small ? small : blockSize;
  const all = rows!.filter((row) => Number(row['size']) < limit);
  if (all.length < mostSmall) return [];
  let sum = count;
  return all.flatMap((row) => ((sum += Number(row['size'])) <= blockSize ? [Number(row['block'])] : []));
}

function inGroups<Item>(items: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
