import type { SendMailOptions } from 'nodemailer';
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../../store/store.ts';
import { DeliveryProblem, type Channel } from '../channel.ts';
import { mailChannels } from './channels.ts';
import type { MailSettings } from './envelope.ts';

/**
 * The channels `staff` and `receipt` as files, `<reference>-<channel>.eml`, which any mail program opens: for a desk that has
 * no mail server yet. Only the owner of the process can read them. `purgeOutbox` deletes them.
 */
export function outboxChannels(folder: string, settings: MailSettings): Channel[] {
  return mailChannels(settings, (mail, { channel, message }) =>
    sendToFolder(folder)(mail, `${message.reference.replace(/[^\w-]/g, '_')}-${channel}`),
  );
}

/** Writes mails into a folder, each under a name; rejects with a `DeliveryProblem`. */
export function sendToFolder(folder: string): (mail: SendMailOptions, name: string) => Promise<void> {
  return async (mail, name) => {
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
      await write(folder, `${name}.eml`, text as Buffer);
    } catch (error) {
      if (error instanceof DeliveryProblem) throw error;
      const { code = 'error' } = error as { code?: string };
      throw new DeliveryProblem(`file-${code.toLowerCase()}`);
    }
  };
}

/**
 * Deletes the mails that were written before a time and whose message is no longer kept: the retention promise covers these
 * files. A folder that is not there counts as empty.
 */
export async function purgeOutbox(folder: string, store: Pick<Store, 'find'>, before: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    // With a dot: what a process left that was killed while it wrote.
    const reference = /^\.?(\w{8})-[a-z]+(?:\.\d+)?\.eml/.exec(name)?.[1];
    const path = join(folder, name);
    if (!reference || (await stat(path)).mtime.toISOString() >= before || (await store.find(reference))) continue;
    await rm(path, { force: true });
  }
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
