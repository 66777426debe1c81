import { createInterface } from 'node:readline/promises';
import { pageNamed, readAgency, type Agency } from './agency.ts';
import { help, Mistake, readCommand, type Command } from './command.ts';
import { begin } from './draft.ts';
import { rename, type Done } from './rename.ts';
import { retire } from './retire.ts';
import { chosen, dueInWords, duePages, review } from './review.ts';
import { writeAll } from './source/write.ts';
import { translate } from './translate.ts';

/** Works out what a command does; nothing is written yet. */
function work({ name, words, values }: Command, agency: Agency): Done {
  const page = (typed: string) => pageNamed(typed, agency);
  const today = new Date().toISOString().slice(0, 10);
  switch (name) {
    case 'new':
      return begin({ ...values, kind: words[0]!, title: words[1] ?? '' }, agency, today);
    case 'translate':
      return translate(page(words[0]!), values.lang, agency);
    case 'rename':
      return rename(page(words[0]!), words[1]!, agency);
    case 'retire':
      if (values.to === undefined)
        throw new Mistake(
          'Say which page takes its place, so that nobody who has the old address finds nothing: --to renew-a-loan',
        );
      return retire(page(words[0]!), page(values.to), agency);
    case 'reviewed': {
      if (words.length === 0 && values.desk === undefined && values.topic === undefined)
        throw new Mistake('Say which pages were checked: their names, --desk library or --topic loans.');
      const named = words.map(page);
      const pages = chosen(agency, values).filter(
        ({ kind, slug, language }) =>
          named.length === 0 ||
          named.some((one) => one.kind === kind && one.slug === slug && (one.language ?? language) === language),
      );
      return review(pages, values.on ?? today, agency, today);
    }
    case 'stale': {
      const within = Number(values.within ?? 30);
      if (!Number.isInteger(within) || within < 0)
        throw new Mistake(`"${values.within}" is not a number of days. Write --within 60`);
      const due = duePages(chosen(agency, values), within, today);
      return { writes: new Map(), said: values.json ? [JSON.stringify(due)] : dueInWords(due, within, agency) };
    }
  }
}

/** Asks at a terminal for what is needed and was not typed; elsewhere `work` says what is missing. */
async function complete(command: Command, { site }: Agency): Promise<Command> {
  if (command.name !== 'new' || !process.stdin.isTTY || !process.stdout.isTTY) return command;
  const { words, values } = command;
  if (words.length > 1 && values.topic !== undefined) return command;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const title = words[1] ?? (await terminal.question('Title: '));
  const topics = Object.keys(site.topics ?? {}).join(', ');
  const topic = values.topic ?? (await terminal.question(`Topic (${topics}): `));
  terminal.close();
  return { ...command, words: [words[0]!, title], values: { ...values, topic: topic.trim() } };
}

/** Does what was typed behind `npm run content --`, and resolves with what is to be said. Throws a `Mistake` when nothing could be done. */
export async function runContent(typed: string[]): Promise<string> {
  if (typed.length === 0 || ['help', '--help', '-h'].includes(typed[0]!)) return help;
  const command = readCommand(typed);
  const agency = readAgency();
  const { writes, said } = work(await complete(command, agency), agency);
  if (!command.values['dry-run']) writeAll(writes);
  else if (command.name !== 'stale') said.unshift('This would be done; nothing was changed:');
  return said.join('\n');
}
