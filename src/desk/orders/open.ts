import type { Hono } from 'hono/tiny';
import { addressesBelow, baseOf } from '../../site/below.ts';
import type { Env } from '../context.ts';
import type { DeskFile } from '../file.ts';
import { isWebhookSecret, listOf, tooMany } from '../host/validation.ts';
import { hmac } from '../secrets/hash.ts';
import type { Store } from '../store/store.ts';
import { orderRoutes } from './put.ts';

/** What a desk does with orders beside looking them up. */
export interface OpenOrders {
  /** Takes what other systems tell, where a secret for that is set. */
  routes: (store: Store, keys: string[]) => Hono<Env> | undefined;
  /** Writes down by which key orders are kept, so that a command with another one is refused. */
  sweep: (store: Store, keys: string[]) => Promise<void>;
  mistakes: string[];
}

/** The mark under which a digest of the server's key stands. */
export const keyMark = 'orders key';

/** Tells keys apart without telling a key. */
export function nameOfKey(key: string): Promise<string> {
  return hmac(key, 'orders key');
}

/** Orders as the settings have it, with a sentence for each mistake in them. */
export function ordersIn(file: DeskFile, env: Record<string, string | undefined>): OpenOrders {
  const secret = env['ORDERS_SECRET']?.trim() ?? '';
  const problem =
    secret === ''
      ? undefined
      : listOf(secret).every(isWebhookSecret)
        ? tooMany(secret)
        : 'is not whsec_ and 24 to 64 bytes in base64. Make one with: echo "whsec_$(openssl rand -base64 32)"';
  const address = addressesBelow(baseOf(file.site.address)).orders;
  return {
    mistakes: problem ? [`ORDERS_SECRET: ${problem}`] : [],
    routes: (store, keys) =>
      secret === '' ? undefined : orderRoutes(file, store, { secrets: listOf(secret), keys, address }),
    async sweep(store, keys) {
      const name = await nameOfKey(keys[0]!);
      if ((await store.marked(keyMark)) !== name) await store.mark(keyMark, name);
    },
  };
}
