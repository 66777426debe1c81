import { answerBy } from '../../hours/clock.ts';
import type { DeskParts } from '../parts.ts';
import { newReference, readCode, secretWord } from '../secrets/codes.ts';
import { digestOf } from '../secrets/hash.ts';
import { channelsOf } from '../suggest/channels.ts';
import { ReferenceTaken, type Accepted, type Message } from '../store/store.ts';
import type { Attachment } from './read/attachments.ts';
import type { Written } from './read/message.ts';

/** By when an answer to a message on this subject is promised; nothing when no hours of its desk are known, or without a subject. */
export function promisedBy({ file }: Pick<DeskParts, 'file'>, subject: string, received: Date): Date | undefined {
  const about = file.subjects[subject];
  return about && answerBy(file.hours, about.desk, received, file.replyWithin);
}

/**
 * Stores a message under a new reference, and resolves with what the store says and the secret word that belongs to the
 * new reference. Draws again when a reference is taken; rejects when the store does, or after six draws.
 */
export async function acceptMessage(
  parts: DeskParts,
  written: Written & Pick<Message, 'suggestion'>,
  attachments: Attachment[],
): Promise<{ accepted: Accepted; secret: string }> {
  const { store, secrets, channels, now = () => new Date() } = parts;
  const received = now();
  const { key, ...text } = written;
  const files = await Promise.all(attachments.map(({ bytes }) => digestOf(bytes)));
  const message: Omit<Message, 'reference' | 'secret'> = {
    ...written,
    attachments: files.length,
    digest: await digestOf(JSON.stringify({ ...text, ...(files.length > 0 && { files }) })),
    received: received.toISOString(),
    // Who wants no answer is promised none.
    answerBy: (written.details?.wish !== 'none' && promisedBy(parts, written.subject, received)?.toISOString()) || '',
  };
  // Without an address there is nobody to send a receipt to.
  const ways = channelsOf(written, channels).filter((channel) => channel !== 'receipt' || written.email !== '');
  for (let tries = 0; ; tries++) {
    const reference = newReference();
    const secret = await secretWord(secrets[0]!, reference);
    const whole = { ...message, reference, secret: await digestOf(readCode(secret)) };
    try {
      return { accepted: await store.accept(whole, ways, attachments), secret };
    } catch (error) {
      if (!(error instanceof ReferenceTaken) || tries > 4) throw error;
    }
  }
}
