import { DeliveryProblem } from '../../send/channel.ts';
import { request } from '../../send/request.ts';

/** The part of an answer that is looked at; each field may be missing, since it comes from outside. */
export type Data = Record<string, unknown>;

/** Asks a forge for JSON; `path` begins with a slash. */
export type Call = (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => Promise<unknown>;

/** Bytes of an answer: a page of a help desk is far smaller, and a list of pull requests holds their texts. */
const limit = 8e6;
const timeout = 15_000;

/**
 * Calls of one forge. Throws the problems of `request`, and `answer` for what is no JSON. A token that is refused (401), a right that it
 * lacks (403) and what is not there (404) wait for an operator; what the forge will never take, such as a text that is too long, is for staff.
 */
export function callsOf(base: string, headers: Record<string, string>, allowHosts: string[]): Call {
  return async (method, path, body) => {
    const options = { headers: { Accept: 'application/json', ...headers }, allowHosts, limit, timeout };
    const sent = body && {
      body: JSON.stringify(body),
      headers: { ...options.headers, 'Content-Type': 'application/json' },
    };
    const { text } = await request(base + path, { ...options, method, ...sent }).catch((error: unknown) => {
      throw forStaff(error);
    });
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // A page of a proxy or of a sign-in, or more than we read.
      throw new DeliveryProblem('answer');
    }
  };
}

function forStaff(error: unknown): unknown {
  if (!(error instanceof DeliveryProblem) || !error.permanent) return error;
  return new DeliveryProblem(error.code, { permanent: true, elsewhere: true });
}

/** What a call resolves with, or `undefined` when it was answered with one of these statuses. */
export async function unless<Value>(statuses: number[], call: Promise<Value>): Promise<Value | undefined> {
  try {
    return await call;
  } catch (error) {
    const isExpected =
      error instanceof DeliveryProblem &&
      error.retryAfter === 0 &&
      statuses.some((status) => error.code === `http-${status}`);
    if (isExpected) return undefined;
    throw error;
  }
}

/** A part of an answer that must be an object. Throws `answer`. */
export function objectIn(data: unknown): Data {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new DeliveryProblem('answer');
  return data as Data;
}

/** An answer that must be a list; what is no object in it is left out. Throws `answer`. */
export function listIn(data: unknown): Data[] {
  if (!Array.isArray(data)) throw new DeliveryProblem('answer');
  return data.filter((one): one is Data => typeof one === 'object' && one !== null);
}

/** A text that an answer must hold. Throws `answer`. */
export function textIn(data: unknown, ...path: string[]): string {
  const value = partOf(data, ...path);
  if (typeof value !== 'string' || value === '') throw new DeliveryProblem('answer');
  return value;
}

/** What stands at a place of an answer; nothing where a part of the way is missing. */
export function partOf(data: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((part, key) => (part as Data | undefined | null)?.[key], data);
}

/** An address of the forge that staff and senders are given: nothing but a web address. Throws `answer`. */
export function linkIn(data: unknown, key: string): string {
  const link = textIn(data, key);
  if (link.length > 500 || !URL.canParse(link) || !/^https?:$/.test(new URL(link).protocol))
    throw new DeliveryProblem('answer');
  return link;
}

/**
 * The text of a file that came in base64. Throws `encoding` for what is not UTF-8, since it could not be written back as it was, and
 * `no-text` for a folder, a link, and a file that is too large to be sent along.
 */
export function fileIn(data: unknown): string {
  const [type, encoding, content] = ['type', 'encoding', 'content'].map((key) => partOf(data, key));
  const isNone = Array.isArray(data) || encoding === 'none' || (typeof type === 'string' && type !== 'file');
  if (isNone) throw new DeliveryProblem('no-text', { permanent: true, elsewhere: true });
  if (encoding !== 'base64' || typeof content !== 'string') throw new DeliveryProblem('answer');
  try {
    // Marks at the beginning stay, too: what nobody has touched is not changed.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(content, 'base64'));
  } catch {
    throw new DeliveryProblem('encoding', { permanent: true, elsewhere: true });
  }
}

/** A text in base64. */
export const base64 = (text: string) => Buffer.from(text).toString('base64');
