import type { Key } from '../../settings/strings.ts';
import { dayOf } from '../tree/conditions.ts';
import { formatValue } from '../tree/format.ts';
import type { Condition, Guide } from '../tree/guide.ts';
import type { Phrasing } from './phrasing.ts';

/** Writes a condition in words; the question `here` is not named. */
export function conditionInWords(condition: Condition, here: string, phrasing: Phrasing): string {
  const { guide, words, labelOf, today } = phrasing;
  const { t } = words;
  if ('all' in condition) return condition.all.map((part) => conditionInWords(part, here, phrasing)).join('; ');
  if ('any' in condition)
    return listOf(
      condition.any.map((part) => conditionInWords(part, here, phrasing)),
      guide,
    );
  const question = guide.questions[condition.question]!;
  const named = (text: string) => (condition.question === here ? text : `${labelOf(condition.question)}: ${text}`);
  if ('is' in condition || 'has' in condition) {
    const names = 'is' in condition ? condition.is : [condition.has];
    const answer = listOf(
      names.map((option) => question.options[option]?.text ?? option),
      guide,
    );
    return named(condition.not ? t('guide.rule.except', { value: answer }) : answer);
  }
  const { than, value } = condition;
  if (typeof value === 'object' && value.ago > 0) {
    const key = (
      {
        '<': 'older',
        '>': 'younger',
        '<=': 'at-least-old',
        '>=': 'at-most-old',
        '=': 'at-least-old',
        '≠': 'at-most-old',
      } as const
    )[than];
    return named(
      t(`guide.rule.${key}`, { value: formatValue(guide, value.ago, { kind: 'number', unit: value.span }) }),
    );
  }
  const isDay = question.kind === 'date';
  const said = isDay
    ? formatValue(guide, dayOf(value as string, today), { kind: 'day' })
    : formatValue(guide, Number(value), {
        kind: question.kind === 'money' ? 'money' : 'number',
        ...(question.unit && { unit: question.unit }),
      });
  const byDay = { '<': 'before', '>': 'after', '<=': 'until', '>=': 'from', '=': 'exactly', '≠': 'except' } as const;
  const bySize = {
    '<': 'less',
    '>': 'more',
    '<=': 'at-most',
    '>=': 'at-least',
    '=': 'exactly',
    '≠': 'except',
  } as const;
  const key: Key = `guide.rule.${(isDay ? byDay : bySize)[than]}`;
  return named(t(key, { value: typeof value === 'object' ? t('guide.rule.today') : said }));
}

function listOf(texts: string[], { locale }: Guide): string {
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(texts);
}
