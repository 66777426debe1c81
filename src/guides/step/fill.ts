import { openPage } from '../../server/fill.ts';
import type { Given } from './given.ts';
import type { Guide } from '../tree/guide.ts';
import { showStep } from './render.ts';
import { titleWith, type Shown } from './shown.ts';
import type { GuideWords } from './words.ts';
import { liveLinks, searchOf, type Route } from './links.ts';

/**
 * Renders the step that answers lead to into the built page of its guide; `file` is the guide's JSON. Nothing for a guide of
 * choices, which is made of pages and needs no function, and for a first step that stands in the page already.
 */
export function fillGuide(
  html: string,
  file: string,
  { given, isPrivate, isFunction }: { given: Given; isPrivate: boolean; isFunction: boolean },
): { step: Shown; html: string; isPrivate: boolean } | undefined {
  const page = openPage(html);
  if (!page.has('#guide')) return undefined;
  const guide = JSON.parse(file) as Guide;
  // What stands in an address is not taken for the answers of a private guide.
  const own = guide.private === isPrivate ? given : {};
  const words = JSON.parse(page.attribute('#guide', 'data-words')) as GuideWords;
  // The first page is built already, unless it says that there is no function.
  if (!isPrivate && Object.keys(own).length === 0 && !words.needs && !isFunction) return undefined;
  const { needs: _, ...rest } = words;
  const step = showStep(guide, own, liveLinks(JSON.parse(page.attribute('#guide', 'data-route')) as Route), rest);
  page.setHtml('#guide', step.html);
  const title = page.text('title');
  page.setText('title', titleWith(step, title));
  // The script, if it comes, goes on from here.
  page.setAttribute('#guide', 'data-title', title);
  if (step.isEnd && page.has('[data-vote]')) page.removeAttribute('[data-vote]', 'hidden');
  // Private answers may stand in no address.
  if (!guide.private) page.carry(searchOf(own));
  return { step, html: page.render(), isPrivate: guide.private };
}
