/** How an operator makes a secret. */
export const howToMake = 'Make one with: openssl rand -base64 32';

/** The values between the commas of a setting, without the spaces around them. */
export function listOf(value: string): string[] {
  return value.split(',').map((part) => part.trim());
}

/** A check for whole numbers between two bounds, both of them allowed. Like all checks here it returns what is wrong, or nothing. */
export function wholeNumber(least: number, most: number) {
  return (value: string) =>
    /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most
      ? undefined
      : `is not a whole number from ${least} to ${most}. Write one in digits, or leave the setting out.`;
}

/** Whether messages can be kept there: SQLite or PostgreSQL, and in production not in memory. */
export function problemOfDatabase(address: string, production: boolean): string | undefined {
  if (address === 'sqlite:') return 'names no file. Write sqlite: and a file, such as sqlite:data/desk.sqlite.';
  if (address === 'sqlite::memory:' && production)
    return 'would lose every message at the next start. Write sqlite: and a file.';
  if (address.startsWith('sqlite:') || isAddress(address, ['postgres:', 'postgresql:'])) return undefined;
  return 'is not a database. Write sqlite: and a file, or postgres://user:password@host/name.';
}

/** Whether each of the secrets has 32 bytes, is not that of the example, and does not repeat itself. */
export function problemOfSecrets(value: string): string | undefined {
  const secrets = listOf(value);
  if (secrets.includes('')) return `is empty. ${howToMake}`;
  if (secrets.some((secret) => /change.?me/i.test(secret))) return `is the one of the example. ${howToMake}`;
  if (secrets.some((secret) => new TextEncoder().encode(secret).length < 32))
    return `is shorter than 32 bytes. ${howToMake}`;
  // A text that stands in its own double before the end is made of a shorter one. Random bytes hold more than eight signs.
  if (secrets.some((secret) => (secret + secret).indexOf(secret, 1) < secret.length || new Set(secret).size < 8))
    return `repeats a few characters. ${howToMake}`;
  if (new Set(secrets).size < secrets.length) return `holds the same secret twice. ${howToMake}`;
  return tooMany(value);
}

/** Two secrets at most: the new one and, while they change, the old one. */
export function tooMany(value: string): string | undefined {
  return listOf(value).length > 2 ? 'holds more than two secrets. Keep the new one and the old one.' : undefined;
}

/** Standard Webhooks 1.0.0, "Signature scheme": the key has 24 to 64 bytes. */
export function isWebhookSecret(secret: string): boolean {
  const [, key = ''] = /^whsec_((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/.exec(secret) ?? [];
  return atob(key).length >= 24 && atob(key).length <= 64;
}

/** What the address itself shows; to where its name leads is checked at each delivery. */
export function problemOfWebhook(address: string, allowed: string[]): string | undefined {
  const { hostname, protocol, username, password } = new URL(address);
  if (username || password) return 'holds a user name or password. Take it out; messages are signed instead.';
  if (allowed.includes(hostname)) return undefined;
  if (protocol !== 'https:')
    return 'does not begin with https://. Write it so, or name the host in WEBHOOK_ALLOW_HOSTS.';
  const isInternal =
    !hostname.includes('.') || /^[\d.]+$|\.(localhost|local|internal|lan|home\.arpa)\.?$/.test(hostname);
  return isInternal ? 'is not a public host. Write one, or name it in WEBHOOK_ALLOW_HOSTS.' : undefined;
}

/** Whether an address is an origin with https (RFC 6454), or in a trial one of this machine. */
export function problemOfOrigin(address: string, production: boolean): string | undefined {
  const { origin, protocol, hostname } = URL.canParse(address) ? new URL(address) : new URL('about:blank');
  const isTrial = !production && protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname);
  return origin === address && (protocol === 'https:' || isTrial)
    ? undefined
    : 'is not https:// and a host. Write it in small letters, without a path and a last slash; the path is that of the address in site.yaml.';
}

/** Whether a text is a URL of one of these schemes, with a host. */
export function isAddress(address: string, protocols: string[]): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, searchParams } = new URL(address);
  // PostgreSQL on the same machine: postgres:///name?host=/run/postgresql
  return (
    protocols.includes(protocol) && (hostname !== '' || (protocol.startsWith('postgres') && searchParams.has('host')))
  );
}

/** What is wrong with a setting that is switched. */
export function problemOfChoice(value: string): string | undefined {
  return ['yes', 'no'].includes(value) ? undefined : 'is not yes or no. Write one of them.';
}
