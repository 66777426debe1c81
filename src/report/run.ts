import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { commentOf } from './comment.ts';
import { reportSince, writeReport } from './since.ts';

/*
 * `npm run report -- --since <branch, tag or commit> --out report.json`: what a change does to the pages. As Markdown where the
 * file ends in .md or none is named. Exit code 1 when the change makes mistakes, 2 when there is nothing to compare with.
 */
const { values } = parseArgs({ options: { since: { type: 'string' }, out: { type: 'string' } } });
const told = await reportSince(values.since);
if (!told) {
  console.error(
    values.since
      ? `--since: "${values.since}" is no branch, tag or commit here. Fetch it first: git fetch origin`
      : 'There is nothing to compare with. Name a branch, tag or commit: npm run report -- --since origin/main',
  );
  process.exit(2);
}
if (values.out?.endsWith('.json')) writeReport(values.out, told.report);
else if (values.out) writeFileSync(values.out, `${commentOf(told.report)}\n`);
else console.log(commentOf(told.report));
if (told.report.mistakes.length > 0) process.exitCode = 1;
