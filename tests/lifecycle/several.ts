import { checkContent } from '../../src/check/content.ts';
import { Mistake } from '../../src/lifecycle/command.ts';
import { runContent } from '../../src/lifecycle/run.ts';
import { formatProblem } from '../../src/settings/problems.ts';

/** Runs commands of `npm run content`, or the check, one after the other in one process, and prints what each said as JSON. */
const said: { isDone: boolean; text: string }[] = [];
for (const typed of JSON.parse(process.argv[2]!) as string[][])
  try {
    const isCheck = typed[0] === 'check';
    said.push({
      isDone: true,
      text: isCheck ? (await checkContent()).problems.map(formatProblem).join('\n') : await runContent(typed),
    });
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    said.push({ isDone: false, text: error.message });
  }
console.log(JSON.stringify(said));
