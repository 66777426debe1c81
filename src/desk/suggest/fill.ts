import { openPage, type BuiltPage } from '../../server/fill.ts';
import { escapeMarkup } from '../../site/markup.ts';
import { showProblems, titleAsError } from '../form/fill/problems.ts';
import type { Values } from '../form/fill/values.ts';
import { hiddenField } from '../form/read/message.ts';
import type { Wrong } from './change.ts';
import { headId, leadId, type Part, type Source } from './source.ts';

/** What happened, for which the page has a sentence. */
export type Notice = 'failed' | 'busy' | 'encoding';

/** What the form shows besides the part. */
export interface Shown {
  values: Values;
  problems?: Wrong[];
  notice?: Notice | undefined;
  /** HTML of the text as the page would show it. */
  preview?: string | undefined;
  /** The field that nobody sees was filled in. */
  isDoubtful?: boolean;
  /** The browser has work to do. */
  isWorking?: boolean;
}

/** A page of which something is suggested. */
export interface Suggested {
  page: string;
  source: Source;
  part: Part | undefined;
  /** The digest of what stands there now. */
  was: string;
  /** The address of the form for another part of it. */
  addressOf: (part: string) => string;
  /** The text has changed since the sender opened the form. */
  isChanged?: boolean;
}

/** Fills the form in which a part of a page is changed. */
export function changePage(
  html: string,
  { page: address, source, part, was, addressOf, isChanged }: Suggested,
  shown: Shown,
): string {
  const page = openPage(html);
  page.setAttribute('[data-page]', 'href', address);
  page.setText('[data-page]', source.title || page.attribute('[data-page]', 'data-catalogue'));
  page.setAttribute('[data-page]', 'lang', source.language);
  page.removeAttribute('[data-about]', 'hidden');
  page.setAttribute('[data-nothing]', 'hidden', '');
  page.removeAttribute('form[data-suggest]', 'hidden');
  const nameOf = ({ id, name }: Part) =>
    id === headId || id === leadId ? page.attribute('[data-parts]', id === headId ? 'data-head' : 'data-lead') : name;
  if (source.base && page.has('[data-edit]')) {
    page.setAttribute(
      '[data-edit] a',
      'href',
      page.attribute('[data-edit]', 'data-edit').replace('{file}', source.file),
    );
    page.removeAttribute('[data-edit]', 'hidden');
  }
  if (source.parts.length > 1) {
    const items = source.parts.map((one) => {
      const current = one === part ? ' aria-current="true"' : '';
      const own = one.id === headId || one.id === leadId ? '' : ` lang="${escapeMarkup(source.language)}"`;
      return `<li><a href="${escapeMarkup(addressOf(one.id))}"${current}${own}>${escapeMarkup(nameOf(one))}</a></li>`;
    });
    page.setHtml('[data-parts] ul', items.join(''));
    page.removeAttribute('[data-parts]', 'hidden');
  }
  const { values } = shown;
  const fields = part?.fields;
  for (const name of ['title', 'summary'] as const) {
    const field = fields?.[name];
    if (!field) continue;
    page.removeAttribute(`[data-field=${name}]`, 'hidden');
    fillField(page, name, values[name] ?? field.value);
    page.setAttribute(`#${name}`, 'lang', source.language);
  }
  if (fields) page.setAttribute('[data-field=text]', 'hidden', '');
  else {
    const text = values['text'] ?? part?.before.trim() ?? '';
    page.setText('#text', text.replace(/\r\n?/g, '\n'));
    page.setAttribute('#text', 'lang', source.language);
  }
  if (!part) {
    page.setText('label[for=text]', page.attribute('[data-words]', 'data-label'));
    page.setText('#text-hint', page.attribute('[data-words]', 'data-hint'));
    page.setText('[data-words] pre', source.words ?? '');
    page.setAttribute('[data-words] pre', 'lang', source.language);
    page.removeAttribute('[data-words]', 'hidden');
  }
  if (isChanged) {
    page.setText('[data-changed] pre', part?.before.trim() ?? '');
    page.setAttribute('[data-changed] pre', 'lang', source.language);
    page.removeAttribute('[data-changed]', 'hidden');
    page.setAttribute('[data-changed]', 'autofocus', '');
    titleAsError(page, page.attribute('[data-problems]', 'data-title'));
  }
  for (const [name, value] of Object.entries({ page: address, section: part?.id ?? '', was }))
    page.setAttribute(`form[data-suggest] [name=${name}]`, 'value', value);
  fillRest(page, shown);
  return page.render();
}

/** Fills the form for a page that is missing. */
export function draftPage(html: string, shown: Shown): string {
  const page = openPage(html);
  for (const name of ['title', 'question']) fillField(page, name, shown.values[name] ?? '');
  page.setText('#text', shown.values['text'] ?? '');
  page.select('#topic', shown.values['topic'] ?? '');
  fillRest(page, shown);
  return page.render();
}

/** Says that the page is gone, and offers to send what was written as a message. */
export function gonePage(html: string, { values }: Shown): string {
  const page = openPage(html);
  page.setAttribute('[data-nothing]', 'hidden', '');
  page.removeAttribute('[data-gone]', 'hidden');
  page.setAttribute('[data-gone]', 'autofocus', '');
  titleAsError(page, page.attribute('[data-problems]', 'data-title'));
  const text = ['title', 'summary', 'text', 'why']
    .map((name) => values[name]?.trim())
    .filter(Boolean)
    .join('\n\n');
  const carried = { message: text, page: values['page'], email: values['email'], name: values['name'] };
  for (const [name, value] of Object.entries(carried))
    page.setAttribute(`[data-gone] [name=${name}]`, 'value', value ?? '');
  return page.render();
}

function fillField(page: BuiltPage, name: string, value: string) {
  page.setAttribute(`#${name}`, 'value', value);
}

/** Why, who, and what happened. */
function fillRest(page: BuiltPage, { values, problems = [], notice, preview, isDoubtful, isWorking }: Shown) {
  page.setText('#why', values['why'] ?? '');
  for (const name of ['email', 'name']) if (values[name]) fillField(page, name, values[name]);
  fillField(page, hiddenField, values[hiddenField] ?? '');
  for (const name of ['work', 'wait']) page.setAttribute(`[name=${name}]`, 'value', values[name] ?? '');
  if (isDoubtful) {
    page.removeAttribute('[data-doubt]', 'hidden');
    if (values['person'] === 'yes') page.setAttribute('#person', 'checked', '');
  }
  if (isWorking) page.removeAttribute('[data-work]', 'hidden');
  if (preview !== undefined) {
    page.setHtml('[data-preview] div', preview);
    page.removeAttribute('[data-preview]', 'hidden');
    page.setAttribute('[data-preview]', 'autofocus', '');
  }
  if (showProblems(page, problems)) page.removeAttribute('form[data-suggest]', 'hidden');
  else if (notice || problems.length > 0) {
    page.setText('[data-notice]', page.attribute('[data-notice]', `data-${notice ?? 'failed'}`));
    page.removeAttribute('[data-notice]', 'hidden');
    page.setAttribute('[data-notice]', 'autofocus', '');
    titleAsError(page, page.attribute('[data-problems]', 'data-title'));
  }
}
