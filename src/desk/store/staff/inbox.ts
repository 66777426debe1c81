import { sql, type Row, type Statement, type Value } from '../database.ts';
import { textOf } from '../sql-rows.ts';
import type { State, Store } from '../store.ts';
import { due } from './due.ts';

type Database = Pick<Store, 'atomic'>;

/** The views of the list: what waits, what of it is one's own or late, what was set aside, and what is done. */
export const views = ['open', 'mine', 'late', 'aside', 'closed'] as const;
export type View = (typeof views)[number];

/** A message as a line of the list. */
export interface Line {
  reference: string;
  subject: string;
  desk: string;
  language: string;
  name: string;
  email: string;
  /** How its text begins. */
  start: string;
  question: string;
  received: string;
  answerBy: string;
  state: State;
  changed: string;
  aside: boolean;
  assigned: string;
  attachments: number;
  isSuggestion: boolean;
  /** Where it stands in the order of the view. */
  at: string;
}

/** Of which desks, for whom, and when the list is made. */
export interface Asked {
  desks: string[] | '*';
  me: string;
  now: string;
}

/** A place in the list, behind which it goes on. */
export interface Place {
  at: string;
  reference: string;
}

/** Lines of a page. */
export const pageLength = 40;

const columns = `reference, subject, desk, language, name, email, substr(text, 1, 160) as start, question, received, answer_by,
  state, changed, aside, assigned, attachments, case when suggestion = '' then 0 else 1 end as suggests`;

/**
 * A page of a view, what is due first on top (of what is done, what was done last), with how it goes on. A keyset page: it costs the same
 * wherever it stands. Each desk is asked for itself, so that every statement is answered from an index.
 */
export async function linesIn(
  database: Database,
  view: View,
  { desks, me, now }: Asked,
  after?: Place,
): Promise<{ lines: Line[]; next?: Place }> {
  const isDone = view === 'closed';
  const at = isDone ? 'changed' : due;
  const statements = perDesk(desks, (which) => {
    const { where, values } = conditions(view, which, me, now);
    const from = after
      ? [`${at} ${isDone ? '<=' : '>='} ? and (${at} <> ? or reference > ?)`, after.at, after.at, after.reference]
      : [];
    return sql(
      `select ${columns}, ${at} as at_time from messages where ${[where, ...from.slice(0, 1)].join(' and ')}
      order by ${at}${isDone ? ' desc' : ''}, reference limit ?`,
      ...[...values, ...from.slice(1), pageLength + 1],
    );
  });
  const results = statements.length > 0 ? await database.atomic(statements) : [];
  const order = isDone ? -1 : 1;
  const all = results
    .flat()
    .map(lineOf)
    .toSorted((a, b) => (a.at === b.at ? (a.reference < b.reference ? -1 : 1) : a.at < b.at ? -order : order));
  const lines = all.slice(0, pageLength);
  const last = lines.at(-1);
  return { lines, ...(all.length > pageLength && last && { next: { at: last.at, reference: last.reference } }) };
}

/** More than so many are not counted. */
export const mostCounted = 999;

/** How many messages each view has, up to one more than `mostCounted`. */
export async function countsIn(
  database: Database,
  asked: Asked,
): Promise<Record<'open' | 'mine' | 'late' | 'aside', number>> {
  const counted = ['open', 'mine', 'late', 'aside'] as const;
  const statements = counted.map((view) =>
    perDesk(asked.desks, (which) => {
      const { where, values } = conditions(view, which, asked.me, asked.now);
      return sql(
        `select cast(count(*) as integer) as count from (select 1 as one from messages where ${where} limit ${mostCounted + 1}) as counted`,
        ...values,
      );
    }),
  );
  if (asked.desks.length === 0) return { open: 0, mine: 0, late: 0, aside: 0 };
  const results = await database.atomic(statements.flat());
  const sums = counted.map((_, index) => {
    const from = statements.slice(0, index).flat().length;
    const own = results.slice(from, from + statements[index]!.length);
    return Math.min(
      mostCounted + 1,
      own.reduce((sum, rows) => sum + Number(rows[0]!['count']), 0),
    );
  });
  return Object.fromEntries(counted.map((view, index) => [view, sums[index]!])) as Record<
    (typeof counted)[number],
    number
  >;
}

/** The messages of one sender at some desks, newest first. */
export async function linesOfSender(database: Database, email: string, desks: string[] | '*'): Promise<Line[]> {
  if (email === '' || desks.length === 0) return [];
  const [rows] = await database.atomic([
    sql(
      `select ${columns}, received as at_time from messages where lower(email) = lower(cast(? as text)) ${within(desks)}
      order by received desc, reference limit 50`,
      ...[email, ...(desks === '*' ? [] : desks)],
    ),
  ]);
  return rows!.map(lineOf);
}

/** The messages with these references at some desks, in the order of the references. */
export async function linesNamed(database: Database, references: string[], desks: string[] | '*'): Promise<Line[]> {
  if (references.length === 0 || desks.length === 0) return [];
  const [rows] = await database.atomic([
    sql(
      `select ${columns}, received as at_time from messages
      where reference in (${references.map(() => '?').join(', ')}) ${within(desks)}`,
      ...[...references, ...(desks === '*' ? [] : desks)],
    ),
  ]);
  const found = new Map(rows!.map((row) => [textOf(row, 'reference'), lineOf(row)]));
  return references.flatMap((reference) => found.get(reference) ?? []);
}

/** A condition for the desks, behind others. */
export const within = (desks: string[] | '*') =>
  desks === '*' ? '' : `and desk in (${desks.map(() => '?').join(', ')})`;

function perDesk(desks: string[] | '*', make: (desk: string | undefined) => Statement): Statement[] {
  return desks === '*' ? [make(undefined)] : desks.map(make);
}

function conditions(view: View, desk: string | undefined, me: string, now: string) {
  const all: [string, ...Value[]][] = [
    [view === 'closed' ? "state <> 'received'" : "state = 'received'"],
    ...(view === 'closed' ? [] : [[`aside = ${view === 'aside' ? 1 : 0}`] as [string]]),
    ...(view === 'mine' ? [['assigned = ?', me] as [string, Value]] : []),
    ...(view === 'late' ? [[`${due} < ? and answer_by <> ''`, now] as [string, Value]] : []),
    ...(desk === undefined ? [] : [['desk = ?', desk] as [string, Value]]),
  ];
  return {
    where: all.map(([condition]) => condition).join(' and '),
    values: all.flatMap(([, ...values]) => values),
  };
}

function lineOf(row: Row): Line {
  const text = (name: string) => textOf(row, name);
  return {
    reference: text('reference'),
    subject: text('subject'),
    desk: text('desk'),
    language: text('language'),
    name: text('name'),
    email: text('email'),
    start: text('start'),
    question: text('question'),
    received: text('received'),
    answerBy: text('answer_by'),
    state: text('state') as State,
    changed: text('changed'),
    aside: row['aside'] === 1,
    assigned: text('assigned'),
    attachments: Number(row['attachments']),
    isSuggestion: row['suggests'] === 1,
    at: text('at_time'),
  };
}
