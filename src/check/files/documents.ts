import { closeSync, openSync, readSync } from 'node:fs';
import { endingOf } from '../../settings/file-kinds.ts';

/** How files begin, by ending. What a PDF begins with may stand a little later (ISO 32000-1, Annex H.3.4.1). */
const beginnings: Record<string, [sign: string, within: number]> = {
  pdf: ['%PDF-', 1024],
  docx: ['PK', 2],
  xlsx: ['PK', 2],
  pptx: ['PK', 2],
  odt: ['PK', 2],
  ods: ['PK', 2],
  odp: ['PK', 2],
};

/** A sentence on a document that no program opens, because something else stands in it; undefined when it may be good. */
export function wrongDocument(file: string): string | undefined {
  const [sign = '', within = 0] = beginnings[endingOf(file)] ?? [];
  if (sign === '') return undefined;
  const bytes = Buffer.alloc(within + sign.length - 1);
  const opened = openSync(file, 'r');
  const length = readSync(opened, bytes, 0, bytes.length, 0);
  closeSync(opened);
  return bytes.subarray(0, length).toString('latin1').includes(sign)
    ? undefined
    : `holds no ${endingOf(file).toUpperCase()}, and no program opens it. Save it anew.`;
}
