import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import { literals } from './literals.ts';

/*
 * Whether an expression takes linear time is found out by recheck, for all together in minutes. What it found is kept by digest beside
 * this, so that only an expression that is new is looked at; `npm run test:long` looks at all of them again. This writes what it finds:
 * node tests/security/linear.ts
 */
const file = join(import.meta.dirname, 'linear.json');
const known = JSON.parse(readFileSync(file, 'utf8')) as Record<'linear' | 'other', string[]>;

interface Expression {
  source: string;
  flags: string;
}

const digestOf = ({ source, flags }: Expression) =>
  createHash('sha256').update(`/${source}/${flags}`).digest('hex').slice(0, 16);

/** Whether an expression takes time in proportion to its text, whatever the text is, as it was found before or is found now. */
export function isLinear(expression: Expression): boolean {
  const digest = digestOf(expression);
  return known.linear.includes(digest) || (!known.other.includes(digest) && isFoundLinear(expression));
}

/** The same, looked at anew. What cannot be told in `timeout` milliseconds is not linear. */
export function isFoundLinear({ source, flags }: Expression, timeout = 20_000): boolean {
  return checkSync(source, flags.replace(/[dv]/g, ''), { timeout }).status === 'safe';
}

/** What was found linear before, though nobody would find it so. */
export const mistakenlyKept = () =>
  literals().filter((expression) => known.linear.includes(digestOf(expression)) && !isFoundLinear(expression, 120_000));

if (import.meta.main) {
  const found = Object.groupBy(literals(), (one) => (isFoundLinear(one, 120_000) ? 'linear' : 'other'));
  const digests = (list: Expression[] = []) => [...new Set(list.map(digestOf))].sort();
  const kept = { linear: digests(found.linear), other: digests(found.other) };
  writeFileSync(file, `${JSON.stringify(kept, undefined, 2)}\n`);
}
