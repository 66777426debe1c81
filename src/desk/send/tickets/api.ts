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

/** Posts JSON; the answer is not read. Throws a `DeliveryProblem`, as `request` does. */
export async function post(address: string, headers: Record<string, string>, allowHosts: string[], body: object) {
  await request(address, {
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
    allowHosts,
  });
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
