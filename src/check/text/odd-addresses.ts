import { namesSomebody, somebodyNamed } from '../../settings/fields.ts';

/** What is odd about an address outside: whether it stops, and how much it is worth a look. */
interface OddAddress {
  wrong: boolean;
  weight: number;
  message: string;
}

/** What programs of mail and offices put in the place of an address: their host, and where the true one stands. */
const wrappers: [host: RegExp, parameter: string][] = [
  [/(?:^|\.)safelinks\.protection\.outlook\.com$/, 'url'],
  [/(?:^|\.)google\.[a-z.]{2,6}$/, 'q'],
  [/^l\.(?:facebook|instagram)\.com$/, 'u'],
];

/** Hosts of files that are mostly shared with colleagues alone. Forms that are open to all lie on some of them, too. */
const shared =
  /(?:^|\.)sharepoint\.com$|^(?:drive|docs)\.google\.com$|^(?:onedrive\.live|www\.dropbox|teams\.microsoft)\.com$|^1drv\.ms$/;

/** Parameters by which senders of letters count who comes. */
const counting = /^(?:utm_\w{1,20}|fbclid|gclid|msclkid|mc_[ce]id|_hs(?:enc|mi))$/;

/**
 * A sentence on an address that is typed or copied wrongly, or that readers should not be sent to as it stands.
 *
 *     oddAddress('https://https://x.example'); // { wrong: true, …, message: '… begins twice …' }
 */
export function oddAddress(url: string): OddAddress | undefined {
  if (/^mailto:/i.test(url)) {
    const [to = ''] = url.slice(7).split('?');
    const isWhole = to
      .split(',')
      .every((one) => /^[^@\s]{1,64}@[^@\s.]{1,63}(?:\.[^@\s.]{1,63})+$/.test(decoded(one).trim()));
    return isWhole ? undefined : wrong(`"${url}" is no whole address of mail. Write mailto:desk@agency.example`);
  }
  if (/^tel:/i.test(url))
    return /^[+\d][\d\s().-]{1,30}$/.test(decoded(url.slice(4)))
      ? undefined
      : wrong(`"${url}" is no number to dial. Write digits, with + and the country before them: tel:+4722225555`);
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return undefined;
  const twice = /^https?:\/+(https?:?\/.*)$/i.exec(url);
  if (twice) return wrong(`"${url}" begins twice. Write ${twice[1]!.replace(/^(https?):?\/+/i, '$1://')}`);
  if (namesSomebody(url)) return wrong(`"${url}" ${somebodyNamed}`);
  if (isInside(new URL(url).hostname))
    return wrong(
      `"${url}" leads to a machine that readers cannot reach. Write the address that works outside of the office.`,
    );
  const { hostname, pathname, search, searchParams } = new URL(url);
  for (const [host, parameter] of wrappers) {
    const meant = searchParams.get(parameter);
    if (host.test(hostname) && meant && /^https?:/.test(meant))
      return wrong(`"${hostname}" is what a program has put in front of the address. Write ${meant}`);
  }
  if (/^deploy-preview-\d+--/.test(hostname))
    return wrong(`"${hostname}" is a preview, which is gone some day. Write the address of the page itself.`);
  const counters = [...searchParams.keys()].filter((name) => counting.test(name));
  if (counters.length > 0)
    return look(
      35,
      `${counters.join(', ')} in the address only counts readers. Take it out, with what stands behind it.`,
    );
  if (shared.test(hostname) && !pathname.startsWith('/forms/'))
    return look(
      45,
      `"${hostname}" may ask readers to sign in. Try the link in a private window, or put the file into public/.`,
    );
  if (search === '' && /[.,;]$/.test(url))
    return look(40, `the address ends with ${url.at(-1)!}, which belongs to the sentence. Take it out.`);
  return undefined;
}

/** Whether only some machines reach it: this one, or those of one office. */
const isInside = (hostname: string) =>
  !/[.:]/.test(hostname) ||
  /^(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.|\.(?:local|internal|intranet|lan|localhost)$/.test(hostname);

const wrong = (message: string): OddAddress => ({ wrong: true, weight: 0, message: `the link ${message}` });
const look = (weight: number, message: string): OddAddress => ({ wrong: false, weight, message });

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
