import type { SendMailOptions } from 'nodemailer';
import type { DeskFile } from '../../file.ts';
import { replyChannel, type Delivery, type DeliveryStatus } from '../../store/store.ts';
import { addressIn, type MailSettings } from './envelope.ts';
import { staffMail } from './staff.ts';
import { lines, oneLine, words } from './wording.ts';

/**
 * The mail that tells the desk what was not sent and what to do, with the message in it: the staff mail under another
 * subject. Where the mail to the desk itself was refused it goes to the operator. Nothing when all has been sent since.
 */
export async function alertMail(
  delivery: Delivery,
  file: DeskFile,
  settings: MailSettings,
): Promise<SendMailOptions | undefined> {
  const { message, others = [] } = delivery;
  const ended = others.filter(({ channel, state }) => channel !== delivery.channel && isLost(state));
  if (ended.length === 0) return undefined;
  const say = words(file, file.site.languages[0]!);
  const isDeskDead = ended.some(({ channel }) => channel === 'staff');
  const told = isDeskDead ? withMailOf(file, message.desk, settings.operator) : file;
  const mail = await staffMail({ ...delivery, attachments: [] }, told, settings);
  return {
    ...mail,
    subject: say('mail.alert.title', { reference: message.reference }),
    text: lines(
      say('mail.alert.intro'),
      '',
      ...ended.map(({ channel, problem }) =>
        channel === 'receipt'
          ? say('mail.alert.receipt', { email: oneLine(addressIn(message.email) ?? message.email), problem })
          : channel.startsWith(`${replyChannel}.`)
            ? say('mail.alert.reply', { email: oneLine(addressIn(message.email) ?? message.email), problem })
            : say('mail.alert.channel', {
                channel,
                problem,
                command: `npm run desk -- retry ${message.reference} ${channel}`,
              }),
      ),
      '',
      String(mail.text).trimEnd(),
    ),
  };
}

/** The site with another address for a desk. */
function withMailOf(file: DeskFile, desk: string, email: string | undefined): DeskFile {
  return { ...file, desks: { ...file.desks, [desk]: { name: {}, ...file.desks[desk], email } } };
}

const isLost = (state: DeliveryStatus['state']) => state === 'refused' || state === 'given up';
