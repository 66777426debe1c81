import { createInterface } from 'node:readline';
import { checkContent } from '../../src/check/content.ts';
import { formatProblems } from '../../src/settings/problems.ts';

/*
 * Checks the one folder that `CONTENT` names whenever a line comes, and answers with a line of JSON: what the command would print
 * of mistakes. It starts once, and so costs a tenth. The engine reads settings, hours, notices, texts and the catalogue once in each
 * process: what changes these needs a process of its own.
 */
for await (const _ of createInterface({ input: process.stdin })) {
  const printed = await checkContent().then(
    ({ problems }) => formatProblems(problems),
    (error: Error) => error.stack,
  );
  console.log(JSON.stringify(printed));
}
