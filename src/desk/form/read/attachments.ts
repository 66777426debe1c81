import { Buffer } from 'node:buffer';
import { kinds, type Kind } from './formats/kinds.ts';

export type { Kind };

/** A file that came with a message. `name`: what the visitor called it, made safe by `safeName`; empty where it is not known. */
export interface Attachment {
  kind: Kind;
  bytes: Uint8Array;
  name?: string;
}

/** The name and type under which a file is sent on: what the visitor called it, or `attachment-1.pdf`; the ending is that of its content. */
export function labelOf(
  { kind, name }: Pick<Attachment, 'kind' | 'name'>,
  index: number,
): { name: string; type: string } {
  const { type, ending } = kinds[kind];
  return { name: name || `attachment-${index + 1}.${ending}`, type };
}

/** A file as text, as mails and JSON carry it. */
export function base64Of({ bytes }: Pick<Attachment, 'bytes'>): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** What a form accepts: for browsers only, which offer these files first. Endings too, for systems that know no type for some. */
export function accepted(formats: Kind[]): string {
  return formats
    .flatMap((kind) => [kinds[kind].type, `.${kinds[kind].ending}`])
    .concat(formats.includes('jpeg') ? ['.jpeg'] : [], formats.includes('heic') ? ['.heif'] : [])
    .join();
}

/** What the kinds of files are called, as a list in a language: `PDF, JPEG or PNG`, in English as in Britain. */
export function kindsSaid(formats: Kind[], language: string): string {
  return new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'disjunction' }).format(
    formats.map((kind) => kinds[kind].name),
  );
}
