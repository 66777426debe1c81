import { Buffer } from 'node:buffer';
import type { SendMailOptions } from 'nodemailer';
import { sayInstant } from '../../hours/say.ts';
import { labelOf } from '../form/attachments.ts';
import { DeliveryProblem, type Channel } from './delivery.ts';
import type { DeskFile } from '../file.ts';
import { readEmail } from '../form/message.ts';
import type { Delivery, Message } from '../store/store.ts';

/** What the mails need besides the message. */
export interface MailSettings {
  /** Whom mails come from, `help@agency.example` or `Help desk <help@agency.example>`: an address that the mail server may send for. Without a name it is the site's. */
  from: string;
  /** The address of the page on which staff mark a message as answered, signed by the caller; without it the mail says nothing of it. */
  answeredLink?: (reference: string) => string | Promise<string>;
  /** The secret word of a message, for its receipt; nothing when it can no longer be made. */
  secretWord?: (message: Message) => Promise<string | undefined>;
  /** The address of the page in a language on which visitors look up what became of their message. */
  statusPage: (language: string) => string;
}

/**
 * The channels `staff` (a mail to the desk) and `receipt` (one to the visitor) through a mail server, such as
 * `smtps://user:password@mail.example.org`. Query parameters are nodemailer's options: `?requireTLS=true` refuses a server without encryption.
 */
export function mailChannels(smtpUrl: string, settings: MailSettings): Channel[] {
  // Loaded when the first mail is sent: it is larger than the rest of the desk, and a function has to start fast.
  const connect = async () =>
    (await import('nodemailer')).createTransport({
      url: smtpUrl,
      dnsTimeout: 15_000,
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 15_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  let mailer: Awaited<ReturnType<typeof connect>> | undefined;
  return channelsOf(settings, async (mail) => {
    try {
      mailer ??= await connect();
      await mailer.sendMail(mail);
    } catch (error) {
      throw problemOf(error);
    }
  });
}

/** The same two channels over any way to send a mail. */
export function channelsOf(
  settings: MailSettings,
  send: (mail: SendMailOptions, delivery: Delivery) => Promise<unknown>,
): Channel[] {
  return [
    {
      name: 'staff',
      attaches: true,
      deliver: async (delivery, file) => void (await send(await staffMail(delivery, file, settings), delivery)),
    },
    {
      name: 'receipt',
      courtesy: true,
      deliver: async (delivery, file) => {
        // Who gave no address gets no receipt: nothing is left to do.
        if (delivery.message.email) await send(await receiptMail(delivery, file, settings), delivery);
      },
    },
  ];
}

/**
 * The mail to the desk, in the site's default language. What the visitor wrote stands last, so that nothing in it can pass
 * for a line of ours. It is marked as automatic: no answering machine of the desk shall answer the visitor (RFC 3834).
 */
export async function staffMail(delivery: Delivery, file: DeskFile, settings: MailSettings): Promise<SendMailOptions> {
  const { message } = delivery;
  const tag = file.site.languages[0]!;
  const say = words(file, tag);
  const desk = file.desks[message.desk];
  const answers = addressIn(message.email);
  const link = await settings.answeredLink?.(message.reference);
  return {
    ...envelope(delivery, file, settings, tag),
    to: { name: oneLine(desk?.name[tag] ?? ''), address: neededAddress(desk?.email) },
    ...(answers && { replyTo: { name: oneLine(message.name), address: answers } }),
    subject: titleOf(delivery, file),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    text: lines(
      say('mail.staff.intro'),
      '',
      ...about(delivery, file),
      '',
      answers && say('mail.staff.reply'),
      answers && link ? '' : undefined,
      link && say('mail.staff.answered'),
      link,
      answers || link ? '' : undefined,
      say('mail.staff.message'),
      '',
      plain(message.text),
    ),
    attachments: (delivery.attachments ?? []).map((attachment, index) => {
      const { name, type } = labelOf(attachment, index);
      const { buffer, byteOffset, byteLength } = attachment.bytes;
      return { filename: name, contentType: type, content: Buffer.from(buffer, byteOffset, byteLength) };
    }),
  };
}

/** The subject of the staff mail, and the title of a ticket: it holds the reference and nothing that the visitor wrote. */
export function titleOf({ message }: Delivery, file: DeskFile): string {
  const tag = file.site.languages[0]!;
  return words(file, tag)('mail.staff.title', {
    reference: message.reference,
    subject: subjectOf(message.subject, file, tag),
  });
}

/** What staff read of a message in a system of their own, as plain text; `elsewhere` when its files are not sent there. */
export function reportOf(delivery: Delivery, file: DeskFile, { elsewhere = false } = {}): string {
  const say = words(file, file.site.languages[0]!);
  return lines(...about(delivery, file, elsewhere), '', say('mail.staff.message'), '', plain(delivery.message.text));
}

/** All that staff are told of a message except its text, a line each. */
function about({ message }: Delivery, file: DeskFile, elsewhere = false): (string | false)[] {
  const tag = file.site.languages[0]!;
  const say = words(file, tag);
  return [
    say('mail.reference', { reference: message.reference }),
    say('mail.subject', { subject: subjectOf(message.subject, file, tag) }),
    say('mail.received', { time: moment(message.received, file, tag) }),
    message.answerBy !== '' && say('mail.staff.answerBy', { time: moment(message.answerBy, file, tag) }),
    message.name !== '' && say('mail.name', { name: oneLine(message.name) }),
    message.email !== '' && say('mail.email', { email: oneLine(message.email) }),
    message.language !== tag && say('mail.language', { language: languageName(message.language, tag) }),
    message.page !== '' && say('mail.page', { page: oneLine(pageOf(message.page, file)) }),
    message.question !== '' && say('mail.question', { question: oneLine(message.question) }),
    message.attachments > 0 &&
      say(elsewhere ? 'mail.attachments.elsewhere' : 'mail.attachments', { count: String(message.attachments) }),
  ];
}

/**
 * The receipt, in the visitor's language, with the secret word with which they look the message up. An answer to the
 * receipt goes to the desk.
 */
export async function receiptMail(
  delivery: Delivery,
  file: DeskFile,
  settings: MailSettings,
): Promise<SendMailOptions> {
  const { message } = delivery;
  const tag = file.site.languages.includes(message.language) ? message.language : file.site.languages[0]!;
  const say = words(file, tag);
  const desk = file.desks[message.desk];
  const answers = addressIn(desk?.email);
  const secret = await settings.secretWord?.(message);
  return {
    ...envelope(delivery, file, settings, tag),
    to: { name: '', address: neededAddress(message.email) },
    ...(answers && { replyTo: { name: oneLine(desk?.name[tag] ?? ''), address: answers } }),
    subject: say('mail.receipt.title', { reference: message.reference }),
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', 'Content-Language': tag },
    text: lines(
      say('mail.receipt.intro'),
      message.answerBy !== '' && say('mail.receipt.answerBy', { time: moment(message.answerBy, file, tag) }),
      '',
      say('mail.reference', { reference: message.reference }),
      say('mail.subject', { subject: subjectOf(message.subject, file, tag) }),
      say('mail.received', { time: moment(message.received, file, tag) }),
      message.attachments > 0 && say('mail.attachments', { count: String(message.attachments) }),
      '',
      secret && say('mail.secret', { secret }),
      say('mail.receipt.status'),
      settings.statusPage(tag),
      '',
      answers && say('mail.receipt.add'),
      say('mail.receipt.mistake'),
      '',
      desk?.name[tag],
      file.site.name[tag],
      file.site.address,
      '',
      say('mail.receipt.message'),
      '',
      withoutLinks(plain(message.text)),
    ),
  };
}

/**
 * The receipt goes to whatever address was typed, under the agency's name: nobody shall send strangers links with it. What
 * mail programs make a link of becomes `[…]`, addresses too; the mail to the desk and the message itself keep all.
 */
function withoutLinks(text: string): string {
  // A name of a host has two signs or more before its dot: `f.eks` is none, nor is `end.Next`.
  const link = /\/\/|[@＠]|[\p{L}\p{N}-]{2}\.(?:[a-z]{2,}|[A-Z]{2,})(?!\p{L})/u;
  return text.replace(/\S+/g, (word) => (link.test(word) ? '[…]' : word));
}

/** The headers that both mails have; the Message-ID is the same in every attempt, so that a receiver can tell a repeat. */
function envelope({ id }: Delivery, file: DeskFile, { from }: MailSettings, tag: string): SendMailOptions {
  const [, name, address = from] = /^([^<>]*)<([^<>]*)>$/.exec(from) ?? [];
  return {
    messageId: `<${id}@${new URL(file.site.address).hostname}>`,
    from: { name: oneLine(name || (file.site.name[tag] ?? '')), address: neededAddress(address) },
  };
}

/** The one address of a text, safe in a header and an envelope; nothing if the text is anything else. */
function addressIn(text = ''): string | undefined {
  const read = readEmail(text);
  return 'address' in read ? read.address : undefined;
}

/** The same where a mail cannot go without it. */
export function neededAddress(text: string | undefined): string {
  const address = addressIn(text);
  if (!address) throw new DeliveryProblem('address', { permanent: true });
  return address;
}

/** The sentences of a language, with `{name}` filled in. */
function words(file: DeskFile, tag: string) {
  return (key: string, values: Record<string, string> = {}) =>
    (file.words[tag]?.[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function subjectOf(subject: string, file: DeskFile, tag: string): string {
  return oneLine(file.subjects[subject]?.name[tag] ?? subject);
}

function pageOf(page: string, file: DeskFile): string {
  return URL.canParse(page, file.site.address) ? new URL(page, file.site.address).href : page;
}

/** As the page said it to the visitor. */
function moment(time: string, file: DeskFile, tag: string): string {
  return sayInstant(new Date(time), tag, file.hours.zone);
}

function languageName(language: string, tag: string): string {
  try {
    return new Intl.DisplayNames(tag, { type: 'language' }).of(language) ?? language;
  } catch {
    return oneLine(language);
  }
}

/** A value that stands in a header or on a line of its own, without marks that could turn the rest of the line around. */
const oneLine = (text: string) =>
  text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();

/** What a visitor wrote, with its lines, without control characters that a terminal or mail program might obey. */
const plain = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');

/** Joins lines and leaves out what is missing; `''` is an empty line. */
function lines(...all: (string | false | undefined)[]): string {
  return `${all.filter((line) => line !== undefined && line !== false).join('\n')}\n`;
}

/** nodemailer's errors as codes; a server's own words are dropped, since they often repeat the address. */
function problemOf(error: unknown): DeliveryProblem {
  const { code = '', command = '', responseCode, response = '' } = error as Partial<Record<string, string>>;
  if (error instanceof DeliveryProblem) return error;
  if (responseCode) {
    // Only the receiver's address is at fault for good. "5.7" is a policy (RFC 3463), such as "relaying denied": the operator can mend that.
    const permanent = command === 'RCPT TO' && /^5\d\d(?![ -]5\.7\.)/.test(response);
    return new DeliveryProblem(`smtp-${responseCode}`, { permanent });
  }
  if (code === 'ETIMEDOUT') return new DeliveryProblem('timeout');
  if (code === 'EENVELOPE') return new DeliveryProblem('address', { permanent: true });
  if (code === 'EAUTH' || code === 'ETLS') return new DeliveryProblem(code.slice(1).toLowerCase());
  return new DeliveryProblem('connect');
}
