import { escapeMarkup } from '../../site/markup.ts';
import type { Given } from './given.ts';
import type { Guide, Walk } from '../tree/model.ts';

/** A step to show: the walk so far, and everything that was answered, by question. */
export interface Step {
  guide: Guide;
  walk: Walk;
  given: Given;
  today: string;
}

/** Asks a question again although it was answered. No question may have this name. */
export const again = 'change';

/** How the steps of a guide that is not made of pages lead to one another, for the page that shows it. */
export interface Route {
  /** Answers stand in the search part of the address, or are sent by forms and stand nowhere. */
  by: 'search' | 'form';
  /** The address of the guide. */
  base: string;
  /** Where forms and links with answers go. */
  action: string;
}

/** How one step of a guide leads to the others: links and buttons as HTML, with a label that is markup already. */
export interface Ways {
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

/** What a way on looks like, and what another way does. */
export const looks = {
  answer:
    'border-control rounded-corner bg-surface text-link block w-full cursor-pointer border-2 px-4 py-3 text-start font-bold',
  other: 'text-link inline-block cursor-pointer py-1 underline underline-offset-4',
};

/** The ways of a guide whose answers travel with each request; in forms they travel unseen. */
export function liveWays({ by, base, action }: Route): Ways {
  const to = (label: string, state: Given, look: string) =>
    by === 'search'
      ? `<a class="${look}" href="${escapeMarkup(action + searchOf(state))}">${label}</a>`
      : `<form method="post" action="${escapeMarkup(action)}">${hidden(state)}<button type="submit" class="${look}">${label}</button></form>`;
  const change: Ways['change'] = ({ given }, question, label) =>
    to(label, { ...given, [again]: [question] }, looks.other);
  return {
    answer: (step, option, label) => to(label, { ...kept(step), [step.walk.at]: [option] }, looks.answer),
    change,
    back: (step, label) => change(step, step.walk.steps.at(-1)!.question, label),
    start: (label) => `<a class="${looks.other}" href="${escapeMarkup(base)}">${label}</a>`,
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
