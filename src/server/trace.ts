/**
 * The name of an error and where it was thrown, in one line of the log. Without its message, which can hold what a visitor
 * wrote.
 */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Error';
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...lines.map((line) => line.trim())].join(' ');
}
