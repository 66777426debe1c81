/** What somebody did, for the audit log. Nothing in it is about a visitor but a reference. */
export interface Deed {
  /** `staff:<id>`, `command:<user of the machine>` or `system`. */
  who: string;
  /** A verb in the past, in small letters, such as `read`, `answered`, `moved`, `erased`, `signed in`. */
  what: string;
  /** The message that it is about; nothing where it is about none. */
  reference?: string | undefined;
  /** What else is to be known, as a name or number of ours, such as the desk that a message was moved to: never a visitor's words, name or address. */
  detail?: string | undefined;
}

/** A line of the audit log. */
export interface AuditLine {
  /** Counts from one, without a gap. */
  number: number;
  happened: string;
  who: string;
  what: string;
  reference: string;
  detail: string;
  /** SHA-256 of this line with the digest of the line before: whoever changes a line would have to change all that follow. */
  digest: string;
}

/** What the check of the audit log found. */
export interface AuditCheck {
  /** How many lines are kept, and the number of the first; 0 when there is none. */
  lines: number;
  first: number;
  /** The last line as `<number>:<digest>`: written down elsewhere, it shows later that nothing before it was changed. */
  head: string;
  /** The first line at which the chain breaks, and how. */
  broken?: { number: number; problem: 'changed' | 'removed' | 'cut' | 'beginning' | 'head' };
}

/**
 * The audit log: who did what, with which message, and when. Lines are added and never changed; each holds the digest of the one
 * before. `S` is the store, whose writes a line goes along with.
 *
 * ```ts
 * // A line in the same commit as what it tells of:
 * await store.audited({ who: 'staff:mo', what: 'answered', reference }, now, (store) => store.setState(reference, 'answered', now));
 * // A line of its own, where nothing is written:
 * await store.audit({ who: 'staff:mo', what: 'read', reference }, now);
 * ```
 */
export interface Audit<S> {
  /** Adds lines. Rejects, and adds none, when one could hold personal data of a visitor. */
  audit(deeds: Deed | Deed[], now: string): Promise<void>;
  /**
   * Calls `write` with a store whose first write is one commit with these lines; what it resolves with is the result. Where nothing is
   * written, the lines are added by themselves. When the write fails, there is no line.
   */
  audited<T>(deeds: Deed | Deed[], now: string, write: (store: S) => Promise<T>): Promise<T>;
  /** Lines, newest first; 1,000 at most unless `limit` says more. */
  auditLines(filter?: {
    reference?: string | undefined;
    who?: string | undefined;
    from?: string | undefined;
    to?: string | undefined;
    limit?: number | undefined;
  }): Promise<AuditLine[]>;
  /** Follows the chain from its first line to its last; `head` is one that was written down before. */
  auditCheck(head?: string): Promise<AuditCheck>;
  /**
   * Deletes the lines from before a time, oldest first, and adds one that holds the digest at which the rest begins, so that the chain can
   * still be followed. Resolves with how many.
   */
  auditTrim(before: string, now: string): Promise<number>;
}
