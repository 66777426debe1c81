import { leavesOf } from '../../tree/conditions.ts';
import { answersIn } from '../../tree/evaluate.ts';
import type { Answers, Guide, Text } from '../../tree/guide.ts';
import { textsAt } from '../../tree/walk.ts';

/** What rules and texts look at: of each question, its whole answer or only some of its boxes. */
type Live = Map<string, 'whole' | Set<string>>;

/** Live-variable analysis of an acyclic guide: for each name, what rules and texts there and further on look at. */
export function liveAnswers(guide: Guide): Map<string, Live> {
  const known = new Map<string, Live>();
  const visit = (name: string): Live => {
    const found = known.get(name);
    if (found) return found;
    const own: Live = new Map();
    known.set(name, own);
    const add = (question: string, part: 'whole' | Iterable<string>) => {
      const before = own.get(question);
      if (part === 'whole' || before === 'whole') own.set(question, 'whole');
      else own.set(question, new Set([...(before ?? []), ...part]));
    };
    textsAt(guide, name)
      .flatMap(answersUsed)
      .forEach((question) => add(question, 'whole'));
    for (const { when, go } of guide.questions[name]?.ways ?? []) {
      for (const leaf of leavesOf(when)) add(leaf.question, 'has' in leaf ? [leaf.has] : 'whole');
      for (const [question, part] of visit(go)) add(question, part);
    }
    return own;
  };
  for (const name of Object.keys(guide.questions)) visit(name);
  return known;
}

/** Names a state: where two have the same key, everything from there on is the same. */
export function stateKey(at: string, answers: Answers, live: Live | undefined): string {
  const parts = [...(live ?? [])].map(([name, part]) => {
    const answer = answers[name] ?? null;
    return part !== 'whole' && Array.isArray(answer) ? answer.filter((one) => part.has(one)) : answer;
  });
  return `${at} ${JSON.stringify(parts)}`;
}

function answersUsed(text: Text | undefined): string[] {
  return typeof text === 'object' ? text.values.flatMap(({ sum }) => answersIn(sum)) : [];
}
