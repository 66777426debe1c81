import type { DeskFile } from '../file.ts';
import type { Delivery, Store } from '../store/store.ts';
import { backoff } from './backoff.ts';
import { DeliveryProblem, type Channel } from './channel.ts';
import { semaphore } from './semaphore.ts';

/** What became of the deliveries that a run took. */
export interface Deliveries {
  delivered: number;
  /** To be tried again. */
  failed: number;
  /** Not tried again: with best effort, or because another channel has it now. */
  givenUp: number;
  /** Taken but not marked, because a permit came too late or the store could not be written: due again when the claim ends. */
  left: number;
  /** Whether the store answered. If not, nothing is lost and a human should look. */
  stored: boolean;
}

/** `deliver` and `sweep` send all that is due, of whatever message, and never reject. */
export interface Deliverer {
  /** For the moment after a message was kept. Calls that come while another looks for what is due share the next look. */
  deliver(): Promise<Deliveries>;
  /** `deliver`, and notes under `swept` in the store when it ended. */
  sweep(): Promise<Deliveries>;
  /** Takes nothing more, and resolves when what is under way has ended and the store was told. */
  close(): Promise<void>;
}

const second = 1000;
/** For how long a claim, the lease of a delivery, holds. */
const claimed = 120 * second;
const bestEffortEnds = 3 * 24 * 3600 * second;
/** At once to each channel, so that one that hangs holds up only itself. */
const concurrency = 4;
/** Taken from the store at once. */
const most = 64;

/**
 * Delivers at least once: a transactional outbox, tried with exponential backoff (`backoff.ts`) until the receiver
 * accepts, however long that takes. A claim is a lease, so that two processes never send the same delivery at the same
 * time; one that is killed between sending and marking sends again under the same id, the idempotency key of the
 * receiver. `timeout`: milliseconds for one attempt.
 *
 * ```ts
 * const { deliver, sweep, close } = deliverer({ store, channels, file });
 * await deliver(); // { delivered: 1, failed: 0, givenUp: 0, left: 0, stored: true }
 * ```
 */
export function deliverer({
  store,
  channels,
  file,
  now = () => new Date(),
  random = Math.random,
  timeout = 45 * second,
}: {
  store: Store;
  channels: Channel[];
  file: DeskFile;
  now?: () => Date;
  random?: () => number;
  timeout?: number;
}): Deliverer {
  /** Those that take over what a channel refuses for good: the mail to the desk, or else all that reach staff. */
  const others = (refusing: string) => {
    const names = channels.filter(({ name, bestEffort }) => name !== refusing && !bestEffort).map(({ name }) => name);
    return names.includes('staff') ? ['staff'] : names;
  };
  const byName = new Map(channels.map((channel) => [channel.name, { channel, acquire: semaphore(concurrency) }]));
  const underWay = new Set<Promise<unknown>>();
  /** Accepted by the receiver while the store could not be written: it is told before anything else is sent, so that nobody gets these again. */
  const unmarked = new Set<string>();
  let closed = false;
  let claiming: Promise<unknown> = Promise.resolve();
  let next: Promise<Deliveries> | undefined;

  const later = (milliseconds: number) => new Date(now().getTime() + milliseconds).toISOString();

  async function markDelivered(id: string) {
    try {
      await store.delivered(id, now().toISOString());
      unmarked.delete(id);
    } catch (error) {
      unmarked.add(id);
      throw error;
    }
  }

  async function attempt(delivery: Delivery, until: number, result: Deliveries) {
    const known = byName.get(delivery.channel);
    const release = await known?.acquire();
    try {
      if (closed) {
        result.left++;
        // Due at once for the process that comes next.
        await store.failed(delivery.id, '', now().toISOString());
        return;
      }
      // Another process may take it when the claim ends: too late to begin.
      if (now().getTime() + timeout > until) {
        result.left++;
        return;
      }
      const { reference, attachments } = delivery.message;
      const files = known?.channel.attaches && attachments > 0 ? await store.attachments(reference) : [];
      const problem = await tryOnce({ ...delivery, attachments: files }, known?.channel, file, timeout);
      const late = now().getTime() - Date.parse(delivery.message.received) > bestEffortEnds;
      if (!problem) {
        await markDelivered(delivery.id);
        result.delivered++;
      } else if (known?.channel.bestEffort && (problem.permanent || late)) {
        await store.delivered(delivery.id, now().toISOString(), problem.code);
        result.givenUp++;
      } else if (problem.elsewhere && others(delivery.channel).length > 0) {
        await store.instead(delivery.id, others(delivery.channel), now().toISOString(), problem.code);
        result.givenUp++;
      } else {
        await store.failed(delivery.id, problem.code, later(backoff(delivery.attempts, problem, random())));
        result.failed++;
      }
    } catch {
      result.left++;
      result.stored = false;
    } finally {
      release?.();
    }
  }

  /** Takes all that is due; what it returns resolves when that has been tried. */
  async function claimDue() {
    const result: Deliveries = { delivered: 0, failed: 0, givenUp: 0, left: 0, stored: true };
    const tried: Promise<unknown>[] = [];
    try {
      for (const id of unmarked) await markDelivered(id);
      while (!closed) {
        while (underWay.size >= most) await Promise.race(underWay);
        const until = later(claimed);
        const batch = await store.claim(now().toISOString(), until, most - underWay.size);
        if (batch.length === 0) break;
        for (const delivery of batch) {
          const trying = attempt(delivery, Date.parse(until), result).finally(() => underWay.delete(trying));
          underWay.add(trying);
          tried.push(trying);
        }
      }
    } catch {
      result.stored = false;
    }
    return { result, tried };
  }

  function deliver(): Promise<Deliveries> {
    return (next ??= claiming.then(async () => {
      next = undefined;
      const run = claimDue();
      claiming = run;
      const { result, tried } = await run;
      await Promise.all(tried);
      return result;
    }));
  }

  async function sweep() {
    const result = await deliver();
    try {
      if (result.stored) await store.mark('swept', now().toISOString());
    } catch {
      result.stored = false;
    }
    return result;
  }

  async function close() {
    closed = true;
    await claiming;
    await Promise.all(underWay);
    // Whoever cannot be told now gets the mail again, under the same id.
    for (const id of unmarked) await markDelivered(id).catch(() => undefined);
  }

  return { deliver, sweep, close };
}

/** Tries a delivery once; resolves with the problem, if there is one, and always within `timeout` milliseconds. */
async function tryOnce(
  delivery: Delivery,
  channel: Channel | undefined,
  file: DeskFile,
  timeout: number,
): Promise<DeliveryProblem | undefined> {
  if (!channel) return new DeliveryProblem('no-channel');
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      channel.deliver(delivery, file),
      new Promise((_, reject) => {
        timer = setTimeout(() => reject(new DeliveryProblem('timeout')), timeout);
      }),
    ]);
    return undefined;
  } catch (error) {
    return error instanceof DeliveryProblem ? error : new DeliveryProblem('error');
  } finally {
    clearTimeout(timer);
  }
}
