import { createHash } from 'node:crypto';
import type { Problem } from '../../settings/problems.ts';

/** One finding of GitLab's Code Quality report (docs.gitlab.com/ci/testing/code_quality, "Code Quality report format"). */
interface CodeQuality {
  description: string;
  check_name: string;
  /** The same for the same finding wherever it moves, so that a merge request shows only what is new. */
  fingerprint: string;
  severity: 'major' | 'minor';
  location: { path: string; lines: { begin: number } };
}

/** What was found as GitLab's Code Quality report. */
export function gitlabReport(problems: Problem[], notices: Problem[]): CodeQuality[] {
  const times = new Map<string, number>();
  const one = ({ file, line, field, message }: Problem, isWrong: boolean): CodeQuality => {
    const description = field === undefined ? message : `${field}: ${message}`;
    const key = `${file}\0${description}`;
    const before = times.get(key) ?? 0;
    times.set(key, before + 1);
    return {
      description,
      check_name: isWrong ? 'wrong' : 'worth-a-look',
      fingerprint: createHash('sha256').update(`${key}\0${before}`).digest('hex').slice(0, 32),
      severity: isWrong ? 'major' : 'minor',
      location: { path: file.replaceAll('\\', '/'), lines: { begin: line } },
    };
  };
  return [...problems.map((problem) => one(problem, true)), ...notices.map((notice) => one(notice, false))];
}
