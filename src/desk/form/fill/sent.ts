import { openPage } from '../../../server/fill.ts';
import { statusFragment } from '../../secrets/codes.ts';
import type { Wish } from '../read/wish.ts';
import { showAnswerBy, type SayBy } from './answer-by.ts';

/** Whether the reference and the secret word come by mail too: they are sent, nobody sends them, or the mail was refused. */
export type Mailed = 'yes' | 'no' | 'refused';

/** Fills the thank-you page: reference and secret word, whether they come by mail (nothing is said where it is not known), and by when an answer comes. */
export function sentPage(
  html: string,
  {
    reference,
    secret,
    by,
    mailed,
    isSuggestion = false,
    wish = 'mail',
  }: {
    reference: string;
    secret: string;
    by?: SayBy | undefined;
    mailed?: Mailed | undefined;
    isSuggestion?: boolean | undefined;
    wish?: Wish | undefined;
  },
): string {
  const page = openPage(html);
  const done = page.attribute('h1', isSuggestion ? 'data-suggested' : 'data-done');
  page.setText('title', page.text('title').replace(page.text('h1'), done));
  page.setText('h1', done);
  page.setText('[data-reference]', reference);
  page.setText('[data-secret]', secret);
  const status = page.attribute('[data-status]', 'href');
  page.setAttribute('[data-status]', 'href', status + statusFragment(reference, secret));
  page.removeAttribute('[data-sent]', 'hidden');
  page.setAttribute('[data-nothing]', 'hidden', '');
  if (mailed) {
    page.setText(
      '[data-mail]',
      page.attribute('[data-mail]', `data-${mailed === 'refused' && wish !== 'mail' ? 'no' : mailed}`),
    );
    page.removeAttribute('[data-mail]', 'hidden');
  }
  if (wish === 'none') {
    page.setText('[data-expect]', page.attribute('[data-expect]', 'data-none'));
    page.removeAttribute('[data-expect]', 'hidden');
  }
  showAnswerBy(page, by, wish);
  return page.render();
}
