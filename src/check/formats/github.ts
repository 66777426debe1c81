import type { Problem } from '../../settings/problems.ts';

/** A problem as a workflow command of GitHub, which then shows it at its line in the pull request (Forgejo and Gitea read it too). */
export function annotationOf({ file, line, column, field, message }: Problem, kind: 'error' | 'warning'): string {
  const title = kind === 'error' ? 'Wrong' : 'Worth a look';
  const place = { file, line, ...(column !== undefined && { col: column }), title };
  const properties = Object.entries(place).map(([name, value]) => `${name}=${escaped(String(value), /[%\r\n:,]/g)}`);
  return `::${kind} ${properties.join(',')}::${escaped(field === undefined ? message : `${field}: ${message}`, /[%\r\n]/g)}`;
}

/** The annotations of a list of problems, each once. */
export function githubLines(problems: Problem[], kind: 'error' | 'warning'): string[] {
  return [...new Set(problems.map((problem) => annotationOf(problem, kind)))];
}

/** Percent-encoded where GitHub would take a sign for its own. */
function escaped(text: string, signs: RegExp): string {
  return text.replace(signs, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
