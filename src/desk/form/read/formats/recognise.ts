import type { Attachment } from '../attachments.ts';
import { readAttachment } from '../sniff.ts';
import type { Kind } from './kinds.ts';

/** Recognises a file among the kinds that the agency takes; nothing when it is none of them, or a broken one. What few sites take is loaded only there. */
export async function recognise(bytes: Uint8Array, formats: readonly Kind[]): Promise<Attachment | undefined> {
  const plain = readAttachment(bytes);
  if (plain) return formats.includes(plain.kind) ? plain : undefined;
  if (formats.includes('heic')) {
    const end = (await import('./heic.ts')).endOfHeic(bytes);
    if (end !== undefined) return { kind: 'heic', bytes: bytes.subarray(0, end) };
  }
  if (formats.includes('docx') || formats.includes('odt')) {
    const kind = await (await import('./zip.ts')).documentKind(bytes);
    if (kind && formats.includes(kind)) return { kind, bytes };
  }
  return undefined;
}
