import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { instantOf, nextDate } from '../clock.ts';
import { suggest } from '../problems.ts';
import { labelOf } from './attachments.ts';
import { asCsv, asJson } from './export.ts';
import type { DeskFile } from './file.ts';
import { openStore } from './open-store.ts';
import { list, show, stats } from './reports.ts';
import { endOf, purgeOld } from './retention.ts';
import { readCode } from './secrets.ts';
import { readSettings, settings as known } from './settings.ts';
import { states, type Kept, type State, type Store } from './store.ts';
import { harmless, harmlessJson, timeIn } from './terminal.ts';
import { ticketChannels } from './tickets.ts';

/** `npm run desk -- …`: the desk for staff without a ticket system, on the machine where the messages are kept. */
const help = `npm run desk -- <command>

  list                    messages that wait for an answer, the most urgent first
       --all              answered and closed ones too
       --state answered   only those that are received, answered or closed
       --aside            what was set aside because it looks like spam
  show REF                one message with all there is to know of it
  files REF               writes the files that came with a message into this folder
  note REF "…"            a note that its sender can read on the status page
  answered REF            marks it as answered
  close REF               marks it as closed without an answer
  release REF             takes back what was set aside, and sends it on
  export                  all messages, for an archive or a spreadsheet
       --from 2026-01-01  received on this day or later
       --to 2026-12-31    received on this day or before
       --csv              as CSV instead of JSON
  stats                   how many, how fast, which pages help, which searches find nothing
       --from, --to       as above
  purge                   deletes now what has been kept long enough; the server does so by itself

  --json after list, show or stats: for programs`;

/** Something that whoever typed the command can mend. */
class Mistake extends Error {}

const options = {
  all: { type: 'boolean' },
  aside: { type: 'boolean' },
  csv: { type: 'boolean' },
  json: { type: 'boolean' },
  from: { type: 'string' },
  to: { type: 'string' },
  state: { type: 'string' },
} as const;

/** What each command takes. */
const commands: Record<string, { options: (keyof typeof options)[]; reference?: true; text?: true }> = {
  list: { options: ['all', 'state', 'aside', 'json'] },
  show: { options: ['json'], reference: true },
  files: { options: [], reference: true },
  note: { options: [], reference: true, text: true },
  answered: { options: [], reference: true },
  close: { options: [], reference: true },
  release: { options: [], reference: true },
  export: { options: ['from', 'to', 'csv', 'json'] },
  stats: { options: ['from', 'to', 'json'] },
  purge: { options: [] },
};

/** Reads the command; throws a `Mistake` that says how it should be. */
function read(typed: string[]) {
  const { positionals, values, tokens } = parseArgs({
    // A note is taken as it is, also one that begins with a hyphen.
    args: typed[0] === 'note' ? ['--', ...typed] : typed,
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const [name = '', reference, ...texts] = positionals;
  const command = commands[name];
  if (!command) throw new Mistake(`"${name}" is not a command.${suggest(name, Object.keys(commands))}\n\n${help}`);
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const taken = command.options as string[];
    if (!taken.includes(token.name))
      throw new Mistake(
        `${token.rawName} does not belong to ${name}.${taken.length > 0 ? ` It takes --${taken.join(', --')}.` : ' It takes no options.'}`,
      );
  }
  if (command.reference && !reference)
    throw new Mistake(`Which message? Write its reference: npm run desk -- ${name} 7HD3KXY2`);
  if (!command.reference && reference !== undefined) throw new Mistake(`${name} takes nothing after it but options.`);
  const text = texts.join(' ').trim();
  if (command.text && text === '')
    throw new Mistake(
      `What is the note? Its sender reads it: npm run desk -- ${name} ${reference} "We ask the library."`,
    );
  if (!command.text && texts.length > 0)
    throw new Mistake(`${name} takes one reference. Write one command for each message.`);
  return { name, reference: readCode(reference ?? ''), text, values: values as Values };
}

interface Values {
  all?: boolean;
  aside?: boolean;
  csv?: boolean;
  json?: boolean;
  from?: string;
  to?: string;
  state?: string;
}

/** The state that was asked for; without one, what waits for an answer. */
function stateIn({ all, state = 'received' }: Values): State | undefined {
  if (all) return undefined;
  const known = states.find((name) => name === state);
  if (!known) throw new Mistake(`--state "${state}" is not a state.${suggest(state, [...states])}`);
  return known;
}

/** From the first instant of one day to the first after another, both on the agency's clock. */
function period({ from, to }: Values, { zone }: DeskFile['hours']): { from?: string; to?: string } {
  const instant = (option: 'from' | 'to', date: string) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date)))
      throw new Mistake(`--${option} "${date}" is not a day. Write year-month-day, such as 2026-01-31.`);
    return new Date(instantOf(zone, option === 'to' ? nextDate(date) : date, '00:00')).toISOString();
  };
  if (from && to && from > to) throw new Mistake(`--from ${from} is after --to ${to}. Write the earlier day first.`);
  return { ...(from && { from: instant('from', from) }), ...(to && { to: instant('to', to) }) };
}

/** Does what the command says, and resolves with what is printed. */
async function run(
  { name, reference, text, values }: ReturnType<typeof read>,
  store: Store,
  file: DeskFile,
  days: number,
  channels: string[],
) {
  const now = new Date();
  const time = now.toISOString();
  const print = (what: unknown, words: string) => (values.json ? harmlessJson(what) : words);
  const kept: Kept | undefined = reference ? await store.find(reference) : undefined;
  if (reference && !kept)
    throw new Mistake(
      `There is no message ${reference}. A reference has eight letters and digits, such as 7HD3KXY2; "list --all" shows those that are kept.`,
    );
  switch (name) {
    case 'list': {
      const state = stateIn(values);
      const all = await store.list({ aside: values.aside ?? false, ...(state && { state }) });
      return print(JSON.parse(asJson(all)), list(all, file, now, values));
    }
    case 'show': {
      const sendings = await store.deliveriesOf(reference);
      return print({ ...JSON.parse(asJson([kept!]))[0], deliveries: sendings }, show(kept!, sendings, file, now));
    }
    case 'files': {
      const files = (await store.attachments(reference)).map((file, index) => ({
        path: `${reference}-${labelOf(file, index).name}`,
        bytes: file.bytes,
      }));
      for (const { path, bytes } of files) writeFileSync(path, bytes, { mode: 0o600 });
      return files.length > 0
        ? `Written here, for you alone: ${files.map(({ path }) => path).join(', ')}. Delete them when you have read them.`
        : `No file came with ${reference}.`;
    }
    case 'note':
      await store.note(reference, text, time);
      return `Noted on ${reference}. Its sender reads on the status page:\n\n${harmless(text)}`;
    case 'answered':
      if (kept!.state === 'answered') return `${reference} is marked as answered already.`;
      await store.setState(reference, 'answered', time);
      return `${reference} is marked as answered. It is deleted ${days} days from now.`;
    case 'close':
      if (kept!.state === 'closed') return `${reference} is closed already.`;
      await store.setState(reference, 'closed', time);
      return `${reference} is closed. It is deleted ${days} days from now.`;
    case 'release':
      return (await store.release(reference, channels, time))
        ? `${reference} is no longer set aside; the server sends it on within a minute.`
        : `${reference} was not set aside.`;
    case 'export': {
      const messages = await store.list(period(values, file.hours));
      return (values.csv ? asCsv(messages) : asJson(messages)).trimEnd();
    }
    case 'stats': {
      const between = period(values, file.hours);
      const [messages, votes, misses] = await Promise.all([
        store.list(between),
        store.votes(between.from, between.to),
        store.misses(between.from, between.to),
      ]);
      return stats({ messages, votes, misses }, file, now, values.json ?? false);
    }
    default: {
      const deleted = await purgeOld(store, days, now);
      if (deleted === undefined)
        return 'Nothing was deleted: the clock of this machine has jumped by a week or more since the last time. If it is right now, the server deletes again in three days.';
      const end = endOf(days, now);
      const unsent = (await store.list({ to: end })).filter(({ changed }) => changed < end);
      return [
        `${deleted} deleted: what was answered or received before ${timeIn(file.hours.zone, end)}.`,
        ...(unsent.length > 0
          ? [`Kept, because they still have to be sent on: ${unsent.map((message) => message.reference).join(', ')}.`]
          : []),
      ].join('\n');
    }
  }
}

/** The settings of the server, as far as the store needs them. */
function settingsIn(env: NodeJS.ProcessEnv) {
  const database = `sqlite:${join(env['DESK_FOLDER'] || 'data', 'desk.sqlite')}`;
  const own = Object.fromEntries(Object.keys(known).map((name) => [name, env[name]]));
  return readSettings(
    { DATABASE_URL: database, ...own, ...(env['DATABASE_URL'] ? {} : { DATABASE_URL: database }) },
    { production: false },
  );
}

/** The ways on which the server sends messages on, by name. */
function channelNames({ mail, webhook }: ReturnType<typeof settingsIn>): string[] {
  const { channels } = ticketChannels(process.env, []);
  const names = [...(webhook ? ['webhook'] : []), ...channels.map(({ name }) => name)];
  // Without any, the server writes mails to a folder.
  return mail || names.length === 0 ? ['staff', 'receipt', ...names] : names;
}

async function main() {
  const typed = process.argv.slice(2);
  if (typed.length === 0 || ['help', '--help', '-h'].includes(typed[0]!)) return help;
  const command = read(typed);
  const path = join(process.env['OUT'] ?? 'dist', 'desk', 'desk.json');
  if (!existsSync(path)) throw new Mistake(`${path} is not there: build the site first, with npm run build.`);
  const file = JSON.parse(readFileSync(path, 'utf8')) as DeskFile;
  const settings = settingsIn(process.env);
  const sqlite = /^sqlite:(?:\/\/)?(.+)$/.exec(settings.database)?.[1];
  if (sqlite && !existsSync(sqlite))
    throw new Mistake(
      `There is no ${sqlite}: no message was ever kept here, or DATABASE_URL names another place than the server's.`,
    );
  const store = await openStore(settings.database);
  try {
    return await run(command, store, file, settings.keptFor ?? file.keptFor, channelNames(settings));
  } finally {
    await store.close();
  }
}

// Whoever reads may stop early, as `head` does.
process.stdout.on('error', () => undefined);

main().then(
  (text) => console.log(text),
  (error: Error) => {
    console.error(error instanceof Mistake ? error.message : `It did not work: ${error.message}`);
    process.exitCode = error instanceof Mistake ? 2 : 1;
  },
);
