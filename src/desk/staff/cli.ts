import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskFile } from '../file.ts';
import { labelOf } from '../form/read/attachments.ts';
import { readSettings, settings as known, type Settings } from '../host/settings.ts';
import { purgeOutbox } from '../send/mail/outbox.ts';
import { openStore } from '../store/open-store.ts';
import { purgeOld } from '../store/retention.ts';
import type { Kept, Store } from '../store/store.ts';
import { help, Mistake, period, readCommand, stateIn } from './command.ts';
import { auditReport, commandUser } from './data/audit.ts';
import { asCsv, asJson } from './export.ts';
import { missesReport } from './misses.ts';
import { mailboxReport } from './mailbox.ts';
import { list, show, stats } from './reports.ts';
import { sanitized, sanitizedJson, timeIn } from './terminal.ts';

/** Does what the command says, and resolves with what is printed. */
async function run(
  { name, reference, file: verb, text, values }: ReturnType<typeof readCommand>,
  store: Store,
  file: DeskFile,
  { keptFor: days = file.keptFor, secrets }: Pick<Settings, 'keptFor' | 'secrets'>,
) {
  const now = new Date();
  const time = now.toISOString();
  const print = (what: unknown, words: string) => (values.json ? sanitizedJson(what) : words);
  const kept: Kept | undefined = reference ? await store.find(reference) : undefined;
  const audited = <T>(what: string, write: (store: Store) => Promise<T>, detail?: string) =>
    store.audited({ who: commandUser(), what, reference, detail }, time, write);
  if (reference && !kept && name !== 'audit')
    throw new Mistake(
      `There is no message ${reference}. A reference has eight letters and digits, such as 7HD3KXY2; "list --all" shows those that are kept.`,
    );
  switch (name) {
    case 'list': {
      const state = stateIn(values);
      await audited('listed', async () => undefined);
      const all = await store.list({ aside: values.aside ?? false, ...(state && { state }) });
      return print(JSON.parse(asJson(all)), list(all, file, now, values));
    }
    case 'show': {
      const sendings = await audited('read', () => store.deliveriesOf(reference));
      return print({ ...JSON.parse(asJson([kept!]))[0], deliveries: sendings }, show(kept!, sendings, file, now));
    }
    case 'files': {
      const files = (await audited('read files', () => store.attachments(reference))).map((file, index) => ({
        path: `${reference}-${labelOf(file, index).name}`,
        bytes: file.bytes,
      }));
      for (const { path, bytes } of files) writeFileSync(path, bytes, { mode: 0o600 });
      return files.length > 0
        ? `Written here, for you alone: ${files.map(({ path }) => path).join(', ')}. Delete them when you have read them.`
        : `No file came with ${reference}.`;
    }
    case 'note':
      await audited('noted', (store) => store.note(reference, text, time));
      return `Noted on ${reference}. Its sender reads on the status page:\n\n${sanitized(text)}`;
    case 'answered':
      if (kept!.state === 'answered') return `${reference} is marked as answered already.`;
      await audited('answered', (store) => store.setState(reference, 'answered', time));
      return `${reference} is marked as answered. It is deleted ${days} days from now.`;
    case 'close':
      if (kept!.state === 'closed') return `${reference} is closed already.`;
      await audited('closed', (store) => store.setState(reference, 'closed', time));
      return `${reference} is closed. It is deleted ${days} days from now.`;
    case 'reopen':
      if (kept!.state === 'received') return `${reference} waits for an answer already.`;
      await audited('reopened', (store) => store.setState(reference, 'received', time));
      return `${reference} waits for an answer again. Its sender reads so on the status page.`;
    case 'mailbox':
      return mailboxReport(process.env, store);
    case 'release':
      return (await audited('released', (store) => store.release(reference, time)))
        ? `${reference} is no longer set aside; the server sends it on within a minute.`
        : `${reference} was not set aside.`;
    case 'abandon': {
      const given = await audited('abandoned', (store) => store.abandon(reference, text || undefined, time));
      return given.length > 0
        ? `${reference} is no longer sent to ${given.join(', ')}. It is kept as before; "retry ${reference}" tries again.`
        : `Nothing of ${reference} waits${text && ` for ${text}`}: "show ${reference}" says what became of it.`;
    }
    case 'retry': {
      const count = await audited('tried again', (store) =>
        store.retry(reference || undefined, text || undefined, time),
      );
      return count > 0
        ? `${count} ${count === 1 ? 'delivery' : 'deliveries'} refused or given up before; the server tries again within a minute.`
        : 'Nothing was refused or given up.';
    }
    case 'export': {
      const messages = await audited('exported', () => store.list(period(values, file.hours)));
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
    case 'misses': {
      const { from, to } = period(values, file.hours);
      return missesReport(await store.misses(from, to), file, outFolder(), values.json ?? false);
    }
    case 'person':
      return (await import('./data/person.ts')).personCommand({ verb, address: text, values }, store, file, now);
    case 'staff': {
      const people = await import('./people.ts');
      const desks = Object.keys(file.desks);
      return people.peopleCommand(verb, text, store, {
        who: commandUser(),
        now: time,
        desks,
        set: process.env['STAFF'] ?? '',
      });
    }
    case 'orders':
      return (await import('./data/orders.ts')).ordersCommand(verb, text, values, { store, file, secrets, now });
    case 'audit':
      return auditReport(store, reference, { ...values, ...period(values, file.hours) }, file);
    default: {
      await audited('purged', async () => undefined);
      const purged = await purgeOld(store, days, now);
      if (purged === undefined)
        return 'Nothing was deleted: the clock of this machine has jumped by a week or more since the last time. If it is right now, the server deletes again in three days.';
      const { deleted, before: end } = purged;
      await purgeOutbox(join(process.env['DESK_FOLDER'] || 'data', 'outbox'), store, end);
      const lost = (await store.undelivered()).filter(({ deleted: at }) => at === time);
      const isScrubbed = await store.scrub();
      return [
        `${deleted} deleted: what was answered or received before ${timeIn(file.hours.zone, end)}.`,
        ...(lost.length > 0
          ? [`Never reached a desk: ${lost.map(({ reference, channel }) => `${reference} (${channel})`).join(', ')}.`]
          : []),
        ...(isScrubbed
          ? []
          : [
              'Other programs use the database just now: what was deleted is not overwritten on disk yet. The server does so within minutes; without it, write the same command again.',
            ]),
      ].join('\n');
    }
  }
}

/** The built site. */
const outFolder = () => process.env['OUT'] ?? 'dist';

/** The settings of the server, as far as the store needs them. */
function settingsIn(env: NodeJS.ProcessEnv) {
  const database = `sqlite:${join(env['DESK_FOLDER'] || 'data', 'desk.sqlite')}`;
  const own = Object.fromEntries(Object.keys(known).map((name) => [name, env[name]]));
  return readSettings(
    { DATABASE_URL: database, ...own, ...(env['DATABASE_URL'] ? {} : { DATABASE_URL: database }) },
    { production: false },
  );
}

async function main() {
  const typed = process.argv.slice(2);
  if (typed.length === 0 || ['help', '--help', '-h'].includes(typed[0]!)) return help;
  const command = readCommand(typed);
  const transfers = await import('./transfers.ts');
  if (command.name === 'register')
    return (await import('./data/register.ts')).register(process.env, settingsIn(process.env).keptFor);
  if (transfers.isTransfer(command.name)) return transfers.transfer(command, settingsIn(process.env).database);
  const path = join(outFolder(), 'desk', 'desk.json');
  if (!existsSync(path)) throw new Mistake(`${path} is not there: build the site first, with npm run build.`);
  const file = JSON.parse(readFileSync(path, 'utf8')) as DeskFile;
  const settings = settingsIn(process.env);
  const sqlite = /^sqlite:(?:\/\/)?(.+)$/.exec(settings.database)?.[1];
  if (sqlite && !existsSync(sqlite))
    throw new Mistake(
      `There is no ${sqlite}: no message was ever kept here, or DATABASE_URL names another place than the server's.`,
    );
  const store = await openStore(settings.database).catch((error: Error) => {
    // A name with two addresses fails twice, and then has no message of its own.
    const { message } = error instanceof AggregateError ? (error.errors as Error[])[0]! : error;
    throw new Error(
      `${sqlite ?? new URL(settings.database).host} cannot be used: ${message}. Is DATABASE_URL that of the server, and may you read it?`,
    );
  });
  try {
    return await run(command, store, file, settings);
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
