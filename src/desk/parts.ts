import type { Context } from 'hono';
import type { Hono } from 'hono/tiny';
import type { Env } from './context.ts';
import type { DeskFile } from './file.ts';
import type { StaffParts } from './staff/web/parts.ts';
import type { Store } from './store/store.ts';

/** What the host gives to the app: the built site, a store, secrets, limits, and a way to send messages on. */
export interface DeskParts {
  file: DeskFile;
  store: Store;
  /** The text of a file of the built site, by its address; nothing when there is none. */
  read: (address: string) => Promise<string | undefined>;
  /** Signs what is given to visitors and comes back; the second one is still accepted while keys change. */
  secrets: string[];
  /** Names of the ways by which each message is sent on. */
  channels: string[];
  /** Takes the events of the agency's forge, where one is set that signs them. */
  forgeEvents?: Hono<Env> | undefined;
  /** Takes what other systems tell of messages, where a secret for that is set. */
  events?: Hono<Env> | undefined;
  /** The desk in a browser, where it is set. */
  staff?: StaffParts | undefined;
  /** Takes what other systems tell of orders, where a secret for that is set. */
  orders?: Hono<Env> | undefined;
  /** Answers calls and SMS that services bring, where one is set. */
  phone?: ((parts: DeskParts) => Hono<Env>) | undefined;
  /** Whether the channel `receipt` sends mails: false where they are only written to a folder. */
  receipts?: boolean;
  /** Starts to send a message on, after it was stored; what it does not manage, the sweep does. */
  deliver: (context: Context) => Promise<unknown>;
  /** Pages that may answer a text. */
  suggest?: (language: string, text: string) => Promise<{ title: string; address: string }[]>;
  /** Messages a day from one sender: over `soft` the browser has work to do first, over `hard` none is taken. */
  limits: { soft: number; hard: number };
  /** Bytes that the files of one message may have together; 10 MB when the host says nothing. */
  attachmentBytes?: number;
  /** Acquires a permit to read one more form with files, since each is in memory until it is stored; what it resolves with releases it. */
  acquire?: ((sender: string) => Promise<() => void>) & { isAwaited?: () => boolean };
  /** A key for the sender that tells nobody who it is. */
  senderOf: (context: Context) => Promise<string>;
  now?: () => Date;
  log?: (line: { time: string; route: string; status: number; ms: number; reference?: string; error?: string }) => void;
}
