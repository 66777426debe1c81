import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import {
  longWord,
  newReference,
  newSecret,
  readCode,
  secretWord,
  secretWordOf,
} from '../../../src/desk/secrets/codes.ts';
import { digestOf, sameText } from '../../../src/desk/secrets/hash.ts';

test.describe('references and secrets', () => {
  test('the secret word of a message can be made again, and only with the secret of the desk', async () => {
    const [one, other] = [
      'q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k=',
      'Vb2nM8qLr5TzXw0cK7sHd3JfY9gPa1EuRi6oQt4eZx8=',
    ];
    const word = await secretWord(one, '7HD3KXY2');
    expect(word).toMatch(/^([2-9CDFHJKMNPRTWXY]{4}-){2}[2-9CDFHJKMNPRTWXY]{4}$/);
    expect(await secretWord(one, '7HD3KXY2')).toBe(word);
    expect(await secretWord(other, '7HD3KXY2')).not.toBe(word);
    expect(await secretWord(one, '7HD3KXY3')).not.toBe(word);
  });

  test('the long secret word of an earlier message is found and made again, also under an older secret of the desk', async () => {
    const secrets = ['q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k=', 'Vb2nM8qLr5TzXw0cK7sHd3JfY9gPa1EuRi6oQt4eZx8='];
    // As the desk made it when words had thirty signs.
    const word = 'XR99X-NRWYP-327K2-RX43K-J4RF5-3RYJH';
    expect(await longWord(secrets[0]!, '7HD3KXY2')).toBe(word);
    const older = await longWord(secrets[1]!, '7HD3KXY2');
    for (const known of [word, older, await secretWord(secrets[1]!, '7HD3KXY2')])
      expect(await secretWordOf(secrets, { reference: '7HD3KXY2', secret: await digestOf(readCode(known)) })).toBe(
        known,
      );
    expect(await secretWordOf(secrets, { reference: '7HD3KXY3', secret: await digestOf(readCode(word)) })).toBe(
      undefined,
    );
  });

  test('a reference has eight characters, a secret six groups of five, none of them alike or a vowel', () => {
    for (let time = 0; time < 500; time++) {
      expect(newReference()).toMatch(/^[2-9CDFHJKMNPRTWXY]{8}$/);
      expect(newSecret()).toMatch(/^([2-9CDFHJKMNPRTWXY]{5}-){5}[2-9CDFHJKMNPRTWXY]{5}$/);
    }
  });

  test('every character is as likely as any other', () => {
    const counts = new Map<string, number>();
    const drawn = 44_000;
    for (let time = 0; time < drawn / 8; time++)
      for (const sign of newReference()) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    expect(counts.size).toBe(22);
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - drawn / 22) ** 2 / (drawn / 22), 0);
    // 21 degrees of freedom: a fair draw is over 60 once in 100,000 times; a byte modulo 22 is at 160.
    expect(chi).toBeLessThan(60);
  });

  test('20,000 references are all different', () => {
    const all = Array.from({ length: 20_000 }, newReference);
    // One pair in 275 runs; two are not chance.
    expect(new Set(all).size).toBeGreaterThanOrEqual(all.length - 1);
  });

  for (const [typed, read] of [
    ['7hd3k-9wxcm', '7HD3K9WXCM'],
    [' 7H D3\u00a0K\n9WXCM ', '7HD3K9WXCM'],
    ['7HD3K–9WXCM', '7HD3K9WXCM'],
    ['zsgbo0q', '2568DDD'],
    ['', ''],
  ] as const)
    test(`typed by hand: ${JSON.stringify(typed)}`, () => expect(readCode(typed)).toBe(read));

  test('what was given out is read as it was', () => {
    for (let time = 0; time < 100; time++) {
      const secret = newSecret();
      expect(readCode(secret.toLowerCase().replaceAll('-', ' '))).toBe(secret.replaceAll('-', ''));
    }
  });

  test('a digest is SHA-256 in hexadecimal', async () =>
    expect(await digestOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'));

  test('texts are the same only if they are', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(sameText(a, b)).toBe(a === b);
        expect(sameText(a, a)).toBe(true);
        expect(sameText(a, a + b)).toBe(b === '');
        expect(sameText(a + b, a)).toBe(b === '');
      }),
    ));
});
