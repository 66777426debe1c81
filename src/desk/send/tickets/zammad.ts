import type { Channel } from '../channel.ts';
import type { Message } from '../../store/store.ts';
import { customerOf } from './customer.ts';
import { reportOf, titleOf } from '../mail/report.ts';
import { attachmentsField, get, numberIn, post, type TicketSystem } from './api.ts';

/**
 * The channel `zammad`: a ticket in a group, with the visitor as its customer (made by Zammad when it does not know the address).
 * The token's owner must be an agent of the group (`ticket.agent`). Before it makes a ticket it searches for the reference in the titles,
 * so that a repeat makes no second one; a repeat that comes before Zammad's search index knows the first is not noticed.
 * Zammad answers new tickets itself while its trigger for that is on: turn it off for the group, since the desk sends the receipt.
 * Sources: https://docs.zammad.org/en/latest/api/intro.html, https://docs.zammad.org/en/latest/api/ticket/index.html,
 * https://docs.zammad.org/en/latest/api/ticket/articles.html
 */
export function zammad({
  url,
  token,
  group,
  allowHosts = [],
}: TicketSystem & { token: string; group: (message: Message) => string }): Channel {
  const headers = { Authorization: `Token token=${token}` };
  return {
    name: 'zammad',
    attaches: true,
    deliver: async (delivery, file) => {
      const { message, attachments } = delivery;
      const customer = customerOf(message, file);
      const search = new URLSearchParams({ query: message.reference, limit: '10', expand: 'true' });
      const found = await get(`${url}/api/v1/tickets/search?${search}`, headers, allowHosts);
      const there = Object.values(found as object).find((one) => JSON.stringify(one).includes(message.reference));
      if (there) return numberIn(there);
      const title = titleOf(delivery, file);
      const made = await post(`${url}/api/v1/tickets`, headers, allowHosts, {
        title,
        group: group(message),
        customer_id: `guess:${customer}`,
        article: {
          subject: title,
          body: reportOf(delivery, file),
          content_type: 'text/plain',
          type: 'web',
          // Without it Zammad takes the agent for the writer.
          sender: 'Customer',
          internal: false,
          ...attachmentsField(attachments, (filename, type, data) => ({ filename, data, 'mime-type': type })),
        },
      });
      return numberIn(made);
    },
  };
}
