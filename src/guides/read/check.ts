import { suggest } from '../../settings/problems.ts';
import { questionsIn, suggestTarget } from './compile.ts';
import { holds, type Answer, type Answers, type Guide, type Question, type Text } from '../tree/model.ts';
import { samplesOf } from './samples.ts';
import { answersIn, calculate } from '../tree/say.ts';

/** A mistake in the tree of a guide, at a field. */
export interface TreeMistake {
  path: PropertyKey[];
  message: string;
}

/** More states than this are not looked through; no guide that people can answer has them. */
const mostStates = 50_000;

/**
 * Mistakes that only show when a guide is gone through: unknown targets, circles, questions and outcomes that nobody
 * reaches, answers without a way on or with two, rules about questions that were not asked, calculations that
 * have no result. Each way is tried with the answers at which a rule changes its mind, and named by such an answer.
 * `places` are the fields of each question's ways.
 */
export function checkTree(
  guide: Guide,
  places: Record<string, PropertyKey[][]>,
  others: string[],
  today: string,
): TreeMistake[] {
  const unknown = unknownTargets(guide, places, others);
  const circles = circlesIn(guide);
  const poor = Object.entries(guide.outcomes).flatMap(([name, { steps, links, contact }]) =>
    steps.length + links.length === 0 && !contact
      ? [
          {
            path: ['outcomes', name],
            message:
              'ends without a next step. Add steps, links or a contact, so that nobody is left alone with the answer.',
          },
        ]
      : [],
  );
  const reserved = Object.keys(guide.questions).flatMap((name) =>
    name === 'change' || name === 'lang'
      ? [{ path: ['questions', name], message: `"${name}" has a meaning in addresses. Choose another name.` }]
      : [],
  );
  const whole = Object.keys(guide.questions[guide.first]!.options).includes('whole')
    ? [
        {
          path: ['questions', guide.first, 'options', 'whole'],
          message: '"whole" is the address of the whole guide. Choose another name.',
        },
      ]
    : [];
  const found = [...unknown, ...circles, ...poor, ...reserved, ...whole];
  if (circles.length > 0) return found;
  // Where a target is mistyped, what it was meant for is not reached either.
  return [...found, ...walkAll(guide, places, today, unknown.length === 0)];
}

function unknownTargets(guide: Guide, places: Record<string, PropertyKey[][]>, others: string[]): TreeMistake[] {
  return Object.entries(guide.questions).flatMap(([name, { ways }]) =>
    ways.flatMap(({ go }, index) => {
      if (go in guide.questions || go in guide.outcomes) return [];
      const path = places[name]?.[index] ?? ['questions', name];
      if (!go.endsWith('.yaml'))
        return [
          { path, message: `leads to "${go}", which is neither a question nor an outcome.${suggestTarget(go, guide)}` },
        ];
      const slug = go.replace(/\.yaml$/, '');
      if (slug === guide.slug) return [{ path, message: `leads to "${go}", which is this guide itself.` }];
      return others.includes(slug)
        ? []
        : [{ path, message: `leads to "${go}", which is not a guide.${suggest(slug, others)}` }];
    }),
  );
}

function circlesIn({ questions }: Guide): TreeMistake[] {
  const found: TreeMistake[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (name: string) => {
    const place = trail.indexOf(name);
    if (place >= 0) {
      const circle = [...trail.slice(place), name];
      found.push({
        path: ['questions', trail.at(-1)!],
        message: `leads in a circle: ${circle.join(' → ')}. A question can be asked only once.`,
      });
      return;
    }
    if (done.has(name) || !questions[name]) return;
    trail.push(name);
    for (const go of new Set(questions[name].ways.map((way) => way.go))) visit(go);
    trail.pop();
    done.add(name);
  };
  Object.keys(questions).forEach(visit);
  return found;
}

/** Goes through the guide with every answer that can make a difference. */
function walkAll(
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
  const matters = whatMatters(guide);
  const samples = new Map(Object.keys(guide.questions).map((name) => [name, samplesOf(name, guide, today)]));
  const reached = new Set<string>();
  const taken = new Set<Question['ways'][number]>();
  /** Which questions were ever asked before each. */
  const asked = new Map<string, Set<string>>();
  const states = new Set<string>();
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
    for (const answer of samples.get(at)!) {
      const now = { ...answers, [at]: answer };
      const conditional = question.ways.filter(({ when }) => when && holds(when, now, today));
      const ways = conditional.length > 0 ? conditional : question.ways.filter(({ when }) => !when);
      ways.forEach((way) => taken.add(way));
      const targets = [...new Set(ways.map(({ go }) => go))];
      const example = exampleOf(at, question, now, guide);
      if (targets.length === 0)
        say(
          ['questions', at],
          `no way on for ${example}. Add a rule, or a way without "when" for all other answers.`,
          'none',
        );
      if (targets.length > 1)
        say(
          ['questions', at],
          `two ways on for ${example}: ${targets.join(' and ')}. Only one rule may hold for an answer.`,
          'two',
        );
      const [next] = targets;
      if (next === undefined) continue;
      const key = `${next} ${JSON.stringify([...(matters.get(next) ?? [])].map((name) => now[name] ?? null))}`;
      if (states.has(key)) continue;
      states.add(key);
      if (states.size > mostStates) {
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
        Number.isNaN(calculate(sum, answers, today))
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

function textsOf({ title, body, steps }: Guide['outcomes'][string]): Text[] {
  return [title, body, ...steps];
}

/** For each name, the questions that rules and texts there and further on look at. */
function whatMatters(guide: Guide): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  const used = (texts: (Text | undefined)[]) =>
    texts.flatMap((text) => (typeof text === 'object' ? text.values.flatMap(({ sum }) => answersIn(sum)) : []));
  const visit = (name: string): Set<string> => {
    const found = known.get(name);
    if (found) return found;
    const own = new Set<string>();
    known.set(name, own);
    const question = guide.questions[name];
    if (!question) used(guide.outcomes[name] ? textsOf(guide.outcomes[name]) : []).forEach((one) => own.add(one));
    else {
      used([question.ask, question.hint]).forEach((one) => own.add(one));
      for (const { when, go } of question.ways) for (const one of [...questionsIn(when), ...visit(go)]) own.add(one);
    }
    return own;
  };
  for (const name of Object.keys(guide.questions)) visit(name);
  return known;
}
