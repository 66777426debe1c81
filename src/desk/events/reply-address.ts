import { hmac, sameText } from '../secrets/hash.ts';

/**
 * The address of a message to which staff's replies come: `reply+k7m4qx2p-4f0a…@agency.example`. It stands in small letters, as mail
 * servers may write it so, and its local part stays below 64 signs (RFC 5321).
 */
export async function replyAddress(address: string, secret: string, reference: string): Promise<string> {
  return address.replace('@', `+${reference.toLowerCase()}-${await markOf(secret, reference)}@`);
}

/** The reference in an address that one of the secrets has made; nothing in any other. */
export async function referenceIn(address: string, secrets: string[]): Promise<string | undefined> {
  const [, reference = '', mark = ''] = /\+([2-9a-z]{8})-([a-z0-9]{16})@/.exec(address.toLowerCase()) ?? [];
  if (!reference) return undefined;
  const known = reference.toUpperCase();
  const marks = await Promise.all(secrets.map((secret) => markOf(secret, known)));
  return marks.some((own) => sameText(own, mark)) ? known : undefined;
}

async function markOf(secret: string, reference: string): Promise<string> {
  return (await hmac(secret, 'reply', reference))
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 16);
}
