import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { readReport } from './received.ts';

/*
 * `node src/report/quality.ts report.json quality.json`: the mistakes and notices of a report as GitLab's code quality report,
 * which it shows in the merge request, at their lines.
 */
const [file = 'report.json', target = 'quality.json'] = process.argv.slice(2);
const { mistakes = [], notices = [] } = readReport(file) ?? {};
const found = [
  ...mistakes.map((problem) => ({ ...problem, severity: 'major' })),
  ...notices.map((problem) => ({ ...problem, severity: 'info' })),
];
const issues = found.map(({ file: path, line, field = '', message, severity }) => ({
  description: field ? `${field}: ${message}` : message,
  check_name: field || 'content',
  fingerprint: createHash('sha256').update(`${path}\0${field}\0${message}`).digest('hex'),
  severity,
  location: { path, lines: { begin: Math.max(line, 1) } },
}));
writeFileSync(target, `${JSON.stringify(issues, null, 1)}\n`);
