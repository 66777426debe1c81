import type { Hono } from 'hono/tiny';
import type { Env } from '../context.ts';
import { lateChannels, type Store } from '../store/store.ts';
import { mailboxWatch, type MailboxReader } from './mailbox/watch.ts';
import type { EventSettings } from './settings.ts';
import { eventRoutes } from './take.ts';

/** What was due longer ago is told to nobody any more: who updates, or was away, sends no heap of old excuses. */
const lateFor = 3 * 86_400_000;

/**
 * The ways on which answers come back: `events` takes what other systems tell, `look` reads the mailbox and has senders and desks
 * told of what is late. `look` never rejects.
 */
export function openAnswers(
  { secrets: shared, mailbox, tellsLate }: EventSettings,
  store: Store,
  {
    secrets,
    address,
    channels,
    read,
    now = () => new Date(),
  }: { secrets: string[]; address: string; channels: string[]; read?: MailboxReader | undefined; now?: () => Date },
): { events: Hono<Env> | undefined; look: () => Promise<void> } {
  const watch =
    mailbox && read && mailboxWatch(mailbox, store, { read, secrets, now, tell: (line) => console.error(line) });
  const told = Object.values(lateChannels).filter((channel) => tellsLate && channels.includes(channel));
  return {
    events: shared.length > 0 ? eventRoutes(store, { secrets: shared, address, now }) : undefined,
    async look() {
      await watch?.();
      const time = now();
      const since = new Date(time.getTime() - lateFor).toISOString();
      for (const channel of told) await store.overdue(channel, since, time.toISOString()).catch(() => undefined);
    },
  };
}
