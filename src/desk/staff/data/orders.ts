import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { suggest } from '../../../settings/problems.ts';
import type { DeskFile } from '../../file.ts';
import { digestsOf, readNumber } from '../../orders/facts.ts';
import { linkTo } from '../../orders/link.ts';
import { addressesBelow, baseOf } from '../../../site/below.ts';
import { keyMark, nameOfKey } from '../../orders/open.ts';
import type { Store } from '../../store/store.ts';
import { Mistake, type Options } from '../command.ts';
import { inLine, timeIn } from '../terminal.ts';
import { commandUser } from './audit.ts';
import { readOrders } from './orders-file.ts';

const hour = 3_600_000;

interface Given {
  store: Store;
  file: DeskFile;
  secrets: string[] | undefined;
  now: Date;
}

/** `npm run desk -- orders …`. Resolves with what is printed. */
export function ordersCommand(verb: string, text: string, values: Options, given: Given): Promise<string> {
  return verb === 'link' ? linkOrder(text, given) : importOrders(text, values, given);
}

/** `npm run desk -- orders link KIND NUMBER`: for an owner whom others keep out, or who has lost the second fact. */
async function linkOrder(text: string, { store, file, secrets, now }: Given): Promise<string> {
  const [, id = '', typed = ''] = /^(\S+)\s+(\S.*)$/.exec(text) ?? [];
  const kinds = Object.keys(file.orders ?? {});
  if (!kinds.includes(id))
    throw new Mistake(
      `orders link: of which kind, and which number? Write one of ${kinds.join(', ') || 'the kinds of site.yaml'}, and the number behind it.${suggest(id, kinds)}`,
    );
  const key = await keyOf(store, secrets);
  const number = (await digestsOf([key], id, readNumber(typed), []))[0]!.number;
  if (!(await store.findOrder(id, [number])))
    throw new Mistake(`There is no order "${inLine(typed, 80)}" of ${id}. Look at the number once more.`);
  await store.audit({ who: commandUser(), what: 'made a link to an order', detail: id }, now.toISOString());
  const { origin } = new URL(file.site.address);
  const address = addressesBelow(baseOf(file.site.address)).statusOf;
  return `${origin}${address}?order=${await linkTo(key, { kind: id, number })}\n\nIt leads straight to this order for as long as it is kept. Give it to its owner alone: make sure who asks.`;
}

/** `npm run desk -- orders import FILE`: puts the orders of a file in the place of those of its kind, all or none. Resolves with what is printed. */
async function importOrders(
  path: string,
  { kind: named, 'as-of': said, force = false }: Options,
  { store, file, secrets, now }: Given,
): Promise<string> {
  const kinds = Object.keys(file.orders ?? {});
  if (kinds.length === 0) throw new Mistake('The site has no kinds of orders: site.yaml names them under "orders".');
  const id = kindOf(path, named, kinds);
  const kind = file.orders![id]!;
  if (!existsSync(path)) throw new Mistake(`There is no ${path}.`);
  const key = await keyOf(store, secrets);
  const bytes = readFileSync(path);
  const asOf = said ?? statSync(path).mtime.toISOString();
  const made = Date.parse(asOf);
  const zone = file.hours.zone;
  const shown = (time: string) => timeIn(zone, time);
  if (Number.isNaN(made)) throw new Mistake(`--as-of "${said}" is not a time. Write 2026-11-30T04:15:00+01:00.`);
  if (made > now.getTime() + hour)
    throw new Mistake(`The file is of ${shown(new Date(made).toISOString())}, which has not come yet.`);
  const source = { asOf: new Date(made).toISOString(), digest: createHash('sha256').update(bytes).digest('hex') };
  const last = (await store.source(id))?.file;
  if (last && last.digest === source.digest && last.asOf === source.asOf)
    return `This is the file that was taken before, as of ${shown(last.asOf)}. Nothing has changed.`;
  if (!force) {
    if (last && source.asOf < last.asOf)
      throw new Mistake(
        `The file is of ${shown(source.asOf)}, and one of ${shown(last.asOf)} was taken before. Nothing has changed. If it is right all the same: --force`,
      );
    if (kind.every !== undefined && now.getTime() - made > kind.every * hour)
      throw new Mistake(
        `The file is of ${shown(source.asOf)}, and a new one is due every ${kind.every} hours: is it an old one? Nothing has changed. If it is right all the same: --force`,
      );
  }
  const { orders, mistakes } = readOrders(bytes, { id, kind, key, zone, now });
  if (mistakes.length > 0)
    throw new Mistake(
      `${mistakes.join('\n')}\n\n${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'} in ${path}. Nothing has changed: mend the file and write the same command again.`,
    );
  if (orders.length === 0 && !force)
    throw new Mistake(`${path} has no orders. Nothing has changed. If there are none: --force`);
  const deed = { who: commandUser(), what: 'imported', detail: `${id}, ${orders.length} orders` };
  const kept = await store.audited(deed, now.toISOString(), (writing) => writing.replaceOrders(id, orders, source));
  const later = kept - orders.length;
  return `${orders.length} orders of ${id} as of ${shown(source.asOf)}; those of before are gone.${later > 0 ? ` ${later} that were told after the file was made stay.` : ''}`;
}

function kindOf(path: string, named: string | undefined, kinds: string[]): string {
  const found = named ?? kinds.find((id) => basename(path).startsWith(id)) ?? (kinds.length === 1 ? kinds[0]! : '');
  if (kinds.includes(found)) return found;
  throw new Mistake(
    named === undefined
      ? `Of which kind are they? Write --kind ${kinds.join(' or --kind ')}.`
      : `--kind "${named}" is not a kind of site.yaml.${suggest(named, kinds)}`,
  );
}

/** The server's key: orders under another one would be found by nobody. */
async function keyOf(store: Store, secrets: string[] | undefined): Promise<string> {
  const own = join(process.env['DESK_FOLDER'] || 'data', 'secret');
  const key = secrets?.[0] ?? (existsSync(own) ? readFileSync(own, 'utf8') : undefined);
  const known = await store.marked(keyMark);
  if (key === undefined || (known !== undefined && known !== (await nameOfKey(key))))
    throw new Mistake(
      'DESK_SECRET is not that of the server: orders would be found by nobody. Write the command with the settings of the server.',
    );
  if (known === undefined) await store.mark(keyMark, await nameOfKey(key));
  return key;
}
