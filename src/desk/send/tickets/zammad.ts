import type { Channel } from '../channel.ts';
import type { DeskFile } from '../../file.ts';
import type { Delivery, Message } from '../../store/store.ts';
import { customerOf } from './customer.ts';
import { reportOf, titleOf } from '../mail/report.ts';
import { words } from '../mail/wording.ts';
import { attachmentsField, attempting, get, idIn, numberIn, post, type TicketSystem } from './api.ts';

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
  answeredLink,
}: TicketSystem & { token: string; group: (message: Message) => string }): Channel {
  const headers = { Authorization: `Token token=${token}` };
  return {
    name: 'zammad',
    attaches: true,
    patience: attempting,
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
        customer: { email: customer, ...nameOf(message.name) },
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
      await tellStaff(made, delivery, file);
      return numberIn(made);
    },
  };

  /** An article that only agents see: what is quoted to the customer must not hold the link. Without it the ticket is there all the same. */
  async function tellStaff(made: string, { message }: Delivery, file: DeskFile) {
    const id = idIn(made);
    if (!answeredLink || id === undefined) return;
    const body = `${words(file, file.site.languages[0]!)('mail.staff.answered')}\n${await answeredLink(message.reference)}`;
    const note = { ticket_id: id, body, content_type: 'text/plain', type: 'note', internal: true };
    await post(`${url}/api/v1/ticket_articles`, headers, allowHosts, note).catch(() => undefined);
  }
}

/** A name as Zammad keeps it: the last word is the family's. */
function nameOf(name: string) {
  const [, firstname = '', lastname = ''] = /^(?:(.*)\s)?(\S+)$/.exec(name.trim()) ?? [];
  return lastname ? { firstname, lastname } : {};
}
