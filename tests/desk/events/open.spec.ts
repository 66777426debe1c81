import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { openAnswers } from '../../../src/desk/events/open.ts';
import { deliverer } from '../../../src/desk/send/delivery.ts';
import { smtpChannels } from '../../../src/desk/send/mail/smtp.ts';
import { openStore } from '../../../src/desk/store/open-store.ts';
import { someMessage } from '../message.ts';
import { parseMail, startMailServer } from '../send/smtp.ts';
import { clock, file, settings } from '../send/town.ts';
import { endAll, temporaryFolder } from '../store/databases.ts';

test.afterEach(endAll);

test('who waits is told once that we are late, in their language, and the desk too; who was answered meanwhile is told nothing', async () => {
  const mail = await startMailServer();
  const store = await openStore(`sqlite:${join(temporaryFolder(), 'desk.sqlite')}`);
  const due = { answerBy: '2026-11-28T15:00:00.000Z', subject: 'loans' };
  const [late, answered, long] = [
    someMessage(due),
    someMessage(due),
    someMessage({ answerBy: '2026-11-20T15:00:00.000Z' }),
  ];
  for (const message of [late, answered, long]) await store.accept(message, []);
  const time = clock('2026-11-28T14:59:00.000Z');
  const channels = smtpChannels(mail.url(), settings);
  const told = { secrets: [], mailbox: undefined, replyTo: undefined, tellsLate: true };
  const how = { secrets: [], address: '', channels: channels.map(({ name }) => name), now: time.now };
  const { look, events } = openAnswers(told, store, how);
  const { deliver } = deliverer({ store, channels, file, now: time.now });
  expect(events).toBeUndefined();
  await look();
  expect(await deliver()).toMatchObject({ delivered: 0 });
  time.add(120);
  await look();
  await store.setState(answered.reference, 'answered', time.now().toISOString());
  expect(await deliver()).toMatchObject({ delivered: 2, ended: 2 });
  await look();
  expect(await deliver()).toMatchObject({ delivered: 0 });

  const [toVisitor, toDesk] = mail.received
    .toSorted((a, b) => (a.to[0]! > b.to[0]! ? -1 : 1))
    .map(({ raw }) => parseMail(raw));
  expect(mail.received.map(({ to }) => to[0]).sort()).toEqual(['library@town.example', 'ola@example.org']);
  expect(toVisitor!.text).toMatch(
    /^Du skulle hatt svar fra oss senest lørdag 28\. november kl\. 16[.:]00\. Vi er forsinket/,
  );
  expect(toVisitor!.text).not.toMatch(/answered\?|mail\.|[{}]/);
  expect(toDesk!.text).toContain('This message was to be answered by 16:00 on Saturday 28 November');
  // In one conversation with all other mails of the message.
  const references = [toVisitor!, toDesk!].map(({ fields }) => fields.find(([name]) => name === 'References')![1]);
  expect(new Set(references)).toEqual(new Set([`<message.${late.reference.toLowerCase()}@help.town.example>`]));
  await store.close();
  await mail.down();
});

test('where nobody tells of answers, nobody is told that they are late', async () => {
  const asked: string[] = [];
  const store = { overdue: async (channel: string) => void asked.push(channel) } as never;
  const settingsOf = (tellsLate: boolean) => ({ secrets: [], mailbox: undefined, replyTo: undefined, tellsLate });
  const of = (tellsLate: boolean, channels: string[]) =>
    openAnswers(settingsOf(tellsLate), store, { secrets: [], address: '', channels }).look();
  await of(false, ['staff', 'late', 'overdue']);
  await of(true, ['zammad', 'late']);
  expect(asked).toEqual(['late']);
});
