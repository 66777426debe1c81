import type { Span } from '../tree/days.ts';
import type { Ago, Question } from '../tree/guide.ts';
import type { GuideFields } from './schema.ts';

/** A question as an editor writes it. */
export type QuestionFields = GuideFields['questions'][string];

/** Makes a question of its fields, without its texts' calculations and its ways. `yesNo` are the two words in the guide's language. */
export function bareQuestion(fields: QuestionFields, yesNo: [string, string]): Question {
  const { kind, unit, max, decimals = kind === 'money' ? 2 : 0, earliest, latest } = fields;
  // Nobody pays less than nothing, unless the guide says so.
  const min = fields.min ?? (kind === 'money' && (max === undefined || max >= 0) ? 0 : undefined);
  const options = Object.entries(fields.options ?? {}).map(([name, option]) => {
    const { text, hint } = typeof option === 'string' ? { text: option, hint: undefined } : option;
    return [name, { text, ...(hint && { hint }) }];
  });
  const isNumber = kind === 'number' || kind === 'money';
  return {
    kind,
    ask: fields.ask,
    options: kind === 'yes-no' ? { yes: { text: yesNo[0] }, no: { text: yesNo[1] } } : Object.fromEntries(options),
    ...(unit && { unit }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(isNumber && { decimals }),
    ...(earliest && { earliest: bound(earliest) }),
    ...(latest && { latest: bound(latest) }),
    ways: [],
  };
}

/** Parses the bound of a date; `today` and `120 years ago` move with the calendar. */
function bound(text: string): string | Ago {
  if (text === 'today') return { ago: 0, span: 'day' };
  const [, ago, span] = /^(\d+) (day|week|month|year)/.exec(text) ?? [];
  return span ? { ago: Number(ago), span: span as Span } : text;
}

/** Fields that mean something for one kind of question only. */
const kindsOf: Record<string, QuestionFields['kind'][]> = {
  options: ['choice', 'choices'],
  yes: ['yes-no'],
  no: ['yes-no'],
  unit: ['number'],
  min: ['number', 'money'],
  max: ['number', 'money'],
  decimals: ['number', 'money'],
  earliest: ['date'],
  latest: ['date'],
};

/** Reports fields that mean nothing for a question of this kind, and those that contradict each other. */
export function checkFields(question: QuestionFields, say: (field: string, message: string) => void) {
  const { kind, min, max, options } = question;
  for (const [field, kinds] of Object.entries(kindsOf))
    if (question[field as keyof QuestionFields] !== undefined && !kinds.includes(kind))
      say(
        field,
        `means nothing for a question of the kind ${kind}. Take it out, or write kind: ${kinds.join(' or ')}.`,
      );
  if ((kind === 'choice' || kind === 'choices') && Object.keys(options ?? {}).length < 2)
    say('options', 'must hold at least two answers to choose from.');
  if (min !== undefined && max !== undefined && min > max) say('max', `${max} is less than min, ${min}.`);
  if (kind === 'choices')
    for (const [name, option] of Object.entries(options ?? {}))
      if (typeof option !== 'string' && option.go)
        say(
          'options',
          `"${name}" cannot lead anywhere by itself, because several can be chosen. Write rules in next, such as: when: needs has ${name}.`,
        );
}
