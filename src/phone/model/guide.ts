import { sayRefusal } from '../../guides/step/refusal.ts';
import { readerOf } from '../../guides/tree/answers.ts';
import { formatText } from '../../guides/tree/format.ts';
import type { Guide, Outcome, Question, Text } from '../../guides/tree/guide.ts';
import { answersOf, walk, type Walk } from '../../guides/tree/walk.ts';
import { dateIn } from '../../hours/zone.ts';
import { readKeyed, spokenExample } from './keyed.ts';
import { menuStep, optionText, personFrom, type Entry } from './menu.ts';
import { back, fresh, goTo, type CallState } from './state.ts';
import type { Data, Sentence, Step } from './step.ts';
import { say, sentence, sentences, textOfMarkup, wordsOf } from './words.ts';

/** A step of a guide: its question with what can be keyed, or its outcome. */
export function guideStep(state: CallState, data: Data, slug: string): Step {
  const { guide } = data;
  if (!guide) return menuStep(state, data, { before: [say(data, 'phone.missing')], entries: [] });
  const walked = walkOf(guide, state, data);
  const question = guide.questions[walked.at];
  const title = state.given.length === 0 && !state.wrong ? [sentence(`${guide.title}.`, guide.language)] : [];
  const kept = title.length > 0 && guide.private ? [say(data, 'phone.private')] : [];
  if (!question) return outcomeStep(state, data, guide, walked, slug);
  const ask = spoken(guide, walked, data, question.say ? [question.say] : [question.ask, question.hint]);
  if (question.kind === 'choice' || question.kind === 'yes-no') {
    const entries = optionsOf(question).map(([option, text]): Entry => ({
      name: text,
      to: answered(state, walked.at, [option]),
      language: guide.language,
    }));
    return menuStep(state, data, { before: [...title, ...kept, ...ask], entries });
  }
  return typedStep(state, data, guide, question, [...title, ...kept, ...ask]);
}

/** How far the answers of a call lead; days relative to today count from the day of the agency. */
export function walkOf(guide: Guide, { given }: Pick<CallState, 'given'>, { now }: Pick<Data, 'now'>): Walk {
  const today = dateIn(guide.zone, now);
  const answers = new Map(given);
  return walk(guide, (name) => answers.get(name), readerOf(guide.locale, today, guide.currency), today);
}

/** The guide goes on with an answer to a question. */
function answered(state: CallState, question: string, values: string[]): CallState {
  return { ...fresh(state), given: [...state.given.filter(([name]) => name !== question), [question, values]] };
}

const optionsOf = ({ options }: Question) =>
  Object.entries(options).map(([name, { text, hint }]): [string, string] => [name, hint ? `${text}. ${hint}` : text]);

/** So many options can be keyed in one turn. */
const optionsAtOnce = 7;

/** A question whose answer is keyed up to a hash. */
function typedStep(state: CallState, data: Data, guide: Guide, question: Question, before: Sentence[]): Step {
  const person = say(data, 'phone.typed.person');
  if (question.kind !== 'choices') {
    const how =
      question.kind === 'date'
        ? say(data, 'phone.date.ask', { example: spokenExample(guide.locale) })
        : say(data, question.decimals ? 'phone.decimal.ask' : 'phone.amount.ask');
    return { say: before, menu: [how, person], keys: { kind: 'typed', most: 20 } };
  }
  const options = optionsOf(question);
  const begin = state.page * optionsAtOnce;
  const shown = options
    .slice(begin, begin + optionsAtOnce)
    .map(([, text], index) => sentence(optionText(data, text, index + 1), guide.language));
  return {
    say: begin > 0 ? [] : before,
    menu: [...shown, say(data, 'phone.several'), person],
    keys: { kind: 'typed', most: 20 },
  };
}

/** The state after keys up to a hash in a guide: the answer taken, or why it cannot be. */
export function hearTyped(state: CallState, keys: string, data: Data): CallState {
  const guide = data.guide!;
  const walked = walkOf(guide, state, data);
  const question = guide.questions[walked.at]!;
  const wrong = (text: string): CallState => ({ ...state, tries: state.tries + 1, wrong: { text } });
  if (question.kind === 'choices') {
    const options = Object.keys(question.options);
    const begin = state.page * optionsAtOnce;
    const here = options.slice(begin, begin + optionsAtOnce);
    const picked = [...new Set(keys)].map((key) => here[Number(key) - 1]);
    if (picked.some((name) => name === undefined)) return { ...state, tries: state.tries + 1, wrong: 'unknown' };
    const all = [state.typed, ...picked].filter(Boolean).join(' ');
    if (begin + optionsAtOnce < options.length) return { ...fresh(state), page: state.page + 1, typed: all };
    return answered(state, walked.at, [all]);
  }
  const text = readKeyed(keys, question, guide.locale);
  const next = answered(state, walked.at, [text]);
  const { at, refused } = walkOf(guide, next, data);
  if (!refused) return next;
  // What cannot be worked out may be for an earlier answer: that one is asked again.
  const place = next.given.findIndex(([name]) => name === at);
  const again = place < 0 ? state : { ...state, given: next.given.slice(0, place) };
  const today = dateIn(guide.zone, data.now);
  return {
    ...wrong(sayRefusal({ guide, today }, guide.questions[at]!, { ...refused, given: [keys] }, refusals(data))),
    given: again.given,
  };
}

const refusals = ({ file }: Data) =>
  Object.fromEntries(
    Object.entries(file.words).flatMap(([key, text]) =>
      key.startsWith('guide.refused.') ? [[key.slice('guide.refused.'.length), text]] : [],
    ),
  ) as Parameters<typeof sayRefusal>[3];

function spoken(guide: Guide, walked: Walk, { now }: Data, texts: (Text | undefined)[]): Sentence[] {
  const today = dateIn(guide.zone, now);
  return texts.flatMap((text) =>
    text === undefined ? [] : sentences(formatText(guide, text, answersOf(walked), today), guide.language),
  );
}

/** The outcome as it is read out: title, what it means, what to do, and where more stands. */
function outcomeStep(state: CallState, data: Data, guide: Guide, walked: Walk, slug: string): Step {
  const outcome = guide.outcomes[walked.at];
  if (!outcome) return menuStep(state, data, { before: [say(data, 'phone.missing')], entries: [] });
  const today = dateIn(guide.zone, data.now);
  const read = (text: Outcome['body'], markup: boolean) => {
    const filled = formatText(guide, text, answersOf(walked), today, markup);
    return markup ? textOfMarkup(filled) : filled;
  };
  const steps = outcome.steps.map((text, index) =>
    wordsOf(data, 'phone.step', { number: index + 1, text: read(text, true) }),
  );
  const numbers = outcome.links.flatMap(({ name, title }) => {
    const number = data.file.pages[name]?.number;
    return number ? [say(data, 'phone.link', { title, number })] : [];
  });
  const before = [
    say(data, 'phone.result'),
    ...sentences(`${read(outcome.title, false)}.`.replace(/([.!?])\.$/, '$1'), guide.language),
    ...sentences(outcome.say ? read(outcome.say, false) : read(outcome.body, true), guide.language),
    ...steps.flatMap((text) => sentences(text, guide.language)),
    ...numbers,
  ];
  const subject = subjectOf(outcome);
  const entries: Entry[] = [
    ...(data.sends && data.caller ? [{ name: wordsOf(data, 'phone.sms'), to: goTo(state, `text:guide:${slug}`) }] : []),
    { name: wordsOf(data, 'phone.restart'), to: { ...fresh(state), given: [] } },
  ];
  return menuStep(state, data, { before, entries, subject });
}

/** The subject that the contact of an outcome names. */
function subjectOf({ contact }: Outcome): string {
  return new URLSearchParams(contact?.split('?')[1] ?? '').get('subject') ?? '';
}

/** What leads away from a typed question: a star alone to a person, two back. */
export function awayFrom(state: CallState, keys: string): CallState | undefined {
  return keys === '*' ? personFrom(state) : keys === '**' ? back(state) : undefined;
}
