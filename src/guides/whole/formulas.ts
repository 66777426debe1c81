import { answersIn, evaluate } from '../tree/evaluate.ts';
import { escapeMarkup } from '../../site/markup.ts';
import { formatValue } from '../tree/format.ts';
import type { Expression, Text } from '../tree/guide.ts';
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

/** Writes an expression in infix notation, such as `(Question 3 × 2) + 150 kr`. */
function formulaOf(sum: Expression, kind: { kind: string; unit?: string }, phrasing: Phrasing): string {
  const { guide, words, labelOf } = phrasing;
  const today = words.t('guide.rule.today');
  const part = (inner: Expression) => {
    const said = formulaOf(inner, kind, phrasing);
    return typeof inner === 'object' && 'do' in inner && inner.do !== 'round' ? `(${said})` : said;
  };
  const counted = (count: Expression, unit: string) =>
    typeof count === 'number' ? formatValue(guide, count, { kind: 'number', unit }) : `${part(count)}`;
  if (typeof sum === 'number')
    return formatValue(guide, sum, { kind: kind.kind === 'money' && sum >= 5 ? 'money' : 'number' });
  if ('day' in sum) return sum.day ? formatValue(guide, sum.day, { kind: 'day' }) : today;
  if ('answer' in sum) return labelOf(sum.answer);
  switch (sum.do) {
    case 'round':
      return `≈ ${part(sum.of)}`;
    case 'since':
      return `${today} − ${part(sum.of)}`;
    case 'shift':
      return `${part(sum.of[0])} + ${counted(sum.of[1], sum.span)}`;
    case 'larger':
      return `max(${part(sum.of[0])}; ${part(sum.of[1])})`;
    case 'smaller':
      return `min(${part(sum.of[0])}; ${part(sum.of[1])})`;
    default:
      return `${part(sum.of[0])} ${sum.do === '-' ? '−' : sum.do} ${part(sum.of[1])}`;
  }
}
