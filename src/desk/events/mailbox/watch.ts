import type { Store } from '../../store/store.ts';
import type { readMailbox } from './read.ts';

/** What reads a mailbox, on a host that can. */
export type MailboxReader = typeof readMailbox;

/** Milliseconds between two rounds. */
const every = 5 * 60_000;

/** Reads the mailbox every five minutes. Never rejects: `tell` writes what is wrong to the log, once. */
export function mailboxWatch(
  mailbox: { url: string; folders: string[] },
  store: Store,
  {
    read,
    secrets,
    now = () => new Date(),
    tell,
  }: { read: MailboxReader; secrets: string[]; now?: () => Date; tell: (line: string) => void },
): () => Promise<void> {
  let told = '';
  let last = -Infinity;
  return async () => {
    if (performance.now() < last + every) return;
    last = performance.now();
    try {
      const { more } = await read(mailbox, store, secrets, now);
      if (more) last = -Infinity;
      told = '';
    } catch (error) {
      const line = `The mailbox cannot be read: ${problemOf(error)}. It is tried again every five minutes.`;
      if (line !== told) tell(line);
      told = line;
    }
  };
}

/** What is wrong, without what a server says: that may repeat what somebody wrote. */
export function problemOf(error: unknown): string {
  const { authenticationFailed, code, message, mailboxMissing } = error as Record<string, unknown>;
  if (authenticationFailed) return 'it refuses the user or the password in IMAP_URL';
  if (mailboxMissing) return 'it has no folder of a name in IMAP_FOLDERS';
  return typeof code === 'string' ? code : String(message ?? error).slice(0, 80);
}
