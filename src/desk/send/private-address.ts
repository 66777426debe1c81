import { BlockList, isIP } from 'node:net';

/** Ranges of IPv4 that are not public (IANA's special-purpose registry), multicast among them. */
const insideV4 = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  insideV4.addSubnet(net, prefix, 'ipv4');

/** Only 2000::/3 is public in IPv6. Left out of it: what carries an IPv4 address (Teredo, 6to4) and examples. */
const publicV6 = new BlockList();
publicV6.addSubnet('2000::', 3, 'ipv6');
const insideV6 = new BlockList();
insideV6.addSubnet('2001::', 23, 'ipv6');
insideV6.addSubnet('2001:db8::', 32, 'ipv6');
insideV6.addSubnet('2002::', 16, 'ipv6');
insideV6.addSubnet('3fff::', 20, 'ipv6');

/** Whether an IP address, also in the brackets of a URL, is not a public one. A name is not an address: false. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '');
  const kind = isIP(bare);
  if (kind === 4) return insideV4.check(bare, 'ipv4');
  if (kind === 6) return !publicV6.check(bare, 'ipv6') || insideV6.check(bare, 'ipv6');
  return false;
}
