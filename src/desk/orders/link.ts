import { hmac, sameText } from '../secrets/hash.ts';

/** What a link to an order holds: its kind and the digest of its number, with a proof under the server's key. */
export interface Linked {
  kind: string;
  number: string;
}

const proofOf = (key: string, { kind, number }: Linked) => hmac(key, 'order link', kind, number);

/**
 * The text of a link that leads straight to an order, for as long as it is kept. Its proof has 256 bits: guessing is hopeless, so no
 * limit of tries stands before it, and whoever has it is never kept out. It tells neither number nor facts.
 */
export async function linkTo(key: string, order: Linked): Promise<string> {
  return [order.kind, order.number, await proofOf(key, order)].join('.');
}

/** The order that a link leads to; nothing where none of the keys has made it. */
export async function readLink(keys: string[], text: string): Promise<Linked | undefined> {
  const [kind = '', number = '', proof = ''] = text.slice(0, 300).split('.');
  const proofs = await Promise.all(keys.map((key) => proofOf(key, { kind, number })));
  return proofs.map((one) => sameText(one, proof)).includes(true) ? { kind, number } : undefined;
}
