import { addressesBelow, baseOf } from '../../site/below.ts';
import { todayIn } from '../../hours/zone.ts';
import { isJson, type Context } from '../context.ts';
import type { Pages } from '../form/fill/pages.ts';
import type { Values } from '../form/fill/values.ts';
import type { DeskParts } from '../parts.ts';
import { sameText } from '../secrets/hash.ts';
import { after } from '../store/time.ts';
import type { Order } from '../store/orders/orders.ts';
import { digestsOf, readFacts, readNumber } from './facts.ts';
import { orderPage } from './fill.ts';
import { linkTo, readLink } from './link.ts';
import { isOld } from './sources.ts';
import { takeTry } from './limits.ts';

const day = 86_400_000;

/**
 * Answers with how an order stands, for whoever knows its number and the second facts: the same answer for a wrong fact and for a number
 * that there is not, in the same time. What cannot be right, such as half a date, is no try.
 */
export async function lookUpOrder(
  context: Context,
  parts: DeskParts,
  { built, html, languageOf }: Pages,
  values: Values,
): Promise<Response> {
  const { file, store, secrets, now = () => new Date() } = parts;
  context.set('values', values);
  const { kind: id = '', number: typed = '', lang } = values;
  const kind = Object.hasOwn(file.orders ?? {}, id) ? file.orders![id] : undefined;
  const language = languageOf(lang);
  const time = now();
  const show = async (found: Parameters<typeof orderPage>[1], status: 200 | 429 = 200) =>
    html(context, orderPage(await built('status', language), found, { id, typed, language, file, now: time }), status);
  const number = readNumber(typed);
  const facts = kind && readFacts(kind, (fact) => values[fact] ?? '', todayIn(file.hours.zone));
  if (!kind || number === '' || !facts)
    return isJson(context) ? context.json({ state: 'unknown' }, 404) : show('unknown');
  const digests = await digestsOf(secrets, id, number, facts);
  const sender = await parts.senderOf(context);
  const looks = await store.count(`status ${sender}`, after(time, day), time.toISOString());
  const one = { number: digests[0]!.number, sender, inADay: kind.triesADay };
  const taken = looks > parts.limits.hard ? { wait: 3600 } : await takeTry(store, one, time);
  if ('wait' in taken) {
    context.header('Retry-After', String(taken.wait));
    return isJson(context) ? context.json({ error: 'too many' }, 429) : show('many', 429);
  }
  const order = await store.findOrder(
    id,
    digests.map((one) => one.number),
  );
  const own =
    order &&
    Object.hasOwn(kind.states, order.state) &&
    digests.map(({ secret }) => sameText(secret, order.secret)).includes(true);
  if (!own) return isJson(context) ? context.json({ state: 'unknown' }, 404) : show('unknown');
  await taken.giveBack();
  const found = await foundIn(parts, order, time);
  return isJson(context) ? context.json(dataOf(found)) : show(found);
}

/**
 * Answers a link to an order, which needs no facts and meets no limit of tries: with how it stands, or with the empty form where it is
 * over or the link is none. Nothing changes by it, whoever opens it.
 */
export async function showLinked(
  context: Context,
  parts: DeskParts,
  { built, html, languageFor }: Pages,
  text: string,
): Promise<Response | undefined> {
  const { file, store, secrets, now = () => new Date() } = parts;
  const language = languageFor(context);
  const linked = await readLink(secrets, text);
  const kind = linked && Object.hasOwn(file.orders ?? {}, linked.kind) ? file.orders![linked.kind] : undefined;
  const order = kind && (await store.findOrder(linked!.kind, [linked!.number]));
  if (!order || !Object.hasOwn(kind.states, order.state)) return undefined;
  context.header('Referrer-Policy', 'no-referrer');
  const found = await foundIn(parts, order, now());
  const shown = { id: order.kind, typed: '', language, file, now: now() };
  return html(context, orderPage(await built('status', language), found, shown));
}

async function foundIn({ file, store, secrets }: DeskParts, order: Order, now: Date) {
  const source = await store.source(order.kind);
  const address = addressesBelow(baseOf(file.site.address)).statusOf;
  return {
    order,
    asOf: source?.asOf ?? '',
    old: isOld(file.orders![order.kind]!, source, now),
    link: `${address}?order=${await linkTo(secrets[0]!, order)}`,
  };
}

function dataOf({ order, asOf, old }: Awaited<ReturnType<typeof foundIn>>) {
  const { kind, state, changed, until, expected } = order;
  return { kind, state, changed, ...(until && { until }), ...(expected && { expected }), asOf, old };
}
