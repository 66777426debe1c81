import type { SendMailOptions } from 'nodemailer';
import type { DeskFile } from '../../file.ts';
import type { Delivery } from '../../store/store.ts';
import { receiptMail } from './receipt.ts';
import { envelope, type MailSettings } from './envelope.ts';
import { staffMail } from './staff.ts';
import { lines, withTime, words } from './wording.ts';

/** The mail that tells the sender of a message that the answer is late, in their language: as the receipt, without what they wrote. */
export async function lateMail(delivery: Delivery, file: DeskFile, settings: MailSettings): Promise<SendMailOptions> {
  const { message } = delivery;
  const tag = file.site.languages.includes(message.language) ? message.language : file.site.languages[0]!;
  const say = words(file, tag);
  const { to, replyTo, headers } = await receiptMail(delivery, file, settings);
  const desk = file.desks[message.desk];
  return {
    ...envelope(delivery, file, settings, tag),
    ...{ to, headers, ...(replyTo && { replyTo }) },
    subject: say('mail.late.title', { reference: message.reference }),
    text: lines(
      withTime('mail.late.due', message.answerBy, file, tag),
      say('mail.late.intro'),
      '',
      say('mail.reference', { reference: message.reference }),
      withTime('mail.received', message.received, file, tag),
      '',
      say('mail.late.had'),
      replyTo && say('mail.receipt.add'),
      '',
      desk?.name[tag],
      file.site.name[tag],
      file.site.address,
    ),
  };
}

/** The mail that tells a desk that an answer is late: the staff mail under another subject, without files. */
export async function overdueMail(
  delivery: Delivery,
  file: DeskFile,
  settings: MailSettings,
): Promise<SendMailOptions> {
  const { message } = delivery;
  const tag = file.site.languages[0]!;
  const mail = await staffMail({ ...delivery, attachments: [] }, file, settings);
  return {
    ...mail,
    subject: words(file, tag)('mail.overdue.title', { reference: message.reference }),
    text: lines(withTime('mail.overdue.intro', message.answerBy, file, tag), '', String(mail.text).trimEnd()),
  };
}
