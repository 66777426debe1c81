import { suggest } from '../../settings/problems.ts';
import { isDay } from '../tree/days.ts';
import type { Ago, Condition } from '../tree/guide.ts';
import { keywords, TokenStream, RuleError, spanOf, type Scope } from './tokens.ts';

/**
 * Parses a rule by recursive descent: `or` binds weaker than `and`, parentheses group. Throws a `RuleError`.
 *
 *     readRule('age at least 18 and place in bergen, oslo', scope)
 */
export function readRule(text: string, scope: Scope): Condition {
  const tokens = new TokenStream(text);
  const condition = readAny(tokens, scope);
  tokens.end();
  return condition;
}

function readAny(tokens: TokenStream, scope: Scope): Condition {
  const parts = [readAll(tokens, scope)];
  while (tokens.accept('or')) parts.push(readAll(tokens, scope));
  return parts.length === 1 ? parts[0]! : { any: parts };
}

function readAll(tokens: TokenStream, scope: Scope): Condition {
  const parts = [readOne(tokens, scope)];
  while (tokens.accept('and')) parts.push(readOne(tokens, scope));
  return parts.length === 1 ? parts[0]! : { all: parts };
}

function readOne(tokens: TokenStream, scope: Scope): Condition {
  if (tokens.accept('(')) {
    const inner = readAny(tokens, scope);
    tokens.expect(')');
    return inner;
  }
  const name = tokens.name();
  const known = Object.keys(scope.questions);
  const question = Object.hasOwn(scope.questions, name) ? scope.questions[name]! : undefined;
  if (!question)
    throw new RuleError(
      name
        ? `in "${tokens.text}", "${name}" is not a question.${suggest(name, known)}`
        : `in "${tokens.text}", the name of a question is missing ${tokens.where()}.`,
    );
  switch (question.kind) {
    case 'choice':
    case 'yes-no':
      return readChoice(tokens, name, question);
    case 'choices':
      tokens.expect('has');
      return { question: name, ...not(tokens), has: optionOf(tokens, question) };
    case 'date':
      return readDays(tokens, name);
    default:
      return readSize(tokens, name);
  }
}

const not = (tokens: TokenStream) => (tokens.accept('not') ? { not: true as const } : {});

function readChoice(tokens: TokenStream, name: string, question: Scope['questions'][string]): Condition {
  const several = tokens.accept('in') || (tokens.accept('not in') && 'not');
  if (several) {
    const inBrackets = tokens.accept('(');
    const is = [optionOf(tokens, question)];
    while (tokens.accept(',')) is.push(optionOf(tokens, question));
    if (inBrackets) tokens.expect(')');
    return { question: name, is, ...(several === 'not' && { not: true as const }) };
  }
  tokens.expect('is');
  return { question: name, ...not(tokens), is: [optionOf(tokens, question)] };
}

function optionOf(tokens: TokenStream, { options }: Scope['questions'][string]): string {
  const name = tokens.name();
  if (Object.hasOwn(options, name)) return name;
  throw new RuleError(
    `in "${tokens.text}", ${name ? `"${name}" is` : 'the end is'} not an answer to that question.${suggest(name, Object.keys(options))}`,
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

function readSize(tokens: TokenStream, question: string): Condition {
  const found = sizes.find(([words]) => tokens.accept(words));
  if (!found)
    throw new RuleError(
      `in "${tokens.text}", say how "${question}" is compared: is, is not, at least, at most, more than or less than.`,
    );
  const value = tokens.number();
  // A unit may be written for those who read the rule.
  if (/^\p{L}/u.test(tokens.peek() ?? '') && !keywords.has(tokens.peek()!)) tokens.next();
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

function readDays(tokens: TokenStream, question: string): Condition {
  const byDate = dates.find(([words]) => tokens.accept(words));
  if (byDate) return { question, than: byDate[1], value: readDate(tokens) };
  const byAge = ages.find(([words]) => tokens.accept(words));
  if (!byAge)
    throw new RuleError(
      `in "${tokens.text}", say how the day "${question}" is compared: before, after, on or before, on or after and a date; older than, younger than and 18 years; or at least 18 years old.`,
    );
  const ago = tokens.number();
  const span = spanOf(tokens.next());
  if (!span) throw new RuleError(`in "${tokens.text}", write days, weeks, months or years after ${ago}.`);
  if (byAge[2]) tokens.accept('old');
  return { question, than: byAge[1], value: { ago, span } };
}

/** A day, or today: `2026-09-14` is read as one word. */
function readDate(tokens: TokenStream): string | Ago {
  const word = tokens.next() ?? '';
  if (word === 'today') return { ago: 0, span: 'day' };
  if (!isDay(word))
    throw new RuleError(
      `in "${tokens.text}", ${word ? `"${word}"` : 'the end'} is not a date. Write year-month-day, such as 2026-09-14, or today.`,
    );
  return word;
}
