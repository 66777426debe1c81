import type { Key, Language } from '../../settings/strings.ts';
import { dayOf, type Condition, type Guide, type Question, type Sum, type Text } from '../tree/model.ts';
import { answersIn, calculate, sayValue } from '../tree/say.ts';

/** A guide as a list to work through on paper: numbered questions that send to one another, lettered outcomes. */
export interface Checklist {
  questions: {
    id: string;
    /** Such as: Question 3. */
    label: string;
    ask: string;
    hint: string;
    /** What can be answered, and where that leads; a rule may stand for many answers. */
    lines: { text: string; hint?: string; to: { id: string; label: string } }[];
  }[];
  outcomes: {
    id: string;
    label: string;
    title: string;
    body: string;
    steps: string[];
    links: Guide['outcomes'][string]['links'];
    contact?: string;
  }[];
}

/** A name as an id in the page; another guide's has a dot. */
const idOf = (name: string) => name.replaceAll('.', '-');

/** The checklist of a guide, in the words of its language. Questions stand in the order in which they come up. */
export function checklistOf(guide: Guide, words: Language, today: string): Checklist {
  const { t } = words;
  const order = orderOf(guide);
  const questionNames = order.filter((name) => name in guide.questions);
  const outcomeNames = order.filter((name) => name in guide.outcomes);
  const labelOf = (name: string) => {
    const number = questionNames.indexOf(name) + 1;
    return number > 0
      ? t('guide.whole.question', { number: String(number) })
      : t('guide.whole.outcome', { letter: letters(outcomeNames.indexOf(name)) });
  };
  const sayings = { guide, words, today, labelOf };
  const say = (text: Text | undefined) => sayFormulas(text ?? '', sayings);
  return {
    questions: questionNames.map((name) => {
      const question = guide.questions[name]!;
      return {
        id: idOf(name),
        label: labelOf(name),
        ask: say(question.ask),
        hint: say(question.hint),
        lines: linesOf(name, question, sayings).map(({ go, ...line }) => ({
          ...line,
          to: { id: idOf(go), label: t('guide.whole.to', { place: labelOf(go) }) },
        })),
      };
    }),
    outcomes: outcomeNames.map((name) => {
      const { title, body, steps, links, contact } = guide.outcomes[name]!;
      return {
        id: idOf(name),
        label: labelOf(name),
        title: say(title),
        body: say(body),
        steps: steps.map(say),
        links,
        ...(contact && { contact }),
      };
    }),
  };
}

interface Sayings {
  guide: Guide;
  words: Language;
  today: string;
  labelOf: (name: string) => string;
}

/** All names that can come up, nearest first. */
function orderOf({ first, questions }: Guide): string[] {
  const found = new Set([first]);
  for (const name of found) for (const { go } of questions[name]?.ways ?? []) found.add(go);
  return [...found];
}

function letters(place: number): string {
  return (place >= 26 ? letters(Math.floor(place / 26) - 1) : '') + String.fromCharCode(65 + (place % 26));
}

function linesOf(
  name: string,
  { ways, options }: Question,
  sayings: Sayings,
): { text: string; hint?: string; go: string }[] {
  const { t } = sayings.words;
  const others = new Map(Object.entries(options));
  let isPlain = true;
  const lines = ways.flatMap(({ when, go }) => {
    if (!when) return [];
    const chosen = 'is' in when && when.question === name && !when.not ? when.is : undefined;
    if (!chosen) isPlain = false;
    else
      return chosen.map((option) => {
        const line = { ...options[option]!, go };
        others.delete(option);
        return line;
      });
    return [{ text: sayCondition(when, name, sayings), go }];
  });
  const rest = ways.find(({ when }) => !when);
  if (!rest) return lines;
  // Where nothing but answers decides, "otherwise" are the answers that are left.
  const left =
    isPlain && others.size > 0
      ? [...others.values()].map((option) => ({ ...option, go: rest.go }))
      : [{ text: lines.length > 0 ? t('guide.rule.else') : '', go: rest.go }];
  return [...lines, ...left];
}

/** A condition in words; on the question at hand without naming it. */
function sayCondition(condition: Condition, here: string, sayings: Sayings): string {
  const { guide, words, labelOf, today } = sayings;
  const { t } = words;
  if ('all' in condition) return condition.all.map((part) => sayCondition(part, here, sayings)).join('; ');
  if ('any' in condition)
    return listOf(
      condition.any.map((part) => sayCondition(part, here, sayings)),
      guide,
    );
  const question = guide.questions[condition.question]!;
  const named = (text: string) => (condition.question === here ? text : `${labelOf(condition.question)}: ${text}`);
  if ('is' in condition || 'has' in condition) {
    const names = 'is' in condition ? condition.is : [condition.has];
    const answer = listOf(
      names.map((option) => question.options[option]?.text ?? option),
      guide,
    );
    return named(condition.not ? t('guide.rule.except', { value: answer }) : answer);
  }
  const { than, value } = condition;
  if (typeof value === 'object' && value.ago > 0) {
    const key = (
      {
        '<': 'older',
        '>': 'younger',
        '<=': 'at-least-old',
        '>=': 'at-most-old',
        '=': 'at-least-old',
        '≠': 'at-most-old',
      } as const
    )[than];
    return named(t(`guide.rule.${key}`, { value: sayValue(guide, value.ago, { kind: 'number', unit: value.span }) }));
  }
  const isDay = question.kind === 'date';
  const said = isDay
    ? sayValue(guide, dayOf(value as string, today), { kind: 'day' })
    : sayValue(guide, Number(value), {
        kind: question.kind === 'money' ? 'money' : 'number',
        ...(question.unit && { unit: question.unit }),
      });
  const byDay = { '<': 'before', '>': 'after', '<=': 'until', '>=': 'from', '=': 'exactly', '≠': 'except' } as const;
  const bySize = {
    '<': 'less',
    '>': 'more',
    '<=': 'at-most',
    '>=': 'at-least',
    '=': 'exactly',
    '≠': 'except',
  } as const;
  const key: Key = `guide.rule.${(isDay ? byDay : bySize)[than]}`;
  return named(t(key, { value: typeof value === 'object' ? t('guide.rule.today') : said }));
}

function listOf(texts: string[], { locale }: Guide): string {
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(texts);
}

/** A text with its calculations as formulas, since nothing is answered yet. */
function sayFormulas(text: Text, sayings: Sayings): string {
  if (typeof text === 'string') return text;
  return text.text.replace(/\{\{(\d+)\}\}/g, (_, place: string) => {
    const { sum, ...kind } = text.values[Number(place)]!;
    // What does not depend on an answer is known already.
    if (answersIn(sum).length === 0) return sayValue(sayings.guide, calculate(sum, {}, sayings.today), kind);
    return `[${sayFormula(sum, kind, sayings)}]`;
  });
}

function sayFormula(sum: Sum, kind: { kind: string; unit?: string }, sayings: Sayings): string {
  const { guide, words, labelOf } = sayings;
  const today = words.t('guide.rule.today');
  const part = (inner: Sum) => {
    const said = sayFormula(inner, kind, sayings);
    return typeof inner === 'object' && 'do' in inner && inner.do !== 'round' ? `(${said})` : said;
  };
  const counted = (count: Sum, unit: string) =>
    typeof count === 'number' ? sayValue(guide, count, { kind: 'number', unit }) : `${part(count)}`;
  if (typeof sum === 'number')
    return sayValue(guide, sum, { kind: kind.kind === 'money' && sum >= 5 ? 'money' : 'number' });
  if ('day' in sum) return sum.day ? sayValue(guide, sum.day, { kind: 'day' }) : today;
  if ('answer' in sum) return labelOf(sum.answer);
  switch (sum.do) {
    case 'round':
      return `≈ ${part(sum.of)}`;
    case 'since':
      return `${today} − ${part(sum.of)}`;
    case 'shift':
      return `${part(sum.of[0])} + ${counted(sum.of[1], sum.span)}`;
    case 'larger':
      return `max(${part(sum.of[0])}; ${part(sum.of[1])})`;
    case 'smaller':
      return `min(${part(sum.of[0])}; ${part(sum.of[1])})`;
    default:
      return `${part(sum.of[0])} ${sum.do === '-' ? '−' : sum.do} ${part(sum.of[1])}`;
  }
}
