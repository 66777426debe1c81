import type { Channel } from '../send/channel.ts';
import type { MailSettings } from '../send/mail/envelope.ts';
import type { Host } from './host.ts';
import type { Settings } from './settings.ts';

export interface Tickets {
  channels: Channel[];
  mistakes: string[];
}

/** Each way out is loaded only where it is used: a function has to start fast. */
export async function openTickets(env: Record<string, string | undefined>, allowHosts: string[]): Promise<Tickets> {
  const named = Object.keys(env).some((name) => /^(ZAMMAD|FREESCOUT|OSTICKET|GITHUB_ISSUES)_/.test(name));
  return named
    ? (await import('../send/tickets/channels.ts')).ticketChannels(env, allowHosts)
    : { channels: [], mistakes: [] };
}

/** The ways by which messages are sent on. */
export async function openChannels(
  { mail, webhook, allowedHosts }: Settings,
  tickets: Channel[],
  { outbox }: Host,
  letter: MailSettings,
): Promise<{ channels: Channel[]; notices: string[] }> {
  const channels = [
    ...(mail ? (await import('../send/mail/smtp.ts')).smtpChannels(mail.url, letter) : []),
    ...(webhook ? [(await import('../send/webhook.ts')).webhookChannel({ ...webhook, allowHosts: allowedHosts })] : []),
    ...tickets,
  ];
  if (channels.length > 0 || !outbox) return { channels, notices: [] };
  const written = await outbox(letter);
  return { channels: written.channels, notices: [written.notice] };
}
