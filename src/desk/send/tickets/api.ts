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

export async function post(address: string, headers: Record<string, string>, allowHosts: string[], body: object) {
  await request(address, {
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
    allowHosts,
  });
}

/** The files of a message in the shape of a system, where there are any. */
export function filed<Shape>(files: Attachment[] = [], shape: (name: string, type: string, data: string) => Shape) {
  const shaped = files.map((file, index) => {
    const { name, type } = labelOf(file, index);
    return shape(name, type, base64Of(file));
  });
  return shaped.length > 0 ? { attachments: shaped } : {};
}
