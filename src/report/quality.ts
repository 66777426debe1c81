import { writeFileSync } from 'node:fs';
import { gitlabReport } from '../check/formats/gitlab.ts';
import { readReport } from './received.ts';

/*
 * `node src/report/quality.ts report.json quality.json`: the mistakes and notices of a report as GitLab's code quality report,
 * which it shows in the merge request, at their lines.
 */
const [file = 'report.json', target = 'quality.json'] = process.argv.slice(2);
const { mistakes = [], notices = [] } = readReport(file) ?? {};
writeFileSync(target, `${JSON.stringify(gitlabReport(mistakes, notices), null, 1)}\n`);
