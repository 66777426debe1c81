import { existsSync } from 'node:fs';
import { problemOfDatabase } from '../host/validation.ts';
import { backUp, move, restore } from '../store/transfer/backup.ts';
import { TransferRefused, type Copied } from '../store/transfer/copy.ts';
import { Mistake } from './command.ts';

/** Whether a command copies a whole database: it needs neither the built site nor an open store. */
export function isTransfer(name: string): boolean {
  return ['backup', 'restore', 'move'].includes(name);
}

/** Backs up, restores or moves the database of the settings, and resolves with what is printed: how much, and that both sides are the same. */
export async function transfer(
  { name, file, values }: { name: string; file: string; values: { to?: string } },
  database: string,
): Promise<string> {
  const { to = '' } = values;
  const problem = name === 'move' ? problemOfDatabase(to, true) : undefined;
  if (problem) throw new Mistake(`--to ${problem}`);
  if (name === 'move' && to === database)
    throw new Mistake('--to names the database that DATABASE_URL names too. Write another one.');
  const path = /^sqlite:(?:\/\/)?(.+)$/.exec(database)?.[1];
  if (path && name !== 'restore' && !existsSync(path))
    throw new Mistake(
      `There is no ${path}: no message was ever kept here, or DATABASE_URL or DESK_FOLDER names another place than the server's.`,
    );
  try {
    if (name === 'backup') return `Written to ${file}, for you alone. ${said(await backUp(database, file))}`;
    if (name === 'restore') return `Restored from ${file}. ${said(await restore(file, database))}`;
    const moved = said(await move(database, to));
    return `Moved. ${moved}\nNow set DATABASE_URL to the new one and start the desk. The old one is as it was: delete it when all is well, with the messages in it.`;
  } catch (error) {
    if (error instanceof TransferRefused) throw new Mistake(error.message, { cause: error });
    throw error;
  }
}

function said({ counts, digest, kept }: Copied): string {
  const rows = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([table, count]) => `${count} ${table}`);
  const before = kept > 0 ? ` ${kept} messages were there from the last try.` : '';
  return `Counted and compared: ${rows.join(', ') || 'nothing was kept yet'} (sha256 ${digest.slice(0, 16)}).${before}`;
}
