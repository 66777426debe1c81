import { createHash } from 'node:crypto';
import type { Store } from '../../store/store.ts';
import { referenceIn } from '../reply-address.ts';
import type { Mail } from './mail.ts';

/** What a mail was taken for. */
export type Found = 'answer' | 'bounce' | 'nothing';

/**
 * Takes what a mail tells: a reply of staff to whoever wrote marks the message as answered, whether it was sent to the address made
 * for that or lies in the folder of sent mails; a report that one of our mails came back makes it refused. What a machine sent and what
 * the sender themself wrote tells nothing. `received`: when the server got it.
 */
export async function settleMail(
  mail: Mail,
  received: string,
  store: Pick<Store, 'find' | 'settle' | 'deliveryOf' | 'bounced'>,
  secrets: string[],
  now: string,
): Promise<Found> {
  if (mail.kind === 'automatic') return 'nothing';
  if (mail.kind === 'bounce') {
    for (const id of mail.about) {
      const found = await store.deliveryOf(id.split('@')[0]!);
      if (found && (await store.bounced(id.split('@')[0]!, `bounce-${mail.code}`, now))) return 'bounce';
    }
    return 'nothing';
  }
  for (const { reference, isMeant } of await messagesOf(mail, store, secrets)) {
    const kept = await store.find(reference);
    const visitor = kept?.email.toLowerCase() ?? '';
    // A colleague who passes it on has not answered: whoever wrote must be among those who get the mail.
    if (!kept || mail.from === visitor || !(isMeant || (visitor && mail.to.includes(visitor)))) continue;
    const id = `mail ${createHash('sha256')
      .update(mail.id || `${mail.from} ${received}`)
      .digest('hex')}`;
    await store.settle({ id, reference: kept.reference, kind: 'answered', happened: received }, now);
    return 'answer';
  }
  return 'nothing';
}

/** The messages that a mail can be about; `isMeant` where it went to the address that is made for answers. */
async function messagesOf(mail: Mail, store: Pick<Store, 'deliveryOf'>, secrets: string[]) {
  const found = new Map<string, { reference: string; isMeant: boolean }>();
  for (const address of mail.to) {
    const reference = await referenceIn(address, secrets);
    if (reference) found.set(reference, { reference, isMeant: true });
  }
  for (const id of mail.about) {
    const local = id.split('@')[0]!;
    const reference = /^message\.([2-9a-z]{8})$/.exec(local)?.[1]?.toUpperCase();
    const known = reference ?? (/^[\w.-]{8,60}$/.test(local) ? (await store.deliveryOf(local))?.reference : undefined);
    if (known && !found.has(known)) found.set(known, { reference: known, isMeant: false });
  }
  return [...found.values()];
}
