import type { BuiltPage } from '../../../server/fill.ts';
import { escapeMarkup } from '../../../site/markup.ts';
import type { Problem } from './values.ts';

/** Lists the problems on top, with a link to each field, and beside their fields, `said` in the place of its names; false when the page has no words for any. */
export function showProblems(page: BuiltPage, problems: Problem[], said: Record<string, string> = {}): boolean {
  const told = problems.flatMap(({ field, code }) => {
    if (!page.has(`#${field}-problem`)) return [];
    // A value that no form of ours sends, such as a subject that there is not, counts as none.
    const [text] = [code, 'missing'].map((name) => page.attribute(`#${field}-problem`, `data-${name}`)).filter(Boolean);
    return text ? [{ field, text: text.replace(/\{(\w+)\}/g, (whole, name: string) => said[name] ?? whole) }] : [];
  });
  for (const { field, text } of told) {
    page.setText(`#${field}-problem`, text);
    page.removeAttribute(`#${field}-problem`, 'hidden');
    page.setAttribute(`[data-field=${field}]`, 'data-wrong', '');
    page.setAttribute(`#${field}`, 'aria-invalid', 'true');
    const described = page.attribute(`#${field}`, 'aria-describedby');
    page.setAttribute(`#${field}`, 'aria-describedby', [described, `${field}-problem`].filter(Boolean).join(' '));
  }
  if (told.length === 0) return false;
  const items = told.map(({ field, text }) => `<li><a href="#${field}">${escapeMarkup(text)}</a></li>`);
  page.setHtml('[data-problems] ul', items.join(''));
  page.removeAttribute('[data-problems]', 'hidden');
  page.setAttribute('[data-problems]', 'autofocus', '');
  titleAsError(page, page.attribute('[data-problems]', 'data-title'));
  return true;
}

/** Says in the title of a page, which a screen reader says first, that something is wrong; `words` is the sentence for it, with `{title}`. */
export function titleAsError(page: BuiltPage, words: string): void {
  const title = page.text('title');
  page.setText(
    'title',
    words.replace('{title}', () => title),
  );
}
