import { escapeMarkup } from '../../site/markup.ts';
import { readerOf } from '../tree/answers.ts';
import { dayIn } from '../tree/days.ts';
import { renderField, renderRefusal } from './field.ts';
import { answersAmong, type Given } from './given.ts';
import type { Guide, Question } from '../tree/guide.ts';
import { answersOf, mostQuestions, walk } from '../tree/walk.ts';
import { formatAnswer, formatText } from '../tree/format.ts';
import { again, type Step, type StepLinks } from './links.ts';
import type { Shown } from './shown.ts';
import type { GuideWords } from './words.ts';

/** Walks a guide with these answers and renders the step that they lead to today, for a guide that is not made of pages. */
export function showStep(guide: Guide, typedIn: Given, ways: StepLinks, words: GuideWords): Shown {
  const today = dayIn(guide.zone);
  const given = answersAmong(typedIn, guide, again);
  const typed = (name: string) => (Object.hasOwn(given, name) ? given[name] : undefined);
  const here = walk(guide, typed, readerOf(guide.locale, today, guide.currency), today, given[again]?.[0]);
  const step = { guide, walk: here, given, today };
  return {
    title: stepTitle(step),
    ...(here.refused && { wrong: words.error }),
    isEnd: guide.questions[here.at] === undefined,
    html: renderStep(step, ways, words),
  };
}

/** What the tab is called on this step besides the guide; nothing on the first, and in a private guide, which tells nobody how far the visitor has come. */
export function stepTitle({ guide, walk: { steps, at }, today }: Step): string {
  if (guide.private || steps.length === 0) return '';
  const answers = answersOf({ steps });
  return formatText(guide, guide.questions[at]?.ask ?? guide.outcomes[at]!.title, answers, today);
}

/** Renders a step as HTML: the same in a page, from the function and from the script. What was typed is escaped here. */
export function renderStep(step: Step, ways: StepLinks, words: GuideWords): string {
  const { guide, walk: here, today } = step;
  const { at, steps } = here;
  const question = guide.questions[at];
  const answers = answersOf(here);
  const say = (text: Question['ask']) => escapeMarkup(formatText(guide, text, answers, today));
  const isStart = steps.length === 0;
  const heading = say(question ? question.ask : guide.outcomes[at]!.title);
  const head = isStart
    ? `<h1>${escapeMarkup(guide.title)}</h1><p class="mt-4 max-w-[66ch] text-xl">${escapeMarkup(guide.summary)}</p>${guide.private ? `<p class="text-muted mt-2 max-w-[66ch]">${escapeMarkup(words.private)}</p>` : ''}`
    : `<div class="mb-4 print:hidden">${ways.back(step, escapeMarkup(words.back))}</div><p class="text-muted">${escapeMarkup(guide.title)}</p>`;
  const title = isStart ? `<h2 id="question">${heading}</h2>` : `<h1 id="question">${heading}</h1>`;
  const wrong = question && here.refused ? renderRefusal(step, question, here.refused, words) : '';
  return [
    wrong && renderProblem(wrong, words),
    head,
    question ? renderCount(step, words) : '',
    title,
    question ? renderQuestion(step, question, ways, words, wrong) : renderOutcome(step, words),
    isStart ? '' : renderAnswers(step, ways, words),
    words.needs ? `<noscript><p class="note note-info mt-6 max-w-[66ch]">${words.needs}</p></noscript>` : '',
  ].join('');
}

/** Which question it is, and how many there are at most on the ways that lead on: nobody knows yet which of them is taken. */
function renderCount({ guide, walk: { steps, at } }: Step, { count }: GuideWords): string {
  const number = new Intl.NumberFormat(guide.locale);
  const said = count
    .replace('{number}', number.format(steps.length + 1))
    .replace('{most}', number.format(steps.length + mostQuestions(guide, at)));
  return `<p class="text-muted mt-6">${escapeMarkup(said)}</p>`;
}

/** Why an answer was not taken, on top, where the focus goes: as on the form for messages. */
function renderProblem(wrong: string, words: GuideWords): string {
  return `<section data-problems tabindex="-1" autofocus aria-labelledby="problems" class="border-attention rounded-corner mb-6 max-w-2xl border-4 p-4"><h2 id="problems">${escapeMarkup(words.problems)}</h2><ul class="mt-2 list-disc ps-5"><li><a href="#answer">${wrong}</a></li></ul></section>`;
}

function renderQuestion(step: Step, question: Question, ways: StepLinks, words: GuideWords, wrong: string): string {
  const { guide, walk: here, today } = step;
  const answers = answersOf(here);
  const hint = question.hint ? escapeMarkup(formatText(guide, question.hint, answers, today)) : '';
  const problem = wrong
    ? `<p id="wrong" class="text-attention border-attention mt-4 border-s-4 ps-4 font-bold">${wrong}</p>`
    : '';
  const help = hint && `<p id="hint" class="text-muted mt-2 max-w-[66ch]">${hint}</p>`;
  if (question.kind === 'choice' || question.kind === 'yes-no') {
    const options = Object.entries(question.options).map(([name, { text, hint: more }]) => {
      const label = `${escapeMarkup(text)}${more ? `<span class="text-muted block font-normal">${escapeMarkup(more)}</span>` : ''}`;
      return `<li>${ways.answer(step, name, label)}</li>`;
    });
    return `${problem}${help}<ul${wrong && ' id="answer" tabindex="-1"'} class="mt-4 max-w-xl space-y-3">${options.join('')}</ul>`;
  }
  const described = [hint && 'hint', wrong && 'wrong'].filter(Boolean).join(' ');
  const field = renderField(
    step,
    question,
    `aria-labelledby="question"${described && ` aria-describedby="${described}"`}${wrong && ' aria-invalid="true"'}`,
    words,
  );
  const { attributes, fields } = ways.form(step);
  return `${problem}${help}<form ${attributes} novalidate class="mt-4 max-w-xl">${fields}${field}<button type="submit" class="bg-brand text-on-brand rounded-corner mt-4 px-5 py-3 text-lg font-bold">${escapeMarkup(words.go)}</button></form>`;
}

function renderOutcome({ guide, walk: here, today }: Step, words: GuideWords): string {
  const { body, steps, links, contact } = guide.outcomes[here.at]!;
  const answers = answersOf(here);
  const markup = (text: Question['ask']) => formatText(guide, text, answers, today, true);
  const list = steps.map((text) => `<li>${markup(text)}</li>`).join('');
  return [
    `<div class="prose mt-6">${markup(body)}</div>`,
    list &&
      `<h2 class="mt-8 mb-4 text-xl">${escapeMarkup(words.steps)}</h2><ol class="steps max-w-[66ch]">${list}</ol>`,
    links.length > 0 &&
      `<h2 class="mt-8 mb-3 text-xl">${escapeMarkup(words.links)}</h2><ul class="links">${links.map(({ title, address }) => `<li><a href="${escapeMarkup(address)}">${escapeMarkup(title)}</a></li>`).join('')}</ul>`,
    contact && `<p class="mt-6"><a href="${escapeMarkup(contact)}">${escapeMarkup(words.contact)}</a></p>`,
  ]
    .filter(Boolean)
    .join('');
}

/** What was answered, each with a way to change it that keeps the other answers that still apply. */
function renderAnswers(step: Step, ways: StepLinks, words: GuideWords): string {
  const { guide, walk: here, today } = step;
  const answers = answersOf(here);
  const rows = here.steps.map(({ question: name, answer }) => {
    const ask = escapeMarkup(formatText(guide, guide.questions[name]!.ask, answers, today));
    const label = `${escapeMarkup(words.change)}<span class="sr-only">: ${ask}</span>`;
    return `<div class="border-line border-b py-3"><dt class="text-muted">${ask}</dt><dd class="flex flex-wrap items-baseline justify-between gap-x-6"><span class="font-bold">${escapeMarkup(formatAnswer(guide, name, answer, words.none))}</span><div class="print:hidden">${ways.change(step, name, label)}</div></dd></div>`;
  });
  return `<section class="mt-10" aria-labelledby="answers"><h2 id="answers" class="text-xl">${escapeMarkup(words.answers)}</h2><dl class="mt-2 max-w-xl">${rows.join('')}</dl><div class="mt-4 print:hidden">${ways.start(escapeMarkup(words.again))}</div></section>`;
}
