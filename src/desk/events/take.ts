import { Hono } from 'hono/tiny';
import { isGone, nameOf, type Context, type Env } from '../context.ts';
import { readBody } from '../form/read/body.ts';
import type { Store } from '../store/store.ts';
import { readEvent, type Told } from './read.ts';

/** Bytes of an event: that of a ticket system may hold the whole conversation. */
const longest = 2e6;

/**
 * `POST /desk/events`: where the systems of the agency tell what became of a message. 200 says what was done, also for a repeat and
 * for what is of no account any more; 204 that there is nothing to do; 401 that no secret of ours has signed it, or too long ago;
 * 404 that no such message is kept; 409 that several messages have the number.
 */
export function eventRoutes(
  store: Pick<Store, 'find' | 'settle' | 'numbered'>,
  { secrets, address, now = () => new Date() }: { secrets: string[]; address: string; now?: () => Date },
): Hono<Env> {
  async function take(context: Context) {
    const body = await readBody(context.req.raw, { bytes: longest });
    if ('code' in body) return context.body(null, body.status);
    const told = readEvent(context.req.raw.headers, body, secrets, now());
    if (told === 'forged') return context.json({ error: 'not signed, or too old' }, 401);
    if (told === 'nothing') return context.body(null, 204);
    if ('mistake' in told) return context.json({ error: told.mistake }, 400);
    const references = await messagesOf(told, store);
    const reference = references[0];
    if (!reference) return context.json({ error: 'unknown' }, 404);
    if (references.length > 1)
      return context.json({ error: 'several messages have this number: name the channel' }, 409);
    context.set('reference', reference);
    const { id, kind, happened, text } = told;
    const outcome = await store.settle({ id, reference, kind, happened, ...(text && { text }) }, now().toISOString());
    return outcome === 'unknown' ? context.json({ error: 'unknown' }, 404) : context.json({ outcome, reference });
  }

  return new Hono<Env>().post(address, async (context) => {
    if (isGone(context)) return context.body(null, 400);
    try {
      return await take(context);
    } catch (error) {
      // Who is told so tries again.
      context.set('error', nameOf(error));
      return context.json({ error: 'failed' }, 503);
    }
  });
}

/** The messages that an event can be about. */
async function messagesOf(
  { reference, number, channel, title = '' }: Told,
  store: Pick<Store, 'find' | 'numbered'>,
): Promise<string[]> {
  if (reference) return (await store.find(reference)) ? [reference] : [];
  const found = number ? await store.numbered(number, channel) : [];
  if (found.length > 0) return found;
  // The title of a ticket holds the reference.
  for (const word of [...new Set(title.match(/\b[2-9CDFHJKMNPRTWXY]{8}\b/g))].slice(0, 3))
    if (await store.find(word)) return [word];
  return [];
}
