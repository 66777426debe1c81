import type { Attachment } from './attachments.ts';
import { readAttachment } from './sniff.ts';

/** How many files a message may have, and how many bytes each of them and all together. */
export interface AttachmentLimits {
  count: number;
  each: number;
  total: number;
}

/** What is wrong with the files of a message. */
export type AttachmentProblem = 'too-many' | 'too-large' | 'kind' | 'not-taken';

/** Bytes of the files of one message together, where the host sets nothing else. */
export const usualTotal = 10_000_000;

/** The limits of a subject that takes so many files, on a host that takes so many bytes in one message. */
export function limitsOf(count: number, total = usualTotal): AttachmentLimits {
  return { count, each: Math.min(5_000_000, total), total };
}

/** The files as they are kept, or the first thing that is wrong with them. An empty list is right for every subject. */
export function checkAttachments(
  files: Uint8Array[],
  { count, each, total }: AttachmentLimits,
): { attachments: Attachment[]; problem?: AttachmentProblem } {
  const sizes = files.map((file) => file.length);
  const refused = (problem: AttachmentProblem) => ({ attachments: [], problem });
  if (files.length === 0) return { attachments: [] };
  if (count === 0) return refused('not-taken');
  if (files.length > count) return refused('too-many');
  if (Math.max(...sizes) > each || sizes.reduce((sum, size) => sum + size) > total) return refused('too-large');
  const attachments = files.map(readAttachment).filter((attachment) => attachment !== undefined);
  return attachments.length < files.length ? refused('kind') : { attachments };
}
