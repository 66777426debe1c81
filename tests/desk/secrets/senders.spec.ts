import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { dailyKey } from '../../../src/desk/secrets/senders.ts';

const strong = 'q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k=';
const other = 'Vb2nM8qLr5TzXw0cK7sHd3JfY9gPa1EuRi6oQt4eZx8=';

test.describe('the key of a sender', () => {
  const key = (address: string, day = '2026-11-24', secret = strong) => dailyKey(secret, address, day);

  for (const [what, a, b, same] of [
    ['the same address', '192.0.2.1', '192.0.2.1', true],
    ['its neighbour', '192.0.2.1', '192.0.2.2', false],
    ['IPv4 inside IPv6', '192.0.2.1', '::ffff:192.0.2.1', true],
    ['IPv4 inside IPv6, in hexadecimal', '192.0.2.1', '::FFFF:c000:201', true],
    ['two IPv4 inside IPv6', '::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
    ['one household', '2001:db8:1:2::1', '2001:db8:1:2:a:b:c:d', true],
    ['another spelling', '2001:db8:0:0::1', '2001:0DB8::9', true],
    ['another household', '2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['a zone', 'fe80::1%eth0', 'fe80::1', true],
    ['space around it', ' 192.0.2.1 ', '192.0.2.1', true],
    ['a port behind it', '192.0.2.1:50123', '192.0.2.1', true],
    ['another port behind it', '[2001:db8:1:2::1]:50123', '2001:db8:1:2::1', true],
    ['what is not an address', 'unknown', '', false],
  ] as const)
    test(`${what}: ${same ? 'one' : 'two'}`, async () => expect((await key(a)) === (await key(b))).toBe(same));

  test('changes each day and with the secret, and does not show the address', async () => {
    const today = await key('192.0.2.1');
    expect(today).toMatch(/^[\w-]{22}$/);
    expect(await key('192.0.2.1', '2026-11-25')).not.toBe(today);
    expect(await key('192.0.2.1', '2026-11-24', other)).not.toBe(today);
  });

  test('no text makes it throw', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9a-f:.%\[\]]*$/), fc.ipV6()),
        async (address) => expect(await key(address)).toMatch(/^[\w-]{22}$/),
      ),
    ));
});
