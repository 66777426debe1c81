export type Value = string | number;
export type Row = Record<string, string | number | null>;

/** One SQL statement; each `?` in its text stands for the next of the values. */
export interface Statement {
  text: string;
  values: Value[];
}

/**
 * What the store asks of a database. The one primitive is a list of statements, since D1 has no transactions that stay
 * open. The same text runs on SQLite, PostgreSQL and D1: truths are the integers 0 and 1, times are ISO text.
 */
export interface Database {
  /** What a `select` adds to pass over rows that another transaction holds; empty where writers wait for each other anyway. */
  skipLocked: string;
  /** Runs all statements or none, in order, and resolves with the rows of each once they are on disk. Rejects with the driver's error. */
  atomic(statements: Statement[]): Promise<Row[][]>;
  /** Overwrites on disk what was deleted, as far as the database lets a program do so; rejects when that has to be tried again. */
  scrub(): Promise<void>;
  /** Lets what was asked for end first. Afterwards `atomic` rejects. */
  close(): Promise<void>;
}

/** The file of a database was deleted, moved or replaced while it was open, or its thread has ended: what is written now would be found by nobody. */
export class DatabaseGone extends Error {
  override name = 'DatabaseGone';
}

/** A statement with its values. */
export function sql(text: string, ...values: Value[]): Statement {
  return { text, values };
}
