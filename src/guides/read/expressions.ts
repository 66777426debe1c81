import { suggest } from '../../settings/problems.ts';
import { isDay, spans } from '../tree/days.ts';
import type { Expression, Kind } from '../tree/guide.ts';
import { TokenStream, RuleError, spanOf, type Scope } from './tokens.ts';

const unitOf: Record<string, string> = Object.fromEntries(
  Intl.supportedValuesOf('unit').flatMap((unit) => [
    [unit, unit],
    [`${unit}s`, unit],
  ]),
);

/**
 * Parses a calculation by recursive descent and infers its type: numbers, amounts of money, days and units are not mixed up.
 * Throws a `RuleError`.
 *
 *     readExpression('days late × 2 rounded up', scope) // { kind: 'number', unit: 'day', sum: … }
 */
export function readExpression(text: string, scope: Scope): { sum: Expression } & Kind {
  const tokens = new TokenStream(text);
  const read = readRounded(tokens, scope);
  tokens.end();
  return read;
}

type Typed = { sum: Expression } & Kind;

function readRounded(tokens: TokenStream, scope: Scope): Typed {
  const inner = readTerms(tokens, scope);
  if (!tokens.accept('rounded')) return inner;
  if (inner.kind === 'day' || inner.kind === 'choice')
    throw new RuleError(`in "${tokens.text}", only a number can be rounded.`);
  const way = tokens.accept('up') ? 'up' : tokens.accept('down') ? 'down' : 'nearest';
  const decimals = tokens.accept('to') ? tokens.number() : 0;
  void (tokens.accept('decimals') || tokens.accept('decimal'));
  return { ...inner, sum: { do: 'round', of: inner.sum, way, decimals } };
}

function readTerms(tokens: TokenStream, scope: Scope): Typed {
  let left = readFactors(tokens, scope);
  for (;;) {
    const sign = tokens.accept('+')
      ? '+'
      : tokens.accept('-') || tokens.accept('−') || tokens.accept('–')
        ? '-'
        : undefined;
    if (!sign) return left;
    const right = readFactors(tokens, scope);
    if (left.kind === 'day') {
      const span = spans.find((one) => one === right.unit);
      if (!span || right.kind !== 'number')
        throw new RuleError(`in "${tokens.text}", a date takes days, weeks, months or years, such as + 21 days.`);
      left = {
        kind: 'day',
        sum: { do: 'shift', of: [left.sum, sign === '+' ? right.sum : { do: '-', of: [0, right.sum] }], span },
      };
    } else left = { ...commonType(left, right, tokens), sum: { do: sign, of: [left.sum, right.sum] } };
  }
}

/** The common type of two operands. */
function commonType(left: Typed, right: Typed, tokens: TokenStream): Kind {
  if (left.kind !== right.kind || left.kind === 'choice' || right.kind === 'day')
    throw new RuleError(
      `in "${tokens.text}", ${said[left.kind]} and ${said[right.kind]} cannot be put together. Write amounts with their currency, such as 150 NOK.`,
    );
  if (left.unit && right.unit && left.unit !== right.unit)
    throw new RuleError(`in "${tokens.text}", ${left.unit} and ${right.unit} cannot be put together.`);
  const unit = left.unit ?? right.unit;
  return { kind: left.kind, ...(unit && { unit }) };
}

const said = { number: 'a number', money: 'an amount of money', day: 'a date', choice: 'an answer in words' };

function readFactors(tokens: TokenStream, scope: Scope): Typed {
  let left = readPart(tokens, scope);
  for (;;) {
    const sign =
      tokens.accept('×') || tokens.accept('*') ? '×' : tokens.accept('÷') || tokens.accept('/') ? '÷' : undefined;
    if (!sign) return left;
    const right = readPart(tokens, scope);
    if (
      [left.kind, right.kind].some((kind) => kind === 'day' || kind === 'choice') ||
      (left.kind === 'money' && right.kind === 'money' && sign === '×')
    )
      throw new RuleError(
        `in "${tokens.text}", ${said[left.kind]} and ${said[right.kind]} cannot be multiplied or divided.`,
      );
    const sum: Expression = { do: sign, of: [left.sum, right.sum] };
    const { unit } = left.unit ? left : sign === '×' ? right : {};
    const isMoney =
      sign === '×' ? left.kind === 'money' || right.kind === 'money' : left.kind === 'money' && right.kind !== 'money';
    const sameUnit = sign === '÷' && left.kind === right.kind && (left.kind === 'money' || left.unit === right.unit);
    left = isMoney ? { kind: 'money', sum } : { kind: 'number', ...(unit && !sameUnit && { unit }), sum };
  }
}

function readPart(tokens: TokenStream, scope: Scope): Typed {
  if (tokens.accept('(')) {
    const inner = readRounded(tokens, scope);
    tokens.expect(')');
    return inner;
  }
  for (const which of ['larger', 'smaller'] as const)
    if (tokens.accept(`the ${which} of`) || tokens.accept(`${which} of`)) {
      const left = readTerms(tokens, scope);
      tokens.expect('and');
      const right = readTerms(tokens, scope);
      return { ...commonType(left, right, tokens), sum: { do: which, of: [left.sum, right.sum] } };
    }
  const span = tokens.peek(1) === 'since' ? spanOf(tokens.peek()) : undefined;
  if (span) {
    tokens.accept(`${tokens.peek()} since`);
    const day = readPart(tokens, scope);
    if (day.kind !== 'day') throw new RuleError(`in "${tokens.text}", "since" needs a date.`);
    return { kind: 'number', unit: span, sum: { do: 'since', of: day.sum, span } };
  }
  const word = tokens.peek() ?? '';
  if (isDay(word)) return { kind: 'day', sum: { day: tokens.next()! } };
  if (/^\d+([.,]\d+)?$/.test(word)) return readAmount(tokens, scope);
  const name = tokens.name();
  if (name === 'today') return { kind: 'day', sum: { day: '' } };
  if (Object.hasOwn(scope.amounts, name)) {
    const amount = scope.amounts[name]!;
    if (amount === 'broken') throw new RuleError('');
    return amount;
  }
  if (Object.hasOwn(scope.questions, name)) {
    const { kind, unit } = scope.questions[name]!;
    const sum = { answer: name };
    if (kind === 'date') return { kind: 'day', sum };
    if (kind === 'money' || kind === 'number') return { kind, ...(unit && { unit }), sum };
    return { kind: 'choice', sum };
  }
  const known = [...Object.keys(scope.questions), ...Object.keys(scope.amounts)];
  throw new RuleError(
    name
      ? `in "${tokens.text}", "${name}" is neither a question nor an amount.${suggest(name, known)}`
      : `in "${tokens.text}", a number or a name is missing ${tokens.where()}.`,
  );
}

function readAmount(tokens: TokenStream, { currency }: Scope): Typed {
  const sum = tokens.number();
  const word = tokens.peek() ?? '';
  if (/^[A-Z]{3}$/.test(word)) {
    if (word !== currency)
      throw new RuleError(
        `in "${tokens.text}", ${word} is not the currency of this guide${currency ? ` (${currency})` : '. Write currency: at the top of the file'}.`,
      );
    tokens.next();
    return { kind: 'money', sum };
  }
  const unit = Object.hasOwn(unitOf, word) && tokens.peek(1) !== 'since' ? unitOf[word] : undefined;
  if (unit) tokens.next();
  return { kind: 'number', ...(unit && { unit }), sum };
}
