import { parseArgs } from 'node:util';
import { formatProblems, type Problem } from '../../settings/problems.ts';
import { githubLines } from './github.ts';
import { gitlabReport } from './gitlab.ts';
import { sarifReport } from './sarif.ts';
import { worthALook } from './worth.ts';

/** What a check found: `problems` are wrong and stop, `notices` are worth a look and do not. */
export interface Found {
  problems: Problem[];
  notices: Problem[];
  /** What was read, in words. */
  count: string;
}

const formats = ['text', 'github', 'gitlab', 'json', 'sarif'] as const;

/**
 * Prints what a check found: for people, or with `--format=` for a program (GitHub's workflow commands, GitLab's Code Quality, SARIF
 * 2.1.0, or plain JSON). `--all` leaves nothing out. The exit code is 1 when something is wrong.
 */
export function tell({ problems, notices, count }: Found, typed: string[]): void {
  const { format, all } = read(typed);
  if (problems.length > 0) process.exitCode = 1;
  switch (format) {
    case 'github':
      for (const line of [...githubLines(problems, 'error'), ...githubLines(notices, 'warning')]) console.log(line);
      break;
    case 'gitlab':
      return console.log(JSON.stringify(gitlabReport(problems, notices), null, 2));
    case 'sarif':
      return console.log(JSON.stringify(sarifReport(problems, notices), null, 2));
    case 'json':
      return console.log(JSON.stringify({ wrong: problems, worthALook: notices }, null, 2));
    default:
      if (notices.length > 0) console.log(`Worth a look:\n${worthALook(notices, all).join('\n')}\n`);
  }
  if (problems.length > 0) console.error(formatProblems(problems));
  else console.log(`${count}: no mistakes.`);
}

function read(typed: string[]): { format: (typeof formats)[number]; all: boolean } {
  try {
    const { values } = parseArgs({ args: typed, options: { format: { type: 'string' }, all: { type: 'boolean' } } });
    const format = formats.find((name) => name === (values.format ?? 'text'));
    if (!format) throw new Error(`--format=${values.format} is not known.`);
    return { format, all: values.all ?? false };
  } catch (error) {
    console.error(
      `${(error as Error).message} Write --format= and one of ${formats.join(', ')}; or --all, which leaves nothing out.`,
    );
    process.exit(2);
  }
}
