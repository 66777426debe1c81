import type { SendMailOptions } from 'nodemailer';
import type { DeskFile } from '../../file.ts';
import type { Delivery } from '../../store/store.ts';
import { DeliveryProblem } from '../channel.ts';
import { addressIn, envelope, neededAddress, type MailSettings } from './envelope.ts';
import { withoutLinks } from './links.ts';
import { lines, oneLine, plain, subjectOf, withTime, words } from './wording.ts';

/**
 * The mail with an answer of staff, in the thread of the receipt (RFC 5322, 3.6.4), with what was asked below it. It comes from the desk,
 * and an answer to it goes there. A person wrote it: nothing marks it as automatic.
 */
export async function replyMail(delivery: Delivery, file: DeskFile, settings: MailSettings): Promise<SendMailOptions> {
  const { message } = delivery;
  const reply = await settings.replyOf?.(delivery.id);
  if (!reply) throw new DeliveryProblem('no-text', { permanent: true });
  const tag = file.site.languages.includes(message.language) ? message.language : file.site.languages[0]!;
  const say = words(file, tag);
  const desk = file.desks[message.desk];
  const own = envelope(delivery, file, settings, tag);
  const answers = addressIn(desk?.email);
  const host = new URL(file.site.address).hostname;
  const parent = reply.inReplyTo ? `<${reply.inReplyTo}@${host}>` : undefined;
  return {
    ...own,
    ...(parent && { inReplyTo: parent, references: [String(own.references), parent] }),
    to: { name: oneLine(message.name), address: neededAddress(message.email) },
    ...(answers && { replyTo: { name: oneLine(desk?.name[tag] ?? ''), address: answers } }),
    subject: say('mail.reply.title', {
      reference: message.reference,
      subject: message.subject ? subjectOf(message.subject, file, tag) : (file.site.name[tag] ?? ''),
    }),
    headers: { 'Content-Language': tag },
    text: lines(
      plain(reply.text).trimEnd(),
      '',
      '-- ',
      desk?.name[tag],
      file.site.name[tag],
      file.site.address,
      '',
      withTime('mail.reply.quote', message.received, file, tag),
      '',
      ...withoutLinks(plain(message.text))
        .split('\n')
        .map((line) => `> ${line}`.trimEnd()),
    ),
  };
}
