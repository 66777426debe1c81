import type { Guide } from '../tree/guide.ts';
import { explore } from './explore/explore.ts';
import { cyclesIn, unknownTargets, type TreeMistake } from './targets.ts';

/**
 * Verifies the graph of a guide: unknown targets, cycles, outcomes without a next step, names that addresses need, and what
 * only exploring it shows (`explore/explore.ts`). `places` are the paths of each question's ways in the file, `others` the guides
 * that a way may lead to; `today` is year-month-day.
 */
export function checkTree(
  guide: Guide,
  places: Record<string, PropertyKey[][]>,
  others: string[],
  today: string,
): TreeMistake[] {
  const unknown = unknownTargets(guide, places, others);
  const cycles = cyclesIn(guide);
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
  const found = [...unknown, ...cycles, ...poor, ...reserved, ...whole];
  if (cycles.length > 0) return found;
  // Where a target is mistyped, what it was meant for is not reached either.
  return [...found, ...explore(guide, places, today, unknown.length === 0)];
}
