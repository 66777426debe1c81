import type { BuiltPage } from '../../../server/fill.ts';

/** Shows by when an answer comes, already in words, in the page's own sentence for it; without a time the sentence stays hidden. */
export function showAnswerBy(page: BuiltPage, by: string | undefined): void {
  if (!by) return;
  page.setText('[data-expect]', page.attribute('[data-expect]', 'data-by').replace('{time}', by));
  page.removeAttribute('[data-expect]', 'hidden');
}
