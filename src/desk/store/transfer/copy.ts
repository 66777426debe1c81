import { createHash } from 'node:crypto';
import { sql, type Database } from '../database.ts';
import { fillingMark, messagesWhole, putMessages, putRest, referencesIn, restOf, tables, type Part } from './tables.ts';

/** Why nothing was copied, or not all: something that whoever typed the command can mend. */
export class TransferRefused extends Error {}

/** What was copied: rows by table, and the digest that both databases have. */
export interface Copied {
  counts: Record<string, number>;
  digest: string;
  /** Messages that were there already, from a copy that was interrupted. */
  kept: number;
}

/** Messages without files that are copied in one step; of those with files, which may be heavy, one. */
const step = 100;

/**
 * Copies everything from one database to another whose tables are there, and compares both, row by row. Each message comes
 * with all that belongs to it in one commit, so that a copy that was interrupted is taken up where it ended: `from` names the
 * source, for whoever takes it up. Rejects with `TransferRefused` when the goal holds anything else, or the source changed meanwhile.
 */
export async function copyAll(source: Database, goal: Database, from: string): Promise<Copied> {
  await claimGoal(source, goal, createHash('sha256').update(from).digest('hex'));
  let kept = 0;
  const wanted = await referencesIn(source);
  const known = new Set(wanted.map(({ reference }) => reference));
  const gone = (await referencesIn(goal)).map(({ reference }) => reference).filter((one) => !known.has(one));
  for (const some of stepsOf(gone.map((reference) => ({ reference, isHeavy: false }))))
    await goal.atomic(putMessages(some, []));
  for (const some of stepsOf(wanted)) {
    const [here, there] = await Promise.all([messagesWhole(source, some), messagesWhole(goal, some)]);
    const others = [...here].filter(([reference, { digest }]) => there.get(reference)?.digest !== digest);
    kept += here.size - others.length;
    if (others.length === 0) continue;
    await goal.atomic(
      putMessages(
        others.map(([reference]) => reference),
        others.map(([, part]) => part),
      ),
    );
  }
  await goal.atomic(putRest(await restOf(source)));
  const [here, there] = [await sumOf(source), await sumOf(goal)];
  if (here.digest !== there.digest)
    throw new TransferRefused(
      'What was copied is not what is there now: the desk still writes to it. Stop the desk, and write the same command again; it goes on where it ended.',
    );
  await goal.atomic([sql('delete from marks where name = ?', fillingMark)]);
  return { ...there, kept };
}

/** Takes a goal that is empty, or that a copy from the same source began to fill. */
async function claimGoal(source: Database, goal: Database, from: string) {
  const [swept, filling] = [await markIn(goal, 'swept'), await markIn(goal, fillingMark)];
  if (filling !== undefined) {
    if (swept !== undefined && swept !== (await markIn(source, 'swept')))
      throw new TransferRefused(
        'A desk was started on it before the copy had ended, and may have taken messages. Name an empty place.',
      );
    if (filling === from) return;
    throw new TransferRefused(
      'A copy from another place was begun there and has not ended. Go on with that one, or name an empty place.',
    );
  }
  // Marks alone are not what anybody wrote: a desk that was started once has some.
  const counted = tables.filter((table) => table !== 'marks');
  const found = await goal.atomic(counted.map((table) => sql(`select 1 as one from ${table} limit 1`)));
  const full = counted.filter((_, index) => found[index]!.length > 0);
  if (full.length > 0)
    throw new TransferRefused(
      `It is not empty (${full.join(', ')}). Name an empty place: nothing that is kept is written over.`,
    );
  await goal.atomic([sql('insert into marks (name, value) values (?, ?)', fillingMark, from)]);
}

async function markIn(database: Database, name: string): Promise<string | undefined> {
  const [rows] = await database.atomic([sql('select value from marks where name = ?', name)]);
  return rows![0] && String(rows![0]['value']);
}

/** How many rows a database has by table, and one digest of them all. */
export async function sumOf(database: Database): Promise<{ counts: Record<string, number>; digest: string }> {
  const counts: Record<string, number> = Object.fromEntries(tables.map((table) => [table, 0]));
  const digest = createHash('sha256');
  const add = (name: string, { rows, digest: own }: Part) => {
    digest.update(`${name} ${own}\n`);
    for (const [table, some] of Object.entries(rows)) counts[table]! += some.length;
  };
  for (const some of stepsOf(await referencesIn(database))) {
    const found = await messagesWhole(database, some);
    for (const reference of some) if (found.has(reference)) add(reference, found.get(reference)!);
  }
  add('', await restOf(database));
  return { counts, digest: digest.digest('hex') };
}

function* stepsOf(all: { reference: string; isHeavy: boolean }[]): Generator<string[]> {
  const light = all.filter(({ isHeavy }) => !isHeavy).map(({ reference }) => reference);
  for (let place = 0; place < light.length; place += step) yield light.slice(place, place + step);
  for (const { reference, isHeavy } of all) if (isHeavy) yield [reference];
}
