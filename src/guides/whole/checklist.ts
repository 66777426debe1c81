import type { Language } from '../../settings/strings.ts';
import type { Guide, Question, Text } from '../tree/guide.ts';
import { conditionInWords } from './conditions.ts';
import { withFormulas } from './formulas.ts';
import type { Phrasing } from './phrasing.ts';

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
    /** HTML, as are the steps. */
    body: string;
    steps: string[];
    links: Guide['outcomes'][string]['links'];
    contact?: string;
  }[];
}

/** A name as an id in the page; another guide's has a dot. */
const idOf = (name: string) => name.replaceAll('.', '-');

/** The checklist of a guide, in the words of its language; questions and outcomes stand in breadth-first order. `today` is year-month-day. */
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
  const phrasing = { guide, words, today, labelOf };
  const say = (text: Text | undefined) => withFormulas(text ?? '', phrasing);
  const sayMarkup = (text: Text) => withFormulas(text, phrasing, true);
  return {
    questions: questionNames.map((name) => {
      const question = guide.questions[name]!;
      return {
        id: idOf(name),
        label: labelOf(name),
        ask: say(question.ask),
        hint: say(question.hint),
        lines: linesOf(name, question, phrasing).map(({ go, ...line }) => ({
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
        body: sayMarkup(body),
        steps: steps.map(sayMarkup),
        links,
        ...(contact && { contact }),
      };
    }),
  };
}

/** All names in breadth-first order. */
function orderOf({ first, questions }: Guide): string[] {
  const found = new Set([first]);
  for (const name of found) for (const { go } of questions[name]?.ways ?? []) found.add(go);
  return [...found];
}

/** A, B … Z, AA: bijective base 26, counted from 0. */
function letters(index: number): string {
  return (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** A line for each answer and rule of a question, with the name that it leads to. */
function linesOf(
  name: string,
  { ways, options }: Question,
  phrasing: Phrasing,
): { text: string; hint?: string; go: string }[] {
  const { t } = phrasing.words;
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
    return [{ text: conditionInWords(when, name, phrasing), go }];
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
