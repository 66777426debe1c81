import type { Channel } from '../channel.ts';
import type { Message } from '../../store/store.ts';
import { customerOf } from './customer.ts';
import { reportOf, titleOf } from '../mail/report.ts';
import { words } from '../mail/wording.ts';
import { attachmentsField, attempting, get, numberIn, post, type TicketSystem } from './api.ts';

/**
 * The channel `freescout`: a conversation in a mailbox, written by the visitor. FreeScout needs its module "API & Webhooks".
 * Before it makes one it looks for a conversation with the reference in its subject, so that a repeat makes no second one.
 * The link for staff stands in a note, which needs a `user` of FreeScout who writes it.
 * FreeScout answers new conversations itself while the mailbox has an automatic reply: turn it off, since the desk sends the receipt.
 * Source: https://api-docs.freescout.net
 */
export function freescout({
  url,
  key,
  mailbox,
  user,
  allowHosts = [],
  answeredLink,
}: TicketSystem & { key: string; mailbox: (message: Message) => string; user?: number | undefined }): Channel {
  const headers = { 'X-FreeScout-API-Key': key };
  return {
    name: 'freescout',
    attaches: true,
    patience: attempting,
    deliver: async (delivery, file) => {
      const { message, attachments } = delivery;
      const email = customerOf(message, file);
      // Without `status` it looks among the active ones only, and staff may have closed it.
      const search = new URLSearchParams({
        ...{ mailboxId: mailbox(message), subject: message.reference },
        ...{ status: 'active,pending,closed,spam', pageSize: '1' },
      });
      const found = await get(`${url}/api/conversations?${search}`, headers, allowHosts);
      const conversations = (found as { _embedded?: { conversations?: unknown[] } })._embedded?.conversations ?? [];
      if (JSON.stringify(found).includes(message.reference)) return numberIn(conversations[0]);
      const link = user === undefined ? undefined : await answeredLink?.(message.reference);
      const answered = words(file, file.site.languages[0]!)('mail.staff.answered');
      const made = await post(`${url}/api/conversations`, headers, allowHosts, {
        type: 'email',
        mailboxId: Number(mailbox(message)),
        subject: titleOf(delivery, file),
        customer: { email, ...(message.name && { firstName: message.name.slice(0, 40) }) },
        // FreeScout shows the text as HTML.
        threads: [
          {
            type: 'customer',
            customer: { email },
            text: htmlOf(reportOf(delivery, file)),
            ...attachmentsField(attachments, (fileName, mimeType, data) => ({ fileName, mimeType, data })),
          },
          // FreeScout quotes the conversation to the customer, but not what is noted in it.
          ...(link ? [{ type: 'note', user, text: htmlOf(`${answered}\n${link}`) }] : []),
        ],
        status: 'active',
      });
      return numberIn(made);
    },
  };
}

function htmlOf(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => names[character]!).replace(/\n/g, '<br>');
}
