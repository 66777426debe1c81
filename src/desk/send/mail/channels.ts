import type { SendMailOptions } from 'nodemailer';
import type { Delivery } from '../../store/store.ts';
import type { Channel } from '../channel.ts';
import type { MailSettings } from './envelope.ts';
import { receiptMail } from './receipt.ts';
import { staffMail } from './staff.ts';

/** The channels `staff` (a mail to the desk) and `receipt` (one to the visitor) over any transport; `send` rejects with a `DeliveryProblem`. */
export function mailChannels(
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
      bestEffort: true,
      deliver: async (delivery, file) => {
        // Who gave no address gets no receipt: nothing is left to do.
        if (delivery.message.email) await send(await receiptMail(delivery, file, settings), delivery);
      },
    },
  ];
}
