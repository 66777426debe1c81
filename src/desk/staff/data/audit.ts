import { userInfo } from 'node:os';
import type { DeskFile } from '../../file.ts';
import type { AuditCheck } from '../../store/audit/audit.ts';
import type { Store } from '../../store/store.ts';
import { sanitizedJson, timeIn } from '../terminal.ts';

/** Who gives a command, for the audit log: the user of the machine. */
export function commandUser(): string {
  let name = '';
  try {
    name = userInfo().username;
  } catch {
    // A container may have a user without a name.
  }
  return `command:${name.replace(/[^\w.@+-]/g, '_').slice(0, 120) || 'unknown'}`;
}

/** How the chain is broken, for whoever has to find out why. */
const problems: Record<NonNullable<AuditCheck['broken']>['problem'], string> = {
  changed: 'the line was changed, or put in the place of another',
  removed: 'the line is missing',
  cut: 'the lines from here to the end are missing',
  beginning: 'the log was cut at its beginning otherwise than by age',
  head: 'the line is not the one that was written down before: the log was written anew up to here',
};

/** The audit log as a table, or what following its chain has found. */
export async function auditReport(
  store: Store,
  reference: string,
  values: { verify?: boolean; head?: string; json?: boolean; from?: string; to?: string },
  file: DeskFile,
): Promise<string> {
  if (values.verify || values.head) {
    const found = await store.auditCheck(values.head);
    if (found.broken) process.exitCode = 1;
    return values.json ? sanitizedJson(found) : checkReport(found);
  }
  const lines = await store.auditLines({ reference, from: values.from, to: values.to });
  if (values.json) return sanitizedJson(lines);
  if (lines.length === 0) return 'Nothing is in the audit log yet.';
  return lines
    .map(({ number, happened, who, what, reference, detail }) =>
      [String(number).padStart(6), timeIn(file.hours.zone, happened), who, what, reference, detail]
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function checkReport({ lines, first, head, broken }: AuditCheck): string {
  if (broken)
    return `The audit log is broken at line ${broken.number}: ${problems[broken.problem]}. What stands before it is as it was written. Compare with a backup.`;
  if (lines === 0) return 'Nothing is in the audit log yet.';
  return [
    `The audit log is whole: ${lines} ${lines === 1 ? 'line' : 'lines'}, from number ${first}.`,
    `Write down, elsewhere: ${head}`,
    `Later, this shows that nothing up to here was changed since: npm run desk -- audit --head ${head}`,
  ].join('\n');
}
