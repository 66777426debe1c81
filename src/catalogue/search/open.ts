import type { Load } from './shards.ts';

/**
 * Loads shards of a built site on a server, each once, and forgets failures; another folder is another build, and takes the place
 * of the last.
 */
export function openShards(read: (address: string) => Promise<string | undefined>): (folder: string) => Load {
  let version = '';
  const files = new Map<string, Promise<unknown>>();
  return (folder) => (name) => {
    if (folder !== version) files.clear();
    version = folder;
    const known = files.get(name);
    if (known) return known;
    const file = read(folder + name).then((text) => {
      if (text === undefined) throw new Error(`${folder}${name} is missing. Build the site again.`);
      return JSON.parse(text) as unknown;
    });
    files.set(name, file);
    file.catch(() => files.delete(name));
    return file;
  };
}
