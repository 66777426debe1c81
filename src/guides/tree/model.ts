import { shiftDay, type Span } from './days.ts';

/** An answer: the name of an option, the names of several, a number or amount, or a day (year-month-day). */
export type Answer = string | string[] | number;
export type Answers = Record<string, Answer>;

/** A point in time that moves with the calendar: so many spans before today. */
export interface Ago {
  ago: number;
  span: Span;
}

/** When a way is taken. A condition on a question that was not asked does not hold. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { question: string; is: string[]; not?: true }
  | { question: string; has: string; not?: true }
  | { question: string; than: '<' | '<=' | '>' | '>=' | '=' | '≠'; value: number | string | Ago };

/** A calculation with answers. Amounts of money are in the guide's currency; spans and days follow `days.ts`. */
export type Sum =
  | number
  | { day: string }
  | { answer: string }
  | { do: '+' | '-' | '×' | '÷' | 'larger' | 'smaller'; of: [Sum, Sum] }
  | { do: 'shift'; of: [Sum, Sum]; span: Span }
  | { do: 'since'; of: Sum; span: Span }
  | { do: 'round'; of: Sum; way: 'nearest' | 'up' | 'down'; decimals: number };

/** What a calculation gives, so that it can be written in a reader's own way. */
export interface Kind {
  kind: 'number' | 'money' | 'day' | 'choice';
  /** A unit that `Intl` knows, such as day or kilometer. */
  unit?: string;
}

/** A text; where it shows calculations, `{{0}}` stands for the first of `values`, and so on. */
export type Text = string | { text: string; values: ({ sum: Sum } & Kind)[] };

export type QuestionKind = 'choice' | 'choices' | 'yes-no' | 'number' | 'money' | 'date';

export interface Question {
  kind: QuestionKind;
  ask: Text;
  hint?: Text;
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
  /** What to do now, each as HTML. */
  steps: Text[];
  links: { name: string; title: string; address: string }[];
  /** Where a person answers. */
  contact?: string;
}

/** Guided questions, free of any outlet: pages, print, drawing, programs and the telephone read the same. */
export interface Guide {
  language: string;
  /** How `Intl` writes this language here. */
  locale: string;
  /** Where "today" is. */
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

/** Whether a condition holds for these answers on this day. */
export function holds(condition: Condition, answers: Answers, today: string): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers, today));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers, today));
  const answer = answers[condition.question];
  if (answer === undefined) return false;
  if ('is' in condition) return condition.is.includes(String(answer)) !== !!condition.not;
  if ('has' in condition) return (answer as string[]).includes(condition.has) !== !!condition.not;
  const value = typeof condition.value === 'object' ? dayOf(condition.value, today) : condition.value;
  switch (condition.than) {
    case '<':
      return answer < value;
    case '<=':
      return answer <= value;
    case '>':
      return answer > value;
    case '>=':
      return answer >= value;
    case '=':
      return answer === value;
    case '≠':
      return answer !== value;
  }
}

/** The day that a bound or a condition means, today. */
export function dayOf(day: string | Ago, today: string): string {
  return typeof day === 'string' ? day : shiftDay(today, -day.ago, day.span);
}

/** The ways that a question opens for these answers: one, in a guide without mistakes. */
export function waysFrom({ ways }: Question, answers: Answers, today: string): string[] {
  const open = ways.filter(({ when }) => when && holds(when, answers, today));
  return (open.length > 0 ? open : ways.filter(({ when }) => !when)).map(({ go }) => go);
}

/** How many questions the longest way through a guide asks. */
export function mostQuestions({ first, questions }: Guide): number {
  const known = new Map<string, number>();
  const from = (name: string): number => {
    if (!questions[name]) return 0;
    if (!known.has(name)) {
      // A circle, which the check refuses, ends here.
      known.set(name, 0);
      known.set(name, 1 + Math.max(0, ...questions[name].ways.map(({ go }) => from(go))));
    }
    return known.get(name)!;
  };
  return from(first);
}

/** Why an answer cannot be taken. */
export type Refusal =
  | 'missing'
  | 'unknown'
  | 'no-number'
  | 'not-whole'
  | 'too-many-decimals'
  | 'too-small'
  | 'too-large'
  | 'no-date'
  | 'too-early'
  | 'too-late';

/** How far a visitor has come: the questions answered in their order, and what comes now. */
export interface Walk {
  steps: { question: string; answer: Answer }[];
  /** A question or an outcome. */
  at: string;
  /** What was answered to the question at hand, and why that is no answer. */
  refused?: { why: Refusal; given: string[] };
}

/** Reads one answer as it stands in an address or a form. */
export type ReadAnswer = (question: Question, given: string[]) => { answer: Answer } | { why: Refusal };

/**
 * Follows the answers from the first question as far as they reach; `stopAt` names a question to be asked again.
 * Answers to questions that do not come up are left aside.
 */
export function walk(
  guide: Guide,
  given: (question: string) => string[] | undefined,
  read: ReadAnswer,
  today: string,
  stopAt?: string,
): Walk {
  const steps: Walk['steps'] = [];
  const answers: Answers = {};
  let at = guide.first;
  for (;;) {
    const question = guide.questions[at];
    const typed = question && at !== stopAt ? given(at) : undefined;
    if (!question || !typed) return { steps, at };
    const found = read(question, typed);
    if ('why' in found) return { steps, at, refused: { why: found.why, given: typed } };
    answers[at] = found.answer;
    steps.push({ question: at, answer: found.answer });
    const [next] = waysFrom(question, answers, today);
    // The check refuses guides that lead nowhere or in a circle.
    if (next === undefined || next in answers) return { steps, at };
    at = next;
  }
}

/** The answers of a walk by question. */
export function answersOf({ steps }: Pick<Walk, 'steps'>): Answers {
  return Object.fromEntries(steps.map(({ question, answer }) => [question, answer]));
}
