import type { Row, Statement } from '../database.ts';

/** What the thread of a file is started with. */
export interface Start {
  path: string;
  /** Whether a file that is not there is a mistake, and not to be made. */
  mustExist: boolean;
}

/** What the thread is asked for; it does one task after the other, and gives each an answer. */
export type Task =
  /** Each call is a list of statements that happen together or not at all; all calls share one commit. */
  | { name: 'run'; calls: Statement[][] }
  /** One small step of overwriting what was deleted. */
  | { name: 'scrub' }
  | { name: 'close' };

export interface Failure {
  message: string;
  /** Whether the file was deleted, moved or replaced. */
  isGone?: boolean;
}

/** What became of one call. */
export type Outcome = { rows: Row[][] } | { failure: Failure };

export interface Answer {
  /** Of `run`, in the order of its calls. */
  outcomes?: Outcome[];
  /** Of `scrub`: whether this was the last step. */
  done?: boolean;
  /** Nothing of the task was done, or its commit failed. */
  failure?: Failure;
}
