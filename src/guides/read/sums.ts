import { suggest } from '../../settings/problems.ts';
import { isDay, spans } from '../tree/days.ts';
import type { Kind, Sum } from '../tree/model.ts';
import { Reader, RuleError, spanOf, type Names } from './reader.ts';

const unitOf: Record<string, string> = Object.fromEntries(
  Intl.supportedValuesOf('unit').flatMap((unit) => [
    [unit, unit],
    [`${unit}s`, unit],
  ]),
);

/** Reads a calculation such as `price + 150 NOK` or `days late × 2 rounded up`. Throws a `RuleError`. */
export function readSum(text: string, names: Names): { sum: Sum } & Kind {
  const reader = new Reader(text);
  const read = readRounded(reader, names);
  reader.done();
  return read;
}

type Typed = { sum: Sum } & Kind;

function readRounded(reader: Reader, names: Names): Typed {
  const inner = readTerms(reader, names);
  if (!reader.takes('rounded')) return inner;
  if (inner.kind === 'day' || inner.kind === 'choice')
    throw new RuleError(`in "${reader.text}", only a number can be rounded.`);
  const way = reader.takes('up') ? 'up' : reader.takes('down') ? 'down' : 'nearest';
  const decimals = reader.takes('to') ? reader.number() : 0;
  void (reader.takes('decimals') || reader.takes('decimal'));
  return { ...inner, sum: { do: 'round', of: inner.sum, way, decimals } };
}

function readTerms(reader: Reader, names: Names): Typed {
  let left = readFactors(reader, names);
  for (;;) {
    const sign = reader.takes('+')
      ? '+'
      : reader.takes('-') || reader.takes('−') || reader.takes('–')
        ? '-'
        : undefined;
    if (!sign) return left;
    const right = readFactors(reader, names);
    if (left.kind === 'day') {
      const span = spans.find((one) => one === right.unit);
      if (!span || right.kind !== 'number')
        throw new RuleError(`in "${reader.text}", a date takes days, weeks, months or years, such as + 21 days.`);
      left = {
        kind: 'day',
        sum: { do: 'shift', of: [left.sum, sign === '+' ? right.sum : { do: '-', of: [0, right.sum] }], span },
      };
    } else left = { ...alike(left, right, reader), sum: { do: sign, of: [left.sum, right.sum] } };
  }
}

/** What two parts of a sum have in common. */
function alike(left: Typed, right: Typed, reader: Reader): Kind {
  if (left.kind !== right.kind || left.kind === 'choice' || right.kind === 'day')
    throw new RuleError(
      `in "${reader.text}", ${said[left.kind]} and ${said[right.kind]} cannot be put together. Write amounts with their currency, such as 150 NOK.`,
    );
  if (left.unit && right.unit && left.unit !== right.unit)
    throw new RuleError(`in "${reader.text}", ${left.unit} and ${right.unit} cannot be put together.`);
  const unit = left.unit ?? right.unit;
  return { kind: left.kind, ...(unit && { unit }) };
}

const said = { number: 'a number', money: 'an amount of money', day: 'a date', choice: 'an answer in words' };

function readFactors(reader: Reader, names: Names): Typed {
  let left = readPart(reader, names);
  for (;;) {
    const sign =
      reader.takes('×') || reader.takes('*') ? '×' : reader.takes('÷') || reader.takes('/') ? '÷' : undefined;
    if (!sign) return left;
    const right = readPart(reader, names);
    if (
      [left.kind, right.kind].some((kind) => kind === 'day' || kind === 'choice') ||
      (left.kind === 'money' && right.kind === 'money' && sign === '×')
    )
      throw new RuleError(
        `in "${reader.text}", ${said[left.kind]} and ${said[right.kind]} cannot be multiplied or divided.`,
      );
    const sum: Sum = { do: sign, of: [left.sum, right.sum] };
    const { unit } = left.unit ? left : sign === '×' ? right : {};
    const isMoney =
      sign === '×' ? left.kind === 'money' || right.kind === 'money' : left.kind === 'money' && right.kind !== 'money';
    const sameUnit = sign === '÷' && left.kind === right.kind && (left.kind === 'money' || left.unit === right.unit);
    left = isMoney ? { kind: 'money', sum } : { kind: 'number', ...(unit && !sameUnit && { unit }), sum };
  }
}

function readPart(reader: Reader, names: Names): Typed {
  if (reader.takes('(')) {
    const inner = readRounded(reader, names);
    reader.expect(')');
    return inner;
  }
  for (const which of ['larger', 'smaller'] as const)
    if (reader.takes(`the ${which} of`) || reader.takes(`${which} of`)) {
      const left = readTerms(reader, names);
      reader.expect('and');
      const right = readTerms(reader, names);
      return { ...alike(left, right, reader), sum: { do: which, of: [left.sum, right.sum] } };
    }
  const span = reader.peek(1) === 'since' ? spanOf(reader.peek()) : undefined;
  if (span) {
    reader.takes(`${reader.peek()} since`);
    const day = readPart(reader, names);
    if (day.kind !== 'day') throw new RuleError(`in "${reader.text}", "since" needs a date.`);
    return { kind: 'number', unit: span, sum: { do: 'since', of: day.sum, span } };
  }
  const word = reader.peek() ?? '';
  if (isDay(word)) return { kind: 'day', sum: { day: reader.next()! } };
  if (/^\d+([.,]\d+)?$/.test(word)) return readAmount(reader, names);
  const name = reader.name();
  if (name === 'today') return { kind: 'day', sum: { day: '' } };
  if (Object.hasOwn(names.amounts, name)) {
    const amount = names.amounts[name]!;
    if (amount === 'broken') throw new RuleError('');
    return amount;
  }
  if (Object.hasOwn(names.questions, name)) {
    const { kind, unit } = names.questions[name]!;
    const sum = { answer: name };
    if (kind === 'date') return { kind: 'day', sum };
    if (kind === 'money' || kind === 'number') return { kind, ...(unit && { unit }), sum };
    return { kind: 'choice', sum };
  }
  const known = [...Object.keys(names.questions), ...Object.keys(names.amounts)];
  throw new RuleError(
    name
      ? `in "${reader.text}", "${name}" is neither a question nor an amount.${suggest(name, known)}`
      : `in "${reader.text}", a number or a name is missing ${reader.where()}.`,
  );
}

function readAmount(reader: Reader, { currency }: Names): Typed {
  const sum = reader.number();
  const word = reader.peek() ?? '';
  if (/^[A-Z]{3}$/.test(word)) {
    if (word !== currency)
      throw new RuleError(
        `in "${reader.text}", ${word} is not the currency of this guide${currency ? ` (${currency})` : '. Write currency: at the top of the file'}.`,
      );
    reader.next();
    return { kind: 'money', sum };
  }
  const unit = Object.hasOwn(unitOf, word) && reader.peek(1) !== 'since' ? unitOf[word] : undefined;
  if (unit) reader.next();
  return { kind: 'number', ...(unit && { unit }), sum };
}
