import { expect, test } from '@playwright/test';
import { receiptMail } from '../../../../src/desk/send/mail/receipt.ts';
import { smtpChannels } from '../../../../src/desk/send/mail/smtp.ts';
import { staffMail } from '../../../../src/desk/send/mail/staff.ts';
import { parseMail, startMailServer } from '../smtp.ts';
import { delivery, file, marker, settings } from '../town.ts';

test('the visitor gets a receipt that says by when, in their language, without the secret, and no machine answers it', async () => {
  const mail = await startMailServer();
  const receipt = smtpChannels(mail.url(), settings)[1]!;
  await receipt.deliver(delivery({ language: 'en' }, 'receipt'), file);
  const { fields, text } = parseMail(mail.received[0]!.raw);
  expect(mail.received[0]!.to).toEqual(['anna@home.example']);
  expect(Object.fromEntries(fields)).toMatchObject({
    Subject: 'We have received your message (K7M4QX2P)',
    'Reply-To': 'Library desk <library@town.example>',
    'Auto-Submitted': 'auto-replied',
    'X-Auto-Response-Suppress': 'All',
    'Content-Language': 'en',
  });
  expect(text).toContain('You will get an answer by 14:00 on Wednesday 25 November.');
  expect(text).toContain('https://help.town.example/en/contact/status/');
  expect(text).toContain(`Where is my book?\nIt says ${marker}.`);
  expect(mail.received[0]!.raw).not.toMatch(/the-(key|digest|secret)/);
  await mail.down();
});

test('a receipt carries no link and no address of the visitor’s to whoever owns the address that was typed', async () => {
  const text =
    'Hei. F.eks. d.o.o. kl. 13.30.Og: http://evil.example/x (www.evil.example), EVIL.COM/a?b a@evil.example //evil.example';
  const { text: sent } = await receiptMail(delivery({ text }, 'receipt'), file, settings);
  expect(sent).toContain('Hei. F.eks. d.o.o. kl. 13.30.Og: […] […] […] […] […]\n');
  expect(String(sent).toLowerCase()).not.toContain('evil');
  expect((await staffMail(delivery({ text }), file, settings)).text).toContain(text);
});

test('a receipt that had to wait until the promised time is over promises nothing', async () => {
  const late = { ...settings, now: () => new Date('2026-11-25T13:00:00.000Z') };
  const { text } = await receiptMail(delivery({ language: 'en' }, 'receipt'), file, late);
  expect(text).toContain('We have received your message.');
  expect(text).not.toContain('You will get an answer');
  expect(text).not.toContain('25 November');
});
