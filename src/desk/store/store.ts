import type { Attachment } from '../form/read/attachments.ts';
import type { Details } from '../form/read/details.ts';
import type { Outcome as Decision, Suggestion } from '../suggest/suggestion.ts';
import type { Audit } from './audit/audit.ts';
import type { Database } from './database.ts';
import type { Filter } from './filter.ts';
import type { Orders } from './orders/orders.ts';
import type { Person } from './person/person.ts';
import type { Miss, Votes } from './votes/votes.ts';

export type { Miss, Votes };

/** A message as the desk keeps it. Times are UTC, ISO 8601 with milliseconds (`2026-11-24T13:00:00.000Z`). */
export interface Message {
  /** Eight characters without look-alikes, to say on the telephone. */
  reference: string;
  /** Names one submit: a second one with the same key is the same message. */
  key: string;
  /** SHA-256 of what was written: tells a repeat from another text with the same key. */
  digest: string;
  /** SHA-256 of the secret with which the sender can look at the message. */
  secret: string;
  language: string;
  subject: string;
  desk: string;
  text: string;
  email: string;
  name: string;
  /** Address on this site from which the visitor came, and the question that was searched; either may be empty. */
  page: string;
  question: string;
  received: string;
  /** By when an answer was promised; empty when no desk hours are known. */
  answerBy: string;
  /** Suspected spam is set aside: kept, and shown to staff, but not sent on. */
  aside: boolean;
  /** How many files came with it. */
  attachments: number;
  /** Nothing where an answer by mail is wanted and nothing else was asked. */
  details?: Details | undefined;
  /** What it suggests for the pages: such a message has no subject, and its text says why. */
  suggestion?: Suggestion | undefined;
}

/** What a message can be: received, then answered or closed. */
export const states = ['received', 'answered', 'closed'] as const;
export type State = (typeof states)[number];

/** A message with what became of it. */
export interface Kept extends Message {
  state: State;
  changed: string;
  /** When it was first marked answered; empty until then. */
  answered: string;
  /** When it was taken up again after an answer or an end; empty unless that is what was said last. */
  reopened: string;
  notes: { written: string; text: string }[];
  /** What became of its suggestion at a forge; empty until the forge has it. `link` leads to it there. */
  outcome: Decision | '';
  link: string;
}

/** What can be said of a message. The latest of all but notes is its state, whatever order they come in. */
export const eventKinds = ['answered', 'note', 'closed', 'reopened'] as const;
export interface MessageEvent {
  /** The same in every repeat: what is repeated is taken once. */
  id: string;
  reference: string;
  kind: (typeof eventKinds)[number];
  /** When it happened, not when it was told. */
  happened: string;
  /** What the sender of the message can read, of a note. */
  text?: string;
}

/** What became of an event: taken, taken before, of no account since a later one is known, or of a message that is not kept. */
export type Settled = 'taken' | 'repeated' | 'older' | 'unknown';

/** A message on its way to somebody. */
export interface Delivery {
  /** Stays the same in every attempt: the receiver can tell a repeat by it. */
  id: string;
  /** Where it goes: `staff`, `receipt`, `webhook` or another channel that the operator has set. */
  channel: string;
  /** Attempts so far, this one not counted. */
  attempts: number;
  message: Message;
  /** The files of the message, for channels that send them on. */
  attachments?: Attachment[];
  /** What became of the other deliveries of the message, for channels that report it. */
  others?: DeliveryStatus[];
}

/** How a delivery ends: the receiver took it, the receiver will never take it, or it is no longer tried. */
export type Outcome = 'sent' | 'refused' | 'given up';

/** How far a delivery has come. */
export interface DeliveryStatus {
  channel: string;
  attempts: number;
  /** When it is tried next, as long as it waits. */
  due: string;
  /** The code of the last failure, or of why it ended without being sent. */
  problem: string;
  state: 'waiting' | Outcome;
  /** When it ended; empty while it waits. */
  ended: string;
  /** What the receiver calls it, such as the number of a ticket. */
  number: string;
}

/** A message that somebody has to see to, because no channel brought it to its desk. */
export interface Undelivered {
  reference: string;
  channel: string;
  outcome: Outcome | 'waiting';
  problem: string;
  /** When it was deleted, as promised to its sender, although it had never arrived. */
  deleted: string;
}

/** In the place of a channel: by whatever channels the server has that sends it on. */
export const anyChannel = '*';
/** Tells the desk that a message could not be sent on. */
export const alertChannel = 'alert';
/** Tell a sender, and a desk, that an answer is late. */
export const lateChannels = { sender: 'late', desk: 'overdue' } as const;
/** Brings an answer of staff to the sender; of a message with several answers each has a number behind it, `reply.2`. */
export const replyChannel = 'reply';
/** Channels by which something is sent when there is a reason, and not each message. */
export const onOccasion: string[] = [alertChannel, ...Object.values(lateChannels), replyChannel];
/** Channels by which the desk does not get the message itself. */
export const besideDesk = ['receipt', ...onOccasion];

export type Accepted =
  /** Stored now, or before by the same submit: the reference is the one that counts, `repeated` tells which. */
  | { reference: string; answerBy: string; repeated: boolean }
  /** The key was used for another text. */
  | { conflict: true };

/** Another message has this reference: draw again. */
export class ReferenceTaken extends Error {}

/**
 * All that the desk remembers. Every method rejects when the store cannot be read or written;
 * `accept` only resolves once the message is on disk.
 */
export interface Store extends Audit<Store>, Person, Orders {
  /**
   * Keeps a message and its files with one delivery for each channel, in one commit; a message `aside` gets no delivery.
   * `message.attachments` is their number. Rejects with `ReferenceTaken`.
   */
  accept(message: Message, channels: string[], attachments?: Attachment[]): Promise<Accepted>;
  /** Whether a message of this submit is kept. */
  knows(key: string): Promise<boolean>;
  find(reference: string): Promise<Kept | undefined>;
  /** The files of a message, as they were kept and in their order. */
  attachments(reference: string): Promise<Attachment[]>;
  /** Newest first. */
  list(filter?: Filter): Promise<Kept[]>;
  /** How many messages wait for an answer, how many of their answers are late, and how many are set aside unseen. */
  standing(now: string): Promise<{ waiting: number; late: number; aside: number }>;
  note(reference: string, text: string, now: string): Promise<boolean>;
  /** Says what a message is now. */
  setState(reference: string, state: State, now: string): Promise<boolean>;
  /** Takes what somebody says of a message, once: by its id. */
  settle(event: MessageEvent, now: string): Promise<Settled>;
  /** The messages that a receiver calls so, by one channel or by any. */
  numbered(number: string, channel?: string): Promise<string[]>;
  /** The message of a delivery, by the delivery's id. */
  deliveryOf(id: string): Promise<{ reference: string; channel: string } | undefined>;
  /** What was sent came back: it counts as refused, and the desk is told. Nothing happens to what was not sent. */
  bounced(id: string, problem: string, now: string): Promise<boolean>;
  /** Has the sender or the desk told, once, of each message whose answer was due between two times and was not given. */
  overdue(channel: string, since: string, now: string): Promise<void>;
  /**
   * Writes down what became of a suggestion at a forge, and where it is to be seen (an empty link keeps the one that is known). One that was taken over counts as
   * answered, which is final; one that was not as closed, until it is proposed again. What a forge says may come twice and late.
   */
  suggested(reference: string, outcome: Decision, link: string, now: string): Promise<boolean>;

  deliveriesOf(reference: string): Promise<DeliveryStatus[]>;
  /** Sends a message on that was set aside, by the channels of the server that takes it; nothing happens to one that was not. */
  release(reference: string, now: string): Promise<boolean>;
  /** Takes up to `limit` deliveries that are due for this worker alone until `until`; also those a clock jump put too far ahead. */
  claim(now: string, until: string, limit: number): Promise<Delivery[]>;
  /**
   * It is not tried again: `problem` says why it was not sent, `number` what the receiver calls it. With `alert` the desk of the
   * message is told by `alertChannel`, again if it was told of another before. Nothing happens to one that has ended.
   */
  ended(
    id: string,
    outcome: Outcome,
    now: string,
    found?: { problem?: string; number?: string; alert?: boolean },
  ): Promise<void>;
  /** Adds deliveries by these channels to the message of this one, where it has none; one by `anyChannel` has then done its work and goes. */
  reroute(id: string, channels: string[], now: string): Promise<void>;
  /** Gives up what waits of a message, by one channel or by all; resolves with the channels. */
  abandon(reference: string, channel: string | undefined, now: string): Promise<string[]>;
  /** Tries again now what was not sent, of one message or of all, by one channel or by all; resolves with how many. */
  retry(reference: string | undefined, channel: string | undefined, now: string): Promise<number>;
  /** To be tried again at `next`; `problem` is a short code, never text of the message. */
  failed(id: string, problem: string, next: string): Promise<void>;
  /** What waits: how many, and when the oldest of their messages was received. */
  waiting(): Promise<{ count: number; oldest: string }>;
  /** How many messages that nobody has answered or closed reached their desk by no channel, and will not. */
  stranded(): Promise<number>;
  /** What was deleted at the end of its time without having been sent, newest first. */
  undelivered(): Promise<Undelivered[]>;

  /** Counts a vote; with a text it keeps only the sentence, since whoever writes one has voted before. */
  vote(page: string, language: string, helpful: boolean, text: string, now: string): Promise<void>;
  miss(question: string, language: string, now: string): Promise<void>;
  /** The page that failed most visitors first. */
  votes(since?: string, until?: string): Promise<Votes[]>;
  /** Most asked first. */
  misses(since?: string, until?: string): Promise<Miss[]>;

  /** Counts one more under a key and returns the sum so far; a key is forgotten after `expires`. */
  count(key: string, expires: string, now: string): Promise<number>;
  /** The same for several keys in one write; the sums are in their order. */
  countAll(keys: string[], expires: string, now: string): Promise<number[]>;
  /** The sum so far under a key, 0 when it is forgotten. */
  counted(key: string, now: string): Promise<number>;
  /** A value that outlives a restart, such as when the last sweep ended. */
  mark(name: string, value: string): Promise<void>;
  marked(name: string): Promise<string | undefined>;

  /**
   * Writes down since when messages, sentences and searches are kept that are new or were changed since the last call: since
   * `now`, or, if `isTrusted`, since the time that they say themselves, when that is earlier.
   */
  age(now: string, isTrusted: boolean): Promise<void>;
  /**
   * Deletes messages kept since before `before` (by what `age` wrote down, else by the time of their last change), with all that
   * belongs to them, in small steps; of what had not been sent the reference stays (`undelivered`). Likewise the sentences of votes
   * and the searches without result. Returns how many messages. What was deleted is then scrubbed, if other programs let it.
   */
  purge(before: string, now: string): Promise<number>;
  /** Overwrites on disk what was deleted and is not overwritten yet, and resolves with whether that is done. */
  scrub(): Promise<boolean>;
  /** Runs statements of a room with tables of its own, all or none, and resolves with the rows of each. */
  atomic: Database['atomic'];
  /** Rejects when nothing can be written. */
  check(): Promise<void>;
  close(): Promise<void>;
}
