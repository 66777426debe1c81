import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskFile } from '../../src/desk/file.ts';
import { deliverer } from '../../src/desk/send/delivery.ts';
import { smtpChannels } from '../../src/desk/send/mail/smtp.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import type { startMailServer } from '../desk/send/smtp.ts';
import type { Writers } from '../desk/store/writers.ts';

export type MailServer = Awaited<ReturnType<typeof startMailServer>>;

/** What became of messages that visitors were told are kept. */
export interface Audit {
  acknowledged: number;
  /** Acknowledged, and not in the store under the reference that was given. */
  lost: number;
  /** In the store although nobody was told, or told in two ways. */
  unknown: number;
  /** Mails to staff and visitors that no message owes: a second one for the same, or one for none. */
  twice: number;
  /** Mails that never came. */
  missing: number;
  /** The same mail again, by its Message-ID: the server was killed after the mail server took it and before that was noted. */
  repeats: number;
}

const minute = 60_000;

/** Compares what visitors were told with the store and the mail server. First everything that is due is sent, however long its backoff: the clock is put forward. */
export async function audit(database: string, site: string, writers: Writers, mail: MailServer): Promise<Audit> {
  const store = await openStore(database);
  try {
    await drain(store, site, mail);
    const kept = new Map((await store.list()).map(({ key, reference }) => [key, reference]));
    const lost = [...writers.acknowledged].filter(([key, reference]) => kept.get(key) !== reference).length;
    const unknown = kept.size - writers.acknowledged.size + lost + writers.contradicted.length;
    return { acknowledged: writers.acknowledged.size, lost, unknown, ...mails(new Set(kept.values()), mail) };
  } finally {
    await store.close();
  }
}

/** Sends all that waits. */
async function drain(store: Awaited<ReturnType<typeof openStore>>, site: string, mail: MailServer) {
  const file = JSON.parse(readFileSync(join(site, 'desk/desk.json'), 'utf8')) as DeskFile;
  const channels = smtpChannels(mail.url(), { from: 'desk@agency.example', statusPage: String });
  // A killed process holds its claims for two minutes.
  for (let ahead = 3 * minute; (await store.waiting()).count > 0; ahead += 10 * minute) {
    if (ahead > 24 * 60 * minute) throw new Error('A mail is still not sent after a day.');
    await deliverer({ store, channels, file, now: () => new Date(Date.now() + ahead) }).sweep();
  }
}

/** Each message owes one mail to the desk and one to the visitor. */
function mails(references: Set<string>, { received }: MailServer) {
  const byId = new Map(received.map((each) => [each.id, each]));
  const owed = new Map([...references].flatMap((each) => [`${each} desk`, `${each} visitor`].map((name) => [name, 0])));
  let stray = 0;
  for (const { raw, to } of byId.values()) {
    const reference = /^Subject: .*?\b([2-9A-Z]{8})\b/m.exec(raw)?.[1] ?? '';
    const name = `${reference} ${to[0] === 'visitor@example.org' ? 'visitor' : 'desk'}`;
    if (owed.has(name)) owed.set(name, owed.get(name)! + 1);
    else stray++;
  }
  const counts = [...owed.values()];
  return {
    twice: stray + counts.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
    missing: counts.filter((count) => count === 0).length,
    repeats: received.length - byId.size,
  };
}
