import { sayDate } from '../../hours/date.ts';
import { localeOf } from '../../hours/locale.ts';
import { sayTime } from '../../hours/say.ts';
import { dateIn } from '../../hours/zone.ts';
import { openPage, type BuiltPage } from '../../server/fill.ts';
import type { DeskFile } from '../file.ts';
import { titleAsError } from '../form/fill/problems.ts';
import type { Order } from '../store/orders/orders.ts';

/** What was found: an order, of when that is and whether it is old; nothing; too many wrong tries; or a store that cannot be read. */
type Found = { order: Order; asOf: string; old: boolean; link: string } | 'unknown' | 'many' | 'failed';

/**
 * Fills the page that tells how an order stands: all words of its kind stand in the page, hidden, and what is the case is shown. What
 * was typed as a second fact is not in it.
 */
export function orderPage(
  html: string,
  found: Found,
  { id, typed, language, file, now }: { id: string; typed: string; language: string; file: DeskFile; now: Date },
): string {
  const page = openPage(html);
  if (page.has(`#number-${id}`)) page.setAttribute(`#number-${id}`, 'value', typed);
  if (typeof found === 'string') {
    page.setText('[data-state]', page.attribute('[data-orders]', `data-${found}`));
    page.removeAttribute('[data-result]', 'hidden');
    page.setAttribute('[data-result]', 'autofocus', '');
    page.setText('#result', page.attribute('[data-orders]', 'data-title'));
    titleAsError(page, page.attribute('[data-result]', 'data-title'));
    return page.render();
  }
  const { order, asOf, old, link } = found;
  const section = `[data-order="${id}"]`;
  page.removeAttribute(section, 'hidden');
  page.setAttribute(section, 'autofocus', '');
  page.setAttribute(`${section} [data-keep]`, 'href', `${link}&lang=${language}`);
  showState(page, section, order, Object.keys(file.orders![id]!.states));
  const date = (day: string) => sayDate(day, localeOf(language));
  const { ready, end } = file.orders![id]!.states[order.state] ?? { ready: false, end: true };
  const { zone } = file.hours;
  const isOver = order.until < dateIn(zone, now);
  const days: [part: string, sentence: string, day: string][] = [
    ['[data-since]', 'data-since', dateIn(zone, new Date(order.changed))],
    [`[data-until-of="${order.state}"]`, isOver ? 'data-over' : 'data-until', order.until],
    // What is there, or over, is no longer expected.
    ['[data-expected]', 'data-expected', ready || end ? '' : order.expected],
  ];
  for (const [name, sentence, day] of days) {
    const part = `${section} ${name}`;
    if (day === '' || !page.has(part)) continue;
    page.setText(part, page.attribute(part, sentence).replace('{date}', date(day)));
    page.removeAttribute(part, 'hidden');
  }
  const part = `${section} [data-as-of]`;
  if (asOf !== '') {
    const sentence = page.attribute(part, old ? 'data-old' : 'data-as-of');
    page.setText(
      part,
      sayTime(sentence, new Date(asOf), language, file.hours.zone, file.words[language] ?? {}, { kept: true }),
    );
    page.removeAttribute(part, 'hidden');
  }
  return page.render();
}

/** Shows what is said of the state, and marks it among the steps; one beside the usual way stands after the first. */
function showState(page: BuiltPage, section: string, { state }: Order, states: string[]) {
  page.removeAttribute(`${section} [data-says="${state}"]`, 'hidden');
  const step = (name: string) => `${section} [data-step="${name}"]`;
  const isBeside = page.attribute(step(state), 'data-beside') !== '';
  for (const [place, name] of states.entries()) {
    const isStep = page.attribute(step(name), 'data-beside') === '';
    if (name === state) {
      page.setAttribute(step(name), 'aria-current', 'step');
      page.removeAttribute(step(name), 'hidden');
    } else if (isBeside ? place > 0 : !isStep) page.setAttribute(step(name), 'hidden', '');
    else if (isBeside || place < states.indexOf(state)) page.setAttribute(step(name), 'data-done', '');
  }
}
