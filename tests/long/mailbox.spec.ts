import { expect, test } from '@playwright/test';
import { readMailbox } from '../../src/desk/events/mailbox/read.ts';
import { problemOf } from '../../src/desk/events/mailbox/watch.ts';
import { replyAddress } from '../../src/desk/events/reply-address.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import { someMessage } from '../desk/message.ts';
import { endAll, stop, temporaryFolder } from '../desk/store/databases.ts';
import { hasDovecot, startDovecot } from './dovecot.ts';

const secret = 'q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k=';
test.skip(!hasDovecot, 'Dovecot is not here: apt-get install dovecot-imapd');
test.afterEach(endAll);

test('a real mailbox: what lies there for long is left alone, answers and mails that came back are found once, and nothing is changed', async () => {
  test.setTimeout(600_000);
  const dovecot = await startDovecot();
  stop.push(() => dovecot.stop());
  const store = await openStore(`sqlite:${temporaryFolder()}/desk.sqlite`);
  stop.push(() => store.close());
  const now = new Date();
  const received = now.toISOString();
  const messages = ['CDFHJKM2', 'CDFHJKM3', 'CDFHJKM4', 'CDFHJKM5', 'CDFHJKM6'].map((reference) =>
    someMessage({ reference, received }),
  );
  for (const message of messages) await store.accept(message, ['receipt']);
  const ids = new Map<string, string>();
  for (const { id, message } of await store.claim(received, new Date(+now + 60_000).toISOString(), 99)) {
    ids.set(message.reference, id);
    await store.ended(id, 'sent', received);
  }
  const old = Array.from({ length: 50_000 }, (_, index) => `From: a@b.example\nSubject: Old ${index}\n\nOld.\n`);
  dovecot.put(old, { date: new Date(+now - 30 * 86_400_000) });

  const about = (reference: string) => `<${ids.get(reference)}@help.town.example>`;
  const staff = ['From: library@town.example', 'To: ola@example.org'];
  const mail = (lines: string[], body = 'Yes.') => [...lines, '', body, ''].join('\n');
  dovecot.put([
    mail([...staff, `In-Reply-To: ${about('CDFHJKM2')}`, 'Message-ID: <1@town.example>']),
    mail(['From: x@town.example', `To: ${await replyAddress('reply@town.example', secret, 'CDFHJKM3')}`]),
    // Fifty megabytes, of which the headers are read.
    Buffer.concat([
      Buffer.from(mail([...staff, `References: ${about('CDFHJKM4')}`])),
      Buffer.alloc(50e6, 'x'.repeat(70) + '\n'),
    ]),
    mail([...staff, `In-Reply-To: ${about('CDFHJKM5')}`, 'Auto-Submitted: auto-replied']),
    mail(
      [
        'Return-Path: <>',
        'From: MAILER-DAEMON@x.example',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      ],
      `--b\nContent-Type: message/delivery-status\n\nAction: failed\nStatus: 5.1.1\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: ${about('CDFHJKM5')}\n--b--`,
    ),
    Buffer.from('no mail \xff\xfe at all', 'latin1'),
  ]);
  dovecot.put([mail([...staff, `In-Reply-To: ${about('CDFHJKM6')}`])], { sent: true });
  const before = dovecot.count();

  const read = (folders: string[] = []) =>
    readMailbox({ url: dovecot.url, folders }, store, [secret], () => new Date());
  const start = process.memoryUsage().rss;
  const began = performance.now();
  const first = await read();
  console.log(
    `50,007 mails: ${Math.round(performance.now() - began)} ms, ${Math.round((process.memoryUsage().rss - start) / 1e6)} MB`,
  );
  expect(first).toEqual({ mails: 7, answers: 4, bounces: 1, more: false });
  const states = await Promise.all(messages.map(async ({ reference }) => (await store.find(reference))!.state));
  expect(states).toEqual(['answered', 'answered', 'answered', 'received', 'answered']);
  expect(await store.deliveriesOf('CDFHJKM5')).toMatchObject([
    { channel: 'alert', state: 'waiting' },
    { channel: 'receipt', state: 'refused', problem: 'bounce-5.1.1' },
  ]);
  expect(await read()).toEqual({ mails: 0, answers: 0, bounces: 0, more: false });
  // What staff take up again stays so, although the old answer is still there, also when it is read anew.
  await store.setState('CDFHJKM2', 'received', new Date().toISOString());
  await store.mark('mailbox INBOX', 'another 0');
  expect(await read()).toMatchObject({ mails: 6 });
  expect(await store.find('CDFHJKM2')).toMatchObject({ state: 'received' });

  dovecot.put(Array.from({ length: 1200 }, () => mail(['From: a@b.example'])));
  expect(await read()).toMatchObject({ mails: 1000, more: true });
  expect(await read()).toMatchObject({ mails: 200, more: false });
  expect(dovecot.count()).toBe(before + 1200);

  const wrong = (url: string, folders: string[] = []) =>
    readMailbox({ url, folders }, store, [secret], () => new Date()).then(String, problemOf);
  expect(await wrong(dovecot.url.replace('swordfish', 'hunter2'))).toBe(
    'it refuses the user or the password in IMAP_URL',
  );
  expect(await wrong(dovecot.url, ['Nowhere'])).toBe('it has no folder of a name in IMAP_FOLDERS');
  expect(await wrong('imap://a:b@127.0.0.1:1/?tls=no')).toMatch(/ECONNREFUSED|connect/i);
  // A server without encryption gets no password.
  expect(await wrong(dovecot.url.replace('?tls=no', ''))).not.toMatch(/^it |mails/);
});
