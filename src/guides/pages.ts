import { answersOf, waysFrom, type Guide, type Walk } from './model.ts';

/** A guide with more ways through it than this is not made of pages; it works by the function or the script. */
export const mostPages = 1500;

/**
 * Every page of a guide of choices: the start, and one for each way that answers can be given, by question. Nothing
 * for a guide that asks for numbers, days or several choices, whose answers are to stay private, or that has more ways
 * than `mostPages`.
 */
export function pagesOf(guide: Guide): Walk[] | undefined {
  if (guide.private) return undefined;
  const pages: Walk[] = [{ steps: [], at: guide.first }];
  for (let place = 0; place < pages.length; place++) {
    const { steps, at } = pages[place]!;
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
