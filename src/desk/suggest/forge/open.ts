import type { Hono } from 'hono/tiny';
import type { Env } from '../../context.ts';
import type { Channel } from '../../send/channel.ts';
import type { Store } from '../../store/store.ts';
import { forgeChannel, type Check } from './channel.ts';
import type { Forge } from './forge.ts';
import { forgejo } from './forgejo.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { watchOf } from './outcome.ts';
import { readForge, type ForgeSet } from './settings.ts';

/** What the desk has of a forge. */
export interface OpenForge {
  channel: Channel;
  /** Takes the forge's events; nothing without a secret by which they can be told from forged ones. */
  events: Hono<Env> | undefined;
  /** Asks what became of what is proposed, once an hour: for where no event comes, or one was lost. Never rejects. */
  poll: () => Promise<void>;
}

/** How a forge is opened with the parts of a desk; `address` is where its events go, `author` the mail address of commits. */
export type ForgeOpener = (parts: {
  store: Store;
  author: string;
  address: string;
  check?: Check | undefined;
}) => OpenForge;

/** The forge that environment variables name, and a sentence for each mistake in them. */
export function forgeIn(
  env: Record<string, string | undefined>,
  allowHosts: string[],
): { open: ForgeOpener | undefined; mistakes: string[] } {
  const { forge: set, mistakes } = readForge(env, allowHosts);
  return { open: set && ((parts) => openOn(makers[set.kind](set), set, parts)), mistakes };
}

const makers = { github, gitlab, forgejo };

function openOn(
  forge: Forge,
  { secrets }: NonNullable<ForgeSet['forge']>,
  { store, author, address, check }: Parameters<ForgeOpener>[0],
): OpenForge {
  const { events, poll } = watchOf(forge, store, { secrets, address });
  return {
    channel: forgeChannel(forge, store, { author, check }),
    events: secrets.length > 0 ? events : undefined,
    poll,
  };
}
