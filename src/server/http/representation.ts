import { createHash, type Hash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { mark, noticesAt } from '../../notices/at.ts';
import { compress } from '../compress.ts';
import { typeOf } from '../types.ts';
import type { Coding } from './accept-encoding.ts';
import { kept } from './kept.ts';

/** A file as it is sent to a client: RFC 9110, 3.2. */
export interface Representation {
  file: string;
  /** What the disk said of the file. */
  stats: Stats;
  /** Undefined for what browsers shall download. */
  type: string | undefined;
  /** Whether another client may get another coding. */
  varies: boolean;
  coding: Coding;
  /** By the content alone, so that two builds and two servers agree: strong for the bytes of the file, weak for what a library packs. */
  etag: string;
  size: number;
  /** Nothing for a large file: it is read while it is sent. */
  bytes: Uint8Array<ArrayBuffer> | undefined;
  /** Until which instant (milliseconds) it holds: a notice appears or disappears then. `Infinity` for nearly all files. */
  until: number;
}

/** Bytes of a text above which it is sent as it is: all of its packed form is kept in memory. */
const largestPacked = 2_000_000;

/** Bytes above which the file itself is not kept in memory. */
const largestHeld = 256 * 1024;

/** How many texts are packed at once: packing shares four threads with all reading of files. */
const packers = 2;

/** How many may wait for that; others get the text as it is. */
const queue = 30;

/**
 * The files of a site as they are sent. Each is read, digested and packed once, when it is first asked for, and kept in `most` bytes;
 * a page with notices again at their begin and end, by the clock `now`.
 */
export function openRepresentations(most = 32_000_000, now = Date.now) {
  const done = kept<Representation>(most, ({ bytes }) => (bytes?.length ?? 0) + 1_000);
  const underWay = new Map<string, Promise<Representation>>();
  const waiting: (() => void)[] = [];
  let packing = 0;

  async function pack(text: Uint8Array, coding: Exclude<Coding, 'identity'>) {
    if (packing < packers) packing++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await compress(text, coding, 'once');
    } finally {
      const next = waiting.shift();
      if (next) next();
      else packing--;
    }
  }

  async function make(file: string, stats: Stats, coding: Coding): Promise<Representation> {
    const { size } = stats;
    const known = { file, stats, type: typeOf(file), varies: isPackable(file, size), coding };
    if (coding === 'identity' && size > largestHeld)
      return { ...known, etag: `"${await digestOfLarge(file)}"`, size, bytes: undefined, until: Infinity };
    const { text, until } = currentText(await readFile(file), now());
    const digest = shortened(createHash('sha256').update(text));
    const bytes = coding === 'identity' ? text : await pack(text, coding);
    const etag = coding === 'identity' ? `"${digest}"` : `W/"${digest}-${coding}"`;
    return { ...known, etag, size: bytes.length, bytes, until };
  }

  /** The representation of a file in the coding that a client likes best, if it comes in that. Rejects when it cannot be read. */
  return async function represent(file: string, stats: Stats, liked: Coding): Promise<Representation> {
    const isPlain = liked === 'identity' || !isPackable(file, stats.size);
    const isBusy = !isPlain && waiting.length >= queue;
    const nameOf = (coding: Coding) => `${coding} ${file}`;
    const knownAs = (coding: Coding) => {
      const known = done.get(nameOf(coding));
      return known && isSame(known.stats, stats) && now() < known.until ? known : undefined;
    };
    const wanted = knownAs(isPlain ? 'identity' : liked);
    if (wanted) return wanted;
    const coding = isPlain || isBusy ? 'identity' : liked;
    const name = `${nameOf(coding)} ${stats.mtimeMs} ${stats.ctimeMs}`;
    const held = knownAs(coding) ?? underWay.get(name);
    if (held) return held;
    const made = make(file, stats, coding);
    underWay.set(name, made);
    try {
      const representation = await made;
      done.set(nameOf(coding), representation);
      return representation;
    } finally {
      underWay.delete(name);
    }
  };
}

/** Whether a file was not written anew, not even by a copy that keeps its time. */
export function isSame(one: Stats, other: Stats): boolean {
  return (
    one.mtimeMs === other.mtimeMs && one.ctimeMs === other.ctimeMs && one.size === other.size && one.ino === other.ino
  );
}

/** The bytes of a file, in a page with those notices that hold at an instant. */
function currentText(bytes: Buffer, instant: number): { text: Uint8Array<ArrayBuffer>; until: number } {
  if (!bytes.includes(mark)) return { text: new Uint8Array(bytes), until: Infinity };
  const { html, until } = noticesAt(bytes.toString('utf8'), instant);
  return { text: new TextEncoder().encode(html), until };
}

function isPackable(file: string, size: number): boolean {
  return size > 0 && size <= largestPacked && /^text|json|xml|svg/.test(typeOf(file) ?? '');
}

/** The digest of a file of any size, over one buffer: a stream would leave as many behind as the file is long. */
async function digestOfLarge(file: string): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(file);
  try {
    const buffer = Buffer.allocUnsafe(128 * 1024);
    let read = await handle.read(buffer);
    while (read.bytesRead > 0) {
      hash.update(buffer.subarray(0, read.bytesRead));
      read = await handle.read(buffer);
    }
    return shortened(hash);
  } finally {
    await handle.close();
  }
}

/** 132 bits tell any two files apart, and each answer carries them. */
function shortened(hash: Hash): string {
  return hash.digest('base64url').slice(0, 22);
}
