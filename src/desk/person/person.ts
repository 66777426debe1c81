import { readEmail } from '../form/read/email.ts';
import type { Attachment } from '../form/read/attachments.ts';
import { asideOf } from '../store/staff/changes.ts';
import type { Deed } from '../store/audit/audit.ts';
import type { Held } from '../store/person/person.ts';
import type { DeliveryStatus, Kept, Store } from '../store/store.ts';

/** All that is kept of one person. */
export interface Found extends Held {
  address: string;
  messages: (Kept & {
    deliveries: DeliveryStatus[];
    files: Attachment[];
    /** What staff answered, and noted for themselves: it is about the person, too. Who wrote it is not. */
    replies: Written[];
    internal: Written[];
  })[];
}

/** Something that staff wrote, with when. */
export interface Written {
  written: string;
  text: string;
}

/** What was erased, and what only others can erase. */
export interface Erased {
  references: string[];
  /** What had been sent on before: it lies where it was sent, under this number if the receiver gave one. */
  sent: { reference: string; channel: string; number: string }[];
  /** Messages of other people in which the address stands. */
  mentions: string[];
  /** Sentences and searches that were erased with them. */
  others: number;
  /** Whether the database holds none of it any more; else the server overwrites it within minutes. */
  isScrubbed: boolean;
}

/** Why nothing was done: the address is none. */
export class NoAddress extends Error {}

/** Why nothing was done: a name is longer than any that a form takes. */
export class LongName extends Error {}

/** Letters of a name. */
const longestName = 100;

/**
 * Finds all that is kept of one mail address, and writes into the audit log, for each message, that somebody looked. `what` is the
 * word for that. Throws `NoAddress`.
 *
 * ```ts
 * const { messages, mentions } = await findPerson(store, 'kari@example.org', 'staff:mo', now);
 * ```
 */
export async function findPerson(
  store: Store,
  typed: string,
  who: string,
  now: string,
  what = 'found for a person',
): Promise<Found> {
  const address = addressOf(typed);
  const held = await store.heldOf(address);
  const references = held.references.length > 0 ? held.references : [''];
  await store.audit(
    references.map((reference) => ({ who, what, reference })),
    now,
  );
  const messages = [];
  for (const message of await store.list({ email: address })) {
    const { reference } = message;
    const [deliveries, files] = [await store.deliveriesOf(reference), await store.attachments(reference)];
    const { replies, notes } = await asideOf(store, reference, '', now);
    const plain = (all: Written[]) => all.map(({ written, text }) => ({ written, text }));
    messages.push({ ...message, deliveries, files, replies: plain(replies), internal: plain(notes) });
  }
  return { ...held, address, messages };
}

/**
 * Erases all that is kept of one mail address: messages and suggestions with their files, notes and deliveries, whether sent or waiting and
 * sentences and searches that hold it. It happens in one commit with a line for each message in the audit log. A
 * message that comes meanwhile is erased, too. What is being sent at this moment arrives. Copies that this host made are deleted by the
 * server's next sweep (or `purgeOutbox`). Throws `NoAddress`.
 */
export async function erasePerson(store: Store, typed: string, who: string, now: string): Promise<Erased> {
  const address = addressOf(typed);
  const erased: Erased = { references: [], sent: [], mentions: [], others: 0, isScrubbed: false };
  for (let isFirst = true; ; isFirst = false) {
    const held = await store.heldOf(address);
    const others = held.sentences.length + held.searches.length;
    erased.mentions = held.mentions;
    if (!isFirst && held.references.length + others === 0) break;
    for (const reference of held.references)
      for (const { channel, state, number } of await store.deliveriesOf(reference))
        if (state === 'sent') erased.sent.push({ reference, channel, number });
    const deeds: Deed[] = (held.references.length > 0 ? held.references : ['']).map((reference) => ({
      who,
      what: 'erased',
      reference,
    }));
    await store.audited(deeds, now, (writing) => writing.erase(held.references, address));
    erased.references.push(...held.references);
    erased.others += others;
  }
  erased.isScrubbed = await store.scrub();
  return erased;
}

/**
 * Sets right a mail address or a name in all messages of one address, so that what still waits goes to the right one. Resolves with the
 * references. Throws `NoAddress` for either address, and `LongName`.
 */
export async function rectifyPerson(
  store: Store,
  typed: string,
  change: { email?: string | undefined; name?: string | undefined },
  who: string,
  now: string,
): Promise<string[]> {
  const address = addressOf(typed);
  const email = change.email === undefined ? undefined : addressOf(change.email);
  const name = change.name?.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  // Never cut: half a name is not right.
  if (name !== undefined && name.length > longestName) throw new LongName('This name is too long.');
  const { references } = await store.heldOf(address);
  const deeds = (references.length > 0 ? references : ['']).map((reference) => ({ who, what: 'rectified', reference }));
  return store.audited(deeds, now, (writing) => writing.rectify(address, { email, name }));
}

function addressOf(typed: string): string {
  const read = readEmail(typed);
  if (!('address' in read)) throw new NoAddress('This is not one mail address.');
  return read.address;
}
