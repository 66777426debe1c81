import { questionsIn } from '../../tree/conditions.ts';
import { answersIn } from '../../tree/evaluate.ts';
import type { Answer, Answers, Guide, Question, Text } from '../../tree/guide.ts';
import { textsAt, openWays } from '../../tree/walk.ts';
import { boundaryValuesOf } from '../boundaries.ts';
import { boxesLookedAt, mostBoxes } from './boxes.ts';
import { liveAnswers, stateKey } from './liveness.ts';
import { answersWithoutResult, whyNoResult } from './results.ts';
import type { TreeMistake } from '../targets.ts';

/** More states than this are not looked through; no guide that people can answer has them. */
const mostStates = 50_000;
/** Where every combination of boxes makes too many states, of more boxes than this only some are tried. */
const fewBoxes = 8;
/** In so many states of a question or outcome it is looked for answers nearby without a result. */
const mostSearched = 200;
/** So many rules are tried; a file that is made to keep the check busy has more. */
const mostTried = 5_000_000;

/**
 * Explores the states of a guide, as an explicit-state model checker does: from the first question on, each question is
 * answered with its boundary values. Two states are the same where the live answers are the same. Finds questions and outcomes
 * that are not reached (if `complete`), answers with no way on or with two, ways never taken, and calculations that have no
 * result, each with the first answers that show it. Where boxes have more combinations than can be tried, it says what it found,
 * and not what it did not find.
 */
export function explore(
  guide: Guide,
  places: Record<string, PropertyKey[][]>,
  today: string,
  complete: boolean,
): TreeMistake[] {
  const boxes = Math.max(0, ...Object.keys(guide.questions).map((name) => boxesLookedAt(name, guide).length));
  const most = boxes > mostBoxes ? fewBoxes : mostBoxes;
  const found = exploreWith(guide, places, today, complete, most);
  if (found) return found;
  const fewer = boxes > fewBoxes && most > fewBoxes && exploreWith(guide, places, today, complete, fewBoxes);
  return (
    fewer || [
      { path: [], message: `has more than ${mostStates} different ways through it. Make several guides of it.` },
    ]
  );
}

/** Explores with every combination of so many boxes; nothing where that are too many states. */
function exploreWith(
  guide: Guide,
  places: Record<string, PropertyKey[][]>,
  today: string,
  complete: boolean,
  most: number,
): TreeMistake[] | undefined {
  const mistakes = new Map<string, TreeMistake>();
  const say = (path: PropertyKey[], message: string, key = message) => {
    const id = `${path.join('.')} ${key}`;
    if (!mistakes.has(id)) mistakes.set(id, { path, message });
  };
  const live = liveAnswers(guide);
  const names = Object.keys(guide.questions);
  const values = new Map(names.map((name) => [name, boundaryValuesOf(name, guide, today, most)]));
  const isWhole = names.every((name) => boxesLookedAt(name, guide).length <= most);
  const reached = new Set<string>();
  const taken = new Set<Question['ways'][number]>();
  /** Which questions were ever asked before each. */
  const asked = new Map<string, Set<string>>();
  const searched = new Map<string, number>();
  const states = new Set<string>();
  let tried = 0;
  const open: { at: string; answers: Answers }[] = [{ at: guide.first, answers: {} }];
  for (let state = open.pop(); state; state = open.pop()) {
    const { at, answers } = state;
    reached.add(at);
    const question = guide.questions[at];
    for (const text of textsAt(guide, at)) checkText(text, [question ? 'questions' : 'outcomes', at], answers);
    if (!question) continue;
    const before = asked.get(at) ?? asked.set(at, new Set()).get(at)!;
    for (const name of Object.keys(answers)) before.add(name);
    for (const answer of values.get(at)!) {
      tried += question.ways.length;
      const now = { ...answers, [at]: answer };
      const ways = openWays(question, now, today);
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
      const key = stateKey(next, now, live.get(next));
      if (states.has(key)) continue;
      states.add(key);
      if (states.size > mostStates || tried > mostTried) return undefined;
      open.push({ at: next, answers: now });
    }
  }
  // Where not everything was tried, only what nothing names is sure to be reached by nobody.
  const isReached = (name: string) => reached.has(name) || (!isWhole && isNamed(name, guide));
  for (const name of complete ? names : [])
    if (!isReached(name)) say(['questions', name], 'no answer leads to this question.');
  for (const name of complete ? Object.keys(guide.outcomes) : [])
    if (!isReached(name)) say(['outcomes', name], 'no answer leads to this outcome.');
  if (!isWhole) return [...mistakes.values()];
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

  function checkText(text: Text | undefined, path: [string, string], answers: Answers) {
    for (const { sum, kind } of typeof text === 'object' ? text.values : []) {
      const missing = answersIn(sum).find((name) => answers[name] === undefined);
      if (missing)
        say(path, `shows a calculation with "${missing}", which is not asked ${wayOf(answers)}.`, `missing ${missing}`);
      if (missing || kind === 'choice') continue;
      const times = searched.get(path[1]) ?? 0;
      searched.set(path[1], times + 1);
      const why = whyNoResult(sum, answers, today);
      const wrong = why ? answers : times < mostSearched && answersWithoutResult(guide, sum, answers, today);
      if (wrong)
        say(
          path,
          `shows a calculation that has no result ${wayOf(wrong)}, ${why ?? whyNoResult(sum, wrong, today)!}. Give the questions a min and a max, or these answers a way of their own.`,
          'nan',
        );
    }
  }
}

/** Whether a way leads to a question or an outcome. */
function isNamed(name: string, { first, questions }: Guide): boolean {
  return name === first || Object.values(questions).some(({ ways }) => ways.some(({ go }) => go === name));
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
