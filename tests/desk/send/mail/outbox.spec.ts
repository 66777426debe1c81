import { expect, test } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outboxChannels } from '../../../../src/desk/send/mail/outbox.ts';
import { filesIn } from '../smtp.ts';
import { codeOf, delivery, file, marker, named, settings, withFiles } from '../town.ts';

test('without a mail server the same mails are files that only their owner can read, written whole, once', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'outbox-')), 'data', 'outbox');
  const channels = outboxChannels(folder, settings);
  const each = channels.filter(({ onlyWhileOpen }) => !onlyWhileOpen);
  for (const channel of [...each, ...each]) await channel.deliver(delivery({}, channel.name), file);
  await channels[0]!.deliver(delivery({ reference: '../../etc' }), file);
  const [withThree] = outboxChannels(join(folder, 'files'), settings);
  await withThree!.deliver(withFiles(), file);
  expect(filesIn(readFileSync(join(folder, 'files', 'K7M4QX2P-staff.eml'), 'utf8'))).toEqual(named);
  expect(readdirSync(folder).sort()).toEqual(
    ['______etc-staff.eml', 'K7M4QX2P-receipt.eml', 'K7M4QX2P-staff.eml', 'files'].sort(),
  );
  const path = join(folder, 'K7M4QX2P-staff.eml');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('Message-ID: <d-1@help.town.example>');
  expect(text).toContain(marker);
  const blocked = outboxChannels(path, settings);
  expect(await codeOf(blocked[0]!.deliver(delivery(), file))).toBe('file-eexist');
});
