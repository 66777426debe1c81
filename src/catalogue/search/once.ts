import type { Load } from './shards.ts';

/** Memoizes `load`, failures too. */
export function once(load: Load): Load {
  const loaded = new Map<string, Promise<unknown>>();
  return (name: string) => {
    const file = loaded.get(name) ?? load(name);
    loaded.set(name, file);
    return file;
  };
}
