import { suggest } from '../problems.ts';
import { fewestGuesses, guesses, type OrderKind } from './schema.ts';

interface Found {
  path: PropertyKey[];
  message: string;
}

/** Finds what does not fit together in the kinds of orders: desks, states, and facts that can be guessed. */
export function checkOrders(
  orders: Record<string, OrderKind>,
  desks: Record<string, { place?: unknown }> | undefined,
): Found[] {
  return Object.entries(orders).flatMap(([name, kind]) => {
    const found: Found[] = [];
    const say = (path: string[], message: string) => found.push({ path: ['orders', name, ...path], message });
    const { desk, secret, code, codeLength, states } = kind;
    if (desks && !Object.hasOwn(desks, desk))
      say(['desk'], `"${desk}" is not a desk.${suggest(desk, Object.keys(desks))}`);
    if (secret.includes('code') !== (code !== undefined))
      say(
        ['code'],
        code ? 'belongs to secret: [code]. Add it there, or take it out.' : 'is missing: say where the code stands.',
      );
    if (new Set(secret).size < secret.length) say(['secret'], 'names the same twice.');
    const good = goodFor(kind);
    if (good < fewestGuesses)
      say(
        ['secret'],
        `can be guessed: it is good for ${good.toLocaleString('en')} guesses, and ${fewestGuesses.toLocaleString('en')} are needed. Write [birth-date, postcode], add code, or make codeLength ${secret.includes('code') ? codeLength + 1 : 6}.`,
      );
    for (const [id, { ready, links }] of Object.entries(states)) {
      if (ready && desks?.[desk] && !desks[desk].place)
        say(['states', id, 'ready'], `needs a place: desk "${desk}" has none, so nobody knows where to go.`);
      for (const [place, link] of links.entries())
        if ((link.page === undefined) === (link.address === undefined))
          say(['states', id, 'links', String(place)], 'needs either page or address.');
    }
    if (Object.values(states).every(({ beside }) => beside))
      say(['states'], 'has no steps: leave beside out where a state is one of the usual way.');
    return found;
  });
}

/** How many guesses the facts of a kind are good for, together. */
export function goodFor({ secret, codeLength }: Pick<OrderKind, 'secret' | 'codeLength'>): number {
  return [...new Set(secret)].reduce(
    (product, fact) => product * (fact === 'code' ? 10 ** codeLength : guesses[fact]),
    1,
  );
}

/**
 * Wrong tries a day, after the nine of a year, of which a whole year finds the facts of a kind in one of a thousand cases at most: in any
 * year 2 × 9 and 367 days of them. At least one, or an owner who mistypes would wait for longer; at most a hundred.
 */
export function triesADay(kind: Pick<OrderKind, 'secret' | 'codeLength'>): number {
  return Math.max(1, Math.min(100, Math.floor((goodFor(kind) / 1000 - 18) / 367)));
}

/** The articles that states link to, with the place of each in the settings. */
export function pagesOfOrders(orders: Record<string, OrderKind> = {}): { path: PropertyKey[]; page: string }[] {
  return Object.entries(orders).flatMap(([kind, { states }]) =>
    Object.entries(states).flatMap(([state, { links }]) =>
      links.flatMap(({ page }, place) =>
        page === undefined ? [] : [{ path: ['orders', kind, 'states', state, 'links', place, 'page'], page }],
      ),
    ),
  );
}
