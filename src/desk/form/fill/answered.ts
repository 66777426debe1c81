import { openPage } from '../../../server/fill.ts';
import { titleAsError } from './problems.ts';

/** Fills the page on which staff say that a message is answered: with the button, or with what was done, or that it failed. */
export function answeredPage(html: string, reference: string, token: string, done: boolean, failed = false): string {
  const page = openPage(html);
  if (failed) page.setText('[data-unknown]', page.attribute('[data-unknown]', 'data-failed'));
  page.setText('[data-reference]', reference);
  if (!reference) titleAsError(page, page.attribute('[data-unknown]', 'data-title'));
  if (!reference) page.setAttribute('[data-named]', 'hidden', '');
  page.setAttribute('input[name=proof]', 'value', token);
  if (reference && !done) page.removeAttribute('form[data-ask]', 'hidden');
  page.removeAttribute(reference ? (done ? '[data-done]' : '[data-asked]') : '[data-unknown]', 'hidden');
  return page.render();
}
