import { unchecked } from './comment.ts';
import { readReport } from './received.ts';

/*
 * `node src/report/verdict.ts report.json`: the one place where a change becomes red. Exit code 1 when it makes mistakes. Where
 * there is no report, the network, a machine or the engine failed, which is nothing that its sender can mend: that is said, and
 * the change stays green. What is published is checked again before.
 */
const [file = 'report.json'] = process.argv.slice(2);
const report = readReport(file);
if (!report) console.log(process.env['GITHUB_ACTIONS'] ? `::warning title=Not checked::${unchecked}` : unchecked);
else {
  const count = report.mistakes.length;
  console.log(
    count === 0 ? 'No mistakes.' : `${count} ${count === 1 ? 'mistake' : 'mistakes'} to mend; each is named above.`,
  );
  process.exitCode = count === 0 ? 0 : 1;
}
