import { Hono } from 'hono/tiny';
import { todayIn } from '../../hours/zone.ts';
import { isGone, nameOf, type Context, type Env } from '../context.ts';
import type { DeskFile, OrderKind } from '../file.ts';
import { readBody } from '../form/read/body.ts';
import type { Order } from '../store/orders/orders.ts';
import type { Store } from '../store/store.ts';
import { isStandard, jsonIn } from '../suggest/forge/events.ts';
import { digestsOf, readFacts, readNumber } from './facts.ts';
import { problemOfDay, problemOfTime } from './times.ts';

/** Bytes of an order. */
const longest = 20_000;

type Fields = Record<string, unknown>;

/**
 * `PUT <address>/<kind>/<number>`: where the agency's system tells how an order stands, signed as Standard Webhooks says. 200 says whether it
 * was taken or is older than what is known; the same again changes nothing. 400 what is wrong with it, 401 that no secret of ours has
 * signed it, or too long ago, 404 that there is no such kind. `keys`: of the digests, the present one first.
 */
export function orderRoutes(
  file: DeskFile,
  store: Pick<Store, 'putOrder'>,
  {
    secrets,
    keys,
    address,
    now = () => new Date(),
  }: { secrets: string[]; keys: string[]; address: string; now?: () => Date },
): Hono<Env> {
  async function take(context: Context) {
    const body = await readBody(context.req.raw, { bytes: longest });
    if ('code' in body) return context.body(null, body.status);
    if (!isStandard(context.req.raw.headers, body, secrets, now()))
      return context.json({ error: 'not signed, or too old' }, 401);
    const [id = '', typed = ''] = [context.req.param('kind'), context.req.param('number')];
    const kind = Object.hasOwn(file.orders ?? {}, id) ? file.orders![id] : undefined;
    if (!kind) return context.json({ error: 'kind: there is none of this name.' }, 404);
    const read = await orderIn((jsonIn(body) ?? {}) as Fields, typed, kind);
    if ('mistakes' in read) return context.json({ error: read.mistakes.join(' ') }, 400);
    const [digests, ...earlier] = await digestsOf(keys, id, read.number, read.facts);
    const order: Order = { kind: id, ...digests!, ...read.rest };
    const outcome = await store.putOrder(
      order,
      earlier.map(({ number }) => number),
      now().toISOString(),
    );
    return context.json({ outcome });
  }

  async function orderIn(body: Fields, typed: string, kind: OrderKind) {
    const data = (body['data'] ?? {}) as Fields;
    const text = (name: string) => {
      const value = data[name];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    };
    const time = now();
    const number = readNumber(text('number'));
    const facts = readFacts(kind, text, todayIn(file.hours.zone));
    const changed = text('changed') || (typeof body['timestamp'] === 'string' ? body['timestamp'] : '');
    const version = Number(text('version') || 0);
    const mistakes = [
      // The signature is of the body alone: what stands in the address could be anybody's.
      (number === '' || number !== readNumber(typed)) && 'number: must stand in the body, too, as in the address.',
      !facts && `${kind.secret.join(', ')}: missing, or not to be read.`,
      !Object.hasOwn(kind.states, text('state')) && `state: must be one of ${Object.keys(kind.states).join(', ')}.`,
      problemOfTime('changed', changed, time),
      problemOfDay('until', text('until')),
      problemOfDay('expected', text('expected')),
      !Number.isSafeInteger(version) && 'version: must be a whole number.',
    ].filter((one): one is string => typeof one === 'string');
    if (mistakes.length > 0) return { mistakes };
    const rest = { state: text('state'), changed: new Date(changed).toISOString(), version };
    return { number, facts: facts!, rest: { ...rest, until: text('until'), expected: text('expected') } };
  }

  return new Hono<Env>().put(`${address}/:kind/:number`, async (context) => {
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
