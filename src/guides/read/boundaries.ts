import { isDay, shiftDay } from '../tree/days.ts';
import { dayOf, leavesOf } from '../tree/conditions.ts';
import type { Answer, Guide } from '../tree/guide.ts';
import { boxesLookedAt, mostBoxes, someSubsetsOf, subsetsOf } from './explore/boxes.ts';

/**
 * Boundary value analysis of a question: answers on, just below and just above each value that a rule compares it with, and
 * its own bounds. Of options, all; of boxes, every combination where rules look at `most` of them or fewer, else some.
 */
export function boundaryValuesOf(name: string, guide: Guide, today: string, most = mostBoxes): Answer[] {
  const question = guide.questions[name]!;
  const conditions = Object.values(guide.questions).flatMap(({ ways }) => ways.flatMap(({ when }) => leavesOf(when)));
  const own = conditions.filter((part) => part.question === name);
  const options = Object.keys(question.options);
  switch (question.kind) {
    case 'choice':
    case 'yes-no':
      return options;
    case 'choices': {
      const looked = boxesLookedAt(name, guide);
      return looked.length > most ? someSubsetsOf(name, options, looked, guide) : subsetsOf(options, looked);
    }
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
      // Between two numbers that can be answered, no rule can tell a difference.
      const scale = 10 ** (question.decimals ?? 0);
      const { min, max } = question;
      const limits = own.flatMap((part) => ('than' in part && typeof part.value === 'number' ? [part.value] : []));
      const around = [...limits, ...(min === undefined ? [] : [min]), ...(max === undefined ? [] : [max])].flatMap(
        (value) => {
          const [below, above] = [Math.floor(exact(value * scale)), Math.ceil(exact(value * scale))];
          return [below - 1, below, above, above + 1].map((one) => exact(one / scale));
        },
      );
      const kept = [0, ...around].filter(
        (value) => (min === undefined || value >= min) && (max === undefined || value <= max),
      );
      return kept.length > 0 ? [...new Set(kept)].sort((a, b) => a - b) : [min ?? max ?? 0];
    }
  }
}

const exact = (value: number) => Number(value.toPrecision(14));
