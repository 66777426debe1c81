import { escapeMarkup } from '../markup.ts';
import { answerInAddress } from './answers.ts';
import type { Given } from './given.ts';
import { answersOf, dayOf, walk, type Guide, type Question, type Refusal, type Walk } from './model.ts';
import { pathOf } from './pages.ts';
import { sayAnswer, sayText, sayValue } from './say.ts';

/** The words around a guide, from the page that shows it. */
export interface GuideWords {
  back: string;
  go: string;
  answers: string;
  change: string;
  again: string;
  several: string;
  none: string;
  steps: string;
  links: string;
  contact: string;
  private: string;
  /** Why an answer cannot be taken. */
  refused: Record<Refusal, string>;
  /** Said where neither a script nor the function may be there. */
  needs?: string;
}

/** How one step of a guide leads to the next. */
export interface Route {
  /** Each step is a page of its own; or the answers stand in the search part; or they are sent by forms and stand nowhere. */
  by: 'pages' | 'search' | 'form';
  /** The address of the guide. */
  base: string;
  /** Where forms and links with answers go. */
  action: string;
}

/** A step to show: the walk so far, and everything that was answered, by question. */
export interface Step {
  guide: Guide;
  walk: Walk;
  given: Given;
  today: string;
}

/** Asks a question again although it was answered. No question may have this name. */
export const again = 'change';

/** What a tab is called on this step; a private guide tells nobody how far the visitor has come. */
export function stepTitle({ guide, walk: { steps, at }, today }: Step): string {
  if (guide.private || steps.length === 0) return '';
  const answers = answersOf({ steps });
  return sayText(guide, guide.questions[at]?.ask ?? guide.outcomes[at]!.title, answers, today);
}

/** A step of a guide as HTML: the same in a page, from the function and from the script. What was typed is escaped here. */
export function renderStep(step: Step, route: Route, words: GuideWords): string {
  const { guide, walk: here, today } = step;
  const { at, steps } = here;
  const question = guide.questions[at];
  const ways = waysOf(step, route);
  const answers = answersOf(here);
  const say = (text: Question['ask']) => escapeMarkup(sayText(guide, text, answers, today));
  const isStart = steps.length === 0;
  const heading = say(question ? question.ask : guide.outcomes[at]!.title);
  const last = steps.at(-1)?.question;
  const head = isStart
    ? `<h1>${escapeMarkup(guide.title)}</h1><p class="mt-4 max-w-[66ch] text-xl">${escapeMarkup(guide.summary)}</p>${guide.private ? `<p class="text-muted mt-2 max-w-[66ch]">${escapeMarkup(words.private)}</p>` : ''}`
    : `${last ? `<div class="mb-4 print:hidden">${ways.to(escapeMarkup(words.back), backFrom(step, last), last)}</div>` : ''}<p class="text-muted">${escapeMarkup(guide.title)}</p>`;
  const title = isStart ? `<h2 id="question" class="mt-8">${heading}</h2>` : `<h1 id="question">${heading}</h1>`;
  return [
    head,
    title,
    question ? renderQuestion(step, route, words) : renderOutcome(step, words),
    isStart ? '' : renderAnswers(step, route, words),
    words.needs ? `<noscript><p class="note note-info mt-6 max-w-[66ch]">${words.needs}</p></noscript>` : '',
  ].join('');
}

/** Going back asks the last question again and keeps what was answered. */
function backFrom({ walk: { steps } }: Step, last: string): Given {
  return Object.fromEntries(
    steps
      .filter(({ question }) => question !== last)
      .map(({ question, answer }) => [question, [answerInAddress(answer)]]),
  );
}

function waysOf({ given }: Step, { by, base, action }: Route) {
  /** A link or a button that leads to a state; in forms the answers travel unseen. */
  const to = (label: string, state: Given, change?: string, block = false): string => {
    const look = block
      ? 'border-control rounded-corner bg-surface text-link block w-full cursor-pointer border-2 px-4 py-3 text-start font-bold'
      : 'text-link inline-block cursor-pointer py-1 underline underline-offset-4';
    if (by === 'pages')
      return `<a class="${look}" href="${escapeMarkup(
        base +
          Object.values(state)
            .map(([answer]) => `${answer}/`)
            .join(''),
      )}">${label}</a>`;
    if (by === 'search') {
      const search = searchOf(change ? { ...given, ...state, [again]: [change] } : state);
      return `<a class="${look}" href="${escapeMarkup((search ? action : base) + search)}">${label}</a>`;
    }
    return `<form method="post" action="${escapeMarkup(action)}">${hidden(change ? { ...given, ...state, [again]: [change] } : state)}<button type="submit" class="${look}">${label}</button></form>`;
  };
  return { to };
}

/** Answers as the search part of an address. */
export function searchOf(given: Given): string {
  const search = new URLSearchParams(
    Object.entries(given).flatMap(([name, values]) => values.map((value) => [name, value])),
  );
  return search.size > 0 ? `?${search}` : '';
}

function hidden(given: Given): string {
  return Object.entries(given)
    .flatMap(([name, values]) =>
      values.map((value) => `<input type="hidden" name="${escapeMarkup(name)}" value="${escapeMarkup(value)}">`),
    )
    .join('');
}

function renderQuestion(step: Step, route: Route, words: GuideWords): string {
  const { guide, walk: here, given, today } = step;
  const { at, refused, steps } = here;
  const question = guide.questions[at]!;
  const answers = answersOf(here);
  const hint = question.hint ? escapeMarkup(sayText(guide, question.hint, answers, today)) : '';
  const wrong = refused ? refusal(step, question, refused, words) : '';
  const kept = { ...given };
  delete kept[at];
  delete kept[again];
  const problem = wrong
    ? `<p id="wrong" role="alert" class="text-attention border-attention mt-4 border-s-4 ps-4 font-bold">${wrong}</p>`
    : '';
  const help = hint && `<p id="hint" class="text-muted mt-2 max-w-[66ch]">${hint}</p>`;
  if (question.kind === 'choice' || question.kind === 'yes-no') {
    const before = Object.fromEntries(steps.map(({ question: name, answer }) => [name, [answerInAddress(answer)]]));
    const { to } = waysOf(step, route);
    const options = Object.entries(question.options).map(([name, { text, hint: more }]) => {
      const label = `${escapeMarkup(text)}${more ? `<span class="text-muted block font-normal">${escapeMarkup(more)}</span>` : ''}`;
      return `<li>${to(label, route.by === 'pages' ? { ...before, [at]: [name] } : { ...kept, [at]: [name] }, undefined, true)}</li>`;
    });
    return `${problem}${help}<ul class="mt-4 max-w-xl space-y-3">${options.join('')}</ul>`;
  }
  const described = [hint && 'hint', wrong && 'wrong'].filter(Boolean).join(' ');
  const field = fieldOf(
    step,
    question,
    `aria-labelledby="question"${described && ` aria-describedby="${described}"`}${wrong && ' aria-invalid="true"'}`,
    words,
  );
  const method = route.by === 'form' ? 'post' : 'get';
  return `${problem}${help}<form method="${method}" action="${escapeMarkup(route.action)}" novalidate class="mt-4 max-w-xl">${hidden(kept)}${field}<button type="submit" class="bg-brand text-on-brand rounded-corner mt-4 px-5 py-3 text-lg font-bold">${escapeMarkup(words.go)}</button></form>`;
}

function fieldOf(
  { guide, walk: { at }, given, today }: Step,
  question: Question,
  aria: string,
  words: GuideWords,
): string {
  const typed = given[at] ?? [];
  const box = 'border-control bg-surface rounded-corner h-12 border-2 px-3';
  if (question.kind === 'choices') {
    const chosen = new Set(typed.flatMap((one) => one.split(' ')));
    const boxes = Object.entries(question.options).map(
      ([name, { text, hint }], place) =>
        `<li><label class="flex gap-3 py-1"><input type="checkbox" name="${escapeMarkup(at)}" value="${escapeMarkup(name)}"${chosen.has(name) ? ' checked' : ''}${hint ? ` aria-describedby="more-${place}"` : ''} class="mt-1 size-5 shrink-0"><span>${escapeMarkup(text)}${hint ? `<span id="more-${place}" class="text-muted block">${escapeMarkup(hint)}</span>` : ''}</span></label></li>`,
    );
    // An empty answer stands for none of them, which is an answer too.
    return `<fieldset ${aria}><legend class="text-muted">${escapeMarkup(words.several)}</legend><input type="hidden" name="${escapeMarkup(at)}" value=""><ul class="mt-2">${boxes.join('')}</ul></fieldset>`;
  }
  const value = escapeMarkup(typed.at(-1) ?? '');
  if (question.kind === 'date') {
    const bound = (name: string, day: Question['earliest']) => (day ? ` ${name}="${dayOf(day, today)}"` : '');
    return `<input id="answer" type="date" name="${escapeMarkup(at)}" value="${value}"${bound('min', question.earliest)}${bound('max', question.latest)} ${aria} class="${box}">`;
  }
  const unit = unitOf(guide, question);
  return `<span class="flex items-center gap-2"><input id="answer" type="text" inputmode="${question.decimals ? 'decimal' : 'numeric'}" name="${escapeMarkup(at)}" value="${value}" autocomplete="off" ${aria} class="${box} w-40">${unit && `<span>${escapeMarkup(unit)}</span>`}</span>`;
}

/** What stands behind the box: the unit or currency, in the form for many. */
function unitOf(guide: Guide, { kind, unit }: Question): string {
  if (kind === 'money')
    return (
      new Intl.NumberFormat(guide.locale, {
        style: 'currency',
        currency: guide.currency ?? 'EUR',
        currencyDisplay: 'narrowSymbol',
      })
        .formatToParts(5)
        .find(({ type }) => type === 'currency')?.value ?? ''
    );
  return unit
    ? sayValue(guide, 5, { kind: 'number', unit })
        .replace(/[\d\s]+/, '')
        .trim()
    : '';
}

function refusal(
  { guide, today }: Step,
  question: Question,
  { why, given }: NonNullable<Walk['refused']>,
  { refused }: GuideWords,
): string {
  const bound =
    why === 'too-small'
      ? question.min
      : why === 'too-large'
        ? question.max
        : why === 'too-early'
          ? question.earliest
          : question.latest;
  const limit =
    typeof bound === 'number'
      ? sayValue(guide, bound, {
          kind: question.kind === 'money' ? 'money' : 'number',
          ...(question.unit && { unit: question.unit }),
        })
      : bound && sayValue(guide, dayOf(bound, today), { kind: 'day' });
  return escapeMarkup(
    refused[why].replace(
      /\{(\w+)\}/g,
      (whole, name: string) =>
        ({ text: (given.at(-1) ?? '').slice(0, 80), limit: limit ?? '', decimals: String(question.decimals ?? 0) })[
          name
        ] ?? whole,
    ),
  );
}

function renderOutcome({ guide, walk: here, today }: Step, words: GuideWords): string {
  const { body, steps, links, contact } = guide.outcomes[here.at]!;
  const answers = answersOf(here);
  const markup = (text: Question['ask']) => sayText(guide, text, answers, today, true);
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
function renderAnswers(step: Step, route: Route, words: GuideWords): string {
  const { guide, walk: here, given, today } = step;
  const { to } = waysOf(step, route);
  const answers = answersOf(here);
  const rows = here.steps.map(({ question: name, answer }) => {
    const ask = escapeMarkup(sayText(guide, guide.questions[name]!.ask, answers, today));
    const label = `${escapeMarkup(words.change)}<span class="sr-only">: ${ask}</span>`;
    const others = Object.entries(guide.questions[name]!.options).filter(([option]) => option !== answer);
    const change =
      route.by === 'pages'
        ? `<details class="print:hidden"><summary class="text-link cursor-pointer py-1">${label}</summary><ul class="links mt-1">${others.map(([option, { text }]) => `<li><a href="${escapeMarkup(route.base + pathOf(changed(step, name, option)))}">${escapeMarkup(text)}</a></li>`).join('')}</ul></details>`
        : `<div class="print:hidden">${to(label, given, name)}</div>`;
    return `<div class="border-line border-b py-3"><dt class="text-muted">${ask}</dt><dd class="flex flex-wrap items-baseline justify-between gap-x-6"><span class="font-bold">${escapeMarkup(sayAnswer(guide, name, answer, words.none))}</span>${change}</dd></div>`;
  });
  const list =
    rows.length > 0
      ? `<h2 id="answers" class="text-xl">${escapeMarkup(words.answers)}</h2><dl class="mt-2 max-w-xl">${rows.join('')}</dl>`
      : '';
  const start =
    route.by === 'form'
      ? `<a class="text-link py-1" href="${escapeMarkup(route.base)}">${escapeMarkup(words.again)}</a>`
      : to(escapeMarkup(words.again), {});
  return `<section class="mt-10"${list && ' aria-labelledby="answers"'}>${list}<div class="mt-4 print:hidden">${start}</div></section>`;
}

/** The walk when one answer is another, with all others that still apply. */
function changed({ guide, walk: { steps }, today }: Step, name: string, option: string): Walk['steps'] {
  const given = new Map(steps.map(({ question, answer }) => [question, answer]));
  given.set(name, option);
  return walk(
    guide,
    (question) => (given.has(question) ? [answerInAddress(given.get(question)!)] : undefined),
    (_, [answer = '']) => ({ answer }),
    today,
  ).steps;
}
