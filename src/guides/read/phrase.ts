import type { Ago, Condition, Expression } from '../tree/guide.ts';

const said = {
  '<': 'less than',
  '<=': 'at most',
  '>': 'more than',
  '>=': 'at least',
  '=': 'is',
  '≠': 'is not',
} as const;
const dated = {
  '<': 'before',
  '<=': 'on or before',
  '>': 'after',
  '>=': 'on or after',
  '=': 'is',
  '≠': 'is not',
} as const;
const aged = {
  '<': 'older than',
  '<=': 'at least',
  '>': 'younger than',
  '>=': 'at most',
  '=': 'is',
  '≠': 'is not',
} as const;

/** Writes a condition as editors write rules: `age at least 18 and place in bergen, oslo`. The inverse of `readRule`. */
export function writeRule(condition: Condition): string {
  if ('all' in condition)
    return condition.all.map((part) => ('any' in part ? `(${writeRule(part)})` : writeRule(part))).join(' and ');
  if ('any' in condition) return condition.any.map(writeRule).join(' or ');
  const { question } = condition;
  if ('has' in condition) return `${question} has ${condition.not ? 'not ' : ''}${condition.has}`;
  if ('is' in condition) {
    const not = condition.not ? 'not ' : '';
    return condition.is.length === 1
      ? `${question} is ${not}${condition.is[0]}`
      : `${question} ${not}in ${condition.is.join(', ')}`;
  }
  const { than, value } = condition;
  if (typeof value === 'number') return `${question} ${said[than]} ${value}`;
  if (typeof value === 'string' || value.ago === 0) return `${question} ${dated[than]} ${writeDay(value)}`;
  const old = than === '<=' || than === '>=' ? ' old' : '';
  return `${question} ${aged[than]} ${writeCount(value)}${old}`;
}

/** Writes a day or the bound of one as editors write it: `2026-09-14`, `today`, `5 years ago`. */
export function writeDay(day: string | Ago): string {
  if (typeof day === 'string') return day;
  return day.ago === 0 ? 'today' : `${writeCount(day)} ago`;
}

function writeCount({ ago, span }: Ago): string {
  return `${ago} ${span}${ago === 1 ? '' : 's'}`;
}

/** Writes a calculation as editors write it: `(price + 150) × 2 rounded up`. */
export function writeExpression(sum: Expression): string {
  if (typeof sum === 'number') return String(sum);
  if ('day' in sum) return sum.day || 'today';
  if ('answer' in sum) return sum.answer;
  const part = (inner: Expression) =>
    typeof inner === 'object' && 'do' in inner ? `(${writeExpression(inner)})` : writeExpression(inner);
  switch (sum.do) {
    case 'round':
      return `${part(sum.of)} rounded${sum.way === 'nearest' ? '' : ` ${sum.way}`}${sum.decimals > 0 ? ` to ${sum.decimals} decimals` : ''}`;
    case 'since':
      return `${sum.span}s since ${part(sum.of)}`;
    case 'larger':
    case 'smaller':
      return `the ${sum.do} of ${part(sum.of[0])} and ${part(sum.of[1])}`;
    case 'shift':
      return `${part(sum.of[0])} + ${part(sum.of[1])} ${sum.span}s`;
    default:
      return `${part(sum.of[0])} ${sum.do === '-' ? '−' : sum.do} ${part(sum.of[1])}`;
  }
}
