/** An order as it is kept: no name, no number, nothing that anybody typed; only digests under a key of the server. */
export interface Order {
  kind: string;
  /** HMAC of kind and number. */
  number: string;
  /** HMAC of kind, number and the second facts. */
  secret: string;
  state: string;
  /** Since when it is in this state: the latest counts, whatever order they come in. `version` tells between two of one time. */
  changed: string;
  version: number;
  /** Days (year-month-day) until which it is ready and on which it is expected; empty where nothing is known. */
  until: string;
  expected: string;
}

/** A file with all orders of a kind: of when it is, and its digest. */
export interface OrderFile {
  asOf: string;
  digest: string;
}

/** When a source told last how orders of a kind stand, and the last file that was taken. */
export interface Source {
  asOf: string;
  file: OrderFile | undefined;
}

/** What is kept of orders. */
export interface Orders {
  /** Keeps an order, unless a later state of it is known; `earlier` are digests of its number under earlier keys. */
  putOrder(order: Order, earlier: string[], now: string): Promise<'taken' | 'older'>;
  /**
   * Puts all orders of a file in the place of those of its kind, in one commit; what was told after the file was made stays. Resolves
   * with how many are kept then.
   */
  replaceOrders(kind: string, orders: Order[], file: OrderFile): Promise<number>;
  /** The order with one of these digests of its number, the latest first. */
  findOrder(kind: string, numbers: string[]): Promise<Order | undefined>;
  source(kind: string): Promise<Source | undefined>;
  /** Deletes orders whose end, one of these states, was before `ended`, and those that have not changed since `open`. */
  purgeOrders(kind: string, ends: string[], ended: string, open: string): Promise<number>;
  /** Takes one back under each key that `countAll` has counted. */
  uncount(keys: string[]): Promise<void>;
}
