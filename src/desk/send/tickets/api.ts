import { base64Of, labelOf, type Attachment } from '../../form/read/attachments.ts';
import { DeliveryProblem } from '../channel.ts';
import { request } from '../request.ts';

/** Where a ticket system is reached. */
export interface TicketSystem {
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
 * Posts JSON and resolves with what the system says that it made. Throws a `DeliveryProblem`: those of `request`; a permanent one
 * where the system says that the ticket is at fault (400); and `answer` for anything but 201 Created, such as a page of HTML with
 * which a sign-in, a maintenance or an error passes for success.
 */
export async function post(
  address: string,
  headers: Record<string, string>,
  allowHosts: string[],
  body: object,
): Promise<string> {
  const { status, text } = await request(address, {
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
    allowHosts,
    limit: 1e6,
    // It may send its own mails first, and what was made and not answered in time would be made again.
    timeout: creating,
  }).catch((error: unknown) => {
    const isRefused = error instanceof DeliveryProblem && error.code === 'http-400';
    throw isRefused ? new DeliveryProblem(error.code, { permanent: true }) : error;
  });
  if (status !== 201 || /^\s*</.test(text)) throw new DeliveryProblem('answer');
  return text;
}

const creating = 40_000;

/** The number of what was made or found, from a system's JSON; nothing when it says none. */
export function numberIn(answer: unknown): { number?: string } {
  const found = typeof answer === 'string' ? parsed(answer) : answer;
  const number = (found as { number?: unknown } | null)?.number;
  return /^[\w-]{1,40}$/.test(String(number ?? '')) ? { number: String(number) } : {};
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
