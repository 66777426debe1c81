import { shiftDay } from './days.ts';
import type { Ago, Answers, Condition } from './guide.ts';

/** Evaluates a condition for these answers; `today` is year-month-day. */
export function holds(condition: Condition, answers: Answers, today: string): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers, today));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers, today));
  const answer = answers[condition.question];
  if (answer === undefined) return false;
  if ('is' in condition) return condition.is.includes(String(answer)) !== !!condition.not;
  if ('has' in condition) return (answer as string[]).includes(condition.has) !== !!condition.not;
  const value = typeof condition.value === 'object' ? dayOf(condition.value, today) : condition.value;
  switch (condition.than) {
    case '<':
      return answer < value;
    case '<=':
      return answer <= value;
    case '>':
      return answer > value;
    case '>=':
      return answer >= value;
    case '=':
      return answer === value;
    case '≠':
      return answer !== value;
  }
}

/** The day that a bound or a condition means, today. */
export function dayOf(day: string | Ago, today: string): string {
  return typeof day === 'string' ? day : shiftDay(today, -day.ago, day.span);
}

/** A condition without `all` and `any`. */
export type Leaf = Exclude<Condition, { all: Condition[] } | { any: Condition[] }>;

/** The leaves of a condition, from left to right. */
export function leavesOf(condition: Condition | undefined): Leaf[] {
  if (!condition) return [];
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return [condition];
}

/** Every question that a condition looks at. */
export function questionsIn(condition: Condition | undefined): string[] {
  return leavesOf(condition).map(({ question }) => question);
}
