/** Milliseconds by which the clock of another system may be ahead of ours. */
const ahead = 10 * 60_000;

/** What is wrong with a time at which something has happened, with its zone; nothing when all is well. */
export function problemOfTime(name: string, text: string, now: Date): string | undefined {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) return `${name}: must be a time with its zone, such as 2026-11-30T09:15:00+01:00.`;
  return time > now.getTime() + ahead ? `${name}: lies in the future.` : undefined;
}

/** What is wrong with a day, which may be missing. */
export function problemOfDay(name: string, text: string): string | undefined {
  if (text === '') return undefined;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  return isDay && new Date(text).toISOString().startsWith(text)
    ? undefined
    : `${name}: must be a day, such as 2026-12-09, or nothing.`;
}
