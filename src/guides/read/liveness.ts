import { questionsIn } from '../tree/conditions.ts';
import { answersIn } from '../tree/evaluate.ts';
import type { Guide, Text } from '../tree/guide.ts';

/** Live-variable analysis of an acyclic guide: for each name, the questions that rules and texts there and further on look at. */
export function liveQuestions(guide: Guide): Map<string, Set<string>> {
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

/** All texts of an outcome. */
export function textsOf({ title, body, steps }: Guide['outcomes'][string]): Text[] {
  return [title, body, ...steps];
}
