import type { Aside } from '../../../store/staff/changes.ts';
import type { Line } from '../../../store/staff/inbox.ts';
import type { DeliveryStatus, Kept } from '../../../store/store.ts';

/** What stands in the forms of the page, beside what is kept. */
export interface Shown {
  /** What was done: the page has a sentence for it. */
  said?: string;
  /** What was typed and is not kept yet, by field. */
  typed?: Partial<Record<string, string>>;
  /** The key of an answer that is being written. */
  key?: string;
  /** Pages that can be put into the answer. */
  found?: { title: string; address: string }[];
  /** Somebody else has answered meanwhile. */
  isConflict?: boolean;
  /** The part of the page that the reader looks at next. */
  focus?: 'answer' | 'found' | 'note';
}

/** All that is known of a message. */
export interface Whole {
  kept: Kept;
  aside: Aside;
  deliveries: DeliveryStatus[];
  others: Line[];
  shown: Shown;
  /** Lines of the audit log, for who leads the desk. */
  audit?: { happened: string; who: string; what: string; detail: string }[];
}
