import type { Message } from '../store/store.ts';

/** The channel that brings a suggestion to the agency's forge. */
export const forge = 'forge';

/**
 * The ways on which something is sent on, of all that are set. A suggestion goes to the forge, or where there is none (and one in words for data, in any case)
 * by mail to the desk; only where neither is set it goes where messages go. A message never goes to the forge.
 */
export function channelsOf({ suggestion }: Pick<Message, 'suggestion'>, channels: string[]): string[] {
  const others = channels.filter((channel) => channel !== forge);
  if (!suggestion) return others;
  const wanted = suggestion.kind === 'words' ? ['staff', forge] : [forge, 'staff'];
  const way = wanted.find((channel) => channels.includes(channel));
  return way ? [way, ...channels.filter((channel) => channel === 'receipt')] : others;
}
