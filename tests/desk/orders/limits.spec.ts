import { expect, test } from '@playwright/test';
import { mostInAYear, takeTry, tries } from '../../../src/desk/orders/limits.ts';
import { fewestGuesses, guesses } from '../../../src/settings/orders/schema.ts';
import { goodFor, triesADay } from '../../../src/settings/orders/check.ts';

const day = 86_400_000;
const start = Date.parse('2026-01-01T00:00:00.000Z');

/** Counts as the store does, which `tests/desk/store/` proves, without its disk. */
function open(): Parameters<typeof takeTry>[0] {
  const counts = new Map<string, { total: number; expires: string }>();
  const add = (key: string, expires: string, now: string) => {
    const kept = counts.get(key);
    const next = kept && kept.expires > now ? { ...kept, total: kept.total + 1 } : { total: 1, expires };
    counts.set(key, next);
    return next.total;
  };
  return {
    count: async (key, expires, now) => add(key, expires, now),
    countAll: async (keys, expires, now) => keys.map((key) => add(key, expires, now)),
    uncount: async (keys) => keys.forEach((key) => counts.get(key)!.total--),
  };
}

test('all tries that the limits allow in a year find one second fact in a thousand at most', () => {
  // What the settings take is good for so many guesses, and what is not is refused.
  const good = (secret: ('birth-date' | 'postcode' | 'code')[], codeLength = 6) => goodFor({ secret, codeLength });
  expect(good(['birth-date', 'postcode'])).toBe(guesses['birth-date'] * guesses.postcode);
  for (const [secret, codeLength, inADay] of [
    [['birth-date', 'postcode'], 6, 1],
    [['code'], 6, 2],
    [['code'], 7, 27],
    [['code'], 8, 100],
    [['birth-date', 'code'], 6, 100],
  ] as const) {
    const kind = { secret: [...secret], codeLength };
    expect(goodFor(kind)).toBeGreaterThanOrEqual(fewestGuesses);
    expect(triesADay(kind), secret.join()).toBe(inADay);
    expect(mostInAYear(inADay) / goodFor(kind), secret.join()).toBeLessThanOrEqual(1 / 1000);
  }
  expect(good(['birth-date'])).toBeLessThan(fewestGuesses);
  expect(good(['postcode'])).toBeLessThan(fewestGuesses);
  expect(good(['code'], 5)).toBeLessThan(fewestGuesses);
});

const one = (number: string, sender = 'a', inADay = 1) => ({ number, sender, inADay });

for (const inADay of [1, 2, 27])
  test(`who guesses all year has no more tries than the sums say, and no lock lasts longer than a day: ${inADay} a day`, async () => {
    const store = open();
    let taken = 0;
    let last = start;
    let longest = 0;
    // Three times what is allowed, from ever new connections.
    for (let time = start; time < start + 365 * day; time += day / (3 * inADay)) {
      if ('wait' in (await takeTry(store, one('number', `sender ${time}`, inADay), new Date(time)))) continue;
      taken++;
      longest = Math.max(longest, time - last);
      last = time;
    }
    expect(taken).toBeGreaterThan(365);
    expect(taken).toBeLessThanOrEqual(mostInAYear(inADay));
    expect(longest).toBeLessThanOrEqual(day);
  });

test('who guesses all year from one connection leaves the owner a try every day, where the facts hold against two', async () => {
  const store = open();
  let kept = 0;
  for (let time = start; time < start + 60 * day; time += day / 24) {
    await takeTry(store, one('number', 'guesses', 2), new Date(time));
    // The owner comes once a day, at another hour each time, and is right.
    if (Math.round((time - start) / (day / 24)) % 25 !== 0) continue;
    const own = await takeTry(store, one('number', 'owner', 2), new Date(time));
    if ('wait' in own) kept++;
    else await own.giveBack();
  }
  expect(kept).toBe(0);
});

test('sixteen tries at once are no more than sixteen in a row, and one that was right does not count', async () => {
  const store = open();
  const now = new Date(start);
  const all = await Promise.all(Array.from({ length: 16 }, () => takeTry(store, one('number'), now)));
  const free = all.filter((one) => 'giveBack' in one);
  expect(free).toHaveLength(tries.inAYear + 1);
  for (let look = 0; look < 30; look++) {
    const taken = await takeTry(store, one('another'), now);
    if ('wait' in taken) throw new Error('the owner is kept out');
    await taken.giveBack();
  }
});

test('of all numbers together only so many wrong tries are taken in an hour', async () => {
  const store = open();
  const at = (time: number) => takeTry(store, one(`number ${time}`), new Date(start + time));
  for (let number = 0; number < tries.ofAllInAnHour; number++) expect('giveBack' in (await at(number))).toBe(true);
  expect(await at(1000)).toEqual({ wait: 3600 });
  expect('giveBack' in (await at(3_700_000))).toBe(true);
});
