import { readSite } from '../settings/site.ts';

/** The desk that answers the first subject of messages: it has an address. */
export function firstDesk(): string {
  return Object.values(readSite().site.messages!.subjects)[0]!.desk;
}
