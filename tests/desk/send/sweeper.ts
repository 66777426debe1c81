import { readFileSync } from 'node:fs';
import type { DeskFile } from '../../../src/desk/file.ts';
import { deliverer } from '../../../src/desk/send/delivery.ts';
import { smtpChannels } from '../../../src/desk/send/mail/smtp.ts';
import { openStore } from '../../../src/desk/store/open-store.ts';

/*
 * A process that waits until the mark `begin` is set and then sends mails until nothing is left to send:
 * node sweeper.ts <DATABASE_URL> <SMTP_URL> <address to send from> <desk.json>.
 */
const [database = '', smtp = '', from = '', file = ''] = process.argv.slice(2);
const store = await openStore(database);
const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
const { sweep } = deliverer({
  store,
  channels: smtpChannels(smtp, { from, statusPage: String }),
  file: JSON.parse(readFileSync(file, 'utf8')) as DeskFile,
});

await store.mark(`ready ${from}`, 'yes');
while ((await store.marked('begin')) === undefined) await pause();
for (;;) {
  await sweep();
  if ((await store.waiting()).count === 0) break;
  await pause();
}
await store.close();
