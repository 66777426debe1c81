import type { DeskFile } from '../file.ts';
import type { OpenOrders } from '../orders/open.ts';
import type { EventSettings } from '../events/settings.ts';
import type { Channel } from '../send/channel.ts';
import type { MailSettings, SendLetter } from '../send/mail/envelope.ts';
import type { DeskParts } from '../parts.ts';
import { lateChannels } from '../store/store.ts';
import type { Host } from './host.ts';
import type { StaffSettings } from '../staff/web/parts.ts';
import type { ForgeOpener } from '../suggest/forge/open.ts';
import type { Settings } from './settings.ts';

/** The channels of ticket systems, and a sentence for each mistake in their settings. */
export interface Tickets {
  channels: Channel[];
  mistakes: string[];
}

/** The channels of the ticket systems that are set. Their code, like that of each channel, is loaded only where it is used: a function has to start fast. */
export async function openTickets(
  env: Record<string, string | undefined>,
  allowHosts: string[],
  answeredLink: (reference: string) => Promise<string>,
): Promise<Tickets> {
  const named = Object.keys(env).some((name) => /^(ZAMMAD|FREESCOUT|OSTICKET|GITHUB_ISSUES)_/.test(name));
  return named
    ? (await import('../send/tickets/channels.ts')).ticketChannels(env, allowHosts, answeredLink)
    : { channels: [], mistakes: [] };
}

/** How answers come back, if anything of it is set, and a sentence for each mistake in that. */
export async function openEvents(
  env: Record<string, string | undefined>,
  allowHosts: string[],
  readsMailbox: boolean,
): Promise<{ settings?: EventSettings; mistakes: string[] }> {
  const isSet = Object.entries(env).some(
    ([name, value]) => value && /^(EVENTS_SECRET|IMAP_URL|IMAP_FOLDERS|REPLY_ADDRESS|LATE_MAIL)$/.test(name),
  );
  return isSet
    ? (await import('../events/settings.ts')).readEventSettings(env, allowHosts, readsMailbox)
    : { mistakes: [] };
}

/** How orders are told and swept, where the site has kinds of them, and a sentence for each mistake in their settings. */
export async function openOrders(
  file: DeskFile,
  env: Record<string, string | undefined>,
): Promise<Partial<OpenOrders> & { mistakes: string[] }> {
  if (file.orders) return (await import('../orders/open.ts')).ordersIn(file, env);
  return { mistakes: env['ORDERS_SECRET'] ? ['ORDERS_SECRET: is set, and site.yaml has no orders. Take it out.'] : [] };
}

/** How the forge is opened that is set, if one is, and a sentence for each mistake in its settings. */
export async function openForge(
  env: Record<string, string | undefined>,
  allowHosts: string[],
): Promise<{ open: ForgeOpener | undefined; mistakes: string[] }> {
  const isSet = Object.entries(env).some(
    ([name, value]) => value && /^FORGE(_(URL|REPOSITORY|TOKEN|BRANCH|SECRET))?$/.test(name),
  );
  return isSet
    ? (await import('../suggest/forge/open.ts')).forgeIn(env, allowHosts)
    : { open: undefined, mistakes: [] };
}

/** The desk in a browser, where it is set, and a sentence for each mistake in its settings. */
export async function openStaff(
  env: Record<string, string | undefined>,
): Promise<{ settings?: StaffSettings; mistakes: string[] }> {
  return env['STAFF'] ? (await import('../staff/web/settings.ts')).readStaffSettings(env) : { mistakes: [] };
}

/** How calls and SMS are answered that services bring, if the secret of one is set, and a sentence for each mistake in that. */
export async function openPhone(
  env: Record<string, string | undefined>,
  isThere: boolean,
): Promise<{ routes?: DeskParts['phone']; mistakes: string[] }> {
  const isSet = Object.entries(env).some(
    ([name, value]) => value && /^(TWILIO_AUTH_TOKEN|JAMBONZ_SECRET|VOICEXML_SECRET)$/.test(name),
  );
  return isSet ? (await import('../../phone/http/settings.ts')).phoneIn(env, isThere) : { mistakes: [] };
}

/** Mails that no longer go where the operator wants none. */
const toStaff: string[] = ['staff', lateChannels.desk];
const toSender: string[] = ['receipt', lateChannels.sender];

/** All channels that are set; where there is none, the outbox of the host, with a notice for the operator. */
export async function openChannels(
  { mail, webhook, allowedHosts, staffMail, receipts }: Settings,
  tickets: Channel[],
  { outbox }: Host,
  letter: MailSettings,
): Promise<{ channels: Channel[]; notices: string[]; send?: SendLetter }> {
  const mails = mail ? (await import('../send/mail/smtp.ts')).smtpChannels(mail.url, letter) : [];
  const channels = [
    ...mails.filter(
      ({ name }) => !(staffMail ? [] : toStaff).includes(name) && !(receipts ? [] : toSender).includes(name),
    ),
    ...(webhook ? [(await import('../send/webhook.ts')).webhookChannel({ ...webhook, allowHosts: allowedHosts })] : []),
    ...tickets,
  ];
  if (channels.length > 0 || !outbox)
    return {
      channels,
      notices: [],
      ...(mail && { send: async (written) => (await import('../send/mail/smtp.ts')).sendThrough(mail.url)(written) }),
    };
  const written = await outbox(letter);
  return { channels: written.channels, notices: [written.notice], send: written.send };
}
