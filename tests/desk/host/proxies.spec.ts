import { expect, test } from '@playwright/test';
import { proxiesIn } from '../../../src/desk/host/node.ts';

test('only a proxy is believed to say where a request came from', () => {
  for (const [setting, address, isProxy] of [
    ['', '127.0.0.1', true],
    ['', '::1', true],
    ['', '::ffff:10.0.0.7', true],
    ['', '172.18.0.3', true],
    ['', 'fd00::7', true],
    ['', '8.8.8.8', false],
    ['', '::ffff:8.8.8.8', false],
    ['', '2a00:1450::1', false],
    ['203.0.113.7, 10.0.0.0/8', '203.0.113.7', true],
    ['203.0.113.7, 10.0.0.0/8', '::ffff:10.1.2.3', true],
    ['203.0.113.7, 10.0.0.0/8', '127.0.0.1', false],
    ['2001:db8::/32', '2001:db8::1', true],
    ['2001:db8::/32', '2001:db9::1', false],
    ['203.0.113.7', 'unknown', false],
  ] as const)
    expect(proxiesIn(setting)(address), `${setting || 'nothing set'}: ${address}`).toBe(isProxy);
});
