import type { settings } from './settings.ts';

/** What each setting of the desk is for, in a sentence or two for operators: README.md is compared with it. Apart, since no server needs it. */
export const manual: Record<keyof typeof settings, string> = {
  DATABASE_URL: 'Where messages are kept: sqlite: and a file, or the postgres:// address of a database.',
  DESK_SECRET:
    'At least 32 random bytes that sign forms and links. To change it, write the new one, a comma and the old one; take the old one away after two days.',
  SMTP_URL: 'The mail server: smtps://user:password@host, or smtp:// with ?requireTLS=true at the end.',
  MAIL_FROM:
    'The address that mails come from, such as help@agency.example; the mail server must be allowed to send for it.',
  OPERATOR_EMAIL:
    'Who is told by mail when the mail server refuses the address of a desk, and each Monday what waits, is late or was set aside.',
  STAFF_MAIL: 'no where messages go to a ticket system or a webhook alone; receipts go by mail all the same.',
  RECEIPTS: 'no where a ticket system sends receipts of its own; the thank-you page then promises none.',
  WEBHOOK_URL: 'The https:// address to which each message is posted, signed by Standard Webhooks.',
  WEBHOOK_SECRET:
    'The secret that the receiver shares: whsec_ and 24 to 64 bytes in base64; the new and the old one with a comma between them while it changes.',
  WEBHOOK_ALLOW_HOSTS:
    'Hosts, with commas between them, that may be reached although they are inside your network or have no https.',
  TRUSTED_PROXY:
    'How many proxies of yours stand before the desk and add to X-Forwarded-For; with 0 that header is not believed.',
  PROXY_ADDRESS:
    'The IP addresses or networks of your proxies, with commas between them; from anybody else X-Forwarded-For is not believed.',
  RETENTION_DAYS: 'For how many days a message is kept after it was answered or, unanswered, received.',
  DESK_LIMIT_SOFT:
    'After how many messages a day from one sender the browser has to do some work before it can send; one address gets as many receipts a day, but at least 5.',
  DESK_LIMIT_HARD:
    'After how many messages a day from one sender no more are taken; a school behind one address is one sender.',
  ATTACHMENT_MB:
    'How many megabytes the files of one message may have together, one of them 5 at most. In a mail they weigh a third more; both your mail server and your host must take that.',
  PUBLIC_ADDRESS:
    'https:// and the host under which visitors reach the site, where it is not the one in site.yaml; the path stays.',
};
