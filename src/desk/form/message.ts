import type { DeskFile } from '../file.ts';
import { readMultipart, type Part } from './multipart.ts';
import { mask } from './numbers.ts';
import type { Message } from '../store/store.ts';

/**
 * A form as it was typed, to be shown again as it is. Of a field that was sent twice the first counts (in JSON, which
 * `JSON.parse` reads, the last).
 */
export interface Input {
  values: Record<string, string | undefined>;
  /** Fields whose value in JSON is not a text. */
  notText: string[];
  /** The contents of the files that came in the field `attachments`. */
  files: Uint8Array[];
}

/** Why a request is not a form of ours: the status to answer with, and a code. */
export interface Refusal {
  status: 400 | 413 | 415 | 422;
  code: 'malformed' | 'encoding' | 'too-large' | 'type' | 'file';
  /** What was typed, when the form is too large only because of the files at its end. */
  values?: Input['values'];
}

/** Bytes of a form; `raise` says how many it may have, once its first fields are known and it is longer. */
export interface BodyLimit {
  bytes: number;
  raise?: (values: Input['values']) => Promise<number>;
}

/** What is wrong with a field of the message form. */
export interface FieldProblem {
  field: string;
  code: 'missing' | 'too-long' | 'not-an-address' | 'not-ascii' | 'unknown' | 'not-text';
}

/** What the visitor says of a message; `key` is empty when none was sent that can be used. */
export type Written = Pick<
  Message,
  'key' | 'language' | 'subject' | 'desk' | 'text' | 'email' | 'name' | 'page' | 'question' | 'aside'
>;

const longest = { message: 5000, name: 100, question: 300, page: 300, email: 254 };

/**
 * Reads a form that was sent as `application/x-www-form-urlencoded`, `multipart/form-data` or JSON, in UTF-8, of at most
 * `limit.bytes`; only one with files can have the limit raised. Does not throw for anything that a client can send.
 */
export async function readInput(request: Request, limit: BodyLimit = { bytes: 64 * 1024 }): Promise<Input | Refusal> {
  const header = request.headers.get('Content-Type') ?? '';
  const type = header.split(';', 1)[0]!.trim().toLowerCase();
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(header)?.[1];
  const packing = request.headers.get('Content-Encoding') ?? 'identity';
  const read = readers[type];
  if (!read || !/^utf-?8$/i.test(charset ?? 'utf-8') || packing !== 'identity') return { status: 415, code: 'type' };

  const body = await readBody(request, limit, type === 'multipart/form-data' ? header : undefined);
  if ('code' in body) return body;
  try {
    return read(body, header);
  } catch {
    return { status: 400, code: 'malformed' };
  }
}

/** The body, counted while it comes in: `Content-Length` may be absent, or a lie. `multipart` is its type when it is one. */
export async function readBody(
  request: Request,
  { bytes, raise }: BodyLimit,
  multipart?: string,
): Promise<Uint8Array | Refusal> {
  const said = Number(request.headers.get('Content-Length'));
  let limit = bytes;
  let values: Input['values'] | undefined;
  if (said > limit && (!raise || multipart === undefined)) return { status: 413, code: 'too-large' };
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader!.read()) {
      size += part.value.length;
      chunks.push(part.value);
      if (size > limit && raise && multipart !== undefined && !values) {
        values = valuesAtStart(joined(chunks, size), multipart);
        limit = Math.max(limit, await raise(values));
      }
      if (size > limit || (values && said > limit)) {
        reader!.cancel().catch(() => {});
        return { status: 413, code: 'too-large', ...(values && { values }) };
      }
    }
  } catch {
    // The client went away.
    return { status: 400, code: 'malformed' };
  }
  return joined(chunks, size);
}

function joined(chunks: Uint8Array[], size: number): Uint8Array {
  const body = new Uint8Array(size);
  let place = 0;
  for (const chunk of chunks) {
    body.set(chunk, place);
    place += chunk.length;
  }
  return body;
}

/** The fields that stand whole at the beginning of a form, before its first file. */
function valuesAtStart(start: Uint8Array, header: string): Input['values'] {
  const { parts } = readMultipart(start, header);
  const file = parts.findIndex(({ fileName }) => fileName !== undefined);
  const fields = parts.slice(0, file < 0 ? undefined : file);
  return inputOf(fields.map(({ name, content }) => [name, decode(content) ?? null])).values;
}

type Reader = (body: Uint8Array, header: string) => Input | Refusal;

/** What each type of body holds. They throw when it is not of that type. */
const readers: Record<string, Reader | undefined> = {
  __proto__: null as never,

  // `URLSearchParams` would put U+FFFD for bytes that are not UTF-8, and a name would be kept wrong.
  'application/x-www-form-urlencoded'(body) {
    const text = decode(body);
    if (text === undefined) return { status: 400, code: 'encoding' };
    const pairs = text.split('&').map((pair) => {
      const [name = '', ...value] = pair.replaceAll('+', ' ').split('=');
      return [decodeURIComponent(name), decodeURIComponent(value.join('='))] as const;
    });
    return inputOf(pairs);
  },

  'multipart/form-data'(body, header) {
    const { parts, whole } = readMultipart(body, header);
    const isFile = (part: Part) => part.fileName !== undefined;
    const fields = parts.filter((part) => !isFile(part)).map(({ name, content }) => [name, decode(content)] as const);
    // A browser sends a file field that was left empty as a file without a name and content.
    const files = parts.filter((part) => isFile(part) && (part.fileName !== '' || part.content.length > 0));
    if (fields.some(([, value]) => value === undefined)) return { status: 400, code: 'encoding' };
    if (!whole) return { status: 400, code: 'malformed' };
    if (files.some(({ name }) => name !== 'attachments')) return { status: 422, code: 'file' };
    return { ...inputOf(fields), files: files.map(({ content }) => content) };
  },

  'application/json'(body) {
    const text = decode(body);
    if (text === undefined) return { status: 400, code: 'encoding' };
    const data: unknown = JSON.parse(text);
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return { status: 400, code: 'malformed' };
    return inputOf(Object.entries(data));
  },
};

function decode(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** `null` counts as not sent. */
function inputOf(pairs: (readonly [string, unknown])[]): Input {
  const sent = new Map<string, unknown>();
  for (const [name, value] of pairs) if (!sent.has(name) && value !== null) sent.set(name, value);
  const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';
  const all = [...sent];
  return {
    values: Object.fromEntries(all.filter(isText)),
    notText: all.filter((entry) => !isText(entry)).map(([name]) => name),
    files: [],
  };
}

/**
 * Cleans what was typed into the message form and finds every mistake in it, one for each field. There is a message, fit to be
 * stored, when there is no mistake: personal numbers are masked unless the subject asks for them, and it is `aside` when the field
 * that no person sees is filled in. Fields that we do not know are ignored, as are a page, language or key that cannot be used.
 */
export function checkInput(
  { values, notText }: Pick<Input, 'values' | 'notText'>,
  { site, subjects }: Pick<DeskFile, 'site' | 'subjects'>,
): { problems: FieldProblem[]; message: Written | undefined } {
  // By name and not by `values[…]`: an object has more names than were sent.
  const typed = (field: string) => (Object.hasOwn(values, field) ? (values[field] ?? '') : '');
  const text = clean(typed('message'));
  const name = cleanLine(typed('name'));
  const question = cleanLine(typed('question'));
  const language = typed('lang').trim();
  const chosen = typed('subject').trim();
  const subject = Object.hasOwn(subjects, chosen) ? subjects[chosen] : undefined;
  const email = readEmail(typed('email'));
  const key = typed('key');

  const codes: Record<string, FieldProblem['code'] | false> = {
    subject: chosen === '' ? 'missing' : !subject && 'unknown',
    message: !isVisible(text) ? 'missing' : text.length > longest.message && 'too-long',
    email: 'code' in email && email.code,
    name: name.length > longest.name && 'too-long',
    question: question.length > longest.question && 'too-long',
    ...Object.fromEntries(['lang', 'page', 'website', 'key', 'proof'].map((field) => [field, false])),
  };
  const problems = Object.entries(codes).flatMap(([field, found]) => {
    const code = notText.includes(field) ? 'not-text' : found;
    return code ? [{ field, code }] : [];
  });
  if (problems.length > 0 || !subject || 'code' in email) return { problems, message: undefined };
  const cover = subject.personalNumbers ? (line: string) => line : (line: string) => mask(line);

  return {
    problems,
    message: {
      key: /^[A-Za-z0-9_-]{16,100}$/.test(key) ? key : '',
      language: site.languages.includes(language) ? language : site.languages[0]!,
      subject: chosen,
      desk: subject.desk,
      text: cover(text),
      email: email.address,
      name: cover(name),
      page: pageOf(typed('page')),
      question: cover(question),
      aside: clean(typed('website')) !== '',
    },
  };
}

/**
 * One e-mail address as mail servers take it: the local part is a dot-atom of ASCII (RFC 5321, 4.1.2), since many servers refuse
 * others; an international domain is turned into punycode. No display name, no list, no comment, no IP address.
 */
export function readEmail(typed: string): { address: string } | { code: FieldProblem['code'] } {
  // Marks that cannot be seen come along when an address is copied. A line break inside is left, and refused.
  const text = typed.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '').trim();
  if (text === '') return { code: 'missing' };
  if (text.length > longest.email) return { code: 'too-long' };
  const [local = '', domain = '', ...rest] = text.split('@');
  if (rest.length > 0 || local === '' || /[\s\p{Cc}<>()[\]\\,;:"]/u.test(local)) return { code: 'not-an-address' };
  // All that an address of a page has beyond its host, and that `URL` would take off.
  if (domain === '' || /[\s\p{Cc}/?#@:[\]\\%]/u.test(domain)) return { code: 'not-an-address' };
  const host = URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : '';
  const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
  // The last label holds a letter, else it is an IP address.
  if (!new RegExp(`^(${label}\\.)+(?=[a-z])${label}$`).test(host)) return { code: 'not-an-address' };
  if (/[^\x21-\x7e]/.test(local)) return { code: 'not-ascii' };
  const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  if (!new RegExp(`^${atom}(\\.${atom})*$`).test(local)) return { code: 'not-an-address' };
  const address = `${local}@${host}`;
  return local.length > 64 || address.length > longest.email ? { code: 'too-long' } : { address };
}

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

function isVisible(text: string): boolean {
  return /[^\s\p{Cf}]/u.test(text);
}

/** The path of a page of this site, without query, since that can hold what somebody searched for; anything else is dropped. */
function pageOf(typed: string): string {
  const path = typed
    .toWellFormed()
    .trim()
    .replace(/[?#].*$/s, '');
  return /^\/(?!\/)[^\\\p{Cc}]*$/u.test(path) && path.length <= longest.page ? path : '';
}
