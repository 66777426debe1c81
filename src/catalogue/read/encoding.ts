/** Decodes a file strictly as UTF-8 (WHATWG Encoding), without its byte order mark. Where it is something else, the line and a message for editors. */
export function decode(bytes: Uint8Array): string | { line: number; message: string } {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { line: 1, message: 'is written in UTF-16. Save it as “CSV UTF-8”.' };
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const lines = Buffer.from(bytes)
      .toString('latin1')
      .split(/\r\n|\r|\n/);
    const wrong = lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1')));
    const place = /.{0,12}[\x80-\xff]+.{0,12}/.exec(lines[wrong] ?? '')?.[0] ?? '';
    return {
      line: wrong + 1,
      message: `is not UTF-8: here stands “${place.trim()}”. Save it as “CSV UTF-8”; nothing of it was read.`,
    };
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  return Buffer.from(Buffer.from(bytes).toString('utf8')).equals(Buffer.from(bytes));
}
