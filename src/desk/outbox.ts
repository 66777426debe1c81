import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DeliveryProblem, type Channel } from './delivery.ts';
import { channelsOf, type MailSettings } from './mail.ts';

/**
 * The channels `staff` and `receipt` as files, `<reference>-<channel>.eml`, which any mail program opens: for a desk that has
 * no mail server yet. Only the owner of the process can read them. Nobody deletes them but the operator.
 */
export function outboxChannels(folder: string, settings: MailSettings): Channel[] {
  return channelsOf(settings, async (mail, { channel, message }) => {
    try {
      const { createTransport } = await import('nodemailer');
      const writer = createTransport({
        streamTransport: true,
        buffer: true,
        newline: 'unix',
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      const { message: text } = await writer.sendMail(mail);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await write(folder, `${message.reference.replace(/[^\w-]/g, '_')}-${channel}.eml`, text as Buffer);
    } catch (error) {
      if (error instanceof DeliveryProblem) throw error;
      const { code = 'error' } = error as { code?: string };
      throw new DeliveryProblem(`file-${code.toLowerCase()}`);
    }
  });
}

/** A file stands in the folder whole or not at all. */
async function write(folder: string, name: string, text: Buffer) {
  const fresh = join(folder, `.${name}.${randomUUID()}`);
  try {
    const file = await open(fresh, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, join(folder, name));
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}
