import type { Span } from './days.ts';

/** An answer: the name of an option, the names of several, a number or amount, or a day (year-month-day). */
export type Answer = string | string[] | number;
export type Answers = Record<string, Answer>;

/** A day relative to today: so many spans before it. */
export interface Ago {
  ago: number;
  span: Span;
}

/** A boolean expression over answers, as a syntax tree: when a way is taken. A leaf about a question that was not asked does not hold. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { question: string; is: string[]; not?: true }
  | { question: string; has: string; not?: true }
  | { question: string; than: '<' | '<=' | '>' | '>=' | '=' | '≠'; value: number | string | Ago };

/** An arithmetic expression over answers and days, as a syntax tree. Amounts of money are in the guide's currency; spans and days follow `days.ts`. */
export type Expression =
  | number
  | { day: string }
  | { answer: string }
  | { do: '+' | '-' | '×' | '÷' | 'larger' | 'smaller'; of: [Expression, Expression] }
  | { do: 'shift'; of: [Expression, Expression]; span: Span }
  | { do: 'since'; of: Expression; span: Span }
  | { do: 'round'; of: Expression; way: 'nearest' | 'up' | 'down'; decimals: number };

/** The type of an expression, so that its value can be formatted for a reader. */
export interface Kind {
  kind: 'number' | 'money' | 'day' | 'choice';
  /** A simple unit of ECMA-402, such as day or kilometer. */
  unit?: string;
  /** The names of the months in the case that the text needs, with bars between them. */
  months?: string;
}

/** A text, or a template: `{{0}}` stands for the value of the first of `values`, and so on. */
export type Text = string | { text: string; values: ({ sum: Expression } & Kind)[] };

export type QuestionKind = 'choice' | 'choices' | 'yes-no' | 'number' | 'money' | 'date';

export interface Question {
  kind: QuestionKind;
  ask: Text;
  hint?: Text;
  /** What the telephone asks in the place of both. */
  say?: Text;
  /** By name, in their order. */
  options: Record<string, { text: string; hint?: string }>;
  unit?: string;
  min?: number;
  max?: number;
  decimals?: number;
  /** The first and the last day that can be answered. */
  earliest?: string | Ago;
  latest?: string | Ago;
  /** The first that holds is taken; the one without a condition when no other holds. */
  ways: { when?: Condition; go: string }[];
}

export interface Outcome {
  title: Text;
  /** HTML. */
  body: Text;
  /** What the telephone says in its place. */
  say?: Text;
  /** What to do now, each as HTML. */
  steps: Text[];
  links: { name: string; title: string; address: string }[];
  /** Where a person answers. */
  contact?: string;
}

/** A decision graph, directed and without cycles: questions lead by their `ways` to one another and to outcomes. Free of any outlet: pages, print, drawing and programs read the same. */
export interface Guide {
  language: string;
  /** The BCP 47 tag for `Intl`. */
  locale: string;
  /** The IANA time zone in which it is today. */
  zone: string;
  slug: string;
  title: string;
  summary: string;
  /** Answers are kept out of addresses and histories. */
  private: boolean;
  /** ISO 4217. */
  currency?: string;
  first: string;
  questions: Record<string, Question>;
  outcomes: Record<string, Outcome>;
}
