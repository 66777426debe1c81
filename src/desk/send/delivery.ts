import type { DeskFile } from '../file.ts';
import type { Delivery, Store } from '../store/store.ts';
import { turns } from './semaphore.ts';

/** A way out of the desk. `deliver` resolves once the receiver has accepted, and rejects with a `DeliveryProblem`. */
export interface Channel {
  name: string;
  /** A courtesy to the visitor, given up once it is refused for good or has failed for three days: a mistyped address must not keep a message for ever. */
  courtesy?: boolean;
  /** Sends the files of a message on: only then are they read from the store. */
  attaches?: boolean;
  deliver(delivery: Delivery, file: DeskFile): Promise<void>;
}

/** Why a delivery failed. The code (`smtp-451`, `http-500`, `timeout`) is all that is kept or logged: what a server answers may repeat what the visitor wrote. */
export class DeliveryProblem extends Error {
  readonly code: string;
  /** The receiver will refuse this delivery each time, unless its settings change. */
  readonly permanent: boolean;
  /** Seconds that the receiver asked to be left alone, 0 when it said nothing. */
  readonly retryAfter: number;

  constructor(code: string, { permanent = false, retryAfter = 0 } = {}) {
    super(code);
    this.name = 'DeliveryProblem';
    this.code = code;
    this.permanent = permanent;
    this.retryAfter = retryAfter;
  }
}

/** What became of the deliveries that a run took. */
export interface Deliveries {
  delivered: number;
  /** To be tried again. */
  failed: number;
  /** Courtesies that are not tried again. */
  givenUp: number;
  /** Taken but not marked, because their turn came too late or the store could not be written: due again when the claim ends. */
  left: number;
  /** Whether the store answered. If not, nothing is lost and a human should look. */
  stored: boolean;
}

/** Both send all that is due, of whatever message, and never reject. */
export interface Deliverer {
  /** For the moment after a message was kept. Calls that come while another looks for what is due share the next look. */
  deliver(): Promise<Deliveries>;
  /** `deliver`, and notes under `swept` in the store when it ended. */
  sweep(): Promise<Deliveries>;
  /** Takes nothing more, and resolves when what is under way has ended and the store was told. */
  close(): Promise<void>;
}

const second = 1000;
const claimed = 120 * second;
const longest = 6 * 3600 * second;
const courtesyEnds = 3 * 24 * 3600 * second;
/** At once to each channel, so that one that hangs holds up only itself. */
const concurrency = 4;
/** Taken from the store at once. */
const most = 64;

/**
 * Sends deliveries until they are accepted, however long that takes: after 30 to 45 seconds, then twice as long each time
 * up to 4 to 6 hours. A claim makes sure that two processes never send the same delivery at the same time; one that
 * is killed between sending and marking sends again under the same id. `patience`: milliseconds for one attempt.
 */
export function deliverer({
  store,
  channels,
  file,
  now = () => new Date(),
  random = Math.random,
  patience = 45 * second,
}: {
  store: Store;
  channels: Channel[];
  file: DeskFile;
  now?: () => Date;
  random?: () => number;
  patience?: number;
}): Deliverer {
  const lanes = new Map(channels.map((channel) => [channel.name, { channel, turn: turns(concurrency) }]));
  const held = new Set<Promise<unknown>>();
  /** Accepted by the receiver while the store could not be written: it is told before anything else is sent, so that nobody gets these again. */
  const untold = new Set<string>();
  let closed = false;
  let looking: Promise<unknown> = Promise.resolve();
  let next: Promise<Deliveries> | undefined;

  const later = (milliseconds: number) => new Date(now().getTime() + milliseconds).toISOString();

  async function tell(id: string) {
    try {
      await store.delivered(id, now().toISOString());
      untold.delete(id);
    } catch (error) {
      untold.add(id);
      throw error;
    }
  }

  async function attempt(delivery: Delivery, until: number, result: Deliveries) {
    const lane = lanes.get(delivery.channel);
    const release = await lane?.turn();
    try {
      if (closed) {
        result.left++;
        // Due at once for the process that comes next.
        await store.failed(delivery.id, '', now().toISOString());
        return;
      }
      // Another process may take it when the claim ends: too late to begin.
      if (now().getTime() + patience > until) {
        result.left++;
        return;
      }
      const { reference, attachments } = delivery.message;
      const files = lane?.channel.attaches && attachments > 0 ? await store.attachments(reference) : [];
      const problem = await outcome({ ...delivery, attachments: files }, lane?.channel, file, patience);
      const late = now().getTime() - Date.parse(delivery.message.received) > courtesyEnds;
      if (!problem) {
        await tell(delivery.id);
        result.delivered++;
      } else if (lane?.channel.courtesy && (problem.permanent || late)) {
        await store.delivered(delivery.id, now().toISOString());
        result.givenUp++;
      } else {
        await store.failed(delivery.id, problem.code, later(wait(delivery.attempts, problem, random())));
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
  async function look() {
    const result: Deliveries = { delivered: 0, failed: 0, givenUp: 0, left: 0, stored: true };
    const tried: Promise<unknown>[] = [];
    try {
      for (const id of untold) await tell(id);
      while (!closed) {
        while (held.size >= most) await Promise.race(held);
        const until = later(claimed);
        const batch = await store.claim(now().toISOString(), until, most - held.size);
        if (batch.length === 0) break;
        for (const delivery of batch) {
          const trying = attempt(delivery, Date.parse(until), result).finally(() => held.delete(trying));
          held.add(trying);
          tried.push(trying);
        }
      }
    } catch {
      result.stored = false;
    }
    return { result, tried };
  }

  function deliver(): Promise<Deliveries> {
    return (next ??= looking.then(async () => {
      next = undefined;
      const looked = look();
      looking = looked;
      const { result, tried } = await looked;
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
    await looking;
    await Promise.all(held);
    // Whoever cannot be told now gets the mail again, under the same id.
    for (const id of untold) await tell(id).catch(() => undefined);
  }

  return { deliver, sweep, close };
}

/** Tries a delivery once; resolves with the problem, if there is one, and always within the time that `patience` allows. */
async function outcome(
  delivery: Delivery,
  channel: Channel | undefined,
  file: DeskFile,
  patience: number,
): Promise<DeliveryProblem | undefined> {
  if (!channel) return new DeliveryProblem('no-channel');
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      channel.deliver(delivery, file),
      new Promise((_, reject) => {
        timer = setTimeout(() => reject(new DeliveryProblem('timeout')), patience);
      }),
    ]);
    return undefined;
  } catch (error) {
    return error instanceof DeliveryProblem ? error : new DeliveryProblem('error');
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds to the next attempt; a refusal for good waits longest, since only an operator can mend it. */
function wait(attempts: number, { permanent, retryAfter }: DeliveryProblem, chance: number): number {
  const grown = permanent ? longest : 30 * second * 2 ** Math.min(attempts, 20);
  // Up to half as long again, so that what failed together does not come back together.
  const spread = Math.min(grown, longest / 1.5) * (1 + chance / 2);
  return Math.min(Math.max(spread, retryAfter * second), longest);
}
