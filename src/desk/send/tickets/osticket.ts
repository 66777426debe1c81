import type { Channel } from '../channel.ts';
import type { Message } from '../../store/store.ts';
import { customerOf } from './customer.ts';
import { reportOf, titleOf } from '../mail/report.ts';
import { attachmentsField, numberIn, post, type TicketSystem } from './api.ts';

/**
 * The channel `osticket`: a ticket, if wanted under a help topic. osTicket ties an API key to the address of the server that uses it.
 * Its API can only make tickets, not find them: a repeat after a lost answer makes a second one, with the same reference in its subject.
 * osTicket's own automatic reply is turned off: the desk sends the receipt. Of files it keeps those whose kind and size its settings allow.
 * Source: https://docs.osticket.com/en/latest/Developer%20Documentation/API/Tickets.html
 */
export function osticket({
  url,
  key,
  topic,
  allowHosts = [],
}: TicketSystem & { key: string; topic?: (message: Message) => string }): Channel {
  return {
    name: 'osticket',
    attaches: true,
    deliver: async (delivery, file) => {
      const { message, attachments } = delivery;
      const email = customerOf(message, file);
      const made = await post(`${url}/api/tickets.json`, { 'X-API-Key': key }, allowHosts, {
        email,
        name: message.name || email,
        subject: titleOf(delivery, file),
        message: reportOf(delivery, file),
        alert: true,
        autorespond: false,
        source: 'API',
        ...(topic && { topicId: Number(topic(message)) }),
        ...attachmentsField(attachments, (name, type, data) => ({ [name]: `data:${type};base64,${data}` })),
      });
      // It answers with the number alone, as text.
      return numberIn({ number: made.trim().replace(/^"|"$/g, '') });
    },
  };
}
