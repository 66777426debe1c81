import { openPage, type BuiltPage } from '../../../server/fill.ts';
import { escapeMarkup } from '../../../site/markup.ts';
import type { AttachmentLimits } from '../read/limits.ts';
import { hiddenField } from '../read/message.ts';
import type { Wish } from '../read/wish.ts';
import { showAnswerBy, type SayBy } from './answer-by.ts';
import { showProblems } from './problems.ts';
import { fields, type Problem, type Values } from './values.ts';

/** What the check page shows besides what was written. */
export interface Checked {
  values: Values;
  /** The address that was probably meant where another was typed. */
  meant: string | undefined;
  subject: string;
  /** Something in it looks like a personal number, and will be covered. */
  personal: boolean;
  /** By when an answer comes, in words. */
  by: SayBy | undefined;
  /** How an answer is wanted, and what the agency asked for besides, in its reader's words. */
  wish: Wish;
  own: { name: string; label: string; value: string }[];
  answers: { title: string; address: string }[];
  /** What to say when the page from which it was sent was too old. */
  expired: string | undefined;
  /** What the subject takes of files, and in which language to say so. */
  files: AttachmentLimits;
  language: string;
  problems: Problem[];
}

/** Fills the page that shows what was written once more, with pages that may answer it and the place for files. */
export function checkPage(html: string, checked: Checked): string {
  const { values, meant, subject, personal, by, wish, own, answers, expired, files, language, problems } = checked;
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
  if (showProblems(page, problems)) page.setAttribute('[data-unsent]', 'hidden', '');
  // Values are set and not parsed: the parser takes seconds for 60,000 spaces in an attribute.
  const more = ['wish', 'phone', 'call-at', 'asked', ...own.map(({ name }) => name)].filter((name) => values[name]);
  const hidden = ['lang', 'subject', 'proof', 'wait', 'work', ...fields, hiddenField, ...more];
  page.setHtml('[data-values]', hidden.map((name) => `<input type="hidden" name="${name}">`).join(''));
  for (const name of hidden) page.setAttribute(`[data-values] [name=${name}]`, 'value', values[name] ?? '');
  for (const name of ['subject', ...fields]) {
    const value = name === 'subject' ? subject : (values[name] ?? '').trim();
    if (value) page.setText(`[data-shown=${name}]`, value);
    else page.setAttribute(`[data-row=${name}]`, 'hidden', '');
  }
  showOwn(page, values, wish, own);
  if (expired) page.setText('[data-unsent]', expired);
  if ((values[hiddenField] ?? '').trim() !== '') {
    page.removeAttribute('[data-doubt]', 'hidden');
    if (values['person'] === 'yes') page.setAttribute('#person', 'checked', '');
  }
  if (meant) {
    page.setText('[data-meant]', page.text('[data-meant]').replace('{email}', meant));
    page.removeAttribute('[data-meant]', 'hidden');
  }
  if (personal) page.removeAttribute('[data-personal]', 'hidden');
  if (values['wait']) page.removeAttribute('[data-work]', 'hidden');
  showAnswerBy(page, by, wish);
  if (answers.length > 0) {
    const items = answers.map(
      ({ title, address }) => `<li><a href="${escapeMarkup(address)}">${escapeMarkup(title)}</a></li>`,
    );
    page.setHtml('[data-answers] ul', items.join(''));
    page.removeAttribute('[data-answers]', 'hidden');
  }
  return page.render();
}

/** How an answer is wanted, and the answers to the agency's own questions: behind the message, each in a row of its own. */
function showOwn(page: BuiltPage, values: Values, wish: Wish, own: Checked['own']) {
  if (page.has('[data-row=wish]')) {
    page.setText('[data-shown=wish]', page.attribute('[data-shown=wish]', `data-${wish}`));
    for (const name of ['phone', 'call-at'])
      if (wish === 'call' && values[name]?.trim()) page.setText(`[data-shown=${name}]`, values[name]!.trim());
      else page.setAttribute(`[data-row=${name}]`, 'hidden', '');
  }
  const rows = own
    .filter(({ value }) => value !== '')
    .map(
      ({ label, value }) =>
        `<div class="py-3"><dt class="text-muted">${escapeMarkup(label)}</dt><dd class="wrap-anywhere">${escapeMarkup(value)}</dd></div>`,
    );
  if (rows.length > 0)
    page.setHtml(
      '[data-rows]',
      page.html('[data-rows]').replace('<div data-row="email"', (row) => rows.join('') + row),
    );
}
