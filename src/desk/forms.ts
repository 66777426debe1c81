import { openPage } from '../fill.ts';
import { escapeMarkup } from '../markup.ts';
import type { Kept } from './store.ts';

/** What somebody wrote into a form, by field, as it came. */
export type Values = Record<string, string | undefined>;

/** What is wrong with a field: the page has the words for each code. */
export interface Problem {
  field: string;
  code: string;
}

const fields = ['message', 'email', 'name', 'question', 'page'];

/** The contact page with everything still there that was typed, the problems on top and beside their fields. */
export function formPage(html: string, values: Values, problems: Problem[], notice?: string): string {
  const page = openPage(html);
  for (const name of fields) {
    const value = values[name] ?? '';
    if (name === 'message') page.setText('#message', value);
    else if (value) page.setAttribute(`#${name}`, 'value', value);
  }
  const chosen = `#subject option[value="${(values['subject'] ?? '').replace(/[^\w-]/g, '')}"]`;
  if (values['subject'] && page.has(chosen)) page.setAttribute(chosen, 'selected', '');
  if (values['question'] || values['page']) page.removeAttribute('[data-came]', 'hidden');

  const told = problems.flatMap(({ field, code }) => {
    const text = page.has(`#${field}-problem`) ? page.attribute(`#${field}-problem`, `data-${code}`) : '';
    return text ? [{ field, text }] : [];
  });
  for (const { field, text } of told) {
    page.setText(`#${field}-problem`, text);
    page.removeAttribute(`#${field}-problem`, 'hidden');
    page.setAttribute(`[data-field=${field}]`, 'data-wrong', '');
    page.setAttribute(`#${field}`, 'aria-invalid', 'true');
    const described = page.attribute(`#${field}`, 'aria-describedby');
    page.setAttribute(`#${field}`, 'aria-describedby', [described, `${field}-problem`].filter(Boolean).join(' '));
  }
  if (told.length > 0) {
    const items = told.map(({ field, text }) => `<li><a href="#${field}">${escapeMarkup(text)}</a></li>`);
    page.setHtml('[data-problems] ul', items.join(''));
    page.removeAttribute('[data-problems]', 'hidden');
    page.setAttribute('[data-problems]', 'autofocus', '');
  } else if (notice) {
    page.setText('[data-notice]', page.attribute('[data-notice]', `data-${notice}`));
    page.removeAttribute('[data-notice]', 'hidden');
    page.setAttribute('[data-notice]', 'autofocus', '');
  }
  return page.render();
}

/** What the check page shows besides what was written. */
export interface Checked {
  values: Values;
  subject: string;
  /** Something in it looks like a personal number, and will be covered. */
  personal: boolean;
  /** By when an answer comes, in words. */
  by: string | undefined;
  answers: { title: string; address: string }[];
  /** The page from which it was sent was too old. */
  expired: boolean;
}

/** The page that shows what was written once more, with pages that may answer it. */
export function checkPage(html: string, { values, subject, personal, by, answers, expired }: Checked): string {
  const page = openPage(html);
  const hidden = ['lang', 'subject', ...fields, 'website', 'proof'].map(
    (name) => `<input type="hidden" name="${name}" value="${escapeMarkup(values[name] ?? '')}">`,
  );
  page.setHtml('[data-values]', hidden.join(''));
  for (const name of ['subject', ...fields]) {
    const value = name === 'subject' ? subject : (values[name] ?? '').trim();
    if (value) page.setText(`[data-shown=${name}]`, value);
    else page.setAttribute(`[data-row=${name}]`, 'hidden', '');
  }
  if (expired) page.setText('[data-unsent]', page.attribute('[data-unsent]', 'data-expired'));
  if (personal) page.removeAttribute('[data-personal]', 'hidden');
  expect(page, by);
  if (answers.length > 0) {
    const items = answers.map(
      ({ title, address }) => `<li><a href="${escapeMarkup(address)}">${escapeMarkup(title)}</a></li>`,
    );
    page.setHtml('[data-answers] ul', items.join(''));
    page.removeAttribute('[data-answers]', 'hidden');
  }
  return page.render();
}

/** The thank-you page: reference and secret word, and by when an answer comes. */
export function sentPage(html: string, reference: string, secret: string, by: string | undefined): string {
  const page = openPage(html);
  const done = page.attribute('h1', 'data-done');
  page.setText('title', page.text('title').replace(page.text('h1'), done));
  page.setText('h1', done);
  page.setText('[data-reference]', reference);
  page.setText('[data-secret]', secret);
  page.removeAttribute('[data-sent]', 'hidden');
  page.setAttribute('[data-nothing]', 'hidden', '');
  expect(page, by);
  return page.render();
}

/** What became of a message; the same page for one that is unknown and for a wrong secret word. */
export function statusPage(html: string, reference: string, kept: Kept | undefined, by: string | undefined): string {
  const page = openPage(html);
  page.setAttribute('#reference', 'value', reference);
  page.setText('[data-state]', page.attribute('[data-result]', `data-${kept?.state ?? 'unknown'}`));
  page.removeAttribute('[data-result]', 'hidden');
  page.setAttribute('[data-result]', 'autofocus', '');
  if (kept?.state === 'received' && by) {
    page.setText('[data-expect]', page.attribute('[data-result]', 'data-by').replace('{time}', by));
    page.removeAttribute('[data-expect]', 'hidden');
  }
  const notes = kept?.notes ?? [];
  if (notes.length > 0) {
    page.setHtml('[data-notes]', notes.map(({ text }) => `<li>${escapeMarkup(text)}</li>`).join(''));
    page.removeAttribute('[data-notes]', 'hidden');
  }
  return page.render();
}

/** The page on which staff say that a message is answered: with the button, or with what was done. */
export function answeredPage(html: string, reference: string, token: string, done: boolean): string {
  const page = openPage(html);
  page.setText('[data-reference]', reference);
  page.setAttribute('input[name=proof]', 'value', token);
  if (reference && !done) page.removeAttribute('form[data-ask]', 'hidden');
  page.removeAttribute(reference ? (done ? '[data-done]' : '[data-asked]') : '[data-unknown]', 'hidden');
  return page.render();
}

function expect(page: ReturnType<typeof openPage>, by: string | undefined) {
  if (!by) return;
  page.setText('[data-expect]', page.attribute('[data-expect]', 'data-by').replace('{time}', by));
  page.removeAttribute('[data-expect]', 'hidden');
}
