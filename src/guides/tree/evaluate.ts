import { isDay, shiftedDay, spansBetween } from './days.ts';
import type { Answers, Expression, Text } from './guide.ts';

/** Evaluates an expression for these answers: a number, or a day (year-month-day). NaN where there is no result: an answer is missing, it divides by nothing, or a day lies beyond the calendar. */
export function evaluate(expression: Expression, answers: Answers, today: string): number | string {
  const number = (part: Expression) => Number(evaluate(part, answers, today));
  if (typeof expression === 'number') return expression;
  if ('day' in expression) return expression.day || today;
  if ('answer' in expression) return (answers[expression.answer] as number | string | undefined) ?? NaN;
  switch (expression.do) {
    case 'round': {
      const factor = 10 ** expression.decimals;
      const how = { nearest: Math.round, up: Math.ceil, down: Math.floor }[expression.way];
      return how(tidy(number(expression.of) * factor)) / factor;
    }
    case 'since': {
      const from = String(evaluate(expression.of, answers, today));
      return isDay(from) ? spansBetween(from, today, expression.span) : NaN;
    }
    case 'shift':
      return (
        shiftedDay(String(evaluate(expression.of[0], answers, today)), number(expression.of[1]), expression.span) ?? NaN
      );
  }
  const [one, other] = expression.of.map(number) as [number, number];
  switch (expression.do) {
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
export function answersIn(expression: Expression): string[] {
  if (typeof expression === 'number' || 'day' in expression) return [];
  if ('answer' in expression) return [expression.answer];
  return (Array.isArray(expression.of) ? expression.of : [expression.of]).flatMap(answersIn);
}

/** Whether a value is a number or a day that can be shown. */
export function isResult(value: number | string): boolean {
  return typeof value === 'string' ? isDay(value) : Number.isFinite(value);
}

/** The questions whose answers keep a text from being worked out; empty where every value of it has a result. */
export function unworkable(text: Text | undefined, answers: Answers, today: string): string[] {
  const values = typeof text === 'object' ? text.values : [];
  return values.flatMap(({ sum, kind }) =>
    kind === 'choice' || isResult(evaluate(sum, answers, today)) ? [] : answersIn(sum),
  );
}

/** Rounds to 14 significant digits, so that 0.1 + 0.2 is 0.3 also when it is rounded up. */
function tidy(value: number): number {
  return Number(value.toPrecision(14));
}
