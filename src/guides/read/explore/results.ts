import { dayOf } from '../../tree/conditions.ts';
import { shiftDay, spansBetween } from '../../tree/days.ts';
import { answersIn, evaluate, isResult } from '../../tree/evaluate.ts';
import type { Answer, Answers, Expression, Guide, Question } from '../../tree/guide.ts';
import { walk } from '../../tree/walk.ts';

type Range = [number | string, number | string];

/** So many ranges are looked at in the search for one divisor's zeros, and so many zeros are tried. */
const mostRanges = 4000;
const mostZeros = 20;

/** Why a calculation has no result for these answers, for editors; nothing where it has one. */
export function whyNoResult(sum: Expression, answers: Answers, today: string): string | undefined {
  if (isResult(evaluate(sum, answers, today))) return undefined;
  const divides = divisorsIn(sum).some((divisor) => evaluate(divisor, answers, today) === 0);
  return divides
    ? 'because it divides by nothing'
    : 'because that day lies outside the years 1 to 9999, or that number is too large';
}

/**
 * Finds answers near to those of a state for which a calculation at the same place has no result: one of them is moved to where
 * a divisor is 0, or to its bound. Whatever is found really leads there; what rules of several answers hide can be missed.
 */
export function answersWithoutResult(
  guide: Guide,
  sum: Expression,
  answers: Answers,
  today: string,
): Answers | undefined {
  for (const name of new Set(answersIn(sum))) {
    const question = guide.questions[name];
    const grid = question && gridOf(question, today);
    if (!grid) continue;
    const zeros = divisorsIn(sum).flatMap((divisor) =>
      answersIn(divisor).includes(name) ? zerosOf(divisor, name, grid, answers, today) : [],
    );
    // A day without a bound is one that a visitor has, not one of the year 9999.
    const bounds = question.kind === 'date' ? [] : [grid.at(grid.first), grid.at(grid.last)];
    for (const value of [...zeros, ...bounds]) {
      const moved = { ...answers, [name]: value };
      if (isResult(evaluate(sum, moved, today))) continue;
      const { refused } = walk(
        guide,
        (one) => (moved[one] === undefined ? undefined : ['']),
        (asked) => ({ answer: moved[nameOf(guide, asked)]! }),
        today,
      );
      if (refused) return moved;
    }
  }
  return undefined;
}

/** The answers to a question in a row, by number. */
interface Grid {
  first: number;
  last: number;
  at: (index: number) => number | string;
}

function gridOf(question: Question, today: string): Grid | undefined {
  if (question.kind === 'number' || question.kind === 'money') {
    const scale = 10 ** (question.decimals ?? 0);
    return {
      first: question.min === undefined ? -1e14 : Math.ceil(question.min * scale - 1e-6),
      last: question.max === undefined ? 1e14 : Math.floor(question.max * scale + 1e-6),
      at: (index) => Number((index / scale).toPrecision(14)),
    };
  }
  if (question.kind !== 'date') return undefined;
  const [from, to] = [question.earliest ?? '0001-01-01', question.latest ?? '9999-12-31'].map((day) =>
    dayOf(day, today),
  );
  return { first: 0, last: spansBetween(from!, to!, 'day'), at: (index) => shiftDay(from!, index, 'day') };
}

/** The answers for which a divisor is 0: by halving, as far as interval arithmetic does not rule a half out. */
function zerosOf(divisor: Expression, name: string, grid: Grid, answers: Answers, today: string): Answer[] {
  const zeros: Answer[] = [];
  const open: [number, number][] = [[grid.first, grid.last]];
  for (let visits = 0; visits < mostRanges && zeros.length < mostZeros; visits++) {
    const part = open.pop();
    if (!part) break;
    const [low, high] = part;
    if (low > high) continue;
    const [least, greatest] = rangeOf(divisor, name, [grid.at(low), grid.at(high)], answers, today);
    if (Number(least) > 0 || Number(greatest) < 0) continue;
    if (low === high) {
      const value = grid.at(low);
      if (evaluate(divisor, { ...answers, [name]: value }, today) === 0) zeros.push(value);
      continue;
    }
    const middle = Math.floor((low + high) / 2);
    open.push([middle + 1, high], [low, middle]);
  }
  return zeros;
}

/** The least and the largest value of an expression while one answer moves between two: interval arithmetic. */
function rangeOf(sum: Expression, name: string, moving: Range, answers: Answers, today: string): Range {
  const of = (part: Expression) => rangeOf(part, name, moving, answers, today);
  if (typeof sum === 'object' && 'answer' in sum && sum.answer === name) return moving;
  if (!answersIn(sum).includes(name) || typeof sum === 'number' || !('do' in sum)) {
    const value = evaluate(sum, answers, today);
    return [value, value];
  }
  if (sum.do === 'round') {
    const [low, high] = of(sum.of).map(Number) as [number, number];
    const grain = 10 ** -sum.decimals;
    return [low - grain, high + grain];
  }
  if (sum.do === 'since') {
    const [from, to] = of(sum.of).map(String) as [string, string];
    return [spansBetween(to, today, sum.span), spansBetween(from, today, sum.span)];
  }
  if (sum.do === 'shift') {
    const [days, counts] = [of(sum.of[0]), of(sum.of[1])];
    return [0, 1].map((end) => shiftDay(String(days[end]), Number(counts[end]), sum.span)) as [string, string];
  }
  const [[a, b], [c, d]] = sum.of.map((part) => of(part).map(Number)) as [[number, number], [number, number]];
  switch (sum.do) {
    case '+':
      return [a + c, b + d];
    case '-':
      return [a - d, b - c];
    case 'larger':
      return [Math.max(a, c), Math.max(b, d)];
    case 'smaller':
      return [Math.min(a, c), Math.min(b, d)];
  }
  if (sum.do === '÷' && c <= 0 && d >= 0) return [-Infinity, Infinity];
  const corners = sum.do === '×' ? [a * c, a * d, b * c, b * d] : [a / c, a / d, b / c, b / d];
  return [Math.min(...corners), Math.max(...corners)];
}

/** Every divisor in an expression. */
function divisorsIn(sum: Expression): Expression[] {
  if (typeof sum === 'number' || !('do' in sum)) return [];
  const parts = Array.isArray(sum.of) ? sum.of : [sum.of];
  return [...(sum.do === '÷' ? [sum.of[1]] : []), ...parts.flatMap(divisorsIn)];
}

function nameOf({ questions }: Guide, question: Question): string {
  return Object.keys(questions).find((name) => questions[name] === question)!;
}
