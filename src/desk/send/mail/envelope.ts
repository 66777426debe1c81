import type { SendMailOptions } from 'nodemailer';
import type { DeskFile } from '../../file.ts';
import { readEmail } from '../../form/read/email.ts';
import type { Delivery, Message } from '../../store/store.ts';
import { DeliveryProblem } from '../channel.ts';
import { oneLine } from './wording.ts';

/** What the mails need besides the message. */
export interface MailSettings {
  /** Whom mails come from, `help@agency.example` or `Help desk <help@agency.example>`: an address that the mail server may send for. Without a name it is the site's. */
  from: string;
  /** The address of the page on which staff mark a message as answered, signed by the caller; without it the mail says nothing of it. */
  answeredLink?: (reference: string) => string | Promise<string>;
  /** The address to which staff's replies come too, so that the desk learns of them; without it the mail has none. */
  replyAddress?: ((reference: string) => Promise<string>) | undefined;
  /** The secret word of a message, for its receipt; nothing when it can no longer be made. */
  secretWord?: (message: Message) => Promise<string | undefined>;
  /** The address of the page in a language on which visitors look up what became of their message. */
  statusPage: (language: string) => string;
  /** What the mail of an answer is made of, by the id of its delivery; without it none is sent. */
  replyOf?: ((id: string) => Promise<{ text: string; inReplyTo: string } | undefined>) | undefined;
  /** Who is told when a desk cannot be reached itself. */
  operator?: string | undefined;
  /** The clock; that of the machine without it. */
  now?: () => Date;
}

/** Sends a mail that is about no message; `name` is that of its file, where mails are files. Rejects with a `DeliveryProblem`. */
export type SendLetter = (mail: SendMailOptions, name: string) => Promise<void>;

/**
 * Message-ID, References and From of a mail (RFC 5322). The Message-ID is the same in every attempt, so that a receiver can tell a repeat;
 * all mails of one message refer to one that was never sent, so that programs keep them together, with what is answered to any of
 * them. Throws as `neededAddress` does.
 */
export function envelope(
  { id, message }: Delivery,
  file: DeskFile,
  { from }: MailSettings,
  tag: string,
): SendMailOptions {
  const host = new URL(file.site.address).hostname;
  return {
    messageId: `<${id}@${host}>`,
    references: `<message.${message.reference.toLowerCase()}@${host}>`,
    ...envelopeOf(from, file, tag),
  };
}

/** Whom a mail comes from, with the site's name where none is set. Throws as `neededAddress` does. */
export function envelopeOf(from: string, file: DeskFile, tag: string): { from: { name: string; address: string } } {
  const [, name, address = from] = /^([^<>]*)<([^<>]*)>$/.exec(from) ?? [];
  return { from: { name: oneLine(name || (file.site.name[tag] ?? '')), address: neededAddress(address) } };
}

/** The one address of a text, safe in a header and an envelope; nothing if the text is anything else. */
export function addressIn(text = ''): string | undefined {
  const read = readEmail(text);
  return 'address' in read ? read.address : undefined;
}

/** `addressIn` where a mail cannot go without one: throws a permanent `DeliveryProblem` (`address`). */
export function neededAddress(text: string | undefined): string {
  const address = addressIn(text);
  if (!address) throw new DeliveryProblem('address', { permanent: true });
  return address;
}
