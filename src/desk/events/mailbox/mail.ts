/** What a mail shows of itself in its headers; of its text nothing is read. */
export interface Mail {
  /** What it is: written by a person, by a machine (RFC 3834), or the report that a mail came back for good (RFC 3464). */
  kind: 'written' | 'automatic' | 'bounce';
  id: string;
  from: string;
  /** Whom it went to, and the addresses by which it came here. */
  to: string[];
  /** The mails that it answers, or the one that came back. */
  about: string[];
  /** Why it came back, such as `5.1.1`. */
  code: string;
}

/** More addresses or mails are not looked at. */
const most = 100;

/**
 * Reads the beginning of a mail, as bytes of any character set: all that is looked for is ASCII. A mail that was cut counts as far as it
 * goes.
 */
export function readMail(source: Uint8Array): Mail {
  const text = Buffer.from(source).toString('latin1').replace(/\r\n?/g, '\n');
  const end = text.indexOf('\n\n');
  const headers = headersIn(end < 0 ? text : text.slice(0, end));
  const all = (...names: string[]) => names.flatMap((name) => headers.get(name) ?? []).join(' ');
  const type = all('content-type').toLowerCase();
  const isReport = /multipart\/report/.test(type) && /report-type\s*=\s*"?delivery-status/.test(type);
  const rest = isReport && end >= 0 ? text.slice(end) : '';
  const failed = /^action:\s*failed\b/im.test(rest);
  return {
    kind: isReport ? (failed ? 'bounce' : 'automatic') : isAutomatic(headers) ? 'automatic' : 'written',
    id: idsIn(all('message-id'))[0] ?? '',
    from: addressesIn(all('from'))[0] ?? '',
    to: addressesIn(all('to', 'cc', 'bcc', 'delivered-to', 'x-original-to', 'envelope-to')),
    about: idsIn(isReport ? originalIn(rest) : all('in-reply-to', 'references')),
    code: /^status:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(rest)?.[1] ?? '5.0.0',
  };
}

/** A report names the mail that came back by the headers of that mail. */
function originalIn(report: string): string {
  return [...report.matchAll(/^(?:message-id|references|x-original-message-id):[^\n]*(?:\n[ \t][^\n]*)*/gim)].join(' ');
}

/** Signs by which machines say that nobody has written (RFC 3834, 5); an empty return path is that of a report. */
function isAutomatic(headers: Map<string, string[]>): boolean {
  const said = (name: string) => (headers.get(name) ?? []).join(' ').trim().toLowerCase();
  return (
    (headers.has('auto-submitted') && !/^no\b/.test(said('auto-submitted'))) ||
    /^<\s*>$/.test(said('return-path')) ||
    /\b(auto_reply|auto-reply|bulk|junk|list)\b/.test(said('precedence')) ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply', 'x-autoreply-from', 'x-mail-autoreply'].some(
      (name) => headers.has(name),
    )
  );
}

function headersIn(text: string): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (const line of text.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1).trim()].slice(0, most));
  }
  return headers;
}

const idsIn = (text: string) => [...text.matchAll(/<([^<>\s]{1,250})>/g)].slice(0, most).map(([, id]) => id!);

const addressesIn = (text: string) =>
  text
    .split(/[\s<>",;:()[\]]/)
    .filter((word) => word.length <= 320 && /^[^@]+@[^@]+$/.test(word))
    .slice(0, most)
    .map((address) => address.toLowerCase());
