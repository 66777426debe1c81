import { openPage } from '../../../server/fill.ts';
import { escapeMarkup } from '../../../site/markup.ts';
import type { Kept } from '../../store/store.ts';
import type { Outcome } from '../../suggest/suggestion.ts';
import type { SayBy } from './answer-by.ts';
import { titleAsError } from './problems.ts';

/**
 * Fills the page that tells what became of a message; `unknown` is also the word for a wrong secret word, `failed` for a store that cannot be read. `by`
 * says the promised time: where it is over (`isLate`), the page says so and promises nothing.
 */
export function statusPage(
  html: string,
  reference: string,
  kept: Kept | 'unknown' | 'failed',
  { by, isLate = false }: { by?: SayBy | undefined; isLate?: boolean } = {},
): string {
  const page = openPage(html);
  if (page.has('#reference')) page.setAttribute('#reference', 'value', reference);
  const state = typeof kept === 'string' ? kept : stateOf(kept);
  const isOverdue = state === 'received' && !!by && isLate;
  const suggested = typeof kept === 'object' && kept.suggestion ? outcomeOf(kept) : undefined;
  const said = suggested ? `suggestion-${suggested}` : isOverdue ? 'late' : state;
  const wish = typeof kept === 'object' ? kept.details?.wish : undefined;
  const sentence =
    page.attribute('[data-result]', `data-${said}-${wish ?? 'mail'}`) ||
    page.attribute('[data-result]', `data-${said}`);
  const words = isOverdue ? by(sentence) : sentence;
  if (words) {
    page.setText('[data-state]', words);
    page.removeAttribute('[data-result]', 'hidden');
    page.setAttribute('[data-result]', 'autofocus', '');
    if (typeof kept === 'string') titleAsError(page, page.attribute('[data-result]', 'data-title'));
  }
  if (isOverdue) page.removeAttribute('[data-write]', 'hidden');
  if (typeof kept === 'object' && /^https?:\/\//.test(kept.link)) {
    page.setAttribute('[data-forge] a', 'href', kept.link);
    page.removeAttribute('[data-forge]', 'hidden');
  }
  if (state === 'received' && by && !isLate) {
    page.setText('[data-expect]', by(page.attribute('[data-result]', wish === 'call' ? 'data-by-call' : 'data-by')));
    page.removeAttribute('[data-expect]', 'hidden');
  }
  const notes = typeof kept === 'string' ? [] : kept.notes;
  if (notes.length > 0) {
    page.setHtml('[data-notes]', notes.map(({ text }) => `<li>${escapeMarkup(text)}</li>`).join(''));
    page.removeAttribute('[data-notes]', 'hidden');
  }
  return page.render();
}

/** What the sender is told: an end after an answer is an answer to them, and what was taken up again is no longer promised for a time. */
function stateOf({ state, answered, reopened }: Kept): Kept['state'] | 'reopened' {
  if (state === 'received' && reopened) return 'reopened';
  return state === 'closed' && answered ? 'answered' : state;
}

/** What became of a suggestion: what the forge says or, where there is none, what staff have marked. */
function outcomeOf({ outcome, state }: Kept): Outcome | 'received' {
  return outcome || ({ received: 'received', answered: 'merged', closed: 'closed' } as const)[state];
}
