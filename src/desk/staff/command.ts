import { parseArgs } from 'node:util';
import { instantOf, nextDate } from '../../hours/zone.ts';
import { suggest } from '../../settings/problems.ts';
import type { DeskFile } from '../file.ts';
import { readCode } from '../secrets/codes.ts';
import { states, type State } from '../store/store.ts';

/** `npm run desk -- …`: the desk for staff without a ticket system, on the machine where the messages are kept. */
export const help = `npm run desk -- <command>

  list                    messages that wait for an answer, the most urgent first
       --all              answered and closed ones too
       --state answered   only those that are received, answered or closed
       --aside            what was set aside because it looks like spam
  show REF                one message with all there is to know of it
  files REF               writes the files that came with a message into this folder
  note REF "…"            a note that its sender can read on the status page
  answered REF            marks it as answered
  close REF               marks it as closed without an answer
  reopen REF              takes it up again after that
  release REF             takes back what was set aside, and sends it on
  retry [REF] [CHANNEL]   sends again what was refused or given up: of all messages, of one,
                          or of one by one channel, such as staff
  abandon REF [CHANNEL]   no longer tries to send a message on, which is kept as before
  export                  all messages, for an archive or a spreadsheet
       --from 2026-01-01  received on this day or later
       --to 2026-12-31    received on this day or before
       --csv              as CSV instead of JSON
  stats                   how many, how fast, which pages help, which searches find nothing
       --from, --to       as above
  misses                  questions that five people or more asked in vain, with the page
                          that comes nearest, and the line for its asks
       --from, --to       as above
  mailbox                 looks now for answers and for mails that came back, in the mailbox
                          of IMAP_URL; the server does so by itself every five minutes
  purge                   deletes now what has been kept long enough; the server does so by itself
  person find ADDRESS     all that is kept of one mail address, and where it stands in others' messages
  person export ADDRESS   the same for the person, as JSON, as a page and with files, in a new folder
  person erase ADDRESS    erases it everywhere, with what waits to be sent; says first what it would
       --yes              does it
  person rectify ADDRESS  sets right what was mistyped, in all messages of the address
       --email NEW        another address
       --name "NEW"       another name
  orders import FILE.csv  puts the orders of a file in the place of those of its kind, all or none
       --kind passport    of this kind, where neither site.yaml nor the file's name tells
       --as-of TIME       of when the file is, where the file itself was written later
       --force            also an old file, and one without orders
  orders link KIND NUMBER  a link that leads its owner straight there, also where others have used up
                          the tries: make sure who asks
  register                what is done with personal data, for the register of article 30
  audit [REF]             who did what and when, with one message or with all
       --from, --to       as above
       --verify           follows the chain of the whole log, and says where it breaks
       --head 7:9f3a…     was this line, written down from --verify before, in it?
  staff add ADDRESS RIGHTS  who works in the browser, at /desk/staff/, with rights by desk:
                          library=answer it=read, or *=lead (read, answer, lead; * is every desk)
  staff remove ADDRESS    takes them away; signed out at once
  staff list              who has which
  backup FILE             writes all that is kept into one new file, while the server runs
  restore FILE            puts a backup into the database of the settings, which must be empty
  move --to DATABASE      moves all that is kept to another database, sqlite:… or postgres://…,
                          which must be empty; stop the server first

  --json after list, show, stats, misses or audit: for programs`;

/** Something that whoever typed the command can mend. */
export class Mistake extends Error {}

const options = {
  all: { type: 'boolean' },
  aside: { type: 'boolean' },
  csv: { type: 'boolean' },
  json: { type: 'boolean' },
  from: { type: 'string' },
  to: { type: 'string' },
  state: { type: 'string' },
  verify: { type: 'boolean' },
  head: { type: 'string' },
  kind: { type: 'string' },
  'as-of': { type: 'string' },
  force: { type: 'boolean' },
  yes: { type: 'boolean' },
  email: { type: 'string' },
  name: { type: 'string' },
} as const;

/** What each command takes. */
const commands: Record<
  string,
  {
    options: (keyof typeof options)[];
    reference?: true | 'or none';
    text?: true | 'or none';
    file?: true;
    verbs?: string[];
  }
> = {
  list: { options: ['all', 'state', 'aside', 'json'] },
  show: { options: ['json'], reference: true },
  files: { options: [], reference: true },
  note: { options: [], reference: true, text: true },
  answered: { options: [], reference: true },
  close: { options: [], reference: true },
  reopen: { options: [], reference: true },
  release: { options: [], reference: true },
  retry: { options: [], reference: 'or none', text: 'or none' },
  abandon: { options: [], reference: true, text: 'or none' },
  export: { options: ['from', 'to', 'csv', 'json'] },
  stats: { options: ['from', 'to', 'json'] },
  misses: { options: ['from', 'to', 'json'] },
  mailbox: { options: [] },
  purge: { options: [] },
  person: { options: ['json', 'yes', 'email', 'name'], verbs: ['find', 'export', 'erase', 'rectify'], text: true },
  orders: { options: ['kind', 'as-of', 'force'], verbs: ['import', 'link'], text: true },
  register: { options: [] },
  staff: { options: [], verbs: ['add', 'remove', 'list'], text: 'or none' },
  audit: { options: ['from', 'to', 'verify', 'head', 'json'], reference: 'or none' },
  backup: { options: [], file: true },
  restore: { options: [], file: true },
  move: { options: ['to'] },
};

/** Reads what was typed; throws a `Mistake` that says how it should be. */
export function readCommand(typed: string[]) {
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
  if (command.file && !reference)
    throw new Mistake(`Which file? Write its name: npm run desk -- ${name} /backup/desk-2026-11-30.sqlite`);
  if (name === 'move' && !values['to'])
    throw new Mistake(
      'Where to? Write the database: npm run desk -- move --to postgres://user:password@host/name, or back with --to sqlite:data/desk.sqlite.',
    );
  if (command.reference === true && !reference)
    throw new Mistake(`Which message? Write its reference: npm run desk -- ${name} 7HD3KXY2`);
  if (command.verbs && !command.verbs.includes(reference ?? ''))
    throw new Mistake(
      `${name} ${command.verbs.join(', ')}: which of them?${suggest(reference ?? '', command.verbs)} Write for example: npm run desk -- ${name} ${command.verbs[0]!} …`,
    );
  if (!command.reference && !command.file && !command.verbs && reference !== undefined)
    throw new Mistake(`${name} takes nothing after it but options.`);
  const text = texts.join(' ').trim();
  if (command.verbs && text === '' && reference !== 'list')
    throw new Mistake(`${name} ${reference}: of what? Write it behind: npm run desk -- ${name} ${reference} …`);
  if (command.text === true && text === '')
    throw new Mistake(
      `What is the note? Its sender reads it: npm run desk -- ${name} ${reference} "We ask the library."`,
    );
  if (!command.text && texts.length > 0)
    throw new Mistake(
      command.file ? `${name} takes one file.` : `${name} takes one reference. Write one command for each message.`,
    );
  const place = command.file || command.verbs ? reference! : '';
  return {
    name,
    reference: command.file || command.verbs ? '' : readCode(reference ?? ''),
    file: place,
    text,
    values: values as Options,
  };
}

/** The options that were typed. */
export interface Options {
  all?: boolean;
  aside?: boolean;
  csv?: boolean;
  json?: boolean;
  from?: string;
  to?: string;
  state?: string;
  verify?: boolean;
  head?: string;
  kind?: string;
  'as-of'?: string;
  force?: boolean;
  yes?: boolean;
  email?: string;
  name?: string;
}

/** The state that was asked for; without one, what waits for an answer. */
export function stateIn({ all, state = 'received' }: Options): State | undefined {
  if (all) return undefined;
  const known = states.find((name) => name === state);
  if (!known) throw new Mistake(`--state "${state}" is not a state.${suggest(state, [...states])}`);
  return known;
}

/** From the first instant of one day to the first after another, both on the agency's clock. */
export function period({ from, to }: Options, { zone }: DeskFile['hours']): { from?: string; to?: string } {
  const instant = (option: 'from' | 'to', date: string) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date)))
      throw new Mistake(`--${option} "${date}" is not a day. Write year-month-day, such as 2026-01-31.`);
    return new Date(instantOf(zone, option === 'to' ? nextDate(date) : date, '00:00')).toISOString();
  };
  if (from && to && from > to) throw new Mistake(`--from ${from} is after --to ${to}. Write the earlier day first.`);
  return { ...(from && { from: instant('from', from) }), ...(to && { to: instant('to', to) }) };
}
