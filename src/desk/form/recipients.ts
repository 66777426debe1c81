import type { DeskParts } from '../parts.ts';
import { hmac } from '../secrets/hash.ts';

/** Receipts a day to one address, at least: enough for whoever writes often, and nothing to annoy a stranger with. */
const least = 5;

/** How many receipts a day one address gets: as many as messages from one sender are taken without work. */
export const receiptsADay = ({ limits }: Pick<DeskParts, 'limits'>): number => Math.max(limits.soft, least);

/**
 * Under what the receipts to an address are counted: a keyed hash, that tells nobody the address. Capitals, and what stands behind
 * a `+`, make no other mailbox.
 */
export async function recipientKey(secret: string, address: string): Promise<string> {
  const at = address.lastIndexOf('@');
  const [local = ''] = address.slice(0, Math.max(at, 0)).toLowerCase().split('+');
  const host = address.slice(at + 1).toLowerCase();
  return `receipt ${(await hmac(secret, 'recipient', local, host)).slice(0, 22)}`;
}
