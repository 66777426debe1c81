import { spans, type Span } from '../tree/days.ts';
import type { Expression, Kind, Question } from '../tree/guide.ts';

/** The symbol table of rules and calculations: the questions, and amounts that the guide works out. */
export interface Scope {
  questions: Record<string, Pick<Question, 'kind' | 'options' | 'unit'>>;
  /** One that could not be read is broken, and no further mistake. */
  amounts: Record<string, ({ sum: Expression } & Kind) | 'broken'>;
  currency?: string | undefined;
}

/** Thrown when a rule or a calculation cannot be understood; the message is for editors, and empty where they have been told. */
export class RuleError extends Error {}

/** Days, weeks, months or years by their word, alone or as many. */
export function spanOf(word: string | undefined): Span | undefined {
  return spans.find((span) => word === span || word === `${span}s`);
}

/** Words that end a name of several words. */
export const keywords = new Set(
  'is in has at more less before after on older younger and or not rounded since of'.split(' '),
);

/**
 * The tokens of a rule or a calculation (words, numbers, signs), for recursive descent parsers: `accept` takes words if they
 * come next, `expect` throws a `RuleError` where they do not.
 */
export class TokenStream {
  readonly text: string;
  private readonly tokens: string[];
  private at = 0;
  constructor(text: string) {
    this.text = text;
    this.tokens = text.match(/\d+[.,]\d+|[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*|\S/gu) ?? [];
  }
  peek(ahead = 0): string | undefined {
    return this.tokens[this.at + ahead];
  }
  next(): string | undefined {
    return this.tokens[this.at++];
  }
  /** Consumes these words if they come next. */
  accept(words: string): boolean {
    const wanted = words.split(' ');
    if (!wanted.every((word, ahead) => this.peek(ahead) === word)) return false;
    this.at += wanted.length;
    return true;
  }
  expect(word: string): void {
    if (!this.accept(word)) throw new RuleError(`in "${this.text}", "${word}" is missing ${this.where()}.`);
  }
  where(): string {
    return this.peek() === undefined ? 'at the end' : `before "${this.peek()}"`;
  }
  /** Throws unless everything was read. */
  end(): void {
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
