import { suggest } from '../../settings/problems.ts';
import { isDay } from '../tree/days.ts';
import type { Ago, Condition } from '../tree/model.ts';
import { keywords, Reader, RuleError, spanOf, type Names } from './reader.ts';

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
