import { ownSecret } from '../host/node.ts';
import { readEventSettings } from '../events/settings.ts';
import { listOf } from '../host/validation.ts';
import type { Store } from '../store/store.ts';
import { Mistake } from './command.ts';

/** Reads the mailbox of the settings to its end, for a clock of the operator's, and says what was found. Throws a `Mistake` where none is set. */
export async function mailboxReport(env: NodeJS.ProcessEnv, store: Store): Promise<string> {
  const { settings, mistakes } = readEventSettings(env, listOf(env['WEBHOOK_ALLOW_HOSTS'] ?? ''));
  if (mistakes.length > 0) throw new Mistake(mistakes.join('\n'));
  if (!settings.mailbox) throw new Mistake('IMAP_URL: is not set. Write the mailbox as imaps://user:password@host.');
  const secrets = env['DESK_SECRET'] ? listOf(env['DESK_SECRET']) : [ownSecret(env['DESK_FOLDER'] || 'data')];
  const { readMailbox } = await import('../events/mailbox/read.ts');
  const { problemOf } = await import('../events/mailbox/watch.ts');
  const sum = { mails: 0, answers: 0, bounces: 0 };
  try {
    for (let more = true; more;) {
      const round = await readMailbox(settings.mailbox, store, secrets, () => new Date());
      sum.mails += round.mails;
      sum.answers += round.answers;
      sum.bounces += round.bounces;
      more = round.more;
    }
  } catch (error) {
    throw new Mistake(`The mailbox cannot be read: ${problemOf(error)}.`);
  }
  return `${sum.mails} new mails: ${sum.answers} answered a message, ${sum.bounces} said that a mail came back.`;
}
