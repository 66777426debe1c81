import type { SendMailOptions } from 'nodemailer';
import type { DeskFile } from '../../file.ts';
import { statusFragment } from '../../secrets/codes.ts';
import type { Delivery } from '../../store/store.ts';
import { addressIn, envelope, neededAddress, type MailSettings } from './envelope.ts';
import { withoutLinks } from './links.ts';
import { lines, oneLine, plain, subjectOf, withTime, words } from './wording.ts';

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
  // A mail that had to wait promises nothing that is past.
  const isAhead = Date.parse(message.answerBy) > +(settings.now?.() ?? new Date());
  const secret = await settings.secretWord?.(message);
  return {
    ...envelope(delivery, file, settings, tag),
    to: { name: '', address: neededAddress(message.email) },
    ...(answers && { replyTo: { name: oneLine(desk?.name[tag] ?? ''), address: answers } }),
    subject: say(message.suggestion ? 'mail.receipt.suggest.title' : 'mail.receipt.title', {
      reference: message.reference,
    }),
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', 'Content-Language': tag },
    text: lines(
      say(message.suggestion ? 'mail.receipt.suggest.intro' : 'mail.receipt.intro'),
      isAhead &&
        withTime(
          message.details?.wish === 'call' ? 'mail.receipt.callBy' : 'mail.receipt.answerBy',
          message.answerBy,
          file,
          tag,
        ),
      '',
      say('mail.reference', { reference: message.reference }),
      message.subject !== '' && say('mail.subject', { subject: subjectOf(message.subject, file, tag) }),
      withTime('mail.received', message.received, file, tag),
      message.attachments > 0 && say('mail.attachments', { count: String(message.attachments) }),
      '',
      secret && say('mail.secret', { secret }),
      say('mail.receipt.status'),
      settings.statusPage(tag) + (secret ? statusFragment(message.reference, secret) : ''),
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
