import { createHash, createHmac } from 'node:crypto';
import { readCode } from '../secrets/codes.ts';
import { eventKinds, type MessageEvent } from '../store/store.ts';
import { hubSignature, isSigned, isStandard, jsonIn } from '../suggest/forge/events.ts';

/** What a system says of a message that it names by our reference, by its own number, or by a title with the reference in it. */
export interface Told extends Omit<MessageEvent, 'reference'> {
  reference?: string | undefined;
  number?: string | undefined;
  /** The channel that gave the number; any, where it is not known. */
  channel?: string | undefined;
  title?: string | undefined;
}

/** What a request turned out to be: an event, nothing to do, signed by nobody that we know, or signed and not understood. */
export type Read = Told | 'nothing' | 'forged' | { mistake: string };

/** Signs in a note that a visitor reads. */
const longest = 2000;

/**
 * Reads an event, signed as one of the senders signs that are known: Standard Webhooks (https://www.standardwebhooks.com), Zammad,
 * FreeScout or GitHub. Standard Webhooks signs its time and id, so that old ones are refused; of the others the digest of the
 * body is the id, so that what is played again is the same event.
 */
export function readEvent(headers: Headers, body: Uint8Array, secrets: string[], now: Date): Read {
  const id = headers.get('webhook-id') ?? '';
  if (id) return isStandard(headers, body, secrets, now) ? ownIn(body, id.slice(0, 200), now) : 'forged';
  const digest = `body ${createHash('sha256').update(body).digest('hex')}`;
  const hub = headers.get('x-hub-signature-256');
  if (hub) {
    if (!isSigned(hub, body, secrets, (secret, bytes) => `sha256=${hubSignature(secret, bytes)}`)) return 'forged';
    return headers.has('x-github-event') ? gitHubIn(headers, body, digest, now) : ownIn(body, digest, now);
  }
  const old = headers.get('x-hub-signature');
  if (old)
    return isSigned(old, body, secrets, (...it) => `sha1=${sha1(...it, 'hex')}`) ? ownIn(body, digest, now) : 'forged';
  const scout = headers.get('x-freescout-signature');
  if (scout && isSigned(scout, body, secrets, (...it) => sha1(...it, 'base64')))
    return freeScoutIn(headers, body, digest, now);
  return 'forged';
}

const sha1 = (secret: string, body: Uint8Array, encoding: 'hex' | 'base64') =>
  createHmac('sha1', secret).update(body).digest(encoding);

type Fields = Record<string, unknown>;

/** The event in our own words: `{ "type": "answered", "timestamp": "…", "data": { "reference": "…" } }`. */
function ownIn(body: Uint8Array, id: string, now: Date): Read {
  const told = jsonIn(body) as Fields | null | undefined;
  const data = (told?.['data'] ?? {}) as Fields;
  const kind = textIn(told?.['type']).replace(/^message\./, '') as Told['kind'];
  if (!eventKinds.includes(kind)) return { mistake: `type: is not one that is known. Write ${eventKinds.join(', ')}.` };
  const reference = readCode(textIn(data['reference'])) || undefined;
  const number = textIn(data['ticket']) || undefined;
  const title = textIn(data['title']) || undefined;
  if (!reference && !number && !title)
    return { mistake: 'data: names no message. Write its reference, or its ticket.' };
  const text = textIn(data['text']).trim();
  if (kind === 'note' && (text === '' || text.length > longest))
    return { mistake: `data.text: is empty or longer than ${longest} signs. Write what the sender shall read.` };
  const happened = timeIn(told?.['timestamp'], now);
  return { id, kind, happened, reference, number, title, channel: textIn(data['channel']) || undefined, text };
}

/** An issue that was closed is answered, unless it was closed as not planned or as a duplicate. */
function gitHubIn(headers: Headers, body: Uint8Array, id: string, now: Date): Read {
  const { action, issue } = (jsonIn(body) ?? {}) as { action?: unknown; issue?: Fields };
  if (headers.get('x-github-event') !== 'issues' || !issue) return 'nothing';
  const isRefused = ['not_planned', 'duplicate'].includes(textIn(issue['state_reason']));
  const kind = action === 'reopened' ? 'reopened' : action !== 'closed' ? undefined : isRefused ? 'closed' : 'answered';
  if (!kind) return 'nothing';
  const happened = timeIn(issue['updated_at'], now);
  return { id, kind, happened, number: textIn(issue['number']), channel: 'github', title: textIn(issue['title']) };
}

function freeScoutIn(headers: Headers, body: Uint8Array, id: string, now: Date): Read {
  const conversation = jsonIn(body) as Fields | null | undefined;
  const status = textIn(conversation?.['status']);
  const kind = {
    'convo.agent.reply.created': 'answered',
    'convo.customer.reply.created': 'reopened',
    'convo.status': ({ closed: 'closed', active: 'reopened' } as const)[status],
  }[headers.get('x-freescout-event') ?? ''] as Told['kind'] | undefined;
  if (!conversation || !kind) return 'nothing';
  const happened = timeIn(conversation['updatedAt'] ?? conversation['userUpdatedAt'], now);
  const [number, title] = [textIn(conversation['number']), textIn(conversation['subject'])];
  return { id, kind, happened, number, channel: 'freescout', title };
}

/** A time with its zone, as we write it; that of arrival for what is none, and for what has not come yet. */
function timeIn(value: unknown, now: Date): string {
  const text = textIn(value);
  const time = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : NaN;
  return new Date(Number.isNaN(time) ? now : Math.min(time, now.getTime())).toISOString();
}

const textIn = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
