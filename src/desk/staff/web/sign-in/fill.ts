import { openPage } from '../../../../server/fill.ts';
import type { StaffDesk } from '../desk.ts';
import { reveal } from '../fill.ts';

/** What the page for signing in says. */
export interface SignInState {
  /**
   * `ask` who comes; `sent`: a mail is on its way, if the address is known; `enter`: the button behind the link; `over`: the link or code
   * is used, too old or wrong; `elsewhere`: another browser asked; `too-often`: too many tries; `ended`: the session is over; `refused`: the form
   * is none of this session; `failed`; `unknown`: the provider named somebody who has no rights here.
   */
  what: 'ask' | 'sent' | 'enter' | 'over' | 'elsewhere' | 'too-often' | 'ended' | 'refused' | 'failed' | 'unknown';
  /** The link that was opened. */
  link?: string;
  /** What was typed and not taken. */
  kept?: string;
}

/** Fills the page for signing in. */
export function signInPage(html: string, { staff }: StaffDesk, { what, link = '', kept = '' }: SignInState): string {
  const page = openPage(html);
  page.setAttribute('[data-closed]', 'hidden', '');
  const said = page.attribute('[data-said]', `data-${what}`);
  if (said) {
    page.setText('[data-said]', said);
    reveal(page, 'said');
    page.setAttribute('[data-said]', 'autofocus', '');
  }
  if (what === 'enter') {
    page.setAttribute('[data-enter] [name=link]', 'value', link);
    reveal(page, 'enter');
  } else if (what === 'sent') reveal(page, 'code');
  else {
    if (staff.mails) reveal(page, 'ask');
    if (staff.provider) {
      page.setText(
        '[data-provider] a',
        page.attribute('[data-provider]', 'data-words').replace('{name}', () => staff.provider!.name),
      );
      reveal(page, 'provider');
    }
    reveal(page, 'passkey');
  }
  if (kept.trim()) {
    page.setText('[data-kept] textarea', kept);
    reveal(page, 'kept');
  }
  return page.render();
}
