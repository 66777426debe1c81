/** What is kept of one mail address beside the messages that came from it. Times are as in a message. */
export interface Held {
  /** References of the messages that came from it. */
  references: string[];
  /** References of other people's messages in which it stands: what they wrote is theirs. */
  mentions: string[];
  /** Sentences of votes, and searches without result, that hold it. */
  sentences: { written: string; page: string; text: string }[];
  searches: { written: string; question: string }[];
}

/** What can be done with all that is kept of one person, by the mail address. */
export interface Person {
  heldOf(email: string): Promise<Held>;
  /**
   * Deletes messages with all that belongs to them, deliveries that wait among them, and of the address also the sentences and
   * the searches: all in one commit, or nothing. Then what was deleted is to be scrubbed.
   */
  erase(references: string[], email: string): Promise<void>;
  /** Writes another address, or another name, into all messages of an address; resolves with their references. */
  rectify(email: string, change: { email?: string | undefined; name?: string | undefined }): Promise<string[]>;
}

/** In the marks, with when: copies beside the store may hold what was erased. */
export const erasedMark = 'erased';
