import { openPage } from '../../../server/fill.ts';
import { titleAsError } from './problems.ts';

/** What the page that says thanks shows. */
export interface Thanks {
  page?: string;
  question?: string;
  topic?: string;
  desk?: string;
  /** Asks what was missing. */
  ask?: boolean;
  /** Offers what may help now. */
  offer?: boolean;
  text?: string;
  failed?: boolean;
}

/** Fills the page that says thanks for a vote, or for a question that no page answers: with the way back, to guides of the topic, and to a person. */
export function thanksPage(
  html: string,
  {
    page: path = '',
    question = '',
    topic = '',
    desk = '',
    ask = false,
    offer = ask,
    text = '',
    failed = false,
  }: Thanks,
): string {
  const page = openPage(html);
  const show = (selector: string) => page.removeAttribute(selector, 'hidden');
  if (failed) {
    const words = page.attribute('h1', 'data-failed');
    page.setText(
      'title',
      page.text('title').replace(page.text('h1'), () => words),
    );
    page.setText('h1', words);
    page.setAttribute('[data-thanks]', 'hidden', '');
    titleAsError(page, page.attribute('h1', 'data-title'));
  }
  if (path) {
    page.setAttribute('[data-back]', 'href', path);
    page.setText('[data-back]', page.attribute('[data-back]', 'data-back'));
  }
  if (ask && path) {
    for (const [name, value] of Object.entries({ page: path, topic, desk }))
      page.setAttribute(`form[data-more] [name=${name}]`, 'value', value);
    page.setText('#missing', text);
    // What was not kept is to be cast with the sentence.
    if (failed) page.setAttribute('input[name=voted]', 'value', '');
    show('form[data-more]');
  }
  if (offer && path) {
    show('[data-offers]');
    const to = page.attribute('[data-offers] [data-contact]', 'href');
    page.setAttribute(
      '[data-offers] [data-contact]',
      'href',
      `${to}?${new URLSearchParams({ page: path }).toString()}`,
    );
    for (const part of [topic && `[data-guides=${topic}]`, desk && `[data-desk=${desk}]`])
      if (part && page.has(part)) show(part);
  } else if (question) {
    const to = page.attribute('[data-person] a', 'href');
    page.setAttribute('[data-person] a', 'href', `${to}?${new URLSearchParams({ question }).toString()}`);
    show('[data-person]');
  }
  return page.render();
}
