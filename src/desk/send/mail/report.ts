import type { DeskFile } from '../../file.ts';
import type { Delivery, Message } from '../../store/store.ts';
import { languageName, lines, oneLine, pageOf, plain, subjectOf, withTime, words } from './wording.ts';

/** The subject of the staff mail, and the title of a ticket: it holds the reference and nothing that the visitor wrote. */
export function titleOf({ message }: Delivery, file: DeskFile): string {
  const tag = file.site.languages[0]!;
  if (message.suggestion) return words(file, tag)('mail.suggest.title', { reference: message.reference });
  return words(file, tag)('mail.staff.title', {
    reference: message.reference,
    subject: subjectOf(message.subject, file, tag),
  });
}

/**
 * What staff read of a message in a system of their own, as plain text; `elsewhere` when its files are not sent there, `link` where they
 * mark it as answered.
 */
export function reportOf(
  delivery: Delivery,
  file: DeskFile,
  { elsewhere = false, link }: { elsewhere?: boolean; link?: string | undefined } = {},
): string {
  const say = words(file, file.site.languages[0]!);
  return lines(
    ...about(delivery, file, elsewhere),
    ...(link ? ['', say('mail.staff.answered'), link] : []),
    '',
    say('mail.staff.message'),
    '',
    plain(delivery.message.text),
  );
}

/** All that staff are told of a message except its text, a line each. */
export function about({ message }: Delivery, file: DeskFile, elsewhere = false): (string | false)[] {
  const tag = file.site.languages[0]!;
  const say = words(file, tag);
  return [
    say('mail.reference', { reference: message.reference }),
    message.subject !== '' && say('mail.subject', { subject: subjectOf(message.subject, file, tag) }),
    message.suggestion !== undefined && say('mail.suggest.file', { file: oneLine(message.suggestion.file) }),
    withTime('mail.received', message.received, file, tag),
    message.answerBy !== '' && withTime('mail.staff.answerBy', message.answerBy, file, tag),
    message.name !== '' && say('mail.name', { name: oneLine(message.name) }),
    message.email !== '' && say('mail.email', { email: oneLine(message.email) }),
    ...wishLines(message, say),
    ...(message.details?.own ?? []).map(({ label, value }) => `${oneLine(label)}: ${oneLine(value)}`),
    message.language !== tag && say('mail.language', { language: languageName(message.language, tag) }),
    message.page !== '' && say('mail.page', { page: oneLine(pageOf(message.page, file)) }),
    message.question !== '' && say('mail.question', { question: oneLine(message.question) }),
    message.attachments > 0 &&
      say(elsewhere ? 'mail.attachments.elsewhere' : 'mail.attachments', { count: String(message.attachments) }),
  ];
}

/** How an answer is wanted, where not by mail. */
function wishLines({ details }: Message, say: ReturnType<typeof words>): (string | false)[] {
  if (!details || details.wish === 'mail') return [];
  if (details.wish === 'none') return [say('mail.wish.none')];
  return [
    say('mail.wish.call', { phone: oneLine(details.phone) }),
    details.callAt !== '' && say('mail.wish.call-at', { time: oneLine(details.callAt) }),
  ];
}
