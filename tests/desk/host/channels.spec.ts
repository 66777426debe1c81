import { expect, test } from '@playwright/test';
import { openChannels } from '../../../src/desk/host/channels.ts';
import type { Host } from '../../../src/desk/host/host.ts';
import { readSettings } from '../../../src/desk/host/settings.ts';
import { settings } from '../send/town.ts';

const mail = { SMTP_URL: 'smtps://mail.town.example', MAIL_FROM: 'desk@town.example' };
const zammad = { name: 'zammad', deliver: async () => undefined };

test('mail to the desk and receipts are switched each by itself, and what was not sent is told all the same', async () => {
  for (const [own, names] of [
    [{}, ['staff', 'receipt', 'alert', 'late', 'overdue', 'zammad']],
    [{ STAFF_MAIL: 'no' }, ['receipt', 'alert', 'late', 'zammad']],
    [{ RECEIPTS: 'no' }, ['staff', 'alert', 'overdue', 'zammad']],
    [{ STAFF_MAIL: 'no', RECEIPTS: 'no' }, ['alert', 'zammad']],
  ] as const) {
    const read = readSettings({ ...mail, ...own }, { production: false });
    const { channels } = await openChannels(read, [zammad], {} as Host, settings);
    expect(channels.map(({ name }) => name)).toEqual(names);
  }
});
