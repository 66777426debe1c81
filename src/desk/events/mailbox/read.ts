import { ImapFlow } from 'imapflow';
import type { Store } from '../../store/store.ts';
import { readMail } from './mail.ts';
import { settleMail } from './settle.ts';

const second = 1000;

/** Bytes of a mail that are read: its headers, and of a report the headers of what came back. */
const beginning = 64 * 1024;

/** Mails that are looked at in one round, and how many are fetched at once. */
const most = 1000;
const batch = 50;

/** Of a mailbox that is read for the first time: mails of so many days. */
const firstDays = 7;

/** What a round has found. */
export interface Round {
  mails: number;
  answers: number;
  bounces: number;
  /** Whether more wait for the next round. */
  more: boolean;
}

/**
 * Looks at the mails that came since the last round into each folder: those that are named or, where none is, the inbox and the sent
 * ones. It remembers the last one by its UID (RFC 3501), opens folders for reading alone, and changes and deletes nothing. Of each mail
 * at most 64 KB are fetched. Rejects when the mailbox cannot be read.
 */
export async function readMailbox(
  { url, folders }: { url: string; folders: string[] },
  store: Pick<Store, 'find' | 'settle' | 'deliveryOf' | 'bounced' | 'mark' | 'marked'>,
  secrets: string[],
  now: () => Date,
): Promise<Round> {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const isSecure = protocol === 'imaps:';
  const client = new ImapFlow({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (isSecure ? 993 : 143),
    secure: isSecure,
    // Without a word to the contrary a connection that stays open to read along is an error.
    ...(!isSecure && { doSTARTTLS: searchParams.get('tls') !== 'no' }),
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 15 * second,
    greetingTimeout: 15 * second,
    socketTimeout: 30 * second,
  });
  // What breaks a connection also ends the call that waits.
  client.on('error', () => undefined);
  const round: Round = { mails: 0, answers: 0, bounces: 0, more: false };
  try {
    await client.connect();
    const named = folders.length > 0 ? folders : await usualFolders(client);
    for (const folder of named) await readFolder(client, folder, round, store, secrets, now);
    await client.logout();
    return round;
  } finally {
    client.close();
  }
}

async function usualFolders(client: ImapFlow): Promise<string[]> {
  const sent = (await client.list()).find(({ specialUse }) => specialUse === '\\Sent');
  return ['INBOX', ...(sent ? [sent.path] : [])];
}

async function readFolder(
  client: ImapFlow,
  folder: string,
  round: Round,
  store: Pick<Store, 'find' | 'settle' | 'deliveryOf' | 'bounced' | 'mark' | 'marked'>,
  secrets: string[],
  now: () => Date,
) {
  const opened = await client.mailboxOpen(folder, { readOnly: true });
  const mark = `mailbox ${folder}`;
  const validity = String(opened.uidValidity);
  const [known, last = '0'] = ((await store.marked(mark)) ?? '').split(' ');
  const since = new Date(now().getTime() - firstDays * 86_400 * second);
  const isNew = known !== validity;
  // A folder that was made anew has other numbers: then its last days are read again, which does no harm.
  const query = isNew ? { since } : { uid: `${Number(last) + 1}:*` };
  const found = (await client.search(query, { uid: true })) || [];
  // "n:*" holds the last mail even when its number is smaller.
  const uids = found.filter((uid) => isNew || uid > Number(last)).sort((a, b) => a - b);
  const wanted = uids.slice(0, Math.max(most - round.mails, 0));
  round.more ||= wanted.length < uids.length;
  if (isNew && uids.length === 0) await store.mark(mark, `${validity} ${Math.max(opened.uidNext - 1, 0)}`);
  for (let place = 0; place < wanted.length; place += batch) {
    const some = wanted.slice(place, place + batch);
    const mails = await client.fetchAll(
      some.join(','),
      { uid: true, internalDate: true, source: { start: 0, maxLength: beginning } },
      { uid: true },
    );
    for (const { source, internalDate } of mails) {
      const time = now();
      const received = new Date(internalDate ?? time);
      const happened = Number.isNaN(received.getTime()) ? time : received;
      const what = await settleMail(
        readMail(source ?? new Uint8Array()),
        happened.toISOString(),
        store,
        secrets,
        time.toISOString(),
      );
      round.mails++;
      if (what === 'answer') round.answers++;
      if (what === 'bounce') round.bounces++;
    }
    await store.mark(mark, `${validity} ${some.at(-1)}`);
  }
}
