import { Hono } from 'hono/tiny';
import type { Env } from '../../context.ts';
import { readBody } from '../../form/read/body.ts';
import type { Store } from '../../store/store.ts';
import type { Forge } from './forge.ts';
import { branchFor, referenceOf } from './text.ts';

/** Bytes of an event: that of a pull request holds its text and what the forge knows of its people. */
const longest = 2e6;
/** Milliseconds between two rounds of asking, and how many suggestions are asked about in one. */
const round = 3_600_000;
const most = 40;

/**
 * What became of a suggestion at the forge. An event only says that something happened: the forge itself is asked what is so now, so
 * that events that come twice, late or in another order do no harm, and one that is replayed neither.
 */
export function watchOf(
  forge: Forge,
  store: Pick<Store, 'find' | 'suggested' | 'list' | 'mark' | 'marked'>,
  { secrets, address, now = () => new Date() }: { secrets: string[]; address: string; now?: () => Date },
): { events: Hono<Env>; poll: () => Promise<void> } {
  const polled = 'forge asked';

  async function look(reference: string): Promise<void> {
    const pull = await forge.pull(branchFor(reference));
    if (pull) await store.suggested(reference, pull.outcome, pull.link, now().toISOString());
  }

  const events = new Hono<Env>().post(address, async (context) => {
    const body = await readBody(context.req.raw, { bytes: longest });
    if ('code' in body) return context.body(null, body.status);
    const branch = forge.branchIn(context.req.raw.headers, body, secrets, now());
    if (branch === undefined) return context.body(null, 401);
    const reference = referenceOf(branch);
    const kept = reference === undefined ? undefined : await store.find(reference);
    if (!reference || !kept?.suggestion) return context.body(null, 204);
    context.set('reference', reference);
    try {
      await look(reference);
    } catch (error) {
      // It is asked again within the hour.
      context.set('error', error instanceof Error ? error.name : 'Error');
      return context.body(null, 503);
    }
    return context.body(null, 204);
  });

  async function poll(): Promise<void> {
    try {
      const last = Date.parse((await store.marked(polled)) ?? '') || 0;
      const time = now().getTime();
      // A clock that was wrong must not keep it quiet.
      if (time < last + round && time >= last) return;
      await store.mark(polled, now().toISOString());
      const open = (await store.list({ limit: 500 })).filter(({ outcome }) => outcome === 'proposed');
      // Another part in each round, so that those nobody decides about keep no others out.
      const first = (Math.floor(time / round) * most) % (open.length || 1);
      for (const { reference } of [...open, ...open].slice(first, first + Math.min(most, open.length)))
        await look(reference);
    } catch {
      // The forge or the store is away: next time.
    }
  }

  return { events, poll };
}
