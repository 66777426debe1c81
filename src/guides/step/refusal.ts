import { dayOf } from '../tree/conditions.ts';
import { formatValue } from '../tree/format.ts';
import type { Guide, Question } from '../tree/guide.ts';
import type { Walk } from '../tree/walk.ts';
import type { GuideWords } from './words.ts';

/** What stands behind the box: the unit or currency, in the form for many. */
export function unitOf(guide: Guide, { kind, unit }: Question): string {
  if (kind === 'money')
    return (
      new Intl.NumberFormat(guide.locale, {
        style: 'currency',
        currency: guide.currency ?? 'EUR',
        currencyDisplay: 'narrowSymbol',
      })
        .formatToParts(5)
        .find(({ type }) => type === 'currency')?.value ?? ''
    );
  return unit
    ? formatValue(guide, 5, { kind: 'number', unit })
        .replace(/[\d\s]+/, '')
        .trim()
    : '';
}

/** Says why an answer cannot be taken, and what can be, as text. */
export function sayRefusal(
  { guide, today }: { guide: Guide; today: string },
  question: Question,
  { why, given }: NonNullable<Walk['refused']>,
  refused: GuideWords['refused'],
): string {
  const bound =
    why === 'too-small'
      ? question.min
      : why === 'too-large'
        ? question.max
        : why === 'too-early'
          ? question.earliest
          : question.latest;
  const limit =
    typeof bound === 'number'
      ? formatValue(guide, bound, {
          kind: question.kind === 'money' ? 'money' : 'number',
          ...(question.unit && { unit: question.unit }),
        })
      : bound && formatValue(guide, dayOf(bound, today), { kind: 'day' });
  return refused[why].replace(
    /\{(\w+)\}/g,
    (whole, name: string) =>
      ({
        text: (given.at(-1) ?? '').slice(0, 80),
        limit: limit ?? '',
        unit: unitOf(guide, question),
        decimals: String(question.decimals ?? 0),
      })[name] ?? whole,
  );
}
