import { readRobots, type Robots } from './robots.ts';

/** What became of an address: `moved` names the new one; `unsure` is what may be right for readers, though no program was let in. */
export type Answer =
  | { state: 'good' }
  | { state: 'moved'; to: string }
  | { state: 'gone'; why: string }
  | { state: 'unsure'; why: string };

/** How politely others are asked. */
export interface Manners {
  /** Milliseconds between two requests to one host. */
  pause: number;
  /** Milliseconds until an answer must have begun. */
  timeout: number;
  /** How many hosts are asked at once; each gets one request at a time. */
  hosts: number;
}

export const manners: Manners = { pause: 1000, timeout: 15_000, hosts: 6 };

const agent = 'Pult-link-check/1 (checks the links of a public help site; one request a second)';
const mostRedirects = 6;
/** A longer wait is for another day. */
const longestWait = 30_000;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Follows addresses: one request at a time and host, with pauses, as `robots.txt` asks. Each answer is told as soon as it is there. */
export async function followAll(
  addresses: string[],
  own: Manners,
  tell: (address: string, answer: Answer) => void,
): Promise<void> {
  const byHost = [...Map.groupBy(new Set(addresses), (address) => new URL(address).host).values()];
  const next = async (): Promise<void> => {
    const group = byHost.shift();
    if (!group) return;
    const robots = await readRobots(new URL(group[0]!).origin, agent, own.timeout);
    for (const address of group) {
      await wait(Math.max(own.pause, robots.delay));
      tell(address, await follow(address, own, robots));
    }
    return next();
  };
  await Promise.all(Array.from({ length: own.hosts }, next));
}

async function follow(address: string, own: Manners, robots: Robots): Promise<Answer> {
  if (!robots.allows(new URL(address).pathname)) return { state: 'unsure', why: 'its robots.txt lets no program in' };
  let [at, isForGood] = [address.replace(/#.*/, ''), true];
  const seen = new Set<string>();
  for (let step = 0; step <= mostRedirects; step++) {
    if (seen.has(at)) return { state: 'gone', why: 'it leads back to itself' };
    seen.add(at);
    const reply = await ask(at, own);
    if ('why' in reply) return reply;
    const { status, location } = reply;
    if (status >= 300 && status < 400 && location) {
      if (!URL.canParse(location, at))
        return { state: 'gone', why: `it leads on to ${JSON.stringify(location.slice(0, 80))}, which is no address` };
      const to = new URL(location, at);
      if (!/^https?:$/.test(to.protocol)) return { state: 'gone', why: `it leads on to ${to.protocol}` };
      // What is moved for now may be back tomorrow, and signing in or a language is no new address.
      if (status !== 301 && status !== 308) isForGood = false;
      at = to.href;
      await wait(own.pause);
      continue;
    }
    if (status === 404 || status === 410)
      return { state: 'gone', why: `the answer is ${status}: there is no such page` };
    if (status >= 400) return { state: 'unsure', why: `the answer is ${status}` };
    return at !== address.replace(/#.*/, '') && isForGood ? { state: 'moved', to: at } : { state: 'good' };
  }
  return { state: 'gone', why: `it is sent on more than ${mostRedirects} times` };
}

type Reply = { status: number; location: string | undefined } | { state: 'gone' | 'unsure'; why: string };

/** Asks for the head alone; where a server does not know how to give that, for the page, of which nothing is read. */
async function ask(address: string, own: Manners): Promise<Reply> {
  let again = true;
  for (let method = 'HEAD'; ;) {
    const reply = await request(address, method, own);
    if ('why' in reply) {
      if (method === 'GET') return reply;
    } else if (reply.status === 429 || reply.status === 503) {
      const seconds = Number(reply.after ?? NaN);
      if (!again || !(seconds * 1000 <= longestWait))
        return { state: 'unsure', why: `the answer is ${reply.status}: too busy` };
      again = false;
      await wait(seconds * 1000);
      continue;
    } else if (reply.status < 400 || method === 'GET') return reply;
    method = 'GET';
    await wait(own.pause);
  }
}

async function request(address: string, method: string, { timeout }: Manners) {
  try {
    const response = await fetch(address, {
      method,
      redirect: 'manual',
      headers: { 'user-agent': agent, accept: 'text/html,*/*;q=0.5' },
      signal: AbortSignal.timeout(timeout),
    });
    await response.body?.cancel();
    const { status, headers } = response;
    return { status, location: headers.get('location') ?? undefined, after: headers.get('retry-after') };
  } catch (error) {
    return failure(error);
  }
}

/** What a failed request says of an address: a name that nobody has is gone, silence may be our own. */
function failure(error: unknown): { state: 'gone' | 'unsure'; why: string } {
  const { name, cause } = error as { name: string; cause?: { code?: string; message?: string } };
  const code = cause?.code ?? '';
  if (name === 'TimeoutError') return { state: 'unsure', why: 'there was no answer in time' };
  if (code === 'ENOTFOUND') return { state: 'gone', why: 'there is no such host' };
  if (/CERT|SSL|TLS|ALTNAME|SELF_SIGNED/.test(code))
    return { state: 'gone', why: `its certificate is not valid (${code}), and browsers warn of it` };
  return { state: 'unsure', why: `the connection failed (${code || name})` };
}
