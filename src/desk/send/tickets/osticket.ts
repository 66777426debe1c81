import { Buffer } from 'node:buffer';
import type { SendMailOptions } from 'nodemailer';
import type { DeskFile } from '../../file.ts';
import { labelOf } from '../../form/read/attachments.ts';
import type { Delivery, Message } from '../../store/store.ts';
import type { Channel } from '../channel.ts';
import { neededAddress } from '../mail/envelope.ts';
import { customerOf } from './customer.ts';
import { reportOf, titleOf } from '../mail/report.ts';
import { oneLine } from '../mail/wording.ts';
import { attachmentsField, attempting, numberIn, post, type TicketSystem } from './api.ts';

/**
 * The channel `osticket`: a ticket from a whole mail, as osTicket's API takes them from mail servers. It knows the Message-ID of a mail, so
 * that a repeat after a lost answer is the same ticket. osTicket ties an API key to the address of the server that uses it.
 * `topic` is the address of osTicket's to which such a mail would have come: its settings there give help topic and department. With a
 * number, the id of a help topic, the ticket is made from data instead, of which osTicket knows no repeat. `path`: where its API
 * begins, `/api/http.php` where its web server does not rewrite addresses. The mail counts as automatic, so that osTicket
 * sends no receipt of its own. Nothing in it is for staff alone: who wrote can read the ticket in osTicket's portal, so the link that
 * marks a message as answered is left out, and osTicket tells of answers by the plugin in `deploy/answers/`. Of files it keeps those whose kind and size its settings allow.
 * Source: https://docs.osticket.com/en/latest/Developer%20Documentation/API/Tickets.html
 */
export function osticket({
  url,
  key,
  topic,
  path = '/api',
  allowHosts = [],
}: Omit<TicketSystem, 'answeredLink'> & { key: string; topic?: (message: Message) => string; path?: string }): Channel {
  return {
    name: 'osticket',
    attaches: true,
    patience: attempting,
    deliver: async (delivery, file) => {
      const to = topic?.(delivery.message) ?? '';
      const isData = /^\d+$/.test(to);
      const made = isData
        ? await post(`${url}${path}/tickets.json`, { 'X-API-Key': key }, allowHosts, dataOf(delivery, file, to))
        : await post(
            `${url}${path}/tickets.email`,
            { 'X-API-Key': key, 'Content-Type': 'message/rfc822' },
            allowHosts,
            await mailOf(delivery, file, to),
          );
      // It answers with the number alone, as text.
      return numberIn({ number: made.trim().replace(/^"|"$/g, '') });
    },
  };
}

function dataOf(delivery: Delivery, file: DeskFile, topic: string) {
  const { message, attachments } = delivery;
  const email = customerOf(message, file);
  return {
    email,
    name: message.name || email,
    subject: titleOf(delivery, file),
    message: reportOf(delivery, file),
    alert: true,
    autorespond: false,
    source: 'API',
    topicId: Number(topic),
    ...attachmentsField(attachments, (name, type, data) => ({ [name]: `data:${type};base64,${data}` })),
  };
}

/** The mail that osTicket would have got from the visitor. Nobody but its own address stands in it: others would become part of the ticket. */
async function mailOf(delivery: Delivery, file: DeskFile, to: string): Promise<string> {
  const { id, message, attachments = [] } = delivery;
  const mail: SendMailOptions = {
    messageId: `<${id}@${new URL(file.site.address).hostname}>`,
    date: new Date(message.received),
    from: { name: oneLine(message.name), address: customerOf(message, file) },
    ...(to && { to: neededAddress(to) }),
    subject: titleOf(delivery, file),
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: reportOf(delivery, file),
    // In base64 all of it is ASCII, whatever reads it as text.
    textEncoding: 'base64',
    attachments: attachments.map((attachment, index) => {
      const { name, type } = labelOf(attachment, index);
      const { buffer, byteOffset, byteLength } = attachment.bytes;
      return { filename: name, contentType: type, content: Buffer.from(buffer, byteOffset, byteLength) };
    }),
  };
  const { createTransport } = await import('nodemailer');
  const writer = createTransport({
    streamTransport: true,
    buffer: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { message: text } = await writer.sendMail(mail);
  return (text as Buffer).toString('latin1');
}
