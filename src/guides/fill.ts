import { openPage } from '../fill.ts';
import { readerOf } from './answers.ts';
import { dayIn } from './days.ts';
import type { Given } from './given.ts';
import { walk, type Guide } from './model.ts';
import { again, renderStep, stepTitle, type GuideWords, type Route } from './render.ts';

/**
 * The built page of a guide with the step that answers lead to. Nothing for a guide of choices, which is made of pages
 * and needs no function, and for a first step that stands in the page already.
 */
export function fillGuide(
  html: string,
  file: string,
  { given, isPrivate, isFunction }: { given: Given; isPrivate: boolean; isFunction: boolean },
): { html: string; isPrivate: boolean } | undefined {
  const page = openPage(html);
  if (!page.has('#guide')) return undefined;
  const guide = JSON.parse(file) as Guide;
  // What stands in an address is not taken for the answers of a private guide.
  const own = guide.private === isPrivate ? given : {};
  const words = JSON.parse(page.attribute('#guide', 'data-words')) as GuideWords;
  // The first page is built already, unless it says that there is no function.
  if (!isPrivate && Object.keys(own).length === 0 && !words.needs && !isFunction) return undefined;
  const today = dayIn(guide.zone);
  const here = walk(
    guide,
    (name) => (Object.hasOwn(own, name) ? own[name] : undefined),
    readerOf(guide.locale, today),
    today,
    own[again]?.[0],
  );
  const step = { guide, walk: here, given: own, today };
  const { needs: _, ...rest } = words;
  const route = JSON.parse(page.attribute('#guide', 'data-route')) as Route;
  page.setHtml('#guide', renderStep(step, route, rest));
  const title = page.text('title');
  page.setText('title', [stepTitle(step), title].filter(Boolean).join(' – '));
  // The script, if it comes, goes on from here.
  page.setAttribute('#guide', 'data-title', title);
  if (isPrivate) page.setAttribute('#guide', 'data-given', JSON.stringify(own));
  return { html: page.render(), isPrivate: guide.private };
}
