import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pagesOf } from '../../src/guides/pages/pages.ts';
import { boundaryValuesOf } from '../../src/guides/read/boundaries.ts';
import { answerInAddress } from '../../src/guides/tree/answers.ts';
import { dayIn } from '../../src/guides/tree/days.ts';
import { formatText } from '../../src/guides/tree/format.ts';
import type { Guide } from '../../src/guides/tree/guide.ts';
import { answersOf, waysFrom, type Walk } from '../../src/guides/tree/walk.ts';
import { sites } from '../sites.ts';

const { folder } = sites.content;

/** Every guide of the built site, with the address of its page. */
export const guides = globSync(join(folder, '*/guides/*.json')).map((file) => ({
  guide: JSON.parse(readFileSync(file, 'utf8')) as Guide,
  base: `/${file.slice(folder.length + 1).split('/')[0]}/guides/${basename(file, '.json')}/`,
}));
/** Those made of pages. */
export const plain = guides.filter(({ guide }) => pagesOf(guide));
/** Those that the function or a script answers. */
export const live = guides.filter(({ guide }) => !pagesOf(guide));
export const today = dayIn('Europe/Oslo');

/** Every path through a guide to an outcome, with the boundary values of each rule. */
export function waysThrough(guide: Guide): Walk[] {
  const open: Walk[] = [{ steps: [], at: guide.first }];
  const done: Walk[] = [];
  for (let walk = open.pop(); walk; walk = open.pop()) {
    const question = guide.questions[walk.at];
    if (!question) {
      done.push(walk);
      continue;
    }
    for (const answer of boundaryValuesOf(walk.at, guide, today)) {
      const steps = [...walk.steps, { question: walk.at, answer }];
      open.push({ steps, at: waysFrom(question, answersOf({ steps }), today)[0]! });
    }
  }
  return done;
}

/** One path for each sequence of questions. */
export function different(walks: Walk[]): Walk[] {
  return [
    ...new Map(
      walks.map((walk) => [[...walk.steps.map(({ question }) => question), walk.at].join(' '), walk]),
    ).values(),
  ];
}

/** The answers of a path as an address or a form holds them. */
export const givenBy = ({ steps }: Walk) =>
  Object.fromEntries(steps.map(({ question, answer }) => [question, [answerInAddress(answer)]]));
/** The question or the outcome at the end of a path. */
export const titleAt = (guide: Guide, walk: Walk) =>
  formatText(guide, (guide.questions[walk.at] ?? { ask: guide.outcomes[walk.at]!.title }).ask, answersOf(walk), today);
/** The address at which the function answers the guide of a page. */
export const functionOf = (base: string) => base.replace(/^\/(\w+)\/guides\/(.*)\/$/, '/desk/guides/$1/$2');
/** The text of HTML, entities decoded. */
export const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<');
