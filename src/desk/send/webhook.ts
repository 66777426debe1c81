import { createHmac } from 'node:crypto';
import { base64Of, labelOf } from '../form/read/attachments.ts';
import type { Channel } from './channel.ts';
import { request } from './request.ts';

/**
 * The channel `webhook`: posts each message as Standard Webhooks says (https://www.standardwebhooks.com). The `webhook-id` is
 * the delivery's and stays the same in every attempt, time and signature are new. While secrets are changed, list the new and the
 * old one (`whsec_…`): each signs. Files come along in base64, since the desk has no address from which they could be fetched.
 * `allowHosts` names hosts that may be inside the network or without https.
 * Throws if the address or a secret is no good, with a sentence for the operator.
 */
export function webhookChannel({
  url,
  secrets,
  allowHosts = [],
  now = () => new Date(),
}: {
  url: string;
  secrets: string[];
  allowHosts?: string[];
  now?: () => Date;
}): Channel {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address?.protocol !== 'https:' && !(address?.protocol === 'http:' && allowHosts.includes(address.hostname)))
    throw new Error(
      'The address of the webhook must begin with https://, unless its host is one of the allowed hosts.',
    );
  if (secrets.length === 0) throw new Error('The webhook needs at least one secret.');
  const keys = secrets.map(keyOf);

  return {
    name: 'webhook',
    attaches: true,
    deliver: async ({ id, message, attachments = [] }) => {
      const { reference, language, subject, desk, text, email, name, page, question, received, answerBy, suggestion } =
        message;
      const { wish, phone, callAt, own } = message.details ?? {};
      const body = JSON.stringify({
        type: suggestion ? 'suggestion.received' : 'message.received',
        timestamp: received,
        data: {
          ...{ reference, language, subject, desk, text, email, name, page, question, received, answerBy },
          ...(suggestion && { suggestion }),
          ...(wish && { wish, phone, callAt, fields: own }),
          attachments: attachments.map((file, index) => ({ ...labelOf(file, index), data: base64Of(file) })),
        },
      });
      const time = String(Math.floor(now().getTime() / 1000));
      const signatures = keys.map(
        (key) => `v1,${createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64')}`,
      );
      await request(url, {
        headers: {
          'Content-Type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': time,
          'webhook-signature': signatures.join(' '),
        },
        body,
        allowHosts,
      });
    },
  };
}

/** The bytes of a `whsec_…` secret: 24 to 64 of them, as the standard asks. */
function keyOf(secret: string): Buffer {
  const [, encoded = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  const key = Buffer.from(encoded, 'base64');
  if (key.length < 24 || key.length > 64)
    throw new Error('A secret of the webhook must be "whsec_" and then 24 to 64 random bytes in base64.');
  return key;
}
