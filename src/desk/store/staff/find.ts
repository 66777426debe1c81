import { readCode } from '../../secrets/codes.ts';
import { sql } from '../database.ts';
import { textOf } from '../sql-rows.ts';
import type { Store } from '../store.ts';
import { linesNamed, linesOfSender, within, type Line } from './inbox.ts';
import { bucketOf, indexWords, keysOf, membersIn, placesOf, type Member } from './words.ts';

type Database = Pick<Store, 'atomic'>;

/** Words of a search that count. */
const mostAsked = 8;
/** Messages that a search shows. */
export const mostFound = 40;
/** What is made findable before a search: messages of one desk at a time, of so many desks. */
const before = { messages: 40, desks: 5 };
/** Blocks whose messages are read at once. */
const blocksAtOnce = 20;

/** What a search finds; `isWhole` is false while messages still have to be made findable, as after an update. */
export interface FoundLines {
  lines: Line[];
  isWhole: boolean;
}

/**
 * The messages at some desks that a search finds, newest first, `mostFound` at most: by a reference, by a mail address, or by words that all
 * stand in it, whole and whatever their case and accents. What is typed is only ever compared.
 */
export async function findLines(database: Database, typed: string, desks: string[] | '*'): Promise<FoundLines> {
  const asked = typed.trim().slice(0, 400);
  const code = readCode(asked);
  const byReference = /^[A-Z0-9]{8}$/.test(code) ? await linesNamed(database, [code], desks) : [];
  if (byReference.length > 0) return { lines: byReference, isWhole: true };
  if (/^[^\s@]+@\S+$/.test(asked)) {
    const own = await linesOfSender(database, asked, desks);
    if (own.length > 0) return { lines: own, isWhole: true };
  }
  const words = keysOf(asked, mostAsked);
  if (words.length === 0 || desks.length === 0) return { lines: [], isWhole: true };
  let isWhole = false;
  for (let count = 0; !isWhole && count < before.desks; count++)
    isWhole = !(await indexWords(database, before.messages, false));
  const found = await blocksWith(database, words, desks);
  const newest = await newestIn(database, found);
  return { lines: await linesNamed(database, newest, desks), isWhole };
}

/** A block in which all words stand together in some messages, at these places. */
interface Block {
  block: number;
  newest: string;
  places: number[];
}

/** The blocks of some desks with the places at which all words stand, the newest first. */
async function blocksWith(database: Database, words: string[], desks: string[] | '*'): Promise<Block[]> {
  const some = [...new Set(words.map(bucketOf))];
  const results = await database.atomic(
    some.map((bucket) =>
      sql(
        `select staff_blocks.block, newest, words from staff_words join staff_blocks on staff_blocks.block = staff_words.block
        where bucket = ? ${within(desks)}`,
        ...[bucket, ...(desks === '*' ? [] : desks)],
      ),
    ),
  );
  const blocks = new Map<number, Block>();
  for (const [nth, word] of words.entries()) {
    const seen = new Set<number>();
    for (const row of results[some.indexOf(bucketOf(word))]!) {
      const block = Number(row['block']);
      const earlier = nth === 0 ? undefined : blocks.get(block);
      if (nth > 0 && !earlier) continue;
      const places = placesOf(textOf(row, 'words'), word, earlier?.places);
      if (places.length === 0) continue;
      seen.add(block);
      blocks.set(block, { block, newest: textOf(row, 'newest'), places });
    }
    for (const block of blocks.keys()) if (!seen.has(block)) blocks.delete(block);
  }
  return [...blocks.values()].toSorted((a, b) => (a.newest > b.newest ? -1 : 1));
}

/** The references of the newest messages at these places. */
async function newestIn(database: Database, blocks: Block[]): Promise<string[]> {
  let best: Member[] = [];
  for (let from = 0; from < blocks.length; from += blocksAtOnce) {
    const last = best[mostFound - 1];
    // What follows is older than all that is shown.
    if (last && last.received > Date.parse(blocks[from]!.newest)) break;
    const some = new Map(blocks.slice(from, from + blocksAtOnce).map((one) => [one.block, one.places]));
    const [rows] = await database.atomic([
      sql(`select block, members from staff_blocks where block in (${[...some.keys()].join(', ')})`),
    ]);
    const found = rows!.flatMap((row) => {
      const members = membersIn(textOf(row, 'members'));
      // They stand newest first.
      return some
        .get(Number(row['block']))!
        .slice(0, mostFound)
        .map((place) => members[place]!);
    });
    best = [...best, ...found]
      .toSorted((a, b) => b.received - a.received || (a.reference > b.reference ? -1 : 1))
      .slice(0, mostFound);
  }
  return best.map(({ reference }) => reference);
}
