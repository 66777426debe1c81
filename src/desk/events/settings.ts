import { readEmail } from '../form/read/email.ts';
import { isAddress, isWebhookSecret, listOf, problemOfChoice, tooMany } from '../host/validation.ts';

/** How answers come back, as the operator has set it. */
export interface EventSettings {
  /** Secrets by which other systems sign; none where they cannot tell anything. */
  secrets: string[];
  /** The mailbox that is read, as an address with user and password. */
  mailbox: { url: string; folders: string[] } | undefined;
  /** The address to which staff's replies come too, before what tells the message. */
  replyTo: string | undefined;
  /** Whether a sender and a desk are told when an answer is late. */
  tellsLate: boolean;
}

/** Reads the settings, with a sentence for each mistake; none of them repeats a value. */
export function readEventSettings(
  env: Record<string, string | undefined>,
  allowHosts: string[],
  readsMailbox = true,
): { settings: EventSettings; mistakes: string[] } {
  const mistakes: string[] = [];
  const read = (name: string) => env[name]?.trim() ?? '';
  const tell = (name: string, problem: string | undefined) => problem && mistakes.push(`${name}: ${problem}`);

  const secret = read('EVENTS_SECRET');
  if (secret)
    tell(
      'EVENTS_SECRET',
      listOf(secret).every(isWebhookSecret)
        ? tooMany(secret)
        : 'is not whsec_ and 24 to 64 bytes in base64. Make one with: echo "whsec_$(openssl rand -base64 32)"',
    );

  const url = read('IMAP_URL');
  if (url) tell('IMAP_URL', problemOfMailbox(url, allowHosts));
  if (url && !readsMailbox)
    tell('IMAP_URL', 'is not read on this host, where no process stays. Let cron run: npm run desk -- mailbox');
  const folders = listOf(read('IMAP_FOLDERS')).filter(Boolean);
  if (folders.length > 0 && !url) tell('IMAP_FOLDERS', 'is set, but IMAP_URL is not. Write the mailbox.');

  const reply = read('REPLY_ADDRESS');
  const address = reply && readEmail(reply);
  if (address && !('address' in address && /^[^+@]{1,20}@/.test(address.address)))
    tell(
      'REPLY_ADDRESS',
      'is not one short e-mail address without a plus sign. Write one, such as reply@agency.example.',
    );
  if (reply && !url)
    tell('REPLY_ADDRESS', 'is set, but nothing reads what comes there. Write the mailbox into IMAP_URL.');

  const late = read('LATE_MAIL');
  if (late) tell('LATE_MAIL', problemOfChoice(late));
  return {
    settings: {
      secrets: secret ? listOf(secret) : [],
      mailbox: url ? { url, folders } : undefined,
      replyTo: reply || undefined,
      tellsLate: late ? late === 'yes' : secret !== '' || url !== '',
    },
    mistakes,
  };
}

function problemOfMailbox(url: string, allowHosts: string[]): string | undefined {
  const is = isAddress(url, ['imaps:', 'imap:']) ? new URL(url) : undefined;
  if (!is?.username || !is.password)
    return 'is not a mailbox. Write imaps://user:password@host, with %40 for an @ in the user name.';
  if (is.protocol === 'imap:' && is.searchParams.get('tls') === 'no' && !allowHosts.includes(is.hostname))
    return 'has no encryption. Take ?tls=no away, or name the host in WEBHOOK_ALLOW_HOSTS.';
  return undefined;
}
