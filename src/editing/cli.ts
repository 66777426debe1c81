import { readAgency, pageNamed } from './agency.ts';
import { help, Mistake, readCommand, type Command } from './command.ts';
import { retire } from './retire.ts';
import { rename, type Done } from './rename.ts';
import { writeAll } from './source/write.ts';

/** Works out what a command does; nothing is written yet. */
function work({ name, words, values }: Command): Done {
  const agency = readAgency();
  const page = (typed: string) => pageNamed(typed, agency);
  switch (name) {
    case 'rename':
      return rename(page(words[0]!), words[1]!, agency);
    case 'retire':
      if (values.to === undefined)
        throw new Mistake(
          'Say which page takes its place, so that nobody who has the old address finds nothing: --to renew-a-loan',
        );
      return retire(page(words[0]!), page(values.to), agency);
    default:
      throw new Mistake('not yet');
  }
}

function main(): string {
  const typed = process.argv.slice(2);
  if (typed.length === 0 || ['help', '--help', '-h'].includes(typed[0]!)) return help;
  const command = readCommand(typed);
  const { writes, said } = work(command);
  const isDry = command.values['dry-run'] ?? false;
  if (!isDry) writeAll(writes);
  return said.join('\n');
}

try {
  console.log(main());
} catch (error) {
  if (error instanceof Mistake) console.error(error.message);
  else console.error(`It did not work, and nothing was changed: ${(error as Error).message}`);
  process.exitCode = error instanceof Mistake ? 2 : 1;
}
