/** Which messages are listed: those received from one time until before another, of a mail address however its letters are written. */
export interface Filter {
  state?: 'received' | 'answered' | 'closed';
  aside?: boolean;
  from?: string;
  to?: string;
  email?: string;
  limit?: number;
}
