import { expect, test } from '@playwright/test';
import { DeliveryProblem } from '../../../src/desk/send/channel.ts';
import { request } from '../../../src/desk/send/request.ts';
import { listen } from './listen.ts';
import { codeOf, marker } from './town.ts';

for (const [status, headers, problem] of [
  [301, { Location: '/other' }, { code: 'http-301', permanent: false, retryAfter: 0 }],
  [302, { Location: 'http://127.0.0.1:1/' }, { code: 'http-302', permanent: false, retryAfter: 0 }],
  [400, {}, { code: 'http-400', permanent: false, retryAfter: 0 }],
  [410, {}, { code: 'http-410', permanent: true, retryAfter: 0 }],
  [429, { 'Retry-After': '120' }, { code: 'http-429', permanent: false, retryAfter: 120 }],
  [503, { 'Retry-After': '7' }, { code: 'http-503', permanent: false, retryAfter: 7 }],
  [503, { 'Retry-After': 'soon' }, { code: 'http-503', permanent: false, retryAfter: 0 }],
  [500, { 'Retry-After': '7' }, { code: 'http-500', permanent: false, retryAfter: 0 }],
] as const)
  test(`a receiver that answers ${status} ${JSON.stringify(headers)} has not accepted`, async () => {
    const hook = await listen((_, response) => response.writeHead(status, headers).end(marker));
    const problem_ = await request(hook.url, { allowHosts: ['127.0.0.1'], body: '{}' }).catch(
      (error: unknown) => error,
    );
    expect(problem_).toBeInstanceOf(DeliveryProblem);
    expect(problem_).toMatchObject(problem);
    expect(String((problem_ as Error).stack)).not.toContain(marker);
    expect(hook.requests).toHaveLength(1);
    hook.close();
  });

test('a receiver may ask to be left alone until a date', async () => {
  const date = new Date(Date.now() + 300_000).toUTCString();
  const hook = await listen((_, response) => response.writeHead(429, { 'Retry-After': date }).end());
  const problem = await request(hook.url, { allowHosts: ['127.0.0.1'] }).catch((error: unknown) => error);
  const { retryAfter } = problem as DeliveryProblem;
  expect(retryAfter).toBeGreaterThan(290);
  expect(retryAfter).toBeLessThanOrEqual(300);
  hook.close();
});

test('an endless answer is read no further than needed, and a silent or dripping one ends in time', async () => {
  const allowHosts = ['127.0.0.1'];
  let written = 0;
  const endless = await listen((_, response) => {
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536))) written += 65_536;
    };
    response.on('drain', more);
    more();
  });
  expect((await request(endless.url, { allowHosts })).text).toHaveLength(1024);
  expect(written).toBeLessThan(20e6);
  endless.close();

  for (const head of [false, true]) {
    const silent = await listen((_, response) => {
      if (head) response.writeHead(200).write('x');
    });
    expect(await codeOf(request(silent.url, { allowHosts, timeout: 200 }))).toBe('timeout');
    silent.close();
  }
  expect(await codeOf(request('http://127.0.0.1:1/', { allowHosts }))).toBe('connect');
});

for (const [url, code] of [
  ['http://hooks.example/', 'not-https'],
  ['file:///etc/passwd', 'not-https'],
  ['gopher://127.0.0.1/', 'not-https'],
  ['no address', 'not-https'],
  ['http://127.0.0.1/', 'not-https'],
  ['https://127.0.0.1/', 'private-address'],
  ['https://127.1/', 'private-address'],
  ['https://2130706433/', 'private-address'],
  ['https://0x7f.0.0.1/', 'private-address'],
  ['https://0177.0.0.1/', 'private-address'],
  ['https://①②⑦.0.0.1/', 'private-address'],
  ['https://[::1]/', 'private-address'],
  ['https://[::ffff:127.0.0.1]/', 'private-address'],
  ['https://[::ffff:a9fe:a9fe]/', 'private-address'],
  ['https://169.254.169.254/latest/meta-data/', 'private-address'],
  ['https://user:password@10.0.0.1/', 'private-address'],
  ['https://localhost/', 'private-address'],
  ['https://no-such-name.invalid/', 'connect'],
] as const)
  test(`nothing is sent to ${url}`, async () => {
    expect(await codeOf(request(url, { allowHosts: ['tickets.inside.example'], timeout: 5000 }))).toBe(code);
  });
