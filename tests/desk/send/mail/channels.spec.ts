import { expect, test } from '@playwright/test';
import { receiptMail } from '../../../../src/desk/send/mail/receipt.ts';
import { smtpChannels } from '../../../../src/desk/send/mail/smtp.ts';
import { staffMail } from '../../../../src/desk/send/mail/staff.ts';
import { filesIn, startMailServer } from '../smtp.ts';
import { delivery, file, named, settings, tags, withFiles } from '../town.ts';

test('files go to the desk under names of ours, byte for byte; the receipt says how many, and holds none', async () => {
  const mail = await startMailServer();
  const [staff, receipt] = smtpChannels(mail.url(), settings);
  await staff!.deliver(withFiles(), file);
  await receipt!.deliver(withFiles('receipt'), file);
  const [toDesk, toVisitor] = mail.received;
  expect(filesIn(toDesk!.raw)).toEqual(named);
  expect(toDesk!.raw).toMatch(/Content-Disposition: attachment; filename=attachment-1\.pdf/);
  expect(toDesk!.raw).toContain('Files: 3');
  expect(toVisitor!.raw).toContain('Files: 3');
  expect(filesIn(toVisitor!.raw)).toEqual({});
  await mail.down();
});

for (const tag of tags)
  test(`both mails are whole in ${tag}`, async () => {
    const own = { ...file, site: { ...file.site, languages: [tag] } };
    for (const mail of [staffMail, receiptMail]) {
      const written = await mail(delivery({ language: tag }), own, settings);
      const all = `${String(written.subject)}\n${String(written.text)}`;
      expect(all).toContain('K7M4QX2P');
      expect(all).toMatch(/14[:.]00|2:00/);
      expect(all).not.toMatch(/mail\.\w|[{}]|undefined/);
      const shorter = String(
        (await mail(delivery({ language: tag, answerBy: '', name: '', page: '', question: '' }), own, settings)).text,
      );
      expect(shorter).not.toMatch(/: \n|\n\n\n|1970/);
    }
  });
