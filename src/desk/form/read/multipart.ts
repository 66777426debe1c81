/** One part of a form: a field, or a file when it has a file name (an empty one for a file field that was left empty). */
export interface Part {
  name: string;
  fileName: string | undefined;
  content: Uint8Array;
}

/** Bytes of the headers of one part, and parts of one form: no form of ours comes near. */
const most = { header: 4096, parts: 64 };

/**
 * Reads `multipart/form-data` (RFC 7578) without copying it: the parts up to where it is no longer one, and whether it was
 * one to its end. So the beginning of a form can be read before the rest of it has come. Does not throw.
 */
export function readMultipart(body: Uint8Array, contentType: string): { parts: Part[]; whole: boolean } {
  const [, quoted, plain = ''] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))\s*(?:;|$)/i.exec(contentType) ?? [];
  const boundary = new TextEncoder().encode(`\r\n--${quoted ?? plain}`);
  const parts: Part[] = [];
  const broken = { parts, whole: false };
  // The first boundary stands at the beginning, without the line break that the others have before them.
  if (boundary.length === 4 || !startsWith(body, 0, boundary.subarray(2))) return broken;
  for (let place = boundary.length - 2; ;) {
    if (startsWith(body, place, closing)) {
      const rest = body.length - place - closing.length;
      const ended = rest === 0 || (rest === 2 && startsWith(body, place + closing.length, lineBreak));
      return { parts, whole: ended };
    }
    // A part without any header has no name.
    const headerEnd = indexOf(body, emptyLine, place, place + most.header);
    if (!startsWith(body, place, lineBreak) || headerEnd === undefined || parts.length === most.parts) return broken;
    const label = readHeader(body.subarray(place + 2, headerEnd));
    const start = headerEnd + emptyLine.length;
    const end = indexOf(body, boundary, start, body.length);
    if (!label || end === undefined) return broken;
    parts.push({ ...label, content: body.subarray(start, end) });
    place = end + boundary.length;
  }
}

const lineBreak = new TextEncoder().encode('\r\n');
const emptyLine = new TextEncoder().encode('\r\n\r\n');
const closing = new TextEncoder().encode('--');

/** The name of a field and of its file. Browsers escape three signs in them: https://html.spec.whatwg.org/#escape-a-multipart-form-data-name */
function readHeader(bytes: Uint8Array): Pick<Part, 'name' | 'fileName'> | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
  const parameters = /^content-disposition:\s*form-data((?:\s*;\s*[\w*-]+=(?:"[^"\r\n]*"|[^\s;"]+))+)\s*$/im.exec(
    text,
  )?.[1];
  if (parameters === undefined) return undefined;
  const found = new Map<string, string>();
  for (const [, key = '', quoted, plain = ''] of parameters.matchAll(/;\s*([\w*-]+)=(?:"([^"]*)"|([^\s;"]+))/g)) {
    const value = (quoted ?? plain).replace(/%0A/gi, '\n').replace(/%0D/gi, '\r').replace(/%22/g, '"');
    if (found.has(key.toLowerCase())) return undefined;
    found.set(key.toLowerCase(), value);
  }
  const name = found.get('name');
  return name === undefined ? undefined : { name, fileName: found.get('filename') };
}

function startsWith(bytes: Uint8Array, place: number, wanted: Uint8Array): boolean {
  for (let index = 0; index < wanted.length; index++) if (bytes[place + index] !== wanted[index]) return false;
  return true;
}

/** Where a piece stands whole between two places; its first byte is compared before all of it. */
function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number, to: number): number | undefined {
  const last = Math.min(to, bytes.length) - wanted.length;
  for (let place = from; place <= last; place++)
    if (bytes[place] === wanted[0] && startsWith(bytes, place, wanted)) return place;
  return undefined;
}
