import type { Wish } from './wish.ts';

/** What was written into a field of the agency's own, in words for staff: the label in the site's first language, as it was then. */
export interface Own {
  id: string;
  label: string;
  value: string;
}

/** What comes with a message besides its text: how its sender wants to be answered, and what the agency asks for. */
export interface Details {
  wish: Wish;
  /** Where to call, and when is a good time; either may be empty. */
  phone: string;
  callAt: string;
  own: Own[];
}
