import type { Condition, Guide } from '../../tree/guide.ts';
import { leavesOf } from '../../tree/conditions.ts';

/** Of so many boxes that rules look at, every combination is tried. */
export const mostBoxes = 12;

/** Of more boxes than this, pairs would be too many. */
const mostPairs = 40;
const mostSets = 60;

/** The options of a question that rules of the guide look at. */
export function boxesLookedAt(name: string, guide: Guide): string[] {
  const leaves = conditionsOf(guide).flatMap(leavesOf);
  return [...new Set(leaves.flatMap((leaf) => ('has' in leaf && leaf.question === name ? [leaf.has] : [])))];
}

/** The power set of the options that rules look at, and the set of all options. */
export function subsetsOf(options: string[], looked: string[]): string[][] {
  const subsets = looked.reduce<string[][]>((all, name) => [...all, ...all.map((one) => [...one, name])], [[]]);
  return [...subsets, options];
}

/**
 * Combinations where the power set is too large: what each rule needs, and two rules together; none, one and two boxes, and all
 * but these. They show mistakes that there are, and do not show that there is none.
 */
export function someSubsetsOf(name: string, options: string[], looked: string[], guide: Guide): string[][] {
  const needed = conditionsOf(guide)
    .flatMap((condition) => neededBy(condition, name))
    .slice(0, mostSets);
  const pairs = needed.flatMap((one, index) => needed.slice(index).map((other) => [...one, ...other]));
  const few = [
    [],
    ...looked.map((one) => [one]),
    ...(looked.length > mostPairs
      ? []
      : looked.flatMap((one, index) => looked.slice(index + 1).map((other) => [one, other]))),
  ];
  const without = few.map((few) => options.filter((option) => !few.includes(option)));
  const all = [...pairs, ...few, ...without].map((set) => options.filter((option) => set.includes(option)));
  return [...new Map(all.map((set) => [set.join(' '), set])).values()];
}

function conditionsOf({ questions }: Guide): Condition[] {
  return Object.values(questions).flatMap(({ ways }) => ways.flatMap(({ when }) => when ?? []));
}

/** The boxes of a question that each conjunction of a condition needs ticked: its disjunctive normal form, cut where it grows. */
function neededBy(condition: Condition, name: string): string[][] {
  if ('any' in condition) return condition.any.flatMap((part) => neededBy(part, name)).slice(0, mostSets);
  if ('all' in condition)
    return condition.all.reduce<string[][]>(
      (sets, part) => sets.flatMap((set) => neededBy(part, name).map((more) => [...set, ...more])).slice(0, mostSets),
      [[]],
    );
  return 'has' in condition && condition.question === name && !condition.not ? [[condition.has]] : [[]];
}
