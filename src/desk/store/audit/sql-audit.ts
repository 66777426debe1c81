import { sql, type Database, type Row, type Statement } from '../database.ts';
import { rowsOf, textOf } from '../sql-rows.ts';
import type { Audit, AuditCheck, AuditLine, Deed } from './audit.ts';
import { checkDeed, digestAfter, headMark, marking, said, startMark, statementsAfter, type Head } from './chain.ts';

/** Lines that are read in one step. */
const step = 5000;

/** Tries to add a line, when other lines come first. */
const tries = 200;

/**
 * The audit log in a database. `storeOn` is the store in another database: lines go along with the first write of a store on a
 * database that adds them.
 */
export function auditIn<S>(database: Database, storeOn: (database: Database) => S): Audit<S> {
  /** Runs statements and adds lines in one commit. The number of a line is its key: who finds it taken begins again. */
  async function add(statements: Statement[], deeds: Deed[], now: string): Promise<Row[][]> {
    for (let tried = 1; ; tried++)
      try {
        const rows = await database.atomic([...statements, ...(await statementsAfter(await head(), deeds, now))]);
        return rows.slice(0, statements.length);
      } catch (error) {
        if (!isTaken(error) || tried === tries) throw error;
      }
  }

  async function head(): Promise<Head> {
    const [last] = await rowsOf(database, 'select number, digest from audit order by number desc limit 1');
    return last ? { number: Number(last['number']), digest: textOf(last, 'digest') } : { number: 0, digest: '' };
  }

  async function markOf(name: string): Promise<string> {
    const [row] = await rowsOf(database, 'select value from marks where name = ?', name);
    return row ? textOf(row, 'value') : '';
  }

  const linesAfter = async (number: number) =>
    (await rowsOf(database, 'select * from audit where number > ? order by number limit ?', number, step)).map(lineOf);

  return {
    async audit(deeds, now) {
      const all = checked(deeds);
      if (all.length > 0) await add([], all, now);
    },

    async audited(deeds, now, write) {
      let left = checked(deeds);
      const result = await write(
        storeOn({
          ...database,
          async atomic(statements) {
            const isWrite = statements.some(({ text }) => !/^\s*select\b/i.test(text));
            if (!isWrite || left.length === 0) return database.atomic(statements);
            const taken = left;
            left = [];
            return add(statements, taken, now);
          },
        }),
      );
      if (left.length > 0) await add([], left, now);
      return result;
    },

    async auditLines({ reference = '', who = '', from = '', to = '', limit = 1000 } = {}) {
      const rows = await rowsOf(
        database,
        `select * from audit where (reference = ? or ? = '') and (who = ? or ? = '') and happened >= ?
          and (happened < ? or ? = '') order by number desc limit ?`,
        ...[reference, reference, who, who, from, to, to, limit],
      );
      return rows.map(lineOf);
    },

    async auditCheck(known = '') {
      const [kept, start] = [await markOf(headMark), headOf(await markOf(startMark))];
      let { number, digest } = start;
      let begun = '';
      const found: AuditCheck = { lines: 0, first: 0, head: '' };
      const broken = (at: number, problem: NonNullable<AuditCheck['broken']>['problem']) => ({
        ...found,
        head: said({ number, digest }),
        broken: { number: at, problem },
      });
      for (let lines = await linesAfter(0); lines.length > 0; lines = await linesAfter(number))
        for (const line of lines) {
          if (line.number !== number + 1) return broken(number + 1, 'removed');
          if (line.digest !== (await digestAfter(digest, line))) return broken(line.number, 'changed');
          if (line.what === 'trimmed' && line.who === 'system') begun = line.detail;
          ({ number, digest } = line);
          found.first ||= number;
          found.lines++;
          if (headOf(known).number === number && headOf(known).digest !== digest) return broken(number, 'head');
        }
      // The beginning stands in a line of the chain, too: it cannot be moved alone.
      if (begun !== (start.number === 0 ? '' : said(start))) return broken(start.number + 1, 'beginning');
      if (kept !== '' && kept !== said({ number, digest })) return broken(number + 1, 'cut');
      if (headOf(known).number > number) return broken(number + 1, 'cut');
      return { ...found, head: said({ number, digest }) };
    },

    async auditTrim(before, now) {
      // Only from the beginning, whatever a clock that was wrong has put between.
      const [first] = await rowsOf(
        database,
        `select coalesce((select min(number) from audit where happened >= ?), (select max(number) + 1 from audit), 0) as first`,
        before,
      );
      const [last] = await rowsOf(
        database,
        'select number, digest from audit where number < ? order by number desc limit 1',
        Number(first!['first']),
      );
      if (!last) return 0;
      const start = said({ number: Number(last['number']), digest: textOf(last, 'digest') });
      const [gone] = await add(
        [
          sql('delete from audit where number <= ? returning number', Number(last['number'])),
          marking(startMark, start),
        ],
        [{ who: 'system', what: 'trimmed', detail: start }],
        now,
      );
      return gone!.length;
    },
  };
}

function checked(deeds: Deed | Deed[]): Deed[] {
  const all = [deeds].flat();
  for (const deed of all) checkDeed(deed);
  return all;
}

function headOf(mark: string): Head {
  const [number = '', digest = ''] = mark.split(':');
  return { number: Number(number) || 0, digest };
}

function lineOf(row: Row): AuditLine {
  const text = (name: string) => textOf(row, name);
  return {
    number: Number(row['number']),
    happened: text('happened'),
    who: text('who'),
    what: text('what'),
    reference: text('reference'),
    detail: text('detail'),
    digest: text('digest'),
  };
}

/** SQLite and D1 name the column, PostgreSQL the constraint. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && /UNIQUE constraint failed: audit\.number|"audit_number"/.test(error.message);
}
