import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What becomes of a file: its new text, or nothing where it is deleted. */
export type Writes = Map<string, string | undefined>;

/**
 * Writes and deletes files, all of them or none: every text is first written beside its place, and where something fails, what was done is
 * undone before it throws.
 */
export function writeAll(writes: Writes): void {
  const drafts = new Map<string, string>();
  const before = new Map<string, Buffer | undefined>();
  try {
    for (const [file, text] of writes) {
      if (text === undefined) continue;
      mkdirSync(dirname(file), { recursive: true });
      // With this ending it is passed over wherever content is read, should it be left behind.
      const draft = `${file}.${process.pid}.tmp`;
      drafts.set(file, draft);
      writeFileSync(draft, text, { flag: 'wx' });
    }
    for (const [file, text] of writes) {
      const old = existsSync(file) ? readFileSync(file) : undefined;
      if (text === undefined) rmSync(file);
      else renameSync(drafts.get(file)!, file);
      before.set(file, old);
    }
  } catch (error) {
    for (const [file, bytes] of [...before].toReversed())
      if (bytes === undefined) rmSync(file, { force: true });
      else writeFileSync(file, bytes);
    for (const draft of drafts.values()) rmSync(draft, { force: true });
    throw error;
  }
}
