import { expect, test } from '@playwright/test';
import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sign } from '../../src/desk/secrets/tokens.ts';
import { isSample } from '../sample.ts';
import { deskFile, endAll, open, origin, secret, written } from './desk.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

test.describe.configure({ mode: 'default' });
test.afterEach(endAll);

/** The same numbers in every run. */
function seeded(seed: number) {
  let count = 0;
  return (below: number) => createHash('sha256').update(`${seed} ${count++}`).digest().readUInt32BE() % below;
}

test('a thousand hostile requests break nothing, fill nothing, and leave only what is valid', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const { app, store, lines } = await open();
  const pick = seeded(7);
  const one = <Value>(values: readonly Value[]) => values[pick(values.length)]!;
  const bits = [
    '%ff%fe', '%', '%zz', '\0', '%00', '\r\nBcc: a@b.example', '%0d%0aX: y', '\ud800', '%ed%a0%80', '<script>', '"',
    "'; drop table messages; --", '__proto__', 'constructor', '../../etc/passwd', '{{7*7}}', '${7}', '\u202e', '😀',
    'x'.repeat(60_000), '&', '=', ';', '[]', '-->', '</textarea>', '#subject option[value="x"]', 'a@b@c',
  ]; // prettier-ignore
  const fields = ['lang', 'subject', 'message', 'email', 'name', 'question', 'page', 'nothing-here', 'key', 'proof', 'step', 'reference', 'secret', '__proto__', 'token'] as const; // prettier-ignore
  const valid: Record<string, string> = { ...written, step: 'send' };
  const value = (field: string) => (pick(20) > 0 && valid[field]) || one(bits) + one(bits);
  const pairs = () =>
    fields
      .filter((field) => (field in valid ? pick(40) > 0 : pick(6) === 0))
      .map((field) => [field, value(field)] as const);
  const bodies: (() => [BodyInit, string])[] = [
    () => [
      pairs()
        .map((pair) => pair.join('='))
        .join('&'),
      'application/x-www-form-urlencoded',
    ],
    () => [new URLSearchParams(pairs().map(([name, text]) => [name, text])).toString(), 'application/x-www-form-urlencoded; charset=utf-16'], // prettier-ignore
    () => [Buffer.from(Array.from({ length: pick(400) }, () => pick(256))), one(['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=b'])], // prettier-ignore
    () => {
      const whole = pairs().map(([name, text]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`).join('') + '--b--\r\n'; // prettier-ignore
      return [whole.slice(0, pick(whole.length)), one(['multipart/form-data; boundary=b', 'multipart/form-data', 'multipart/form-data; boundary="'])]; // prettier-ignore
    },
    () => [JSON.stringify(Object.fromEntries(pairs().map(([name, text]) => [name, one([text, text, text, text, text, text, text, text, text, text, text, text, text, text, 7, null, [text], { text }, true, 1e400])]))), 'application/json'], // prettier-ignore
    () => [one(['[', '{"a":']).repeat(pick(15_000)), 'application/json'],
    () => [`{"__proto__":{"message":"x","email":"a@b.example"},"constructor":{"prototype":{"x":1}},"subject":"${one(['toString', '__proto__', 'library'])}"}`, 'application/json'], // prettier-ignore
    () => ['{"message":"\\ud800\\u0000","email":"a\\r\\n@b.example","subject":"library"', 'application/json'],
    () => [one(bits), one(['text/plain', '', 'application/json;', '__proto__', 'constructor', 'a'.repeat(5000)])],
  ];
  const ask = async () => {
    valid['proof'] = await sign(secret, 'send', crypto.randomUUID(), '2026-11-25T08:00:00.000Z');
    // A third are forms as browsers send them, so that enough of them reach the store.
    const [body, type] = (pick(3) === 0 ? bodies[0]! : one(bodies))();
    const headers: Record<string, string> = {
      ...(type && { 'Content-Type': type }),
      ...(pick(2) && { Accept: one(['application/json', '*/*', 'text/html', ',;q=']) }),
      ...(!pick(3) && { Origin: one(['null', 'https://evil.example', origin, '://', 'x']) }),
      ...(!pick(4) && { 'Content-Length': one(['0', '-1', '99999999', 'x', '1e9', '10, 20']) }),
      ...(!pick(4) && { Referer: one(['//', 'http://', 'javascript:x', `${origin}/__proto__/`, `${origin}/%ff/`]) }),
      ...(!pick(4) && { Cookie: one(['sent=', 'sent=a.b', `sent=${'.'.repeat(999)}`, ';;;=', 'sent=%ff']) }),
      ...(!pick(6) && { 'Content-Encoding': one(['gzip', 'identity', '\t']) }),
      ...(!pick(6) && { 'Accept-Language': one([';;q', '*', '__proto__', 'nb;q=9999', ','.repeat(999)]) }),
    };
    const path = one([
      'messages',
      'messages',
      'messages',
      'status',
      'answered',
      `%ff`,
      '__proto__',
      'health',
      '../desk',
    ]);
    if (!pick(8)) return app.request(`${origin}/${one(['en', 'nb', '__proto__', '%ff'])}/contact/${one(['', 'sent/'])}?question=${one(bits)}`, { headers }); // prettier-ignore
    if (!pick(8)) return app.request(`${origin}/desk/answered?token=${one(bits)}`, { headers });
    return app.request(`${origin}/desk/${path}`, { method: one(['POST', 'POST', 'POST', 'PUT']), headers, body });
  };
  for (let warm = 0; warm < 100; warm++) await (await ask()).text();
  collect();
  const before = process.memoryUsage().heapUsed;
  const bad: string[] = [];
  for (let count = 0; count < 1000; count++) {
    lines.length = 0;
    const answer = await ask();
    await answer.text();
    if (answer.status >= 500) bad.push(JSON.stringify(lines));
  }
  collect();
  expect(bad).toEqual([]);
  expect((process.memoryUsage().heapUsed - before) / 2 ** 20).toBeLessThan(30);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  const kept = await store.list();
  expect(kept.length).toBeGreaterThan(10);
  for (const message of kept) {
    expect(Object.keys(deskFile().subjects)).toContain(message.subject);
    expect(deskFile().site.languages).toContain(message.language);
    expect(message.email).toMatch(/^[\x21-\x7e]+@[a-z0-9.-]+$/);
    expect(message.text.trim()).not.toBe('');
    expect(message.text.length).toBeLessThanOrEqual(5000);
    expect(message.text + message.name + message.question).not.toMatch(/[\0\r\ud800]/);
    expect(message.name + message.question + message.page).not.toMatch(/\n/);
  }
});
