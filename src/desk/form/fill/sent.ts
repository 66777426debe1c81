import { openPage } from '../../../server/fill.ts';
import { showAnswerBy } from './answer-by.ts';

/** Fills the thank-you page: reference and secret word, and by when an answer comes. */
export function sentPage(html: string, reference: string, secret: string, by: string | undefined): string {
  const page = openPage(html);
  const done = page.attribute('h1', 'data-done');
  page.setText('title', page.text('title').replace(page.text('h1'), done));
  page.setText('h1', done);
  page.setText('[data-reference]', reference);
  page.setText('[data-secret]', secret);
  page.removeAttribute('[data-sent]', 'hidden');
  page.setAttribute('[data-nothing]', 'hidden', '');
  showAnswerBy(page, by);
  return page.render();
}
