import { suggest } from '../../settings/problems.ts';
import type { Guide } from '../tree/guide.ts';

/** A mistake in the graph of a guide, at the path of a field. */
export interface TreeMistake {
  path: PropertyKey[];
  message: string;
}

/** Finds ways to names that are neither a question, an outcome nor another guide of `others`; `places` are the paths of each question's ways. */
export function unknownTargets(guide: Guide, places: Record<string, PropertyKey[][]>, others: string[]): TreeMistake[] {
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

function suggestTarget(target: string, guide: Guide): string {
  return suggest(target, [...Object.keys(guide.questions), ...Object.keys(guide.outcomes)]);
}

/** Finds cycles by depth-first search, each named once. */
export function cyclesIn({ questions }: Guide): TreeMistake[] {
  const found: TreeMistake[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (name: string) => {
    const start = trail.indexOf(name);
    if (start >= 0) {
      const cycle = [...trail.slice(start), name];
      found.push({
        path: ['questions', trail.at(-1)!],
        message: `leads in a circle: ${cycle.join(' → ')}. A question can be asked only once.`,
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
