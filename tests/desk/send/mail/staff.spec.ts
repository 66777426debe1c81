import { expect, test } from '@playwright/test';
import { receiptMail } from '../../../../src/desk/send/mail/receipt.ts';
import { smtpChannels } from '../../../../src/desk/send/mail/smtp.ts';
import { staffMail } from '../../../../src/desk/send/mail/staff.ts';
import { parseMail, startMailServer } from '../smtp.ts';
import { codeOf, delivery, file, marker, settings } from '../town.ts';

test('the desk gets all that came along, in its own language, and its answer goes to the visitor', async () => {
  const mail = await startMailServer();
  const [staff] = smtpChannels(mail.url(), settings);
  const norwegian = { ...file, site: { ...file.site, languages: ['nb', 'en'] } };
  await staff!.deliver(delivery(), norwegian);
  const { fields, text } = parseMail(mail.received[0]!.raw);
  const headers = Object.fromEntries(fields);
  expect(mail.received[0]!.to).toEqual(['library@town.example']);
  expect(headers).toMatchObject({
    From: 'Town Help <desk@town.example>',
    To: 'Library desk <library@town.example>',
    'Reply-To': 'Anna Novak <anna@home.example>',
    'Message-ID': '<d-1@help.town.example>',
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
    References: '<message.k7m4qx2p@help.town.example>',
  });
  // A reply quotes the text: the link for staff stands beside it.
  const { raw } = mail.received[0]!;
  const link = 'https://help.town.example/desk/answered?m=K7M4QX2P';
  expect(text).not.toContain(link);
  expect(raw.slice(raw.indexOf('filename=K7M4QX2P.txt'))).toContain(link);
  expect(headers['Subject']).toContain('K7M4QX2P');
  expect(text).toBe(`Dere har fått en ny melding.

Referanse: K7M4QX2P
Emne: Lån
Mottatt: tirsdag 24. november kl. 13.00
Frist for å svare: onsdag 25. november kl. 14.00
Navn: Anna Novak
E-post: anna@home.example
Språk: engelsk
Kom fra siden: https://help.town.example/en/renew-a-loan/
Søkte etter: book lost

Svarer du på denne e-posten, går svaret til den som skrev.

Når du har svart, merker du meldingen som besvart. Lenken ligger i vedlegget, slik at svaret ditt ikke siterer den.

Meldingen:

Where is my book?
It says ${marker}.
`);
  await mail.down();
});

for (const [field, value] of [
  ['name', 'Anna\r\nBcc: all@evil.example'],
  ['name', 'Anna\nBcc: all@evil.example'],
  ['name', 'Anna\rBcc: all@evil.example\r\n\r\nbody'],
  ['name', 'Anna" <all@evil.example>, "'],
  ['name', 'Anna\u2028Bcc: all@evil.example\u0000'],
  ['name', 'x'.repeat(5000)],
  ['subject', 'loans\r\nBcc: all@evil.example'],
  ['question', 'book\r\nBcc: all@evil.example'],
  ['page', 'https://help.town.example/\r\nBcc: all@evil.example'],
  ['language', 'en\r\nBcc: all@evil.example'],
  ['text', '\r\n.\r\nMAIL FROM:<x@evil.example>\r\nRCPT TO:<all@evil.example>'],
  ['text', '\r\n\r\nBcc: all@evil.example\u001b[2J'],
  ['email', 'anna@home.example\r\nBcc: all@evil.example'],
  ['email', 'anna@home.example, all@evil.example'],
] as const)
  test(`no header and no receiver comes from a ${field} such as ${JSON.stringify(value.slice(0, 40))}`, async () => {
    const mail = await startMailServer();
    const [staff, receipt] = smtpChannels(mail.url(), settings);
    await staff!.deliver(delivery({ [field]: value }), file);
    const code = await codeOf(receipt!.deliver(delivery({ [field]: value }, 'receipt'), file));
    expect(code).toBe(field === 'email' ? 'address' : 'accepted');
    expect(mail.received[0]!.to).toEqual(['library@town.example']);
    expect(mail.received.slice(1).map(({ to }) => to)).toEqual(field === 'email' ? [] : [['anna@home.example']]);
    for (const { raw } of mail.received) {
      const { fields } = parseMail(raw);
      expect(
        fields
          .map(([name]) => name)
          .filter((name) => !/^(Content|MIME)-/.test(name))
          .sort(),
      ).toEqual(
        [
          'Auto-Submitted',
          'Date',
          'From',
          'Message-ID',
          'References',
          ...(field === 'email' ? [] : ['Reply-To']),
          'Subject',
          'To',
          'X-Auto-Response-Suppress',
        ].sort(),
      );
      expect(raw).not.toContain('\u001b');
      if (field !== 'text') expect(parseMail(raw).text).not.toMatch(/^Bcc/m);
    }
    await mail.down();
  });

test('no name turns around the address that staff answer to', async () => {
  const { replyTo, text } = await staffMail(delivery({ name: 'Anna \u202emoc.live@\u2066x' }), file, settings);
  expect(replyTo).toEqual({ name: 'Anna moc.live@x', address: 'anna@home.example' });
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});

test('who left no address cannot be answered by mail: the link for staff stands in the text', async () => {
  const { text, attachments, replyTo } = await staffMail(delivery({ email: '' }), file, settings);
  expect(text).toContain('https://help.town.example/desk/answered?m=K7M4QX2P');
  expect([attachments, replyTo]).toEqual([[], undefined]);
});

test('with a mailbox that is read, replies go there too, and both mails of a message are of one conversation', async () => {
  const replyAddress = async (reference: string) => `reply+${reference.toLowerCase()}-mark@town.example`;
  const staff = await staffMail(delivery(), file, { ...settings, replyAddress });
  expect(staff.replyTo).toEqual([
    { name: 'Anna Novak', address: 'anna@home.example' },
    { name: 'Town Help', address: 'reply+k7m4qx2p-mark@town.example' },
  ]);
  expect(staff.text).toContain('Reply to all addresses of this email');
  const receipt = await receiptMail(delivery({}, 'receipt'), file, { ...settings, replyAddress });
  expect(receipt.references).toBe(staff.references);
  expect(JSON.stringify(receipt)).not.toMatch(/answered|reply\+/);
});
