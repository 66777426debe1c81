import { sayDate } from '../../hours/date.ts';
import { escapeMarkup } from '../../site/markup.ts';
import { evaluate, isResult } from './evaluate.ts';
import type { Answer, Answers, Guide, Kind, Text } from './guide.ts';

/** `Intl` counts in døgn, twenty-four hours; offices count days. */
const norwegianDays: Record<string, [string, string]> = { nb: ['dag', 'dager'], nn: ['dag', 'dagar'] };

/**
 * Where crowns are written out, as in any sentence: "150 kroner", not "kr 150" or "150 Norwegian kroner". In these languages the
 * country comes first in their name.
 */
function crownsIn(locale: string, currency: string | undefined): Intl.NumberFormatOptions | undefined {
  const isWritten = /^(en|nb|nn|da|sv|de|sl|uk)\b/.test(locale) && /^(NOK|SEK|DKK)$/.test(currency ?? '');
  return isWritten ? { style: 'currency', currency: currency!, currencyDisplay: 'name' } : undefined;
}

/** Formats a number, an amount or a day in the guide's locale; a dash for what has no result. */
export function formatValue({ locale, currency }: Guide, value: number | string, { kind, unit, months }: Kind): string {
  if (!isResult(value)) return '–';
  if (kind === 'day') return sayDate(String(value), locale, months);
  const days = unit === 'day' && norwegianDays[locale];
  if (days)
    return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(Number(value))} ${days[value === 1 ? 0 : 1]}`;
  const crowns = kind === 'money' && crownsIn(locale, currency);
  if (crowns)
    return new Intl.NumberFormat(locale, { ...crowns, trailingZeroDisplay: 'stripIfInteger' } as object)
      .formatToParts(Number(value))
      .map(({ type, value: part }) => (type === 'currency' ? part.split(' ').at(-1) : part))
      .join('');
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

/** Formats an answer: the text of an option, or a number with its unit; `none` is for choices of which none was taken. */
export function formatAnswer(guide: Guide, name: string, answer: Answer, none: string): string {
  const { kind, options, unit } = guide.questions[name]!;
  const text = (option: string) => options[option]?.text ?? option;
  if (Array.isArray(answer))
    return answer.length > 0
      ? new Intl.ListFormat(guide.locale, { type: 'conjunction' }).format(answer.map(text))
      : none;
  if (kind === 'choice' || kind === 'yes-no') return text(String(answer));
  return formatValue(
    guide,
    answer,
    kind === 'date' ? { kind: 'day' } : { kind: kind === 'money' ? 'money' : 'number', ...(unit && { unit }) },
  );
}

/** Fills in the values of a text. `escape` is for texts that are markup already: the values are then escaped. */
export function formatText(guide: Guide, text: Text, answers: Answers, today: string, escape = false): string {
  if (typeof text === 'string') return text;
  return text.text.replace(/\{\{(\d+)\}\}/g, (_, place: string) => {
    const value = text.values[Number(place)]!;
    const said =
      value.kind === 'choice'
        ? formatAnswer(
            guide,
            (value.sum as { answer: string }).answer,
            answers[(value.sum as { answer: string }).answer] ?? [],
            '',
          )
        : formatValue(guide, evaluate(value.sum, answers, today), value);
    return escape ? escapeMarkup(said) : said;
  });
}
