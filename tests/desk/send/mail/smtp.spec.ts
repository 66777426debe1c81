import { expect, test } from '@playwright/test';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { DeliveryProblem } from '../../../../src/desk/send/channel.ts';
import { deliverer } from '../../../../src/desk/send/delivery.ts';
import { smtpChannels } from '../../../../src/desk/send/mail/smtp.ts';
import { many, memory } from '../memory.ts';
import { somePdf } from '../../form/files.ts';
import { filesIn, parseMail, startMailServer } from '../smtp.ts';
import { clock, codeOf, delivery, file, marker, settings } from '../town.ts';

test('a mail server that takes the call and says nothing is left after a while', async () => {
  const silent = createTcpServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const url = `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}?greetingTimeout=200`;
  expect(await codeOf(smtpChannels(url, settings)[0]!.deliver(delivery(), file))).toBe('timeout');
  silent.close();
});

test('an address that does not exist ends the mail to it, and somebody can have it tried again', async () => {
  const mail = await startMailServer();
  const said = '550 5.1.1 No such user';
  mail.refuses({ 'anna@home.example': said, 'library@town.example': said });
  const { store, rows } = memory([...many(1, 'receipt'), ...many(1, 'staff')]);
  const time = clock();
  const { sweep } = deliverer({ store, channels: smtpChannels(mail.url(), settings), file, now: time.now });
  expect(await sweep()).toMatchObject({ ended: 2, failed: 0, delivered: 0 });
  expect(rows.map(({ outcome, problem }) => [outcome, problem])).toEqual([
    ['refused', 'smtp-550'],
    ['refused', 'smtp-550'],
  ]);
  mail.refuses({});
  Object.assign(rows[1]!, { done: false, due: 0 });
  expect(await sweep()).toMatchObject({ delivered: 1 });
  await mail.down();
});

test('a mail server that is not set up for us costs nobody their receipt', async () => {
  const mail = await startMailServer();
  mail.refuses({ 'anna@home.example': '554 5.7.1 Relaying denied' });
  const { store, rows } = memory(many(1, 'receipt'));
  const time = clock();
  const { sweep } = deliverer({ store, channels: smtpChannels(mail.url(), settings), file, now: time.now });
  expect(await sweep()).toMatchObject({ ended: 0, failed: 1 });
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
  expect(await sweep()).toMatchObject({ ended: 1 });
  const channels = smtpChannels('smtp://127.0.0.1:1', settings);
  expect(await codeOf(channels[1]!.deliver(delivery({ email: '' }, 'receipt'), file))).toBe('accepted');
});

test('a mail that is too large for its server goes without its files, and says where they are', async () => {
  for (const tooLarge of ['552 5.3.4 Message size exceeds fixed limit', '554 5.2.3 Message too large', '552 Too big']) {
    const mail = await startMailServer({ tooLarge });
    const [staff] = smtpChannels(mail.url(), settings);
    const heavy = { kind: 'pdf' as const, bytes: somePdf('', 40_000) };
    const { message } = delivery({ attachments: 1 });
    await staff!.deliver({ ...delivery(), message, attachments: [heavy] }, file);
    expect(mail.received.map(({ raw }) => Object.keys(filesIn(raw)))).toEqual([[]]);
    const { text } = parseMail(mail.received[0]!.raw);
    expect(text).toContain('Files: 1. They are kept with the message and are not sent here.');
    expect(text).toContain('npm run desk -- files K7M4QX2P');
    expect(await codeOf(staff!.deliver(delivery({ text: 'word '.repeat(9000) }), file))).toBe('too-large');
    await mail.down();
  }
});

test('the desk is told what was refused, what to do, and what the message says; where its own address is dead, the operator', async () => {
  const mail = await startMailServer();
  const [, , alert] = smtpChannels(mail.url(), { ...settings, operator: 'web@town.example' });
  const refused = (channel: string, state: 'refused' | 'sent' = 'refused') => ({
    ...{ channel, state, attempts: 1, due: '', problem: 'smtp-550', ended: '2026-11-24T12:00:00.000Z', number: '' },
  });
  const tell = (...others: ReturnType<typeof refused>[]) => alert!.deliver({ ...delivery({}, 'alert'), others }, file);
  await tell(refused('receipt'), refused('staff', 'sent'));
  await tell(refused('zammad'), refused('receipt', 'sent'));
  await tell(refused('staff'));
  await tell(refused('staff', 'sent'));
  expect(mail.received.map(({ to }) => to)).toEqual([
    ['library@town.example'],
    ['library@town.example'],
    ['web@town.example'],
  ]);
  const [receipt, zammad, staff] = mail.received.map(({ raw }) => parseMail(raw));
  for (const { fields, text } of [receipt!, zammad!, staff!]) {
    expect(fields).toContainEqual(['Subject', 'Not delivered: message K7M4QX2P']);
    expect(text).toContain(marker);
  }
  expect(receipt!.text).toContain('The confirmation to anna@home.example was refused (smtp-550).');
  expect(zammad!.text).toContain('npm run desk -- retry K7M4QX2P zammad');
  const none = smtpChannels(mail.url(), settings)[2]!;
  expect(await codeOf(none.deliver({ ...delivery({}, 'alert'), others: [refused('staff')] }, file))).toBe('address');
  await mail.down();
});

test('a mail to a domain beyond ASCII goes to its ASCII name', async () => {
  const mail = await startMailServer();
  await smtpChannels(mail.url(), settings)[1]!.deliver(delivery({ email: 'anna@bücher.example' }, 'receipt'), file);
  expect(mail.received[0]!.raw).toContain('To: anna@xn--bcher-kva.example\r\n');
  await mail.down();
});
