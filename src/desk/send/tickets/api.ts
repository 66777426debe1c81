import { base64Of, labelOf, type Attachment } from '../../form/read/attachments.ts';
import { DeliveryProblem } from '../channel.ts';
import { request } from '../request.ts';

/** Milliseconds for making a ticket: a system may send its own mails first, and what was made and not answered in time is asked about again. */
export const creating = 60_000;
/** The same with the question before it, for the whole attempt. */
export const attempting = 80_000;

/** Where a ticket system is reached. */
export interface TicketSystem {
  /** The address of the page on which staff mark a message as answered; without it tickets say nothing of it. */
  answeredLink?: ((reference: string) => Promise<string>) | undefined;
  /** Where the system is, such as `https://tickets.example.org`. */
  url: string;
  /** Hosts that may be inside the network or without https. */
  allowHosts?: string[];
}

/** Asks for JSON, of at most a megabyte. Throws a `DeliveryProblem`: those of `request`, or `answer` for what is no JSON. */
export async function get(address: string, headers: Record<string, string>, allowHosts: string[]): Promise<unknown> {
  const limit = 1e6;
  const { text } = await request(address, {
    method: 'GET',
    headers: { Accept: 'application/json', ...headers },
    allowHosts,
    limit,
  });
  try {
    return JSON.parse(text);
  } catch {
    // Not the system that the operator named, or another version of it.
    throw new DeliveryProblem('answer');
  }
}

/**
 * Posts JSON, or a text as it is, and resolves with what the system says that it made. Throws a `DeliveryProblem`: those of `request`; a permanent one
 * where the system says that the ticket is at fault (400); and `answer` for anything but 201 Created, such as a page of HTML with
 * which a sign-in, a maintenance or an error passes for success.
 */
export async function post(
  address: string,
  headers: Record<string, string>,
  allowHosts: string[],
  body: object | string,
): Promise<string> {
  const { status, text } = await request(address, {
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    allowHosts,
    limit: 1e6,
    timeout: creating,
  }).catch((error: unknown) => {
    const isRefused = error instanceof DeliveryProblem && error.code === 'http-400';
    throw isRefused ? new DeliveryProblem(error.code, { permanent: true }) : error;
  });
  if (status !== 201 || /^\s*</.test(text)) throw new DeliveryProblem('answer');
  return text;
}

/** The number of what was made or found, from a system's JSON; nothing when it says none. */
export function numberIn(answer: unknown): { number?: string } {
  const found = typeof answer === 'string' ? parsed(answer) : answer;
  const number = (found as { number?: unknown } | null)?.number;
  return /^[\w-]{1,40}$/.test(String(number ?? '')) ? { number: String(number) } : {};
}

/** The id by which a system's API knows what it made; nothing when it says none. */
export function idIn(answer: string): number | undefined {
  const id = (parsed(answer) as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'number' ? id : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The field `attachments` of a ticket, each file in the shape that the system asks for; no field when there are no files.
 * `shape` gets name, media type and content in base64.
 */
export function attachmentsField<Shape>(
  files: Attachment[] = [],
  shape: (name: string, type: string, data: string) => Shape,
) {
  const shaped = files.map((file, index) => {
    const { name, type } = labelOf(file, index);
    return shape(name, type, base64Of(file));
  });
  return shaped.length > 0 ? { attachments: shaped } : {};
}
