import { isDay, shiftDay } from '../tree/days.ts';
import { dayOf, type Answer, type Condition, type Guide } from '../tree/model.ts';

/** Answers on both sides of every rule that looks at the question, and its bounds. */
export function samplesOf(name: string, guide: Guide, today: string): Answer[] {
  const question = guide.questions[name]!;
  const conditions = Object.values(guide.questions).flatMap(({ ways }) => ways.flatMap(({ when }) => partsOf(when)));
  const own = conditions.filter((part) => part.question === name);
  const options = Object.keys(question.options);
  switch (question.kind) {
    case 'choice':
    case 'yes-no':
      return options;
    case 'choices':
      return subsetsOf(
        options,
        own.flatMap((part) => ('has' in part ? [part.has] : [])),
      );
    case 'date': {
      const [earliest, latest] = [question.earliest, question.latest].map((day) => day && dayOf(day, today));
      const turns = own.flatMap((part) =>
        'than' in part && typeof part.value !== 'number' ? [dayOf(part.value, today)] : [],
      );
      const days = turns.flatMap((day) => [shiftDay(day, -1, 'day'), day, shiftDay(day, 1, 'day')]);
      const kept = [...(earliest ? [earliest] : []), ...(latest ? [latest] : []), ...days].filter(
        (day) => isDay(day) && (!earliest || day >= earliest) && (!latest || day <= latest),
      );
      return kept.length > 0 ? [...new Set(kept)].sort() : [today];
    }
    default: {
      const step = 10 ** -(question.decimals ?? 0);
      const { min, max } = question;
      const turns = own.flatMap((part) => ('than' in part && typeof part.value === 'number' ? [part.value] : []));
      const around = turns.flatMap((value) => [value - step, value, value + step].map((one) => Number(one.toFixed(6))));
      const values = [...(min === undefined ? [] : [min]), ...(max === undefined ? [] : [max]), 0, ...around];
      const kept = values.filter((value) => (min === undefined || value >= min) && (max === undefined || value <= max));
      return kept.length > 0 ? [...new Set(kept)].sort((a, b) => a - b) : [min ?? max ?? 0];
    }
  }
}

/** All choices of the options that rules look at, and one that takes everything. */
function subsetsOf(options: string[], looked: string[]): string[][] {
  const names = [...new Set(looked)].slice(0, 8);
  const subsets = names.reduce<string[][]>((all, name) => [...all, ...all.map((one) => [...one, name])], [[]]);
  return [...subsets, options];
}

type Part = Exclude<Condition, { all: Condition[] } | { any: Condition[] }>;

function partsOf(condition: Condition | undefined): Part[] {
  if (!condition) return [];
  if ('all' in condition) return condition.all.flatMap(partsOf);
  if ('any' in condition) return condition.any.flatMap(partsOf);
  return [condition];
}
