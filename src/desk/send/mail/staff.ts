import { Buffer } from 'node:buffer';
import type { SendMailOptions } from 'nodemailer';
import type { DeskFile } from '../../file.ts';
import { labelOf } from '../../form/read/attachments.ts';
import type { Delivery } from '../../store/store.ts';
import { addressIn, envelope, neededAddress, type MailSettings } from './envelope.ts';
import { about, titleOf } from './report.ts';
import { differenceIn } from '../../suggest/suggestion.ts';
import { lines, oneLine, plain, words } from './wording.ts';

/**
 * The mail to the desk, in the site's default language. What the visitor wrote stands last, so that nothing in it can pass
 * for a line of ours. It is marked as automatic: no answering machine of the desk shall answer the visitor (RFC 3834).
 */
export async function staffMail(delivery: Delivery, file: DeskFile, settings: MailSettings): Promise<SendMailOptions> {
  const { message } = delivery;
  const { suggestion } = message;
  const tag = file.site.languages[0]!;
  const say = words(file, tag);
  const desk = file.desks[message.desk];
  const answers = addressIn(message.email);
  const link = await settings.answeredLink?.(message.reference);
  const visitor = answers && { name: oneLine(message.name), address: answers };
  const replies = answers && (await settings.replyAddress?.(message.reference));
  // A reply quotes what it answers: what is for staff alone must not stand there.
  const isQuoted = !!answers && !!link;
  const patch = `suggestion-${message.reference}.patch`;
  const how =
    suggestion?.kind === 'words'
      ? [say('mail.suggest.words'), '']
      : suggestion
        ? [say('mail.suggest.apply'), `git apply --unidiff-zero ${patch}`, '']
        : [];
  return {
    ...envelope(delivery, file, settings, tag),
    to: { name: oneLine(desk?.name[tag] ?? ''), address: neededAddress(desk?.email) },
    ...(visitor && { replyTo: replies ? [visitor, { name: file.site.name[tag] ?? '', address: replies }] : visitor }),
    subject: titleOf(delivery, file),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': tag,
    },
    text: lines(
      say(suggestion ? 'mail.suggest.intro' : 'mail.staff.intro'),
      '',
      ...about(delivery, file, isElsewhere(delivery)),
      isElsewhere(delivery) && say('mail.staff.files', { command: `npm run desk -- files ${message.reference}` }),
      '',
      answers && say(replies ? 'mail.staff.replies' : 'mail.staff.reply'),
      isQuoted ? '' : undefined,
      link && say(isQuoted ? 'mail.staff.attached' : suggestion ? 'mail.suggest.answered' : 'mail.staff.answered'),
      !isQuoted && link,
      answers || link ? '' : undefined,
      ...how,
      say(suggestion ? 'mail.suggest.message' : 'mail.staff.message'),
      '',
      plain(message.text),
    ),
    attachments: [
      ...(delivery.attachments ?? []).map((attachment, index) => {
        const { name, type } = labelOf(attachment, index);
        const { buffer, byteOffset, byteLength } = attachment.bytes;
        return { filename: name, contentType: type, content: Buffer.from(buffer, byteOffset, byteLength) };
      }),
      ...(suggestion && suggestion.kind !== 'words'
        ? [{ filename: patch, contentType: 'text/x-patch', content: differenceIn(message) }]
        : []),
      ...(isQuoted
        ? [
            {
              filename: `${message.reference}.txt`,
              contentType: 'text/plain',
              // In the open, for programs that show what is attached, and for filters.
              contentTransferEncoding: '7bit' as const,
              content: `${link}\n`,
            },
          ]
        : []),
    ],
  };
}

/** Whether files came with the message that do not go with the mail. */
function isElsewhere({ message, attachments = [] }: Delivery): boolean {
  return message.attachments > attachments.length;
}
