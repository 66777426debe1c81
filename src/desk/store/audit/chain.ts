import { digestOf } from '../../secrets/hash.ts';
import { sql, type Statement } from '../database.ts';
import type { AuditLine, Deed } from './audit.ts';

/** The end of the chain: the number and digest of the last line; 0 and nothing before the first. */
export interface Head {
  number: number;
  digest: string;
}

/** The name under which the last line stands in the marks, so that lines that are cut off at the end are missed. */
export const headMark = 'audit head';
/** The name under which the place stands from which on lines are kept. */
export const startMark = 'audit start';

export const said = ({ number, digest }: Head) => `${number}:${digest}`;

/** The digest of a line after the one with the digest `before`. */
export function digestAfter(before: string, line: Omit<AuditLine, 'digest'>): Promise<string> {
  const { number, happened, who, what, reference, detail } = line;
  return digestOf(JSON.stringify([before, number, happened, who, what, reference, detail]));
}

/** The statements that add lines after a head. They fail together when another line has come first. */
export async function statementsAfter({ number, digest }: Head, deeds: Deed[], now: string): Promise<Statement[]> {
  const statements: Statement[] = [];
  for (const { who, what, reference = '', detail = '' } of deeds) {
    number++;
    digest = await digestAfter(digest, { number, happened: now, who, what, reference, detail });
    statements.push(
      sql(
        'insert into audit (number, happened, who, what, reference, detail, digest) values (?, ?, ?, ?, ?, ?, ?)',
        ...[number, now, who, what, reference, detail, digest],
      ),
    );
  }
  return [...statements, marking(headMark, said({ number, digest }))];
}

export function marking(name: string, value: string): Statement {
  return sql(
    'insert into marks (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
    ...[name, value],
  );
}

/** Throws for a line that could tell more than is promised: what a visitor wrote is not of these forms. */
export function checkDeed({ who, what, reference = '', detail = '' }: Deed) {
  const wrong = [
    !/^(?:system|(?:staff|command):[\w.@+-]{1,120})$/.test(who) && 'who',
    !/^[a-z][a-z -]{0,39}$/.test(what) && 'what',
    !/^[\w-]{0,40}$/.test(reference) && 'reference',
    !/^[\w .:/,-]{0,200}$/.test(detail) && 'detail',
  ].filter(Boolean);
  if (wrong.length > 0) throw new Error(`A line of the audit log is not as it must be: ${wrong.join(', ')}.`);
}
