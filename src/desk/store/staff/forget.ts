import { sql, type Statement, type Value } from '../database.ts';

/**
 * The statements before messages are deleted, moved or renamed: the blocks of words that they stand in go, in the same commit, so that
 * nothing of them can be found or read there; others of those blocks are made findable anew. `which`: a condition with its values.
 */
export const forgetting = (which: string, ...values: Value[]): Statement[] => [
  // Held until the end: nobody makes them findable meanwhile.
  sql(`update messages set indexed = indexed where ${which}`, ...values),
  sql(`delete from staff_blocks where block in (select indexed from messages where ${which})`, ...values),
  sql(
    `update messages set indexed = 0 where indexed > 0 and indexed in (select indexed from messages where ${which})`,
    ...values,
  ),
];
