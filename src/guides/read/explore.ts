import { holds, questionsIn } from '../tree/conditions.ts';
import { answersIn, evaluate } from '../tree/evaluate.ts';
import type { Answer, Answers, Guide, Question, Text } from '../tree/guide.ts';
import { boundaryValuesOf } from './boundaries.ts';
import { liveQuestions, textsOf } from './liveness.ts';
import type { TreeMistake } from './targets.ts';

/** More states than this are not looked through; no guide that people can answer has them. */
const mostStates = 50_000;
/** So many rules are tried; a file that is made to keep the check busy has more. */
const mostTried = 5_000_000;

/**
 * Explores the states of a guide, as an explicit-state model checker does: from the first question on, each question is
 * answered with its boundary values. Two states are the same where the live questions have the same answers. Finds
 * questions and outcomes that are not reached (if `complete`), answers with no way on or with two, ways never taken, and
 * calculations that have no result, each with the first answers that show it.
 */
export function explore(
  guide: Guide,
  places: Record<string, PropertyKey[][]>,
  today: string,
  complete: boolean,
): TreeMistake[] {
  const mistakes = new Map<string, TreeMistake>();
  const say = (path: PropertyKey[], message: string, key = message) => {
    const id = `${path.join('.')} ${key}`;
    if (!mistakes.has(id)) mistakes.set(id, { path, message });
  };
  const matters = liveQuestions(guide);
  const values = new Map(Object.keys(guide.questions).map((name) => [name, boundaryValuesOf(name, guide, today)]));
  const reached = new Set<string>();
  const taken = new Set<Question['ways'][number]>();
  /** Which questions were ever asked before each. */
  const asked = new Map<string, Set<string>>();
  const states = new Set<string>();
  let tried = 0;
  const open: { at: string; answers: Answers }[] = [{ at: guide.first, answers: {} }];
  for (let state = open.pop(); state; state = open.pop()) {
    const { at, answers } = state;
    reached.add(at);
    const question = guide.questions[at];
    const node = question ? [question.ask, question.hint] : guide.outcomes[at] ? textsOf(guide.outcomes[at]) : [];
    for (const text of node) checkText(text, question ? ['questions', at] : ['outcomes', at], answers);
    if (!question) continue;
    const before = asked.get(at) ?? asked.set(at, new Set()).get(at)!;
    for (const name of Object.keys(answers)) before.add(name);
    for (const answer of values.get(at)!) {
      tried += question.ways.length;
      const now = { ...answers, [at]: answer };
      const conditional = question.ways.filter(({ when }) => when && holds(when, now, today));
      const ways = conditional.length > 0 ? conditional : question.ways.filter(({ when }) => !when);
      ways.forEach((way) => taken.add(way));
      const targets = [...new Set(ways.map(({ go }) => go))];
      const example = () => exampleOf(at, question, now, guide);
      if (targets.length === 0)
        say(
          ['questions', at],
          `no way on for ${example()}. Add a rule, or a way without "when" for all other answers.`,
          'none',
        );
      if (targets.length > 1)
        say(
          ['questions', at],
          `two ways on for ${example()}: ${targets.join(' and ')}. Only one rule may hold for an answer.`,
          'two',
        );
      const [next] = targets;
      if (next === undefined) continue;
      const key = `${next} ${JSON.stringify([...(matters.get(next) ?? [])].map((name) => now[name] ?? null))}`;
      if (states.has(key)) continue;
      states.add(key);
      if (states.size > mostStates || tried > mostTried) {
        say([], `has more than ${mostStates} different ways through it. Make several guides of it.`);
        return [...mistakes.values()];
      }
      open.push({ at: next, answers: now });
    }
  }
  for (const name of complete ? Object.keys(guide.questions) : [])
    if (!reached.has(name)) say(['questions', name], 'no answer leads to this question.');
  for (const name of complete ? Object.keys(guide.outcomes) : [])
    if (!reached.has(name)) say(['outcomes', name], 'no answer leads to this outcome.');
  for (const [name, { ways }] of Object.entries(guide.questions)) {
    if (!reached.has(name)) continue;
    ways.forEach((way, index) => {
      const path = places[name]?.[index] ?? ['questions', name];
      const early = questionsIn(way.when).find((other) => other !== name && !asked.get(name)?.has(other));
      if (early) say(path, `a rule looks at "${early}", which is not asked before this question.`);
      else if (!taken.has(way))
        say(
          path,
          `the way to "${way.go}"${way.when ? '' : ' for all other answers'} is never taken. Take it out, or mend its rule.`,
          way.go + String(ways.indexOf(way)),
        );
    });
  }
  return [...mistakes.values()];

  function checkText(text: Text | undefined, path: PropertyKey[], answers: Answers) {
    for (const { sum } of typeof text === 'object' ? text.values : []) {
      const missing = answersIn(sum).find((name) => answers[name] === undefined);
      if (missing)
        say(path, `shows a calculation with "${missing}", which is not asked ${wayOf(answers)}.`, `missing ${missing}`);
      else if (
        !answersIn(sum).some((name) => typeof answers[name] !== 'number') &&
        Number.isNaN(evaluate(sum, answers, today))
      )
        say(path, `shows a calculation that has no result ${wayOf(answers)}, because it divides by nothing.`, 'nan');
    }
  }
}

/** The answers so far, for an editor. */
function wayOf(answers: Answers): string {
  const said = Object.entries(answers).map(([name, answer]) => `${name} ${inWords(answer)}`);
  return said.length > 0 ? `on the way ${said.join(', ')}` : 'before it';
}

function inWords(answer: Answer): string {
  return Array.isArray(answer) ? answer.join(' and ') || 'none' : String(answer);
}

/** An answer as a counter-example, with the earlier answers that its rules look at: `age 17, region scotland`. */
function exampleOf(at: string, { ways }: Question, answers: Answers, { questions }: Guide): string {
  const names = new Set([at, ...ways.flatMap(({ when }) => questionsIn(when))]);
  return [...names]
    .filter((name) => answers[name] !== undefined && questions[name])
    .map((name) => `${name} ${inWords(answers[name]!)}`)
    .join(', ');
}
