/*
 * The editor's program can work on a folder that a browser keeps for a page (Origin Private File System). Here that folder is
 * the working copy, by the server of `npm run edit`: in every browser, and no more than that server lets through.
 */

const address = (kind: 'file' | 'folder', path: string) => `/admin/${kind}?path=${encodeURIComponent(path)}`;

const missing = (name: string) => new DOMException(`${name} is not there.`, 'NotFoundError');

async function ask(kind: 'file' | 'folder', path: string, options: RequestInit = {}): Promise<Response> {
  const answer = await fetch(address(kind, path), options);
  if (answer.status === 404) throw missing(path);
  if (!answer.ok) throw new DOMException(await answer.text(), 'NotAllowedError');
  return answer;
}

/** A file of the working copy. */
class LocalFile {
  readonly kind = 'file';
  readonly name: string;
  readonly path: string;
  constructor(path: string) {
    this.path = path;
    this.name = path.split('/').at(-1)!;
  }
  async getFile(): Promise<File> {
    const answer = await ask('file', this.path);
    const lastModified = Date.parse(answer.headers.get('Last-Modified') ?? '') || 0;
    const blob = await answer.blob();
    return new File([blob], this.name, { lastModified, type: blob.type });
  }
  async createWritable() {
    const parts: BlobPart[] = [];
    return {
      write: async (data: BlobPart) => void parts.push(data),
      close: async () => void (await ask('file', this.path, { method: 'PUT', body: new Blob(parts) })),
    };
  }
}

/** A folder of the working copy. */
class LocalFolder {
  readonly kind = 'directory';
  readonly name: string;
  readonly path: string;
  constructor(path: string) {
    this.path = path;
    this.name = path.split('/').at(-1)!;
  }
  async *entries(): AsyncGenerator<[string, LocalFile | LocalFolder]> {
    const list = (await (await ask('folder', this.path)).json()) as { name: string; isFolder: boolean }[];
    for (const { name, isFolder } of list)
      yield [name, isFolder ? new LocalFolder(this.#below(name)) : new LocalFile(this.#below(name))];
  }
  async *values() {
    for await (const [, handle] of this.entries()) yield handle;
  }
  async getDirectoryHandle(name: string): Promise<LocalFolder> {
    return new LocalFolder(this.#below(name));
  }
  async getFileHandle(name: string, { create = false } = {}): Promise<LocalFile> {
    const file = new LocalFile(this.#below(name));
    if (!create) await ask('file', file.path, { method: 'HEAD' });
    return file;
  }
  async removeEntry(name: string): Promise<void> {
    await ask('file', this.#below(name), { method: 'DELETE' });
  }
  #below(name: string) {
    return this.path ? `${this.path}/${name}` : name;
  }
}

// The program asks for a folder that browsers keep for the page: this one is the working copy.
navigator.storage.getDirectory = async () =>
  ({ getDirectoryHandle: async () => new LocalFolder('') }) as unknown as FileSystemDirectoryHandle;

// Where it knows of moving files it writes beside them first.
Object.assign(globalThis, { FileSystemFileHandle: LocalFile, FileSystemDirectoryHandle: LocalFolder });

// Of the ways to sign in there is one: its button comes first, and is chosen for whoever opened the page.
new MutationObserver((_, observer) => {
  const button = document.querySelector<HTMLButtonElement>('button.primary:not([aria-disabled="true"])');
  if (!button) return;
  observer.disconnect();
  button.click();
}).observe(document, { childList: true, subtree: true });
