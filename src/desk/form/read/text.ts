/** Running text: one kind of line break, no control characters but line break and tab, only whole characters, composed (NFC). */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .normalize('NFC')
    .trim();
}

/** Text of one line: it can stand in a mail's header. */
export function cleanLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ');
}

/** Whether a text holds anything that a reader sees: more than spaces and format characters (category Cf). */
export function isVisible(text: string): boolean {
  return /[^\s\p{Cf}]/u.test(text);
}
