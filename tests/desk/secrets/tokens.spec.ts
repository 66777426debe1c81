import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { sign, verify } from '../../../src/desk/secrets/tokens.ts';

const strong = 'q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k=';
const other = 'Vb2nM8qLr5TzXw0cK7sHd3JfY9gPa1EuRi6oQt4eZx8=';

test.describe('signed tokens', () => {
  const [now, later] = ['2026-11-24T13:00:00.000Z', '2026-11-24T14:00:00.000Z'];
  const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));

  test('give back what was signed, whatever it is', () =>
    fc.assert(
      fc.asyncProperty(anyText, fc.string(), async (data, purpose) => {
        const token = await sign(strong, purpose, data, later);
        expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/);
        expect(await verify([strong], purpose, token, now)).toBe(data);
        expect(await verify([other, strong], purpose, token, now)).toBe(data);
        expect(await verify([other], purpose, token, now)).toBeUndefined();
        expect(await verify([], purpose, token, now)).toBeUndefined();
        expect(await verify([strong], `${purpose}x`, token, now)).toBeUndefined();
      }),
    ));

  test('fail when any character is changed, added or taken away', async () => {
    const token = await sign(strong, 'send', 'a message', later);
    const signs = 'AQgwBz09-_.=+/ å';
    for (let place = 0; place <= token.length; place++) {
      for (const sign of signs) {
        const changed = token.slice(0, place) + sign + token.slice(place + 1);
        if (changed !== token) expect(await verify([strong], 'send', changed, now)).toBeUndefined();
        expect(await verify([strong], 'send', token.slice(0, place) + sign + token.slice(place), now)).toBeUndefined();
      }
      if (place < token.length)
        expect(await verify([strong], 'send', token.slice(0, place) + token.slice(place + 1), now)).toBeUndefined();
    }
  });

  test('fail when the last bits of the signature, which base64 does not use, are changed', async () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const token = await sign(strong, 'send', 'a', later);
    const twin = token.slice(0, -1) + alphabet[alphabet.indexOf(token.at(-1)!) ^ 1];
    expect(Buffer.from(twin.split('.')[1]!, 'base64url')).toEqual(Buffer.from(token.split('.')[1]!, 'base64url'));
    expect(await verify([strong], 'send', twin, now)).toBeUndefined();
  });

  test('end at the moment that was set', async () => {
    const token = await sign(strong, 'send', 'a', later);
    expect(await verify([strong], 'send', token, '2026-11-24T13:59:59.999Z')).toBe('a');
    expect(await verify([strong], 'send', token, later)).toBeUndefined();
  });

  test('no text makes the check throw', () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(anyText, fc.stringMatching(/^[\w.-]*$/)), async (token) =>
        expect(await verify([strong], 'send', token, now)).toBeUndefined(),
      ),
    ));

  test('are HMAC-SHA-256 as another program computes it', async () => {
    const { createHmac } = await import('node:crypto');
    const [content = '', mac] = (await sign(strong, 'send', 'å', later)).split('.');
    expect(JSON.parse(Buffer.from(content, 'base64url').toString())).toEqual([later, 'å']);
    expect(mac).toBe(
      createHmac('sha256', strong)
        .update(JSON.stringify(['token', 'send', content]))
        .digest('base64url'),
    );
  });
});
