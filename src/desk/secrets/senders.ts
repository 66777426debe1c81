import { hmac } from './hash.ts';

/**
 * The pseudonym under which a sender's messages of one day (`2026-11-24`) are counted: a keyed hash of the IP address, or of the first
 * 64 bits of an IPv6 address, because one household has that many. Two days cannot be matched without the secret; with it
 * the address could be found by trying all, so forget the key when the day is over.
 */
export async function dailyKey(secret: string, address: string, day: string): Promise<string> {
  return (await hmac(secret, 'sender', day, networkOf(address))).slice(0, 22);
}

/** IPv4 comes alone or inside IPv6 (`::ffff:192.0.2.1`), IPv6 in many spellings, either with a port behind it: each gets one. */
function networkOf(address: string): string {
  const plain = address
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/%.*$/, '');
  const written = /^\d+(\.\d+){3}$/.test(plain) ? `::ffff:${plain}` : plain;
  if (!URL.canParse(`http://[${written}]`)) return address.trim();
  const [head = '', tail] = new URL(`http://[${written}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  const groups = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return (groups.slice(0, 6).join() === '0,0,0,0,0,ffff' ? groups : groups.slice(0, 4)).join(':');
}
