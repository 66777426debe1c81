import { escapeMarkup } from '../../site/markup.ts';
import { answerInAddress } from '../tree/answers.ts';
import { formatAnswer } from '../tree/format.ts';
import type { Guide } from '../tree/guide.ts';
import { answersOf, walk, waysFrom, type Walk } from '../tree/walk.ts';
import { linkClasses, type Step, type StepLinks } from '../step/links.ts';

/** A guide with more paths through it than this is not made of pages; it works by the function or the script. */
export const mostPages = 1500;

/**
 * Enumerates the pages of a guide of choices: the start, and one for each path through it, in breadth-first order. Nothing
 * for a guide that asks for numbers, days or several choices, whose answers are to stay private, or that has more paths
 * than `mostPages`.
 */
export function pagesOf(guide: Guide): Walk[] | undefined {
  if (guide.private) return undefined;
  const pages: Walk[] = [{ steps: [], at: guide.first }];
  for (let index = 0; index < pages.length; index++) {
    const { steps, at } = pages[index]!;
    const question = guide.questions[at];
    if (!question) continue;
    if (question.kind !== 'choice' && question.kind !== 'yes-no') return undefined;
    for (const option of Object.keys(question.options)) {
      const walked = [...steps, { question: at, answer: option }];
      const [next] = waysFrom(question, answersOf({ steps: walked }), '');
      if (next !== undefined) pages.push({ steps: walked, at: next });
      if (pages.length > mostPages) return undefined;
    }
  }
  return pages;
}

/** The part of a page's address after that of its guide: the answers in their order, by name. */
export function pathOf(steps: Walk['steps']): string {
  return steps.map(({ answer }) => `${String(answer)}/`).join('');
}

/** More redirects of one guide would take what hosts have for all. */
const mostMoved = 200;

/** What stands in the addresses of a guide's pages behind that of the guide: nothing for the first, and each way through it. */
export function partsOf(guide: Guide): string[] {
  const ways = pagesOf(guide)?.map(({ steps }) => pathOf(steps)) ?? [''];
  return [...(ways.length > mostMoved ? [''] : ways), 'whole/'];
}

/** Links of a guide that is made of pages, below its address. A changed answer leads to the page at which the others, as far as they still apply, end. */
export function pageLinks(base: string): StepLinks {
  const link = (steps: Walk['steps'], label: string, look = '') =>
    `<a${look && ` class="${look}"`} href="${escapeMarkup(base + pathOf(steps))}">${label}</a>`;
  return {
    answer: ({ walk: { steps, at } }, option, label) =>
      link([...steps, { question: at, answer: option }], label, linkClasses.answer),
    change: (step, name, label) => {
      const { options } = step.guide.questions[name]!;
      const now = step.walk.steps.find(({ question }) => question === name)?.answer;
      const others = Object.entries(options).filter(([option]) => option !== now);
      const links = others.map(
        ([option, { text }]) => `<li>${link(changed(step, name, option), escapeMarkup(text))}</li>`,
      );
      return `<details><summary class="text-link cursor-pointer py-1">${label}</summary><ul class="links mt-1">${links.join('')}</ul></details>`;
    },
    back: ({ walk: { steps } }, label) => link(steps.slice(0, -1), label, linkClasses.other),
    start: (label) => link([], label, linkClasses.other),
    form: () => {
      throw new Error('A guide that is made of pages has no forms.');
    },
  };
}

/** The steps when one answer is another, with all others that still apply. */
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

/** What the tabs of the pages of a guide are called besides the guide: where several ways lead to the same step, with the answers that led there. */
export function pageTitles(guide: Guide, walks: Walk[], titleOf: (walk: Walk) => string, none: string): string[] {
  const titles = walks.map(titleOf);
  return titles.map((title, place) =>
    title !== '' && titles.indexOf(title) !== titles.lastIndexOf(title)
      ? `${title} (${walks[place]!.steps.map(({ question, answer }) => formatAnswer(guide, question, answer, none)).join(', ')})`
      : title,
  );
}
