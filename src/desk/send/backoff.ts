import type { DeliveryProblem } from './channel.ts';

const second = 1000;
const longest = 6 * 3600 * second;

/**
 * Exponential backoff with jitter: milliseconds to the next attempt after so many, 30 to 45 seconds and then twice as long
 * each time, up to six hours. `Retry-After` is heeded up to the same bound. `chance`: a random number from 0 to 1.
 */
export function backoff(attempts: number, { retryAfter }: DeliveryProblem, chance: number): number {
  const grown = 30 * second * 2 ** Math.min(attempts, 20);
  // Up to half as long again, so that what failed together does not come back together.
  const spread = Math.min(grown, longest / 1.5) * (1 + chance / 2);
  return Math.min(Math.max(spread, retryAfter * second), longest);
}
