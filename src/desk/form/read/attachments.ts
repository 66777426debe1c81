import { Buffer } from 'node:buffer';

/** What a file can be that comes with a message: its type on the internet, and how the name ends under which it is sent on. */
const kinds = {
  pdf: { type: 'application/pdf', ending: 'pdf' },
  jpeg: { type: 'image/jpeg', ending: 'jpg' },
  png: { type: 'image/png', ending: 'png' },
} as const;

export type Kind = keyof typeof kinds;

/** A file that came with a message. What the visitor called it is not kept: it says nothing of what is in it, and may hold a name. */
export interface Attachment {
  kind: Kind;
  bytes: Uint8Array;
}

/** The name and type under which a file is sent on, such as `attachment-1.pdf`: nothing in it comes from the visitor. */
export function labelOf({ kind }: Attachment, index: number): { name: string; type: string } {
  return { name: `attachment-${index + 1}.${kinds[kind].ending}`, type: kinds[kind].type };
}

/** A file as text, as mails and JSON carry it. */
export function base64Of({ bytes }: Pick<Attachment, 'bytes'>): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** What a form accepts: for browsers only, which offer these files first. */
export const accepted = Object.values(kinds)
  .map(({ type }) => type)
  .join();
