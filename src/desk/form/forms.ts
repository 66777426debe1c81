import { openPage, type BuiltPage } from '../../server/fill.ts';
import { escapeMarkup } from '../../site/markup.ts';
import type { AttachmentLimits } from './attachments.ts';
import type { Kept } from '../store/store.ts';

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
  if (values['question'] || values['page']) {
    page.removeAttribute('[data-came]', 'hidden');
    for (const name of ['question', 'page']) if (!values[name]) page.setAttribute(`[data-field=${name}]`, 'hidden', '');
  }
  if (!tellProblems(page, problems) && (notice || problems.length > 0)) {
    page.setText('[data-notice]', page.attribute('[data-notice]', `data-${notice ?? 'failed'}`));
    page.removeAttribute('[data-notice]', 'hidden');
    page.setAttribute('[data-notice]', 'autofocus', '');
  }
  return page.render();
}

/** Lists the problems on top, with a link to each field, and beside their fields; false when the page has no words for any. */
function tellProblems(page: BuiltPage, problems: Problem[]): boolean {
  const told = problems.flatMap(({ field, code }) => {
    if (!page.has(`#${field}-problem`)) return [];
    // A value that no form of ours sends, such as a subject that there is not, counts as none.
    const [text] = [code, 'missing'].map((name) => page.attribute(`#${field}-problem`, `data-${name}`)).filter(Boolean);
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
  if (told.length === 0) return false;
  const items = told.map(({ field, text }) => `<li><a href="#${field}">${escapeMarkup(text)}</a></li>`);
  page.setHtml('[data-problems] ul', items.join(''));
  page.removeAttribute('[data-problems]', 'hidden');
  page.setAttribute('[data-problems]', 'autofocus', '');
  return true;
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
  /** What to say when the page from which it was sent was too old. */
  expired: string | undefined;
  /** What the subject takes of files, and in which language to say so. */
  files: AttachmentLimits;
  language: string;
  problems: Problem[];
}

/** What the contact page has to say to somebody whose page was too old to send from. */
export function expiredWords(html: string): string {
  return openPage(html).attribute('[data-notice]', 'data-expired');
}

/** The page that shows what was written once more, with pages that may answer it and the place for files. */
export function checkPage(html: string, checked: Checked): string {
  const { values, subject, personal, by, answers, expired, files, language, problems } = checked;
  const page = openPage(html);
  if (files.count > 0) {
    const megabytes = (bytes: number) =>
      (bytes / 1e6).toLocaleString(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
    const said = { count: String(files.count), each: megabytes(files.each), total: megabytes(files.total) };
    const hint = page
      .text('#attachments-hint')
      .replace(/\{(\w+)\}/g, (whole, name: keyof typeof said) => said[name] ?? whole);
    page.setText('#attachments-hint', hint);
    page.removeAttribute('[data-files]', 'hidden');
    // The fields come first: whether files are taken is known before they are read.
    page.setAttribute('form[data-check]', 'enctype', 'multipart/form-data');
  }
  // The heading of the problems says the same.
  if (tellProblems(page, problems)) page.setAttribute('[data-unsent]', 'hidden', '');
  // Values are set and not parsed: the parser takes seconds for 60,000 spaces in an attribute.
  const hidden = ['lang', 'subject', 'proof', 'wait', 'work', ...fields, 'website'];
  page.setHtml('[data-values]', hidden.map((name) => `<input type="hidden" name="${name}">`).join(''));
  for (const name of hidden) page.setAttribute(`[data-values] [name=${name}]`, 'value', values[name] ?? '');
  for (const name of ['subject', ...fields]) {
    const value = name === 'subject' ? subject : (values[name] ?? '').trim();
    if (value) page.setText(`[data-shown=${name}]`, value);
    else page.setAttribute(`[data-row=${name}]`, 'hidden', '');
  }
  if (expired) page.setText('[data-unsent]', expired);
  if (personal) page.removeAttribute('[data-personal]', 'hidden');
  if (values['wait']) page.removeAttribute('[data-work]', 'hidden');
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

/** What became of a message; `unknown` is also the word for a wrong secret word, `failed` for a store that cannot be read. */
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

/** The page on which staff say that a message is answered: with the button, or with what was done, or that it failed. */
export function answeredPage(html: string, reference: string, token: string, done: boolean, failed = false): string {
  const page = openPage(html);
  if (failed) page.setText('[data-unknown]', page.attribute('[data-unknown]', 'data-failed'));
  page.setText('[data-reference]', reference);
  if (!reference) page.setAttribute('[data-named]', 'hidden', '');
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

/** The page that says thanks for a vote, or for a question that no page answers: with the way back, and to a person. */
export function thanksPage(
  html: string,
  {
    page: path = '',
    question = '',
    ask = false,
    text = '',
    failed = false,
  }: { page?: string; question?: string; ask?: boolean; text?: string; failed?: boolean },
): string {
  const page = openPage(html);
  if (failed) {
    page.setText('h1', page.attribute('h1', 'data-failed'));
    page.setAttribute('[data-thanks]', 'hidden', '');
  }
  if (path) {
    page.setAttribute('[data-back]', 'href', path);
    page.setText('[data-back]', page.attribute('[data-back]', 'data-back'));
  }
  if (ask && path) {
    page.setAttribute('input[name=page]', 'value', path);
    page.setText('#text', text);
    // What was not kept is to be cast with the sentence.
    if (failed) page.setAttribute('input[name=voted]', 'value', '');
    page.removeAttribute('form[data-more]', 'hidden');
  }
  if (ask || question) {
    const carried = new URLSearchParams({ ...(path && { page: path }), ...(question && { question }) });
    page.setAttribute('[data-person] a', 'href', `${page.attribute('[data-person] a', 'href')}?${carried.toString()}`);
    page.removeAttribute('[data-person]', 'hidden');
  }
  return page.render();
}
