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

/**
 * What a file is by its content; nothing when it is no PDF, JPEG or PNG, or a broken one. What stands behind the end of
 * a picture is cut off: it cannot be seen, and may be another file, or the part that somebody meant to cut away.
 */
export function readAttachment(bytes: Uint8Array): Attachment | undefined {
  if (isPdf(bytes)) return { kind: 'pdf', bytes };
  for (const [kind, endOf] of [
    ['png', endOfPng],
    ['jpeg', endOfJpeg],
  ] as const) {
    const end = endOf(bytes);
    if (end !== undefined) return { kind, bytes: bytes.subarray(0, end) };
  }
  return undefined;
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

/** ISO 32000-2, 7.5: a header, and at the end the place of the table of what is in it. */
function isPdf(bytes: Uint8Array): boolean {
  const text = (part: Uint8Array) => String.fromCharCode(...part);
  return (
    /^%PDF-[12]\.\d/.test(text(bytes.subarray(0, 8))) && /startxref\s+\d+\s+%%EOF/.test(text(bytes.subarray(-1024)))
  );
}

/** https://www.w3.org/TR/png-3/#5DataRep: a signature, then chunks from IHDR to IEND with at least one IDAT. */
function endOfPng(bytes: Uint8Array): number | undefined {
  if (![0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, place) => bytes[place] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let hasPicture = false;
  for (let place = 8; place + 12 <= bytes.length;) {
    const length = view.getUint32(place);
    const name = String.fromCharCode(...bytes.subarray(place + 4, place + 8));
    const next = place + 12 + length;
    if (next > bytes.length || !/^[A-Za-z]{4}$/.test(name)) return undefined;
    if (place === 8) {
      const hasSize = length === 13 && view.getUint32(16) > 0 && view.getUint32(20) > 0;
      if (name !== 'IHDR' || !hasSize) return undefined;
    }
    if (name === 'IDAT') hasPicture = true;
    if (name === 'IEND') return hasPicture && length === 0 ? next : undefined;
    place = next;
  }
  return undefined;
}

/** ITU-T T.81, annex B: segments from SOI to EOI, a frame with a size, and at least one scan. */
function endOfJpeg(bytes: Uint8Array): number | undefined {
  const word = (place: number) => ((bytes[place] ?? 0) << 8) | (bytes[place + 1] ?? 0);
  if (word(0) !== 0xffd8) return undefined;
  let [hasFrame, hasScan] = [false, false];
  for (let place = 2; place + 1 < bytes.length;) {
    if (bytes[place] !== 0xff) return undefined;
    const marker = bytes[place + 1]!;
    // Any number of 0xff may stand before a marker.
    if (marker === 0xff) {
      place++;
      continue;
    }
    if (marker === 0xd9) return hasFrame && hasScan ? place + 2 : undefined;
    const next = place + 2 + word(place + 2);
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) || word(place + 2) < 2 || next > bytes.length)
      return undefined;
    // SOF0 to SOF15: the codes between them are tables (DHT, JPG, DAC). A height of 0 is said later, in a DNL.
    if (marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) hasFrame = word(place + 7) > 0;
    place = next;
    if (marker === 0xda) {
      hasScan = true;
      // Of the picture itself, 0xff with 0x00 is a byte and 0xffd0 to 0xffd7 are marks to begin again.
      while (
        place < bytes.length &&
        (bytes[place] !== 0xff || bytes[place + 1] === 0 || (bytes[place + 1]! & 0xf8) === 0xd0)
      )
        place++;
    }
  }
  return undefined;
}
