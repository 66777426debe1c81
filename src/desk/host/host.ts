import type { Context } from 'hono';
import type { Hono } from 'hono/tiny';
import type { Env } from '../context.ts';
import type { DeskParts } from '../parts.ts';
import type { MailboxReader } from '../events/mailbox/watch.ts';
import type { Channel } from '../send/channel.ts';
import type { MailSettings, SendLetter } from '../send/mail/envelope.ts';
import type { Store } from '../store/store.ts';
import type { Check } from '../suggest/forge/channel.ts';

/** What differs from host to host. */
export interface Host extends Pick<DeskParts, 'read' | 'suggest'> {
  env: Record<string, unknown>;
  /** Whether weak settings are refused. */
  production: boolean;
  /** What this host finds wrong with the settings, a sentence each. */
  mistakes?: string[];
  openStore: (address: string) => Promise<Store>;
  /** The address that a request came from, as the host itself saw it. */
  peerOf: (context: Context) => string;
  /** Whether somebody who is connected may be a proxy of the agency's, where the host does not see to that itself. */
  isProxy?: (address: string) => boolean;
  /** A secret for trying out, where one can be kept. */
  ownSecret?: () => string;
  /** Where mails go while nothing is set that sends messages on, and what to tell the operator; without it something must be set. */
  outbox?: (mail: MailSettings) => Promise<{ channels: Channel[]; notice: string; send: SendLetter }>;
  /** The whole check of the content over a suggestion, where the engine stands beside the desk. */
  check?: Check;
  /** Reads a mailbox, where a process stays that can. */
  readMailbox?: MailboxReader;
  /** Deletes copies that this host made of messages, after those of before this time were deleted from the store. */
  purgeCopies?: (store: Store, before: string) => Promise<void>;
  /** Whether the process goes on between requests. Else each message is sent on by itself, and nothing of one request is left to another. */
  isLasting: boolean;
  /** Lets work go on after the answer, where the host would stop it. */
  background?: (work: Promise<unknown>, context: Context) => void;
}

/** A desk that is ready. */
export interface Desk {
  app: Hono<Env>;
  /** What it is made of, for the telephone of a server of one's own. */
  parts: DeskParts;
  /** What the operator should know, such as where mails are written. */
  notices: string[];
  /** The sweep: sends on what is due and, four times a day, deletes what is old. Never rejects: what failed is tried again. */
  sweep: () => Promise<void>;
  close: () => Promise<void>;
}
