import { spansBetween, shiftDay } from './days.ts';
import type { Answers, Expression } from './guide.ts';

/** Evaluates an expression for these answers: a number, or a day (year-month-day). NaN where an answer is missing or it divides by nothing. */
export function evaluate(sum: Expression, answers: Answers, today: string): number | string {
  const number = (part: Expression) => Number(evaluate(part, answers, today));
  if (typeof sum === 'number') return sum;
  if ('day' in sum) return sum.day || today;
  if ('answer' in sum) return (answers[sum.answer] as number | string | undefined) ?? NaN;
  switch (sum.do) {
    case 'round': {
      const factor = 10 ** sum.decimals;
      const how = { nearest: Math.round, up: Math.ceil, down: Math.floor }[sum.way];
      return how(tidy(number(sum.of) * factor)) / factor;
    }
    case 'since':
      return spansBetween(String(evaluate(sum.of, answers, today)), today, sum.span);
    case 'shift':
      return shiftDay(String(evaluate(sum.of[0], answers, today)), number(sum.of[1]), sum.span);
  }
  const [one, other] = sum.of.map(number) as [number, number];
  switch (sum.do) {
    case '+':
      return tidy(one + other);
    case '-':
      return tidy(one - other);
    case '×':
      return tidy(one * other);
    case '÷':
      return other === 0 ? NaN : tidy(one / other);
    case 'larger':
      return Math.max(one, other);
    case 'smaller':
      return Math.min(one, other);
  }
}

/** The free variables of an expression: the questions whose answers it uses. */
export function answersIn(sum: Expression): string[] {
  if (typeof sum === 'number' || 'day' in sum) return [];
  if ('answer' in sum) return [sum.answer];
  return (Array.isArray(sum.of) ? sum.of : [sum.of]).flatMap(answersIn);
}

/** Rounds to 14 significant digits, so that 0.1 + 0.2 is 0.3 also when it is rounded up. */
function tidy(value: number): number {
  return Number(value.toPrecision(14));
}
