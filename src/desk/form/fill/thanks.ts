import { openPage } from '../../../server/fill.ts';

/** Fills the page that says thanks for a vote, or for a question that no page answers: with the way back, and to a person. */
export function thanksPage(
  html: string,
  {
    page: path = '',
    question = '',
    ask = false,
    text = '',
    failed = false,
  }: { page?: string; question?: string; ask?: boolean; text?: string; failed?: boolean },
): string {
  const page = openPage(html);
  if (failed) {
    page.setText('h1', page.attribute('h1', 'data-failed'));
    page.setAttribute('[data-thanks]', 'hidden', '');
  }
  if (path) {
    page.setAttribute('[data-back]', 'href', path);
    page.setText('[data-back]', page.attribute('[data-back]', 'data-back'));
  }
  if (ask && path) {
    page.setAttribute('input[name=page]', 'value', path);
    page.setText('#text', text);
    // What was not kept is to be cast with the sentence.
    if (failed) page.setAttribute('input[name=voted]', 'value', '');
    page.removeAttribute('form[data-more]', 'hidden');
  }
  if (ask || question) {
    const carried = new URLSearchParams({ ...(path && { page: path }), ...(question && { question }) });
    page.setAttribute('[data-person] a', 'href', `${page.attribute('[data-person] a', 'href')}?${carried.toString()}`);
    page.removeAttribute('[data-person]', 'hidden');
  }
  return page.render();
}
