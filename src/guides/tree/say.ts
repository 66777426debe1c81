import { spansBetween, shiftDay } from './days.ts';
import { escapeMarkup } from '../../site/markup.ts';
import type { Answer, Answers, Guide, Kind, Sum, Text } from './model.ts';

/** What a calculation gives for these answers: a number, or a day. Not a number where it has no result. */
export function calculate(sum: Sum, answers: Answers, today: string): number | string {
  const number = (part: Sum) => Number(calculate(part, answers, today));
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
      return spansBetween(String(calculate(sum.of, answers, today)), today, sum.span);
    case 'shift':
      return shiftDay(String(calculate(sum.of[0], answers, today)), number(sum.of[1]), sum.span);
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

/** The questions whose answers a calculation uses. */
export function answersIn(sum: Sum): string[] {
  if (typeof sum === 'number' || 'day' in sum) return [];
  if ('answer' in sum) return [sum.answer];
  return (Array.isArray(sum.of) ? sum.of : [sum.of]).flatMap(answersIn);
}

/** Takes away what binary fractions leave, so that 0.1 + 0.2 is 0.3 also when it is rounded up. */
function tidy(value: number): number {
  return Number(value.toPrecision(14));
}

/** `Intl` counts in døgn, twenty-four hours; offices count days. */
const norwegianDays: Record<string, [string, string]> = { nb: ['dag', 'dager'], nn: ['dag', 'dagar'] };

/** A number, amount or day as readers of the language write it. */
export function sayValue({ locale, currency }: Guide, value: number | string, { kind, unit }: Kind): string {
  if (kind === 'day')
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${value}T00:00Z`));
  const days = unit === 'day' && norwegianDays[locale];
  if (days)
    return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(Number(value))} ${days[value === 1 ? 0 : 1]}`;
  const style: Intl.NumberFormatOptions =
    kind === 'money'
      ? { style: 'currency', currency: currency ?? 'EUR', currencyDisplay: 'narrowSymbol' }
      : unit
        ? { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 2 }
        : { maximumFractionDigits: 2 };
  return new Intl.NumberFormat(locale, { ...style, trailingZeroDisplay: 'stripIfInteger' } as object).format(
    Number(value),
  );
}

/** An answer in words: the text of an option, or a number with its unit. */
export function sayAnswer(guide: Guide, name: string, answer: Answer, none: string): string {
  const { kind, options, unit } = guide.questions[name]!;
  const text = (option: string) => options[option]?.text ?? option;
  if (Array.isArray(answer))
    return answer.length > 0
      ? new Intl.ListFormat(guide.locale, { type: 'conjunction' }).format(answer.map(text))
      : none;
  if (kind === 'choice' || kind === 'yes-no') return text(String(answer));
  return sayValue(
    guide,
    answer,
    kind === 'date' ? { kind: 'day' } : { kind: kind === 'money' ? 'money' : 'number', ...(unit && { unit }) },
  );
}

/** A text with its calculations. `escape` is for texts that are markup already: what is put in is escaped. */
export function sayText(guide: Guide, text: Text, answers: Answers, today: string, escape = false): string {
  if (typeof text === 'string') return text;
  return text.text.replace(/\{\{(\d+)\}\}/g, (_, place: string) => {
    const value = text.values[Number(place)]!;
    const said =
      value.kind === 'choice'
        ? sayAnswer(
            guide,
            (value.sum as { answer: string }).answer,
            answers[(value.sum as { answer: string }).answer] ?? [],
            '',
          )
        : sayValue(guide, calculate(value.sum, answers, today), value);
    return escape ? escapeMarkup(said) : said;
  });
}
