import { suggest } from '../problems.ts';
import { isDay, spans, type Span } from './days.ts';
import type { Ago, Condition, Kind, Question, Sum } from './model.ts';

/** What rules and calculations may name: the questions, and amounts that the guide works out. */
export interface Names {
  questions: Record<string, Pick<Question, 'kind' | 'options' | 'unit'>>;
  /** One that could not be read is broken, and no further mistake. */
  amounts: Record<string, ({ sum: Sum } & Kind) | 'broken'>;
  currency?: string | undefined;
}

/** Thrown when a rule or a calculation cannot be understood; the message is for editors, and empty where they have been told. */
export class RuleError extends Error {}

const unitOf: Record<string, string> = Object.fromEntries(
  Intl.supportedValuesOf('unit').flatMap((unit) => [
    [unit, unit],
    [`${unit}s`, unit],
  ]),
);
const spanOf = (word: string | undefined): Span | undefined =>
  spans.find((span) => word === span || word === `${span}s`);
/** Words that end a name of several words. */
const keywords = new Set('is in has at more less before after on older younger and or not rounded since of'.split(' '));

/** The words, numbers and signs of a rule, read one after the other. */
class Reader {
  readonly text: string;
  private readonly tokens: string[];
  private place = 0;
  constructor(text: string) {
    this.text = text;
    this.tokens = text.match(/\d+[.,]\d+|[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*|\S/gu) ?? [];
  }
  peek(ahead = 0): string | undefined {
    return this.tokens[this.place + ahead];
  }
  next(): string | undefined {
    return this.tokens[this.place++];
  }
  /** Takes these words if they come next. */
  takes(words: string): boolean {
    const wanted = words.split(' ');
    if (!wanted.every((word, ahead) => this.peek(ahead) === word)) return false;
    this.place += wanted.length;
    return true;
  }
  expect(word: string): void {
    if (!this.takes(word)) throw new RuleError(`in "${this.text}", "${word}" is missing ${this.where()}.`);
  }
  where(): string {
    return this.peek() === undefined ? 'at the end' : `before "${this.peek()}"`;
  }
  done(): void {
    if (this.peek() !== undefined)
      throw new RuleError(
        `in "${this.text}", "${this.peek()}" is not understood there. Write "and" or "or" between two conditions.`,
      );
  }
  /** Words up to the next keyword or sign, as one name. */
  name(): string {
    const words: string[] = [];
    while (/^[\p{L}\p{N}]/u.test(this.peek() ?? '') && !keywords.has(this.peek()!)) words.push(this.next()!);
    return words.join('-');
  }
  number(): number {
    const word = this.next() ?? '';
    if (!/^\d+([.,]\d+)?$/.test(word))
      throw new RuleError(
        `in "${this.text}", ${word ? `"${word}"` : 'the end'} stands where a number is needed. Write it without spaces or points, such as 16000.`,
      );
    return Number(word.replace(',', '.'));
  }
}

/** Reads a rule such as `age at least 18 and place in bergen, oslo`. Throws a `RuleError`. */
export function readRule(text: string, names: Names): Condition {
  const reader = new Reader(text);
  const condition = readAny(reader, names);
  reader.done();
  return condition;
}

function readAny(reader: Reader, names: Names): Condition {
  const parts = [readAll(reader, names)];
  while (reader.takes('or')) parts.push(readAll(reader, names));
  return parts.length === 1 ? parts[0]! : { any: parts };
}

function readAll(reader: Reader, names: Names): Condition {
  const parts = [readOne(reader, names)];
  while (reader.takes('and')) parts.push(readOne(reader, names));
  return parts.length === 1 ? parts[0]! : { all: parts };
}

function readOne(reader: Reader, names: Names): Condition {
  if (reader.takes('(')) {
    const inner = readAny(reader, names);
    reader.expect(')');
    return inner;
  }
  const name = reader.name();
  const known = Object.keys(names.questions);
  const question = Object.hasOwn(names.questions, name) ? names.questions[name]! : undefined;
  if (!question)
    throw new RuleError(
      name
        ? `in "${reader.text}", "${name}" is not a question.${suggest(name, known)}`
        : `in "${reader.text}", the name of a question is missing ${reader.where()}.`,
    );
  switch (question.kind) {
    case 'choice':
    case 'yes-no':
      return readChoice(reader, name, question);
    case 'choices':
      reader.expect('has');
      return { question: name, ...not(reader), has: optionOf(reader, question) };
    case 'date':
      return readDays(reader, name);
    default:
      return readSize(reader, name);
  }
}

const not = (reader: Reader) => (reader.takes('not') ? { not: true as const } : {});

function readChoice(reader: Reader, name: string, question: Names['questions'][string]): Condition {
  const several = reader.takes('in') || (reader.takes('not in') && 'not');
  if (several) {
    const inBrackets = reader.takes('(');
    const is = [optionOf(reader, question)];
    while (reader.takes(',')) is.push(optionOf(reader, question));
    if (inBrackets) reader.expect(')');
    return { question: name, is, ...(several === 'not' && { not: true as const }) };
  }
  reader.expect('is');
  return { question: name, ...not(reader), is: [optionOf(reader, question)] };
}

function optionOf(reader: Reader, { options }: Names['questions'][string]): string {
  const name = reader.name();
  if (Object.hasOwn(options, name)) return name;
  throw new RuleError(
    `in "${reader.text}", ${name ? `"${name}" is` : 'the end is'} not an answer to that question.${suggest(name, Object.keys(options))}`,
  );
}

/** How sizes are compared. `=` and `≠` are `is` and `is not`. */
const sizes = [
  ['at least', '>='],
  ['at most', '<='],
  ['more than', '>'],
  ['less than', '<'],
  ['is not', '≠'],
  ['is', '='],
] as const;

function readSize(reader: Reader, question: string): Condition {
  const found = sizes.find(([words]) => reader.takes(words));
  if (!found)
    throw new RuleError(
      `in "${reader.text}", say how "${question}" is compared: is, is not, at least, at most, more than or less than.`,
    );
  const value = reader.number();
  // A unit may be written for those who read the rule.
  if (/^\p{L}/u.test(reader.peek() ?? '') && !keywords.has(reader.peek()!)) reader.next();
  return { question, than: found[1], value };
}

const dates = [
  ['on or before', '<='],
  ['on or after', '>='],
  ['before', '<'],
  ['after', '>'],
  ['is not', '≠'],
  ['is', '='],
] as const;

/** How long ago a day is. What is older lies earlier. */
const ages = [
  ['older than', '<', ''],
  ['younger than', '>', ''],
  ['at least', '<=', 'old'],
  ['at most', '>=', 'old'],
] as const;

function readDays(reader: Reader, question: string): Condition {
  const byDate = dates.find(([words]) => reader.takes(words));
  if (byDate) return { question, than: byDate[1], value: readDate(reader) };
  const byAge = ages.find(([words]) => reader.takes(words));
  if (!byAge)
    throw new RuleError(
      `in "${reader.text}", say how the day "${question}" is compared: before, after, on or before, on or after and a date; older than, younger than and 18 years; or at least 18 years old.`,
    );
  const ago = reader.number();
  const span = spanOf(reader.next());
  if (!span) throw new RuleError(`in "${reader.text}", write days, weeks, months or years after ${ago}.`);
  if (byAge[2]) reader.takes('old');
  return { question, than: byAge[1], value: { ago, span } };
}

/** A day, or today: `2026-09-14` is read as one word. */
function readDate(reader: Reader): string | Ago {
  const word = reader.next() ?? '';
  if (word === 'today') return { ago: 0, span: 'day' };
  if (!isDay(word))
    throw new RuleError(
      `in "${reader.text}", ${word ? `"${word}"` : 'the end'} is not a date. Write year-month-day, such as 2026-09-14, or today.`,
    );
  return word;
}

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
