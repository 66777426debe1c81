import { expect, test } from '@playwright/test';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { DeliveryProblem } from '../../../../src/desk/send/channel.ts';
import { deliverer } from '../../../../src/desk/send/delivery.ts';
import { smtpChannels } from '../../../../src/desk/send/mail/smtp.ts';
import { many, memory } from '../memory.ts';
import { startMailServer } from '../smtp.ts';
import { clock, codeOf, delivery, file, settings } from '../town.ts';

test('a mail server that takes the call and says nothing is left after a while', async () => {
  const silent = createTcpServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const url = `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}?greetingTimeout=200`;
  expect(await codeOf(smtpChannels(url, settings)[0]!.deliver(delivery(), file))).toBe('timeout');
  silent.close();
});

test('a receipt to an address that does not exist is given up, a mail to the desk never', async () => {
  const mail = await startMailServer();
  const said = '550 5.1.1 No such user';
  mail.refuses({ 'anna@home.example': said, 'library@town.example': said });
  const { store, rows } = memory([...many(1, 'receipt'), ...many(1, 'staff')]);
  const time = clock();
  const { sweep } = deliverer({ store, channels: smtpChannels(mail.url(), settings), file, now: time.now });
  expect(await sweep()).toMatchObject({ givenUp: 1, failed: 1, delivered: 0 });
  expect(rows.map(({ done, problem }) => [done, problem])).toEqual([
    [true, ''],
    [false, 'smtp-550'],
  ]);
  mail.refuses({});
  time.add(7 * 3600);
  expect(await sweep()).toMatchObject({ delivered: 1 });
  await mail.down();
});

test('a mail server that is not set up for us costs nobody their receipt', async () => {
  const mail = await startMailServer();
  mail.refuses({ 'anna@home.example': '554 5.7.1 Relaying denied' });
  const { store, rows } = memory(many(1, 'receipt'));
  const time = clock();
  const { sweep } = deliverer({ store, channels: smtpChannels(mail.url(), settings), file, now: time.now });
  expect(await sweep()).toMatchObject({ givenUp: 0, failed: 1 });
  expect(rows[0]!.problem).toBe('smtp-554');
  mail.refuses({});
  time.add(60);
  expect(await sweep()).toMatchObject({ delivered: 1 });
  await mail.down();
});

test('a receipt that nobody takes is given up after three days, and one to nobody is done', async () => {
  const problem = new DeliveryProblem('connect');
  const { store } = memory([delivery({}, 'receipt')]);
  const time = clock();
  const receipt = { name: 'receipt', bestEffort: true, deliver: () => Promise.reject(problem) };
  const { sweep } = deliverer({ store, channels: [receipt], file, now: time.now });
  expect(await sweep()).toMatchObject({ failed: 1 });
  time.add(3 * 86_400 + 1);
  expect(await sweep()).toMatchObject({ givenUp: 1 });
  const channels = smtpChannels('smtp://127.0.0.1:1', settings);
  expect(await codeOf(channels[1]!.deliver(delivery({ email: '' }, 'receipt'), file))).toBe('accepted');
});

test('a mail to a domain beyond ASCII goes to its ASCII name', async () => {
  const mail = await startMailServer();
  await smtpChannels(mail.url(), settings)[1]!.deliver(delivery({ email: 'anna@bücher.example' }, 'receipt'), file);
  expect(mail.received[0]!.raw).toContain('To: anna@xn--bcher-kva.example\r\n');
  await mail.down();
});
