import type { Challenge, verifySolution as Verify } from 'altcha-lib';
import { Hono } from 'hono/tiny';
import { addressesBelow, baseOf } from '../../site/below.ts';
import type { Env } from '../context.ts';
import type { DeskParts } from '../parts.ts';
import { digestOf } from '../secrets/hash.ts';
import { sign, verify } from '../secrets/tokens.ts';
import { after } from '../store/time.ts';

/** Milliseconds: for how long a challenge is good, and how long somebody waits whose browser cannot work on one. */
const times = { challenge: 3_600_000, wait: 30_000 };

/** How many hashes a browser computes at most: about a second of a cheap phone. */
const hashes = { least: 10_000, most: 20_000 };

/** A proof of work (ALTCHA, https://altcha.org) for whoever has sent many messages: dear for machines that send thousands, hardly felt by people. */
export interface ProofOfWork {
  /** A challenge for a browser (SHA-256), signed; its solution is good for one message. */
  challenge: () => Promise<Challenge>;
  /** Whether a solution, as base64 of `{ challenge, solution }`, is right, in time, and used for no message but that of this key. */
  isDone: (solution: string, key: string) => Promise<boolean>;
  /** A token that lets the message of this key through after half a minute, for whoever has no script; an earlier one for it goes on. */
  wait: (key: string, earlier?: string) => Promise<string>;
  hasWaited: (token: string, key: string) => Promise<boolean>;
}

/** Loaded when the first sender is over the limit: most desks never need it. */
async function altcha() {
  const [library, { deriveKey }] = await Promise.all([import('altcha-lib'), import('altcha-lib/algorithms/web/sha')]);
  return { ...library, deriveKey };
}

/** Proof of work whose challenges are signed by the desk's secrets; solutions are counted in the store, so that each is good once. */
export function openProofOfWork({ secrets, store, now = () => new Date() }: DeskParts): ProofOfWork {
  // Signed like everything else that visitors bring back, but for this purpose alone.
  const keyOf = (secret: string) => `work ${secret}`;
  /** Until when the message of this key has to wait, by a token of ours for it. */
  const endOfWait = async (token: string, key: string) => {
    const [waiting, end] = ((await verify(secrets, 'wait', token, now().toISOString())) ?? '').split(' ');
    return waiting === key ? end : undefined;
  };
  return {
    async challenge() {
      const { createChallenge, randomInt, deriveKey } = await altcha();
      return createChallenge({
        algorithm: 'SHA-256',
        cost: 1,
        counter: randomInt(hashes.least, hashes.most),
        deriveKey,
        expiresAt: new Date(now().getTime() + times.challenge),
        hmacSignatureSecret: keyOf(secrets[0]!),
      });
    },

    async isDone(solution, key) {
      const payload = read(solution);
      if (!payload) return false;
      const { verifySolution, deriveKey } = await altcha();
      for (const secret of secrets) {
        const { verified } = await verifySolution({
          ...payload,
          deriveKey,
          hmacSignatureSecret: keyOf(secret),
        }).catch(() => ({ verified: false }));
        if (!verified) continue;
        const count = (name: string) => store.count(name, after(now(), times.challenge), now().toISOString());
        // Who presses twice sends one message twice: the second must not be told that the work is spent.
        const own = await count(`work ${payload.challenge.signature} ${await digestOf(key)}`);
        return (await count(`work ${payload.challenge.signature}`)) <= own;
      }
      return false;
    },

    async wait(key, earlier = '') {
      if ((await endOfWait(earlier, key)) !== undefined) return earlier;
      return sign(secrets[0]!, 'wait', `${key} ${after(now(), times.wait)}`, after(now(), 24 * 3_600_000));
    },

    async hasWaited(token, key) {
      const end = await endOfWait(token, key);
      return end !== undefined && now().toISOString() >= end;
    },
  };
}

type Payload = Pick<Parameters<typeof Verify>[0], 'challenge' | 'solution'>;

/** What was sent as a solution; nothing when it has not its shape. */
function read(solution: string): Payload | undefined {
  if (solution === '' || solution.length > 4000) return undefined;
  try {
    const payload = JSON.parse(atob(solution)) as Payload;
    return typeof payload?.challenge?.signature === 'string' && payload.solution ? payload : undefined;
  } catch {
    return undefined;
  }
}

/** `GET /desk/challenge`: a new challenge, as JSON, for whoever has to work before the next message. */
export function challengeRoutes({ file }: Pick<DeskParts, 'file'>, work: ProofOfWork): Hono<Env> {
  const { challenge } = addressesBelow(baseOf(file.site.address));
  return new Hono<Env>().get(challenge, async (context) => {
    context.header('Cache-Control', 'no-store');
    return context.json(await work.challenge());
  });
}
