import type { Attachment } from './attachments.ts';

/**
 * Sniffs the type of a file from its content, never from its name or declared type; nothing when it is no PDF, JPEG or PNG, or a broken one. What stands behind the end of
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

/**
 * ISO 32000-2, 7.5: a header, and at the end the place of the table of what is in it. As readers do (annex J of Adobe's PDF
 * 1.7), takes filling before the header, within the first 1,024 bytes, and behind the end: a byte order mark, spaces and NUL.
 */
function isPdf(bytes: Uint8Array): boolean {
  const text = (part: Uint8Array) => String.fromCharCode(...part);
  let end = bytes.length;
  while (end > 0 && isFilling(bytes[end - 1]!)) end--;
  return (
    /^(?:\xef\xbb\xbf)?[\0\t\n\f\r ]*%PDF-[12]\.\d/.test(text(bytes.subarray(0, 1024))) &&
    /startxref\s+\d+\s+%%EOF/.test(text(bytes.subarray(Math.max(0, end - 1024), end)))
  );
}

/** White space of PDF (ISO 32000-2, table 1). */
function isFilling(byte: number): boolean {
  return byte === 0 || byte === 0x20 || byte === 0x0c || (byte >= 0x09 && byte <= 0x0d && byte !== 0x0b);
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
