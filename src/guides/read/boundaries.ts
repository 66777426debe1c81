import { isDay, shiftDay } from '../tree/days.ts';
import { dayOf, leavesOf } from '../tree/conditions.ts';
import type { Answer, Guide } from '../tree/guide.ts';

/** Boundary value analysis of a question: answers on, just below and just above each value that a rule compares it with, and its own bounds. Of options, all. */
export function boundaryValuesOf(name: string, guide: Guide, today: string): Answer[] {
  const question = guide.questions[name]!;
  const conditions = Object.values(guide.questions).flatMap(({ ways }) => ways.flatMap(({ when }) => leavesOf(when)));
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
      const limits = own.flatMap((part) =>
        'than' in part && typeof part.value !== 'number' ? [dayOf(part.value, today)] : [],
      );
      const days = limits.flatMap((day) => [shiftDay(day, -1, 'day'), day, shiftDay(day, 1, 'day')]);
      const kept = [...(earliest ? [earliest] : []), ...(latest ? [latest] : []), ...days].filter(
        (day) => isDay(day) && (!earliest || day >= earliest) && (!latest || day <= latest),
      );
      return kept.length > 0 ? [...new Set(kept)].sort() : [today];
    }
    default: {
      const step = 10 ** -(question.decimals ?? 0);
      const { min, max } = question;
      const limits = own.flatMap((part) => ('than' in part && typeof part.value === 'number' ? [part.value] : []));
      const around = limits.flatMap((value) =>
        [value - step, value, value + step].map((one) => Number(one.toFixed(6))),
      );
      const values = [...(min === undefined ? [] : [min]), ...(max === undefined ? [] : [max]), 0, ...around];
      const kept = values.filter((value) => (min === undefined || value >= min) && (max === undefined || value <= max));
      return kept.length > 0 ? [...new Set(kept)].sort((a, b) => a - b) : [min ?? max ?? 0];
    }
  }
}

/** The power set of the options that rules look at, of eight at most, and the set of all options. */
function subsetsOf(options: string[], looked: string[]): string[][] {
  const names = [...new Set(looked)].slice(0, 8);
  const subsets = names.reduce<string[][]>((all, name) => [...all, ...all.map((one) => [...one, name])], [[]]);
  return [...subsets, options];
}
