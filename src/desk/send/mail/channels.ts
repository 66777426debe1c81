import type { SendMailOptions } from 'nodemailer';
import type { DeskFile } from '../../file.ts';
import { alertChannel, lateChannels, replyChannel, type Delivery } from '../../store/store.ts';
import { DeliveryProblem, type Channel } from '../channel.ts';
import { alertMail } from './alert.ts';
import { lateMail, overdueMail } from './late.ts';
import type { MailSettings } from './envelope.ts';
import { receiptMail } from './receipt.ts';
import { staffMail } from './staff.ts';

/**
 * The channels `staff` (a mail to the desk), `receipt` (one to the visitor) and `alert` (one that says what was not sent) over any
 * transport, with those that say that an answer is late; `send` rejects with a `DeliveryProblem`, `too-large` where a mail with less in it would be taken.
 */
export function mailChannels(
  settings: MailSettings,
  send: (mail: SendMailOptions, delivery: Delivery) => Promise<unknown>,
): Channel[] {
  return [
    {
      name: 'staff',
      attaches: true,
      deliver: async (delivery, file) => {
        try {
          await send(await staffMail(delivery, file, settings), delivery);
        } catch (error) {
          const isTooLarge = error instanceof DeliveryProblem && error.code === 'too-large';
          if (!isTooLarge || delivery.message.attachments === 0) throw error;
          // The text at least, under the same Message-ID: it says where the files are.
          await send(await staffMail({ ...delivery, attachments: [] }, file, settings), delivery);
        }
      },
    },
    {
      name: 'receipt',
      bestEffort: true,
      deliver: async (delivery, file) => {
        // Who gave no address gets no receipt: nothing is left to do.
        if (delivery.message.email) await send(await receiptMail(delivery, file, settings), delivery);
      },
    },
    ...(settings.replyOf
      ? [
          {
            name: replyChannel,
            deliver: async (delivery: Delivery, file: DeskFile) => {
              const { replyMail } = await import('./reply.ts');
              await send(await replyMail(delivery, file, settings), delivery);
            },
          },
        ]
      : []),
    {
      name: alertChannel,
      bestEffort: true,
      reports: true,
      deliver: async (delivery, file) => {
        const mail = await alertMail(delivery, file, settings);
        if (mail) await send(mail, delivery);
      },
    },
    {
      name: lateChannels.sender,
      bestEffort: true,
      onlyWhileOpen: true,
      deliver: async (delivery, file) => void (await send(await lateMail(delivery, file, settings), delivery)),
    },
    {
      name: lateChannels.desk,
      bestEffort: true,
      onlyWhileOpen: true,
      deliver: async (delivery, file) => void (await send(await overdueMail(delivery, file, settings), delivery)),
    },
  ];
}
