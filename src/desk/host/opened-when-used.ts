import type { Store } from '../store/store.ts';

/**
 * A store that is opened by the first call, and again by the next if that failed: a visitor whose message comes while the
 * database cannot be reached is told so on the page that keeps the text. What was never opened is not opened to be closed.
 */
export function openedWhenUsed(open: () => Promise<Store>): Store {
  let store: Store | undefined;
  return new Proxy({} as Store, {
    get: (_, name) =>
      // Whoever awaits it must not take it for a promise.
      name === 'then'
        ? undefined
        : async (...values: never[]) => {
            if (name === 'close' && !store) return undefined;
            store ??= await open();
            return (store[name as keyof Store] as (...values: never[]) => unknown)(...values);
          },
  });
}
