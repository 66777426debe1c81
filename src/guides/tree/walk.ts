import type { ReadAnswer, Refusal } from './answers.ts';
import { holds } from './conditions.ts';
import { unworkable } from './evaluate.ts';
import type { Answer, Answers, Guide, Question, Text } from './guide.ts';

/** The path of a visitor through a guide: the questions answered in their order, and what comes now. */
export interface Walk {
  steps: { question: string; answer: Answer }[];
  /** A question or an outcome. */
  at: string;
  /** What was answered to the question at hand, and why that is no answer. */
  refused?: { why: Refusal; given: string[] };
}

/**
 * Follows the answers from the first question as far as they reach; `stopAt` names a question to be asked again.
 * Answers to questions that do not come up are left aside. Where the texts that come next cannot be worked out, because they
 * divide by nothing or a day lies beyond the calendar, the last question that they depend on is asked again.
 *
 *     walk(guide, (name) => given[name], readerOf('en-GB', today), today).at // 'how-late'
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
    const causes = textsAt(guide, next).flatMap((text) => unworkable(text, answers, today));
    const last = steps.findLastIndex(({ question: name }) => causes.includes(name));
    if (last >= 0) {
      const { question: name } = steps[last]!;
      return {
        steps: steps.slice(0, last),
        at: name,
        refused: { why: 'no-result', given: given(name) ?? [] },
      };
    }
    at = next;
  }
}

/** All texts of a question or an outcome. */
export function textsAt({ questions, outcomes }: Guide, name: string): (Text | undefined)[] {
  const question = questions[name];
  if (question) return [question.ask, question.hint, question.say];
  const outcome = outcomes[name];
  return outcome ? [outcome.title, outcome.body, outcome.say, ...outcome.steps] : [];
}

/** The answers of a walk by question. */
export function answersOf({ steps }: Pick<Walk, 'steps'>): Answers {
  return Object.fromEntries(steps.map(({ question, answer }) => [question, answer]));
}

/** The names that a question leads to for these answers: one, in a guide without mistakes. */
export function waysFrom(question: Question, answers: Answers, today: string): string[] {
  return openWays(question, answers, today).map(({ go }) => go);
}

/** The ways of a question whose rules hold; where none does, those without a rule. */
export function openWays({ ways }: Question, answers: Answers, today: string): Question['ways'] {
  const open = ways.filter(({ when }) => when && holds(when, answers, today));
  return open.length > 0 ? open : ways.filter(({ when }) => !when);
}

/** How many questions the longest path through a guide, or from one of its questions on, asks: depth-first search with memoization. */
export function mostQuestions({ first, questions }: Pick<Guide, 'first' | 'questions'>, start = first): number {
  const known = new Map<string, number>();
  const from = (name: string): number => {
    if (!questions[name]) return 0;
    if (!known.has(name)) {
      // A cycle, which the check refuses, ends here.
      known.set(name, 0);
      known.set(name, 1 + Math.max(0, ...questions[name].ways.map(({ go }) => from(go))));
    }
    return known.get(name)!;
  };
  return from(start);
}
