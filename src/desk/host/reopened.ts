import { DatabaseGone } from '../store/database.ts';
import type { Store } from '../store/store.ts';

const second = 1000;

/** Milliseconds between two tries to open: the first, and the longest. */
const waits = { least: second, most: 30 * second };

/** Milliseconds that a start waits for the database; after that it goes on without. */
const patience = 2 * second;

/**
 * A store that may be opened late and again: a database that cannot be used now is tried again by the calls that come, with
 * exponential backoff, and one whose file is gone is opened anew. Until then every call rejects, so that the visitor is told so
 * on the page that keeps the text. `open` is told whether the database was open before, and so `mustExist`; `tell` writes
 * to the log, once for each change. Resolves when the store is open or the first try takes too long.
 */
export async function openReopened(
  open: (mustExist: boolean) => Promise<Store>,
  tell: (line: string) => void,
  time = () => performance.now(),
): Promise<Store> {
  let store: Store | undefined;
  let opening: Promise<Store> | undefined;
  let wasOpen = false;
  let isClosed = false;
  let told = '';
  let wait: number = waits.least;
  let next = 0;
  let failure: Error | undefined;
  /** With the last connection goes the log of a file; the log of one would spoil another that stands in its place. */
  let closing: Promise<void> | undefined;

  function say(line: string) {
    if (line !== told) tell(line);
    told = line;
  }

  async function openNow(): Promise<Store> {
    try {
      await closing;
      store = await open(wasOpen);
      if (told) say('The database is open. Messages are taken again.');
      [wasOpen, wait] = [true, waits.least];
      return store;
    } catch (error) {
      failure = error as Error;
      const { message } = error instanceof AggregateError ? (error.errors as Error[])[0]! : failure;
      // A file that is gone was told of when that was found, with what to do.
      if (!(error instanceof DatabaseGone))
        say(`The database cannot be opened: ${message}. Pages are served, and messages are refused until it can.`);
      [next, wait] = [time() + wait, Math.min(2 * wait, waits.most)];
      throw error;
    } finally {
      opening = undefined;
    }
  }

  function opened(): Promise<Store> {
    if (isClosed) throw new Error('The store is closed.');
    if (store) return Promise.resolve(store);
    if (!opening && failure && time() < next) throw failure;
    return (opening ??= openNow());
  }

  async function call(name: keyof Store, values: unknown[]): Promise<unknown> {
    const used = await opened();
    try {
      return await (used[name] as (...values: unknown[]) => Promise<unknown>)(...values);
    } catch (error) {
      if (error instanceof DatabaseGone && store === used) {
        store = undefined;
        failure = error;
        next = time() + wait;
        say(error.message);
        closing = used.close().catch(() => undefined);
      }
      throw error;
    }
  }

  async function close() {
    isClosed = true;
    const last = store ?? (await opening?.catch(() => undefined));
    await last?.close();
  }

  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    opened().catch(() => undefined),
    new Promise((resolve) => (timer = setTimeout(resolve, patience))),
  ]);
  clearTimeout(timer);
  return new Proxy({} as Store, {
    get: (_, name) =>
      // Whoever awaits it must not take it for a promise.
      name === 'then'
        ? undefined
        : name === 'close'
          ? close
          : (...values: unknown[]) => call(name as keyof Store, values),
  });
}
