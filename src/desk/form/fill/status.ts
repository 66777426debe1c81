import { openPage } from '../../../server/fill.ts';
import { escapeMarkup } from '../../../site/markup.ts';
import type { Kept } from '../../store/store.ts';

/** Fills the page that tells what became of a message; `unknown` is also the word for a wrong secret word, `failed` for a store that cannot be read. */
export function statusPage(html: string, reference: string, kept: Kept | 'unknown' | 'failed', by?: string): string {
  const page = openPage(html);
  page.setAttribute('#reference', 'value', reference);
  const state = typeof kept === 'string' ? kept : kept.state;
  const words = page.attribute('[data-result]', `data-${state}`);
  if (words) {
    page.setText('[data-state]', words);
    page.removeAttribute('[data-result]', 'hidden');
    page.setAttribute('[data-result]', 'autofocus', '');
  }
  if (state === 'received' && by) {
    page.setText('[data-expect]', page.attribute('[data-result]', 'data-by').replace('{time}', by));
    page.removeAttribute('[data-expect]', 'hidden');
  }
  const notes = typeof kept === 'string' ? [] : kept.notes;
  if (notes.length > 0) {
    page.setHtml('[data-notes]', notes.map(({ text }) => `<li>${escapeMarkup(text)}</li>`).join(''));
    page.removeAttribute('[data-notes]', 'hidden');
  }
  return page.render();
}
