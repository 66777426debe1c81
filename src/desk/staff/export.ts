import type { Kept } from '../store/store.ts';
import { sanitizedJson } from './terminal.ts';

const names = [
  'reference',
  'state',
  'received',
  'answerBy',
  'answered',
  'changed',
  'desk',
  'subject',
  'language',
  'name',
  'email',
  'page',
  'question',
  'text',
  'notes',
  'attachments',
  'aside',
  'suggestion',
  'outcome',
  'link',
  'wish',
  'phone',
  'callAt',
  'fields',
] as const;

/** A message as it leaves the desk: without the digests, which only the desk needs. */
function row(message: Kept): Record<(typeof names)[number], unknown> {
  const { wish = 'mail', phone = '', callAt = '', own = [] } = message.details ?? {};
  const fields = Object.fromEntries(own.map(({ label, value }) => [label, value]));
  const all = { ...message, wish, phone, callAt, fields };
  return Object.fromEntries(names.map((name) => [name, all[name]])) as ReturnType<typeof row>;
}

/** Messages as JSON, one array. */
export function asJson(messages: Kept[]): string {
  return `${sanitizedJson(messages.map(row))}\n`;
}

/**
 * Messages as CSV (RFC 4180) with a mark that tells a spreadsheet it is UTF-8. What a spreadsheet would take for the
 * beginning of a formula has an apostrophe before it (OWASP, "CSV Injection"): at the start of a cell, and behind a line
 * break, semicolon or tab, since a spreadsheet that is set to Norwegian or Slovene begins a cell there.
 */
export function asCsv(messages: Kept[]): string {
  const cell = (value: unknown) => {
    const text = Array.isArray(value)
      ? (value as Kept['notes']).map(({ written, text }) => `${written} ${text}`).join('\n')
      : typeof value === 'object'
        ? saidOf(value)
        : String(value ?? '');
    const safe = text.replace(/(^|[;\t\r\n])(?=["\s]*[=+\-@＝＋－＠])/g, "$1'");
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = messages.map((message) => Object.values(row(message)).map(cell).join(','));
  return `\ufeff${[names.join(','), ...lines].join('\r\n')}\r\n`;
}

/** An object in a cell: answers a line each, a suggestion as JSON, nothing as nothing. */
function saidOf(value: object | null): string {
  const entries = Object.entries(value ?? {});
  return entries.every(([, one]) => typeof one === 'string') && !('file' in (value ?? {}))
    ? entries.map(([name, one]) => `${name}: ${one}`).join('\n')
    : JSON.stringify(value);
}
