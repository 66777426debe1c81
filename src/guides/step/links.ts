import { escapeMarkup } from '../../site/markup.ts';
import type { Given } from './given.ts';
import type { Guide } from '../tree/guide.ts';
import type { Walk } from '../tree/walk.ts';

/** A step to show: the walk so far, and everything that was answered, by question. */
export interface Step {
  guide: Guide;
  walk: Walk;
  given: Given;
  today: string;
}

/** Asks a question again although it was answered. No question may have this name. */
export const again = 'change';

/** Where the steps of a guide that is not made of pages are had; its page carries it as JSON. */
export interface Route {
  /** Answers stand in the query string, or are sent by forms and stand in no address. */
  by: 'search' | 'form';
  /** The address of the guide. */
  base: string;
  /** Where forms and links with answers go. */
  action: string;
}

/** How a step links to the others: renders links and buttons as HTML, with a label that is markup already. */
export interface StepLinks {
  /** Leads on with an option of the question at hand. */
  answer: (step: Step, option: string, label: string) => string;
  /** Asks an earlier question again and keeps what was answered. */
  change: (step: Step, question: string, label: string) => string;
  /** Leads back to the last question. */
  back: (step: Step, label: string) => string;
  start: (label: string) => string;
  /** What a form for an answer that is typed needs: its attributes, and the other answers. */
  form: (step: Step) => { attributes: string; fields: string };
}

/** The classes of links and buttons: of an answer, and of others. */
export const linkClasses = {
  answer:
    'border-control hover:border-link hover:bg-soft rounded-corner bg-surface text-link block w-full cursor-pointer border-2 px-4 py-3 text-start font-bold no-underline',
  other: 'text-link inline-block cursor-pointer py-1 underline underline-offset-4',
};

/** Links of a guide whose answers are sent with each request: in the query string, or by POST where they may stand in no address. */
export function liveLinks({ by, base, action }: Route): StepLinks {
  const to = (label: string, state: Given, look: string) =>
    by === 'search'
      ? `<a class="${look}" href="${escapeMarkup(action + searchOf(state))}">${label}</a>`
      : `<form method="post" action="${escapeMarkup(action)}">${hidden(state)}<button type="submit" class="${look}">${label}</button></form>`;
  const change: StepLinks['change'] = ({ given }, question, label) =>
    to(label, { ...given, [again]: [question] }, linkClasses.other);
  return {
    answer: (step, option, label) => to(label, { ...kept(step), [step.walk.at]: [option] }, linkClasses.answer),
    change,
    back: (step, label) => change(step, step.walk.steps.at(-1)!.question, label),
    start: (label) => `<a class="${linkClasses.other}" href="${escapeMarkup(base)}">${label}</a>`,
    form: (step) => ({
      attributes: `method="${by === 'form' ? 'post' : 'get'}" action="${escapeMarkup(action)}"`,
      fields: hidden(kept(step)),
    }),
  };
}

/** Everything that was answered but the question at hand. */
function kept({ given, walk: { at } }: Step): Given {
  const { [at]: _, [again]: __, ...rest } = given;
  return rest;
}

/** Answers as a query string with its `?`; empty without any. */
export function searchOf(given: Given): string {
  const search = new URLSearchParams(
    Object.entries(given).flatMap(([name, values]) => values.map((value) => [name, value])),
  );
  return search.size > 0 ? `?${search}` : '';
}

/** Answers as hidden fields of a form. */
function hidden(given: Given): string {
  return Object.entries(given)
    .flatMap(([name, values]) =>
      values.map((value) => `<input type="hidden" name="${escapeMarkup(name)}" value="${escapeMarkup(value)}">`),
    )
    .join('');
}
