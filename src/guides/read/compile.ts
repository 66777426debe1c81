import { parseArticle } from '../../articles/parse.ts';
import type { Link } from '../../articles/body.ts';
import type { Problem } from '../../settings/problems.ts';
import { suggest } from '../../settings/problems.ts';
import type { Ago, Guide, Outcome, Question, Text } from '../tree/model.ts';
import { RuleError, type Names } from './reader.ts';
import { readRule } from './rules.ts';
import { readSum } from './sums.ts';
import type { GuideFields } from './schema.ts';
import type { Span } from '../tree/days.ts';

/** What is known of a guide besides its fields. */
export interface Setting {
  file: string;
  language: string;
  slug: string;
  locale: string;
  zone: string;
  /** Yes and no, in the guide's language. */
  yesNo: [string, string];
  noteTitles: Record<'info' | 'warning', string>;
  addressOf: (slug: string) => string;
  /** The line of a field in the file. */
  lineOf: (path: PropertyKey[]) => number;
  /** The line on which the text of a field begins. */
  textLineOf: (path: PropertyKey[]) => number;
}

/** A guide made from its fields, with the mistakes in its rules, calculations and texts, and the links that stand in these. */
export interface Compiled {
  guide: Guide;
  problems: Problem[];
  links: Link[];
  /** Where each way of a question stands, in the order of its `ways`. */
  places: Record<string, PropertyKey[][]>;
  /** Every rule could be read, so that the tree is the one that the editor meant. */
  sound: boolean;
}

/** Makes a guide of what an editor wrote: rules and calculations are read, Markdown becomes HTML. Nothing of it is ever run. */
export function compileGuide(fields: GuideFields, setting: Setting): Compiled {
  const problems: Problem[] = [];
  const links: Link[] = [];
  const places: Compiled['places'] = {};
  let sound = true;
  const say = (path: PropertyKey[], message: string) =>
    problems.push({ file: setting.file, line: setting.lineOf(path), field: path.map(String).join('.'), message });
  const attempt = <Value>(path: PropertyKey[], make: () => Value): Value | undefined => {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      if (error.message) say(path, error.message);
      return undefined;
    }
  };

  const questions = Object.fromEntries(
    Object.entries(fields.questions).map(([name, question]) => [name, bareQuestion(question, setting)]),
  );
  const names: Names = { questions, amounts: {}, currency: fields.currency };
  for (const [name, sum] of Object.entries(fields.amounts)) {
    if (Object.hasOwn(questions, name)) say(['amounts', name], 'is the name of a question already.');
    const read = attempt(['amounts', name], () => readSum(sum, names));
    names.amounts[name] = read ?? 'broken';
  }

  /** A text with `{{ … }}` read; `markup` says what becomes of the rest. */
  function text(path: PropertyKey[], source: string, markup: (marked: string) => string = (marked) => marked): Text {
    const values: Exclude<Text, string>['values'] = [];
    const marked = source.replace(/\{\{([^{}]*)\}\}/g, (_, sum: string) => {
      const read = attempt(path, () => readSum(sum.trim(), names));
      if (read) values.push(read);
      return `\uE000${values.length - 1}\uE001`;
    });
    const done = markup(marked).replace(/\uE000(-?\d+)\uE001/g, '{{$1}}');
    return values.length === 0 ? done : { text: done, values };
  }

  function markdown(path: PropertyKey[]) {
    return (source: string) => {
      if (source === '') return '';
      const body = parseArticle(source, setting);
      const first = setting.textLineOf(path);
      const place = (line: number) => first + line - 1;
      const field = path.map(String).join('.');
      for (const { line, message } of body.mistakes)
        problems.push({
          file: setting.file,
          line: place(line),
          field,
          message: message.replace(/an article/, 'a guide'),
        });
      for (const { name, line } of body.uses)
        problems.push({
          file: setting.file,
          line: place(line),
          field,
          message: `<${name}> cannot stand in a guide. Name a contact, or link to an article that shows it.`,
        });
      links.push(...body.links.map((link) => ({ ...link, line: place(link.line) })));
      // No link leads to a heading of an outcome, and on the page of the whole guide two could have one id.
      return body.html.replace(/(<h\d) id="[^"]*"/g, '$1').trim();
    };
  }

  for (const [name, question] of Object.entries(fields.questions)) {
    const path = ['questions', name];
    const made = questions[name]!;
    made.ask = text([...path, 'ask'], question.ask);
    if (question.hint) made.hint = text([...path, 'hint'], question.hint);
    checkFields(question, (field, message) => say([...path, field], message));
    const ways = waysOf(name, question, (at, rule) => {
      const read = attempt([...path, ...at], () => readRule(rule, names));
      sound &&= read !== undefined;
      return read;
    });
    made.ways = ways.map(({ way }) => way);
    places[name] = ways.map(({ at }) => [...path, ...at]);
  }
  const outcomes = Object.fromEntries(
    Object.entries(fields.outcomes).map(([name, outcome]): [string, Outcome] => {
      const path = ['outcomes', name];
      if (Object.hasOwn(questions, name)) say(path, 'is the name of a question already.');
      return [
        name,
        {
          title: text([...path, 'title'], outcome.title),
          body: text([...path, 'text'], outcome.text, markdown([...path, 'text'])),
          steps: outcome.steps.map((step, index) =>
            text([...path, 'steps', index], step, markdown([...path, 'steps', index])),
          ),
          links: outcome.links.map((link) => ({ name: link, title: link, address: '' })),
          ...(outcome.contact && { contact: outcome.contact }),
        },
      ];
    }),
  );
  const guide: Guide = {
    language: setting.language,
    locale: setting.locale,
    zone: setting.zone,
    slug: setting.slug,
    title: fields.title,
    summary: fields.summary,
    private: fields.private,
    ...(fields.currency && { currency: fields.currency }),
    first: Object.keys(questions)[0]!,
    questions,
    outcomes,
  };
  return { guide, problems, links, places, sound };
}

type QuestionFields = GuideFields['questions'][string];

function bareQuestion(fields: QuestionFields, { yesNo }: Setting): Question {
  const { kind, unit, min, max, decimals = kind === 'money' ? 2 : 0, earliest, latest } = fields;
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
    ...(earliest && { earliest: boundary(earliest) }),
    ...(latest && { latest: boundary(latest) }),
    ways: [],
  };
}

/** `today` and `120 years ago` move with the calendar. */
function boundary(text: string): string | Ago {
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

function checkFields(question: QuestionFields, say: (field: string, message: string) => void) {
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

type Way = Question['ways'][number];

/** The ways of a question, each with the place of its target below the question. */
function waysOf(
  name: string,
  question: QuestionFields,
  rule: (path: PropertyKey[], text: string) => Way['when'],
): { way: Way; at: PropertyKey[] }[] {
  const leads = (option: string, go: string | undefined, at: PropertyKey[]) =>
    go ? [{ way: { when: { question: name, is: [option] }, go }, at }] : [];
  const byOption =
    question.kind === 'yes-no'
      ? [...leads('yes', question.yes, ['yes']), ...leads('no', question.no, ['no'])]
      : Object.entries(question.options ?? {}).flatMap(([option, fields]) =>
          typeof fields === 'string' ? [] : leads(option, fields.go, ['options', option, 'go']),
        );
  if (typeof question.next === 'string') return [...byOption, { way: { go: question.next }, at: ['next'] }];
  const byRule = (question.next ?? []).flatMap(({ go, when }, index) => {
    const read = when === undefined ? undefined : rule(['next', index, 'when'], when);
    if (when !== undefined && !read) return [];
    return [{ way: read ? { when: read, go } : { go }, at: ['next', index] }];
  });
  return [...byOption, ...byRule];
}

/** Every question that a condition looks at. */
export function questionsIn(condition: Question['ways'][number]['when']): string[] {
  if (!condition) return [];
  if ('all' in condition) return condition.all.flatMap(questionsIn);
  if ('any' in condition) return condition.any.flatMap(questionsIn);
  return [condition.question];
}

/** ` Did you mean …` for a target that is not there. */
export function suggestTarget(target: string, guide: Guide): string {
  return suggest(target, [...Object.keys(guide.questions), ...Object.keys(guide.outcomes)]);
}
