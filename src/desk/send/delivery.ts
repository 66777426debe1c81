import type { DeskFile } from '../file.ts';
import {
  alertChannel,
  anyChannel,
  besideDesk,
  onOccasion,
  type Delivery,
  type Outcome,
  type Store,
} from '../store/store.ts';
import { channelsOf } from '../suggest/channels.ts';
import { backoff } from './backoff.ts';
import { tryOnce } from './attempt.ts';
import { DeliveryProblem, type Taken, type Channel } from './channel.ts';
import { semaphore } from './semaphore.ts';

/** What became of the deliveries that a run took. */
export interface Deliveries {
  delivered: number;
  /** To be tried again. */
  failed: number;
  /** Refused for good, or given up: not tried again, and the desk is told. */
  ended: number;
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
/** For one attempt. */
const usual = 45 * second;
const bestEffortEnds = 3 * 24 * 3600 * second;
/** Attempts, in some quarter of an hour, after which a channel that is not set is taken for gone: servers may be started one after the other. */
const patience = 5;
/** At once to each channel, so that one that hangs holds up only itself. */
const concurrency = 4;
/** Taken from the store at once. */
const most = 64;

/**
 * Delivers at least once: a transactional outbox, tried with exponential backoff (`backoff.ts`) until the receiver accepts or
 * refuses for good; the retention of the message is the last end. What was refused or given up is told to the desk by the channel
 * `alert`, where there is one. What waits for a channel that was taken away goes by those that are set. A claim is a lease, so that two processes never send the same delivery at the same
 * time; one that is killed between sending and marking sends again under the same id, the idempotency key of the
 * receiver. `timeout`: milliseconds for one attempt, where the host has less time than a channel may need.
 *
 * ```ts
 * const { deliver, sweep, close } = deliverer({ store, channels, file });
 * await deliver(); // { delivered: 1, failed: 0, ended: 0, left: 0, stored: true }
 * ```
 */
export function deliverer({
  store,
  channels,
  file,
  now = () => new Date(),
  random = Math.random,
  timeout: shortest,
}: {
  store: Store;
  channels: Channel[];
  file: DeskFile;
  now?: () => Date;
  random?: () => number;
  timeout?: number;
}): Deliverer {
  const all = new Map(channels.map((channel) => [channel.name, { channel, acquire: semaphore(concurrency) }]));
  const byName = {
    // Of several deliveries of one message by one channel each has a number behind the name.
    get: (name: string) => all.get(name.replace(/\.\d+$/, '')),
    has: (name: string) => all.has(name),
    keys: () => all.keys(),
  };
  const underWay = new Set<Promise<unknown>>();
  /** Taken by the receiver while the store could not be written: it is told before anything else is sent, so that nobody gets these again. */
  const unmarked = new Map<string, Taken>();
  let closed = false;
  let claiming: Promise<unknown> = Promise.resolve();
  let next: Promise<Deliveries> | undefined;

  const later = (milliseconds: number) => new Date(now().getTime() + milliseconds).toISOString();

  async function markSent(id: string, accepted: Taken) {
    try {
      await store.ended(id, 'sent', now().toISOString(), accepted);
      unmarked.delete(id);
    } catch (error) {
      unmarked.set(id, accepted);
      throw error;
    }
  }

  /** Ends a delivery that was not sent, and has the desk told. */
  async function end({ id, channel }: Delivery, outcome: Exclude<Outcome, 'sent'>, problem: string) {
    const alert = !onOccasion.includes(channel) && byName.has(alertChannel);
    await store.ended(id, outcome, now().toISOString(), { problem, alert });
  }

  /** The ways on which a message comes to its desk. */
  const toDesk = ({ message }: Delivery, refusing = '') => {
    const names = [...byName.keys()].filter((name) => name !== refusing);
    return channelsOf(message, names).filter((name) => !besideDesk.includes(name));
  };

  async function attempt(delivery: Delivery, until: number, result: Deliveries) {
    const known = byName.get(delivery.channel);
    const release = await known?.acquire();
    const timeout = shortest ?? known?.channel.patience ?? usual;
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
      if (delivery.channel === anyChannel) {
        await store.reroute(
          delivery.id,
          [...toDesk(delivery), ...(byName.has('receipt') ? ['receipt'] : [])],
          now().toISOString(),
        );
        return;
      }
      const { reference, attachments } = delivery.message;
      if (known?.channel.onlyWhileOpen && (await store.find(reference))?.state !== 'received') {
        await store.ended(delivery.id, 'given up', now().toISOString(), { problem: 'answered' });
        result.ended++;
        return;
      }
      const files = known?.channel.attaches && attachments > 0 ? await store.attachments(reference) : [];
      const others = known?.channel.reports ? await store.deliveriesOf(reference) : [];
      const tried = await tryOnce({ ...delivery, attachments: files, others }, known?.channel, file, timeout);
      const late = now().getTime() - Date.parse(delivery.message.received) > bestEffortEnds;
      if (!(tried instanceof DeliveryProblem)) {
        await markSent(delivery.id, tried);
        result.delivered++;
        return;
      }
      const problem = tried;
      if (!known && delivery.attempts >= patience) {
        if (!besideDesk.includes(delivery.channel))
          await store.reroute(delivery.id, toDesk(delivery), now().toISOString());
        await end(delivery, 'given up', problem.code);
        result.ended++;
      } else if (problem.elsewhere && toDesk(delivery, delivery.channel).length > 0) {
        await store.reroute(delivery.id, toDesk(delivery, delivery.channel), now().toISOString());
        await store.ended(delivery.id, 'refused', now().toISOString(), { problem: problem.code });
        result.ended++;
      } else if (problem.permanent || (known?.channel.bestEffort && late)) {
        await end(delivery, problem.permanent ? 'refused' : 'given up', problem.code);
        result.ended++;
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
    const result: Deliveries = { delivered: 0, failed: 0, ended: 0, left: 0, stored: true };
    const tried: Promise<unknown>[] = [];
    try {
      for (const [id, accepted] of unmarked) await markSent(id, accepted);
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
    for (const [id, accepted] of unmarked) await markSent(id, accepted).catch(() => undefined);
  }

  return { deliver, sweep, close };
}
