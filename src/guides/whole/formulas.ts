import { answersIn, evaluate } from '../tree/evaluate.ts';
import { escapeMarkup } from '../../site/markup.ts';
import { formatValue } from '../tree/format.ts';
import type { Expression, Guide, Text } from '../tree/guide.ts';
import type { Phrasing } from './phrasing.ts';

/**
 * Fills in a text with the formulas of its values, since nothing is answered yet. `escape` is for texts that are markup already: the
 * formulas, which hold words of the agency, are then escaped.
 */
export function withFormulas(text: Text, phrasing: Phrasing, escape = false): string {
  if (typeof text === 'string') return text;
  return text.text.replace(/\{\{(\d+)\}\}/g, (_, place: string) => {
    const { sum, ...kind } = text.values[Number(place)]!;
    // What does not depend on an answer is known already.
    const said =
      answersIn(sum).length === 0
        ? formatValue(phrasing.guide, evaluate(sum, {}, phrasing.today), kind)
        : `[${formulaOf(sum, kind, phrasing)}]`;
    return escape ? escapeMarkup(said) : said;
  });
}

/**
 * Writes an expression in infix notation, such as `(Question 3 × 2) + 150 kr`. What is a number in an amount of money stays one:
 * of a product one part is money, and what an amount is divided by is not.
 */
function formulaOf(sum: Expression, kind: { kind: string; unit?: string }, phrasing: Phrasing): string {
  const { guide, words, labelOf } = phrasing;
  const today = words.t('guide.rule.today');
  const part = (inner: Expression, own: string) => {
    const said = formulaOf(inner, { kind: own }, phrasing);
    const isSimple = typeof inner !== 'object' || !('do' in inner) || inner.do === 'round' || isKnown(inner);
    return isSimple ? said : `(${said})`;
  };
  if (typeof sum === 'number' || ('do' in sum && isKnown(sum)))
    return formatValue(guide, evaluate(sum, {}, phrasing.today), { kind: kind.kind === 'money' ? 'money' : 'number' });
  if ('day' in sum) return sum.day ? formatValue(guide, sum.day, { kind: 'day' }) : today;
  if ('answer' in sum) return labelOf(sum.answer);
  switch (sum.do) {
    case 'round':
      return `≈ ${part(sum.of, kind.kind)}`;
    case 'since':
      return `${today} − ${part(sum.of, 'day')}`;
    case 'shift': {
      const [day, count] = sum.of;
      if (!isKnown(count)) return `${part(day, 'day')} + ${part(count, 'number')}`;
      const value = Number(evaluate(count, {}, phrasing.today));
      const counted = formatValue(guide, Math.abs(value), { kind: 'number', unit: sum.span });
      return `${part(day, 'day')} ${value < 0 ? '−' : '+'} ${counted}`;
    }
  }
  const [one, other] = kindsOf(sum, kind.kind, guide);
  const [left, right] = [part(sum.of[0], one), part(sum.of[1], other)];
  if (sum.do === 'larger') return `max(${left}; ${right})`;
  if (sum.do === 'smaller') return `min(${left}; ${right})`;
  return `${left} ${sum.do === '-' ? '−' : sum.do} ${right}`;
}

/** What does not depend on an answer, nor on the day. */
function isKnown(sum: Expression): boolean {
  if (typeof sum === 'number') return true;
  if (!('do' in sum) || sum.do === 'since' || sum.do === 'shift') return false;
  return (Array.isArray(sum.of) ? sum.of : [sum.of]).every(isKnown);
}

type Binary = Extract<Expression, { of: [Expression, Expression] }>;

/** The kinds of the two parts of a calculation whose own kind is known. */
function kindsOf(sum: Binary, kind: string, guide: Guide): [string, string] {
  const [one, other] = sum.of.map((part) => kindIn(part, guide)) as [string | undefined, string | undefined];
  if (sum.do === '÷')
    return kind === 'money' ? ['money', 'number'] : [one ?? other ?? 'number', other ?? one ?? 'number'];
  if (sum.do !== '×') return [kind, kind];
  if (kind !== 'money') return ['number', 'number'];
  return one === 'number' || other === 'money' ? ['number', 'money'] : ['money', 'number'];
}

/** The kind of an expression as far as the questions in it tell. */
function kindIn(sum: Expression, guide: Guide): 'money' | 'number' | undefined {
  if (typeof sum === 'number' || 'day' in sum) return undefined;
  if ('answer' in sum) return guide.questions[sum.answer]?.kind === 'money' ? 'money' : 'number';
  if (sum.do === 'since') return 'number';
  if (sum.do === 'shift') return undefined;
  if (sum.do === 'round') return kindIn(sum.of, guide);
  const [one, other] = sum.of.map((part) => kindIn(part, guide));
  if (sum.do === '÷') return one === 'money' && other === 'number' ? 'money' : one === 'number' ? 'number' : undefined;
  if (sum.do === '×') return one === 'money' || other === 'money' ? 'money' : undefined;
  return one ?? other;
}
