import { parseArgs } from 'node:util';
import { suggest } from '../settings/problems.ts';

/** Something that whoever typed the command can mend. */
export class Mistake extends Error {}

/** What is printed when nothing, or "help", is typed. */
export const help = `npm run content -- <command>

  new article "Title"        a draft in the folder of its language; so for service and guide
       --lang nb             its language; without it, the first one of the site
       --topic loans         its topic
       --owner library       the desk that answers for it
       --slug renew-a-loan   its file name, where the title makes none that is good
  translate PAGE --lang nb   the file of another language, each text marked that is to be translated
  rename PAGE new-name       a page in all its languages, its old address and every link to it
  retire PAGE --to OTHER     deletes a page; its old addresses and the links to it lead to another
  reviewed PAGE …            sets the day on which the pages were last checked
       --desk library        all pages of a desk; so for --topic
       --lang nb             only in this language
       --on 2026-11-30       another day than today
  stale                      the pages that are due to be checked, by desk
       --within 60           due within so many days; without it, 30
       --desk library        only those of a desk; so for --topic and --lang
       --json                for programs

  --dry-run                  says what would be done, and does nothing

A PAGE is the name of its file, such as renew-a-loan, services/library-card, guides/late-book, or its path.`;

const options = {
  lang: { type: 'string' },
  topic: { type: 'string' },
  owner: { type: 'string' },
  desk: { type: 'string' },
  slug: { type: 'string' },
  to: { type: 'string' },
  on: { type: 'string' },
  within: { type: 'string' },
  json: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const;

/** The options that each command knows, besides --dry-run, and how many words it needs and takes behind its name. */
const commands = {
  new: { needs: 1, takes: 2, words: 'new article "Title"', options: ['lang', 'topic', 'owner', 'slug'] },
  translate: { needs: 1, takes: 1, words: 'translate PAGE --lang nb', options: ['lang'] },
  rename: { needs: 2, takes: 2, words: 'rename PAGE new-name', options: [] },
  retire: { needs: 1, takes: 1, words: 'retire PAGE --to OTHER', options: ['to'] },
  reviewed: { needs: 0, takes: Infinity, words: 'reviewed PAGE', options: ['desk', 'topic', 'lang', 'on'] },
  stale: { needs: 0, takes: 0, words: 'stale', options: ['within', 'desk', 'topic', 'lang', 'json'] },
} as const;

/** A command as it was typed. */
export interface Command {
  name: keyof typeof commands;
  words: string[];
  values: Partial<Record<Exclude<keyof typeof options, 'json' | 'dry-run'>, string>> & {
    json?: boolean;
    'dry-run'?: boolean;
  };
}

/** Reads what was typed behind `npm run content --`. Throws a `Mistake` that says what to type instead. */
export function readCommand(typed: string[]): Command {
  let parsed;
  try {
    parsed = parseArgs({ args: typed, options, allowPositionals: true });
  } catch (error) {
    const [, option] = /'(-+[\w-]+)/.exec((error as Error).message) ?? [];
    const isKnown = option?.replace(/^-+/, '') ?? '';
    if (isKnown in options) throw new Mistake(`${option} needs a value behind it, such as ${option} …`);
    throw new Mistake(
      `There is no option ${option ?? 'like that'}.${suggest(isKnown, Object.keys(options))} "npm run content" lists all commands.`,
    );
  }
  const [name = '', ...words] = parsed.positionals;
  if (!Object.hasOwn(commands, name))
    throw new Mistake(
      `There is no command "${name}".${suggest(name, Object.keys(commands))} "npm run content" explains each.`,
    );
  const command = commands[name as keyof typeof commands];
  for (const option of Object.keys(parsed.values))
    if (option !== 'dry-run' && !(command.options as readonly string[]).includes(option))
      throw new Mistake(
        `${name} has no option --${option}.${command.options.length > 0 ? ` It knows ${command.options.map((one) => `--${one}`).join(', ')}.` : ''}`,
      );
  if (words.length < command.needs)
    throw new Mistake(`Something is missing. Write: npm run content -- ${command.words}`);
  if (words.length > command.takes)
    throw new Mistake(
      `"${words[command.takes]}" is one word too many. A title of several words stands in quotation marks: npm run content -- ${command.words}`,
    );
  return { name: name as keyof typeof commands, words, values: parsed.values };
}
