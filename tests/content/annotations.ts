import type { Problem } from '../../src/settings/problems.ts';

/** A problem as a workflow command of GitHub, which then shows it at its line in the pull request. */
export function annotationOf({ file, line, column, field, message }: Problem, kind: 'error' | 'warning'): string {
  const place = { file, line, ...(column !== undefined && { col: column }) };
  const properties = Object.entries(place).map(([name, value]) => `${name}=${escaped(String(value), /[%\r\n:,]/g)}`);
  return `::${kind} ${properties.join(',')}::${escaped(field === undefined ? message : `${field}: ${message}`, /[%\r\n]/g)}`;
}

/** Percent-encoded where GitHub would take a sign for its own. */
function escaped(text: string, signs: RegExp): string {
  return text.replace(signs, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
