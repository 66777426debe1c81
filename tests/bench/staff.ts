import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/desk/store/open-store.ts';
import { sql } from '../../src/desk/store/database.ts';
import { columns, valuesOf } from '../../src/desk/store/sql-rows.ts';
import { countsIn, linesIn, linesOfSender, views } from '../../src/desk/store/staff/inbox.ts';
import { findLines } from '../../src/desk/store/staff/find.ts';
import { indexWords } from '../../src/desk/store/staff/words.ts';
import type { Store } from '../../src/desk/store/store.ts';
import { someMessage } from '../desk/message.ts';
import { startPostgres } from '../desk/store/postgres.ts';

/** Lists and searches of the desk in a browser over many messages: `npm run bench:staff [messages]`, on SQLite and PostgreSQL. */
const count = Number(process.argv[2] ?? 100_000);
const desks = ['library', 'it', 'housing', 'health', 'studies'];
/** A vocabulary in which few words are common and most are rare, as in a language. */
const words = Array.from({ length: 20_000 }, (_, index) => `ord${index.toString(36)}`);
const someWord = () => words[Math.floor(words.length * Math.random() ** 6)]!;
const text = () => Array.from({ length: 40 + randomInt(60) }, someWord).join(' ');

async function fill(store: Store) {
  const start = Date.parse('2026-06-01T08:00:00Z');
  for (let from = 0; from < count; from += 500)
    await store.atomic(
      Array.from({ length: Math.min(500, count - from) }, (_, index) => {
        const received = new Date(start + (from + index) * 120_000).toISOString();
        const message = someMessage({
          reference: (from + index).toString(36).toUpperCase().padStart(8, '0'),
          desk: desks[(from + index) % desks.length]!,
          text: text(),
          email: `visitor${randomInt(count / 4)}@example.org`,
          received,
          answerBy: new Date(Date.parse(received) + 86_400_000).toISOString(),
        });
        return sql(`insert into messages (${columns}) values (${columns.replace(/\w+/g, '?')})`, ...valuesOf(message));
      }),
    );
  // A third waits, the rest is done.
  await store.atomic([
    sql(
      "update messages set state = 'answered', changed = received where cast(substr(received, 15, 2) as integer) % 3 <> 0",
    ),
  ]);
}

async function measure(what: string, run: () => Promise<unknown>) {
  const times: number[] = [];
  for (let round = 0; round < 15; round++) {
    const begin = performance.now();
    await run();
    times.push(performance.now() - begin);
  }
  const sorted = times.slice(3).toSorted((a, b) => a - b);
  const [median, worst] = [sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!];
  console.log(`${what.padEnd(44)} ${median.toFixed(1).padStart(7)} ms, at worst ${worst.toFixed(1)} ms`);
}

async function bench(name: string, store: Store) {
  console.log(`\n${name}, ${count.toLocaleString('en')} messages`);
  let begin = performance.now();
  await fill(store);
  console.log(`filled in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
  const now = '2026-11-30T12:00:00.000Z';
  for (const [who, own] of [
    ['all desks', '*'],
    ['three desks', desks.slice(0, 3)],
  ] as const) {
    const asked = { desks: own as '*' | string[], me: 'kari@town.example', now };
    for (const view of views) await measure(`${view}, ${who}`, () => linesIn(store, view, asked));
    const { next } = await linesIn(store, 'open', asked);
    await measure(`open, a later page, ${who}`, () =>
      linesIn(store, 'open', asked, { at: '2026-09-01T08:00:00.000Z', reference: next!.reference }),
    );
    await measure(`counts, ${who}`, () => countsIn(store, asked));
  }
  await measure('all that one person sent', () => linesOfSender(store, 'Visitor7@example.org', '*'));
  begin = performance.now();
  while (await indexWords(store));
  console.log(`made findable in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
  for (const [who, own] of [
    ['all desks', '*'],
    ['three desks', desks.slice(0, 3)],
  ] as const)
    for (const typed of [
      words[0]!,
      words[19_000]!,
      `${words[0]} ${words[1]}`,
      `${words[3]} ${words[15_000]}`,
      'nothing',
      'visitor7@example.org',
      `"${words[5]}" 100 % ' or 1=1 -- 😀`,
      `${words[6]} `.repeat(2_500),
      words.slice(0, 8).join(' '),
    ])
      await measure(`search "${typed.slice(0, 24)}", ${who}`, () => findLines(store, typed, own as '*' | string[]));
}

const folder = mkdtempSync(join(tmpdir(), 'desk-bench-'));
const sqlite = await openStore(`sqlite:${join(folder, 'desk.sqlite')}`);
try {
  await bench('SQLite', sqlite);
} finally {
  await sqlite.close();
  rmSync(folder, { recursive: true, force: true });
}
const cluster = await startPostgres();
try {
  const postgres = await openStore(cluster.database());
  await bench('PostgreSQL', postgres);
  await postgres.close();
} finally {
  cluster.stop();
}
