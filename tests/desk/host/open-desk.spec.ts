import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deskOn } from '../../../src/desk/host/open-desk.ts';
import { outboxChannels } from '../../../src/desk/send/mail/outbox.ts';
import { openStore } from '../../../src/desk/store/open-store.ts';
import { someMessage } from '../message.ts';
import { file } from '../send/town.ts';
import { endAll, stop, temporaryFolder } from '../store/databases.ts';

test.afterEach(endAll);

test('a trial at an address of this machine, without a mail server, writes the mails to staff and the receipts as files', async () => {
  for (const PUBLIC_ADDRESS of ['http://localhost:4607', 'http://127.0.0.1:4607']) {
    const folder = temporaryFolder();
    const store = await openStore(`sqlite:${join(folder, 'desk.sqlite')}`);
    stop.push(() => store.close());
    const desk = await deskOn(file, {
      env: { PUBLIC_ADDRESS },
      production: false,
      isLasting: true,
      read: async () => undefined,
      openStore: async () => store,
      peerOf: () => '127.0.0.1',
      ownSecret: () => 'q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k=',
      outbox: async (letter) => ({
        channels: outboxChannels(join(folder, 'outbox'), letter),
        notice: '',
        send: async () => undefined,
      }),
    });
    const message = someMessage({ subject: 'loans', received: new Date().toISOString() });
    await store.accept(message, ['staff', 'receipt']);
    await desk.sweep();
    expect((await store.deliveriesOf(message.reference)).map(({ state }) => state)).toEqual(['sent', 'sent']);
    const mails = readdirSync(join(folder, 'outbox')).toSorted();
    expect(mails).toEqual([`${message.reference}-receipt.eml`, `${message.reference}-staff.eml`]);
    for (const name of mails)
      expect(readFileSync(join(folder, 'outbox', name), 'utf8')).toMatch(/^From: .*<desk@desk\.invalid>$/m);
  }
});
