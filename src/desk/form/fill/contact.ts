import { openPage, type BuiltPage } from '../../../server/fill.ts';
import { lengthOf } from '../read/length.ts';
import { clean } from '../read/text.ts';
import { showProblems, titleAsError } from './problems.ts';
import { fields, type Problem, type Values } from './values.ts';

/** Fills the contact page, with everything still there that was typed, the problems on top and beside their fields. */
export function formPage(html: string, values: Values, problems: Problem[], notice?: string): string {
  const page = openPage(html);
  for (const name of fields) {
    const value = values[name] ?? '';
    if (name === 'message') page.setText('#message', value);
    else if (value) page.setAttribute(`#${name}`, 'value', value);
  }
  if (page.has('[data-languages]') && values['message']) page.setAttribute('[data-languages]', 'data-filled', '');
  if (values['subject']) page.select('#subject', values['subject']);
  if (values['question'] || values['page']) {
    page.removeAttribute('[data-came]', 'hidden');
    for (const name of ['question', 'page']) if (!values[name]) page.setAttribute(`[data-field=${name}]`, 'hidden', '');
  }
  showOwnFields(page, values);
  const isLong = problems.some(({ field, code }) => field === 'message' && code === 'too-long');
  const over = isLong ? lengthOf(clean(values['message'] ?? '')).over : 0;
  const said = { over: over.toLocaleString(page.attribute('html', 'lang') || 'en') };
  if (!showProblems(page, problems, said) && (notice || problems.length > 0)) {
    page.setText('[data-notice]', page.attribute('[data-notice]', `data-${notice ?? 'failed'}`));
    page.removeAttribute('[data-notice]', 'hidden');
    page.setAttribute('[data-notice]', 'autofocus', '');
    titleAsError(page, page.attribute('[data-problems]', 'data-title'));
  }
  return page.render();
}

/** Shows what the chosen subject asks for besides, and how an answer is wanted, with everything still there that was typed. */
function showOwnFields(page: BuiltPage, values: Values) {
  const { subject = '', wish = '' } = values;
  const group = `[data-own=${subject}]`;
  if (/^[a-z0-9-]+$/.test(subject) && page.has(group)) {
    const isFirst = values['asked'] !== undefined && values['asked'] !== subject;
    page.removeAttribute(group, 'hidden');
    page.setAttribute('[name=asked]', 'value', subject);
    // Whoever is led here by a choice of subject is told so, and begins there.
    if (isFirst) page.setAttribute(group, 'autofocus', '');
    for (const [name, value] of Object.entries(values))
      if (value && /^own-[a-z0-9-]+$/.test(name) && page.has(`[name=${name}]`)) {
        if (page.has(`select[name=${name}]`)) page.select(`[name=${name}]`, value);
        else page.setAttribute(`[name=${name}]`, 'value', value);
      }
  }
  if (!page.has('[name=wish]')) return;
  if (['mail', 'call', 'none'].includes(wish) && page.has(`#wish-${wish}`)) {
    page.removeAttribute('[name=wish][checked]', 'checked');
    page.setAttribute(`#wish-${wish}`, 'checked', '');
  }
  for (const name of ['phone', 'call-at'])
    if (values[name] && page.has(`#${name}`)) page.setAttribute(`#${name}`, 'value', values[name]);
}

/** The sentence of the contact page for somebody whose page was too old to send from. */
export function expiredWords(html: string): string {
  return openPage(html).attribute('[data-notice]', 'data-expired');
}
