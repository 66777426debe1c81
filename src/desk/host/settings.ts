import { readEmail } from '../form/read/email.ts';
import {
  howToMake,
  isAddress,
  isWebhookSecret,
  listOf,
  problemOfChoice,
  problemOfDatabase,
  problemOfOrigin,
  problemOfSecrets,
  problemOfWebhook,
  tooMany,
  wholeNumber,
} from './validation.ts';

/** How the operator has set up the desk. */
export interface Settings {
  /** `sqlite:<file>` or `postgres://…`. */
  database: string;
  /** The first one signs, all are accepted. Nothing when none is set outside production: the caller makes one. */
  secrets: string[] | undefined;
  mail: { url: string; from: string } | undefined;
  /** Who is told by mail when a desk cannot be reached. */
  operator: string | undefined;
  /** Whether messages go to the desks by mail, and receipts to visitors, where there is a mail server. */
  staffMail: boolean;
  receipts: boolean;
  webhook: { url: string; secrets: string[] } | undefined;
  /** Hosts that may be reached although they are inside the network or have no https. */
  allowedHosts: string[];
  /** Proxies in front of the desk whose word on the sender's address is taken. */
  trustedProxies: number;
  /** Days for which a message is kept; nothing when the site's own number holds. */
  keptFor: number | undefined;
  /** Messages a day from one sender: over `soft` the browser has some work to do first, over `hard` none is taken. */
  limits: { soft: number; hard: number };
  /** Bytes that the files of one message may have together. */
  attachmentBytes: number;
  /** Nothing when the address in `site.yaml` holds. */
  publicAddress: string | undefined;
}

interface Setting {
  /** What holds when it is not set, for the manual. */
  default: string;
  /** What is wrong with a value, and what to do. It never repeats the value, which can hold a secret. */
  problem: (value: string, production: boolean) => string | undefined;
}

/** The value in the example of the settings: whoever copies it has no secret. */
export const exampleSecret = 'change-me-this-is-only-an-example-of-a-secret';

/** Every setting of the desk, in the order of the manual. */
export const settings = {
  DATABASE_URL: {
    default: 'sqlite:data/desk.sqlite',
    problem: problemOfDatabase,
  },
  DESK_SECRET: {
    default: 'needed in production; else made at the first start',
    problem: problemOfSecrets,
  },
  SMTP_URL: {
    default: 'no mail',
    problem: (value) =>
      isAddress(value, ['smtp:', 'smtps:'])
        ? undefined
        : 'is not the address of a mail server. Write it as smtps://user:password@host.',
  },
  MAIL_FROM: {
    default: 'needed with SMTP_URL',
    problem: (value) =>
      'address' in readEmail(value) ? undefined : 'is not one e-mail address. Write one, without a name.',
  },
  OPERATOR_EMAIL: {
    default: 'nobody; health tells',
    problem: (value) =>
      'address' in readEmail(value) ? undefined : 'is not one e-mail address. Write one, without a name.',
  },
  STAFF_MAIL: {
    default: 'yes',
    problem: problemOfChoice,
  },
  RECEIPTS: {
    default: 'yes',
    problem: problemOfChoice,
  },
  WEBHOOK_URL: {
    default: 'no webhook',
    problem: (value) =>
      isAddress(value, ['https:', 'http:']) ? undefined : 'is not a web address. Write https:// and where messages go.',
  },
  WEBHOOK_SECRET: {
    default: 'needed with WEBHOOK_URL',
    problem: (value) =>
      listOf(value).every(isWebhookSecret)
        ? tooMany(value)
        : 'is not whsec_ and 24 to 64 bytes in base64. Copy it from the receiver again.',
  },
  WEBHOOK_ALLOW_HOSTS: {
    default: 'none',
    problem: (value) =>
      listOf(value).every((host) => /^([a-z0-9.-]+|\[[0-9a-f:]+\])$/.test(host))
        ? undefined
        : 'holds something that is not a host. Write hosts in small letters, without https:// and port.',
  },
  TRUSTED_PROXY: {
    default: '0',
    problem: wholeNumber(0, 10),
  },
  PROXY_ADDRESS: {
    default: 'this machine and private networks',
    problem: (value) =>
      listOf(value).every((address) => /^[0-9a-f]*[.:][0-9a-f.:]*(\/\d{1,3})?$/i.test(address))
        ? undefined
        : 'holds something that is not an IP address. Write the addresses or networks of your proxies, such as 203.0.113.7 or 10.0.0.0/8.',
  },
  RETENTION_DAYS: {
    default: 'the number in site.yaml',
    problem: wholeNumber(1, 3650),
  },
  DESK_LIMIT_SOFT: {
    default: '10',
    problem: wholeNumber(0, 1_000_000),
  },
  DESK_LIMIT_HARD: {
    default: '200',
    problem: wholeNumber(1, 1_000_000),
  },
  ATTACHMENT_MB: {
    default: '10',
    problem: wholeNumber(1, 25),
  },
  PUBLIC_ADDRESS: {
    default: 'the address in site.yaml',
    problem: problemOfOrigin,
  },
} as const satisfies Record<string, Setting>;

type Name = keyof typeof settings;

/** Thrown when the desk cannot be started with its settings; the message lists all `mistakes`, without the value of any setting. */
export class SettingsError extends Error {
  readonly mistakes: string[];

  constructor(mistakes: string[]) {
    const sum = `${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'} to mend in the settings. The desk was not started.`;
    super(`${mistakes.join('\n')}\n\n${sum}`);
    this.mistakes = mistakes;
  }
}

/**
 * Reads the settings. One that is empty counts as not set, except `DESK_SECRET`; what is neither text nor number, such as a
 * binding on Workers, too. Throws a `SettingsError`.
 */
export function readSettings(env: Record<string, unknown>, { production }: { production: boolean }): Settings {
  const mistakes: string[] = [];
  const valueOf = (name: Name) => {
    const value = env[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined;
  };
  const read = (name: Name) => {
    const value = valueOf(name);
    if (value === undefined || (value === '' && name !== 'DESK_SECRET')) return undefined;
    const problem = settings[name].problem(value, production);
    if (problem) mistakes.push(`${name}: ${problem}`);
    return problem ? undefined : value;
  };
  const listIn = (name: Name) => listOf(read(name) ?? '').filter(Boolean);
  const numberIn = (name: Name) => Number(read(name) ?? settings[name].default);
  const needs = (name: Name, other: Name, what: string) => {
    if (valueOf(name) && !valueOf(other)) mistakes.push(`${other}: is not set, but ${name} is. ${what}`);
  };

  if (production && valueOf('DESK_SECRET') === undefined) mistakes.push(`DESK_SECRET: is not set. ${howToMake}`);
  needs('SMTP_URL', 'MAIL_FROM', 'Write the address that mails come from.');
  needs('WEBHOOK_URL', 'WEBHOOK_SECRET', 'Write the secret that the receiver shares.');
  needs('WEBHOOK_SECRET', 'WEBHOOK_URL', 'Write where messages go, or take the secret away.');
  const secret = read('DESK_SECRET');
  const [mailUrl, from] = [read('SMTP_URL'), read('MAIL_FROM')];
  const [hook, hookSecrets] = [read('WEBHOOK_URL'), listIn('WEBHOOK_SECRET')];
  const days = read('RETENTION_DAYS');
  // Only a server of one's own has to tell proxies from others: it reads them itself.
  read('PROXY_ADDRESS');
  needs('OPERATOR_EMAIL', 'SMTP_URL', 'Write the mail server, or take the address away.');
  const found: Settings = {
    database: read('DATABASE_URL') ?? settings.DATABASE_URL.default,
    secrets: secret === undefined ? undefined : listOf(secret),
    mail: mailUrl && from ? { url: mailUrl, from } : undefined,
    operator: read('OPERATOR_EMAIL'),
    staffMail: read('STAFF_MAIL') !== 'no',
    receipts: read('RECEIPTS') !== 'no',
    webhook: hook ? { url: hook, secrets: hookSecrets } : undefined,
    allowedHosts: listIn('WEBHOOK_ALLOW_HOSTS'),
    trustedProxies: numberIn('TRUSTED_PROXY'),
    keptFor: days === undefined ? undefined : Number(days),
    limits: { soft: numberIn('DESK_LIMIT_SOFT'), hard: numberIn('DESK_LIMIT_HARD') },
    attachmentBytes: numberIn('ATTACHMENT_MB') * 1_000_000,
    publicAddress: read('PUBLIC_ADDRESS'),
  };
  const problem = hook && problemOfWebhook(hook, found.allowedHosts);
  if (problem) mistakes.push(`WEBHOOK_URL: ${problem}`);
  if (found.limits.soft > found.limits.hard)
    mistakes.push('DESK_LIMIT_SOFT: is greater than DESK_LIMIT_HARD. Lower it, or raise the other.');
  if (mistakes.length === 0) return found;

  throw new SettingsError(mistakes);
}
