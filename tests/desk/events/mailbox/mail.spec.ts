import { expect, test } from '@playwright/test';
import { readMail } from '../../../../src/desk/events/mailbox/mail.ts';
import { settleMail } from '../../../../src/desk/events/mailbox/settle.ts';
import { readEventSettings } from '../../../../src/desk/events/settings.ts';
import { referenceIn, replyAddress } from '../../../../src/desk/events/reply-address.ts';
import type { MessageEvent } from '../../../../src/desk/store/store.ts';
import { message } from '../../send/town.ts';

const secret = 'q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k=';
const older = 'Vb2nM8qLr5TzXw0cK7sHd3JfY9gPa1EuRi6oQt4eZx8=';
const receipt = '0b9e8c1a-2f4d-4a7b-9c3e-1d2f3a4b5c6d';
const mine = `<${receipt}@help.town.example>`;
const address = await replyAddress('reply@town.example', secret, 'K7M4QX2P');

const mail = (headers: string[], body = 'Hello.') =>
  readMail(Buffer.from([...headers, '', body].join('\r\n'), 'latin1'));
const reply = (...more: string[]) => [
  'From: Library desk <library@town.example>',
  'To: Anna Novak <Anna@home.example>',
  'Message-ID: <reply-1@town.example>',
  ...more,
];
const bounced = (action: string, id = mine) =>
  mail(
    [
      'Return-Path: <>',
      'From: MAILER-DAEMON@mail.town.example',
      'Content-Type: multipart/report;\r\n report-type=delivery-status; boundary="b"',
    ],
    `--b\n\nIt failed.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: ${action}\nStatus: 5.1.1\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID:\n ${id}\n--b--`,
  );

/** What a mail settles in a desk with one message, whose receipt was sent. */
async function settled(one: ReturnType<typeof readMail>, email = 'anna@home.example') {
  const said: Partial<MessageEvent>[] = [];
  const own = message({ email });
  const store = {
    find: async (reference: string) =>
      reference === own.reference ? ({ ...own, state: 'received' } as never) : undefined,
    settle: async (event: MessageEvent) => (said.push(event), 'taken' as const),
    deliveryOf: async (id: string) => (id === receipt ? { reference: own.reference, channel: 'receipt' } : undefined),
    bounced: async (id: string, problem: string) => id === receipt && !!said.push({ text: problem }),
  };
  const found = await settleMail(one, '2026-11-24T14:00:00.000Z', store, [older, secret], '2026-11-24T15:00:00.000Z');
  return { found, said };
}

test('a reply of staff is an answer, by the mail that it answers or by the address that was made for it; nothing else is', async () => {
  const forwarded = reply(`In-Reply-To: ${mine}`).filter((line) => !line.startsWith('To:'));
  for (const [what, one, found] of [
    ['by In-Reply-To', mail(reply(`In-Reply-To: ${mine}`)), 'answer'],
    ['by References, folded', mail(reply(`References: <a@b.example>\r\n ${mine}\r\n <c@d.example>`)), 'answer'],
    ['by the conversation', mail(reply('References: <message.k7m4qx2p@help.town.example>')), 'answer'],
    ['to the address', mail(['From: x@town.example', `To: ${address}`]), 'answer'],
    ['to the address, in capitals', mail(['From: x@town.example', `Cc: "A" <${address.toUpperCase()}>`]), 'answer'],
    ['as delivered', mail(['From: x@town.example', `Delivered-To: ${address}`]), 'answer'],
    ['HTML alone, wrong charset', mail(reply(`In-Reply-To: ${mine}`, 'Content-Type: text/html; charset=x-klingon', 'Subject: =?q?\xff\xfe?='), '<p>\xe6\xf8'), 'answer'], // prettier-ignore
    ['passed on to a colleague', mail([...forwarded, 'To: it@town.example']), 'nothing'],
    ['another conversation', mail(reply('In-Reply-To: <message.cdfhjkm2@help.town.example>')), 'nothing'],
    ['a forged address', mail(['From: x@town.example', `To: ${address.replace(/.@/, '0@')}`]), 'nothing'],
    ['from the visitor', mail(['From: ANNA@home.example', `To: ${address}`, `In-Reply-To: ${mine}`]), 'nothing'],
    ['an absence', mail(reply(`In-Reply-To: ${mine}`, 'Auto-Submitted: auto-replied')), 'nothing'],
    ['an absence of old', mail(reply(`In-Reply-To: ${mine}`, 'Precedence: bulk')), 'nothing'],
    ['an absence of another kind', mail(reply(`In-Reply-To: ${mine}`, 'X-Autoreply: yes')), 'nothing'],
    ['said to be by hand', mail(reply(`In-Reply-To: ${mine}`, 'Auto-Submitted: no')), 'answer'],
    ['one of our own', mail(['From: desk@town.example', `To: anna@home.example`, 'Auto-Submitted: auto-replied', 'References: <message.k7m4qx2p@help.town.example>']), 'nothing'], // prettier-ignore
    ['no header at all', mail(['x'.repeat(100_000)], ''), 'nothing'],
    ['ten thousand references', mail(reply(`References: ${'<a@b> '.repeat(10_000)}${mine}`)), 'nothing'],
    ['nothing', readMail(new Uint8Array()), 'nothing'],
  ] as const) {
    const { found: is, said } = await settled(one);
    expect(is, what).toBe(found);
    if (found === 'answer')
      expect(said).toEqual([
        {
          id: expect.stringMatching(/^mail [0-9a-f]{64}$/) as unknown,
          reference: 'K7M4QX2P',
          kind: 'answered',
          happened: '2026-11-24T14:00:00.000Z',
        },
      ]);
    else expect(said, what).toEqual([]);
  }
  // Nobody is answered by mail who left no address, unless to the address that is made for it.
  expect((await settled(mail(reply(`In-Reply-To: ${mine}`)), '')).found).toBe('nothing');
});

test('a mail of ours that came back for good is refused; one that is late, and one that is not ours, are not', async () => {
  for (const [one, found, said] of [
    [bounced('failed'), 'bounce', [{ text: 'bounce-5.1.1' }]],
    [bounced('delayed'), 'nothing', []],
    [bounced('failed', '<another@help.town.example>'), 'nothing', []],
    [mail(['Return-Path: <>', 'Content-Type: text/plain', `In-Reply-To: ${mine}`]), 'nothing', []],
  ] as const)
    expect(await settled(one)).toEqual({ found, said });
});

test('the address for replies is short, and only the secrets of the desk have made it', async () => {
  expect(address).toMatch(/^reply\+k7m4qx2p-[a-z0-9]{16}@town\.example$/);
  expect(await referenceIn(address, [older, secret])).toBe('K7M4QX2P');
  expect(await referenceIn(address, [older])).toBeUndefined();
  expect(await referenceIn(address.replace('k7m4qx2p', 'cdfhjkm2'), [secret])).toBeUndefined();
});

test('mistakes in the settings are told with what to write, and never with a value', () => {
  const read = (env: Record<string, string>) => readEventSettings(env, ['127.0.0.1']);
  const whsec = `whsec_${Buffer.from('a secret of thirty-two bytes, no less').toString('base64')}`;
  for (const [env, said] of [
    [{ EVENTS_SECRET: 'hunter2' }, 'EVENTS_SECRET: is not whsec_'],
    [{ EVENTS_SECRET: `${whsec},${whsec},${whsec}` }, 'EVENTS_SECRET: holds more than two secrets'],
    [{ IMAP_URL: 'https://hunter2@mail.example' }, 'IMAP_URL: is not a mailbox. Write imaps://'],
    [{ IMAP_URL: 'imaps://mail.example' }, 'IMAP_URL: is not a mailbox'],
    [{ IMAP_URL: 'imap://a:hunter2@mail.example?tls=no' }, 'IMAP_URL: has no encryption'],
    [{ IMAP_FOLDERS: 'Sent' }, 'IMAP_FOLDERS: is set, but IMAP_URL is not'],
    [{ REPLY_ADDRESS: 'a+b@mail.example', IMAP_URL: 'imaps://a:b@mail.example' }, 'REPLY_ADDRESS: is not one short'],
    [{ REPLY_ADDRESS: 'reply@mail.example' }, 'REPLY_ADDRESS: is set, but nothing reads'],
    [{ LATE_MAIL: 'perhaps' }, 'LATE_MAIL: is not yes or no'],
  ] as const) {
    const { mistakes } = read(env);
    expect(mistakes.join('\n')).toContain(said);
    expect(mistakes.join('\n')).not.toContain('hunter2');
  }
  expect(read({ IMAP_URL: 'imap://a%40b:c@127.0.0.1:1143?tls=no', IMAP_FOLDERS: 'INBOX, Sent items' })).toMatchObject({
    mistakes: [],
    settings: { mailbox: { folders: ['INBOX', 'Sent items'] }, tellsLate: true },
  });
  expect(read({ EVENTS_SECRET: whsec, LATE_MAIL: 'no' }).settings).toMatchObject({
    secrets: [whsec],
    tellsLate: false,
  });
});
