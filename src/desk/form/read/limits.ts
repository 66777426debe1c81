import type { Attachment, Kind } from './attachments.ts';
import { recognise } from './formats/recognise.ts';

/** How many files a message may have, and how many bytes each of them and all together. */
export interface AttachmentLimits {
  count: number;
  each: number;
  total: number;
  /** The kinds of files that are taken. */
  formats: Kind[];
}

/** What is wrong with the files of a message. */
export type AttachmentProblem = 'too-many' | 'too-large' | 'kind' | 'not-taken';

/** Bytes of the files of one message together, where the host sets nothing else. */
export const usualTotal = 10_000_000;

/** Where the site says nothing else. */
const usualFormats: Kind[] = ['pdf', 'jpeg', 'png'];

/** The limits of a subject that takes so many files, on a host that takes so many bytes in one message. */
export function limitsOf(count: number, total = usualTotal, formats: Kind[] = usualFormats): AttachmentLimits {
  return { count, each: Math.min(5_000_000, total), total, formats };
}

/** The files as they are kept, or the first thing that is wrong with them. An empty list is right for every subject. */
export async function checkAttachments(
  files: Uint8Array[],
  { count, each, total, formats }: AttachmentLimits,
  names: string[] = [],
): Promise<{ attachments: Attachment[]; problem?: AttachmentProblem }> {
  const sizes = files.map((file) => file.length);
  const refused = (problem: AttachmentProblem) => ({ attachments: [], problem });
  if (files.length === 0) return { attachments: [] };
  if (count === 0) return refused('not-taken');
  if (files.length > count) return refused('too-many');
  if (Math.max(...sizes) > each || sizes.reduce((sum, size) => sum + size) > total) return refused('too-large');
  const attachments: Attachment[] = [];
  for (const file of files) {
    const attachment = await recognise(file, formats);
    if (!attachment) return refused('kind');
    attachments.push(attachment);
  }
  const { namesOf } = await import('./names.ts');
  const safe = namesOf(attachments.map(({ kind }, index) => ({ kind, name: names[index] ?? '' })));
  return { attachments: attachments.map((one, index) => ({ ...one, ...(safe[index] && { name: safe[index] }) })) };
}
