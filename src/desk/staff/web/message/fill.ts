import type { BuiltPage } from '../../../../server/fill.ts';
import { addressesBelow, baseOf } from '../../../../site/below.ts';
import { escapeMarkup } from '../../../../site/markup.ts';
import { labelOf } from '../../../form/read/attachments.ts';
import { languageName } from '../../../send/mail/wording.ts';
import type { Aside } from '../../../store/staff/changes.ts';
import type { Line } from '../../../store/staff/inbox.ts';
import type { DeliveryStatus, Kept } from '../../../store/store.ts';
import { canAt, type Signed, type StaffDesk } from '../desk.ts';
import { nameIn, openOwn, repeat, reveal, sayAt } from '../fill.ts';
import { fillLine } from '../list/list.ts';
import { fillForms } from './forms.ts';

/** What stands in the forms of the page, beside what is kept. */
export interface Shown {
  /** What was done: the page has a sentence for it. */
  said?: string;
  /** What was typed and is not kept yet, by field. */
  typed?: Partial<Record<string, string>>;
  /** The key of an answer that is being written. */
  key?: string;
  /** Pages that can be put into the answer. */
  found?: { title: string; address: string }[];
  /** Somebody else has answered meanwhile. */
  isConflict?: boolean;
  /** The part of the page that the reader looks at next. */
  focus?: 'answer' | 'found' | 'note';
}

/** All that is known of a message. */
export interface Whole {
  kept: Kept;
  aside: Aside;
  deliveries: DeliveryStatus[];
  others: Line[];
  shown: Shown;
  /** Lines of the audit log, for who leads the desk. */
  audit?: { happened: string; who: string; what: string; detail: string }[];
}

/** Fills the page of a message. */
export function fillMessage(html: string, desk: StaffDesk, signed: Signed, whole: Whole): string {
  const { kept, aside, others, shown, audit = [] } = whole;
  const { language } = signed;
  const page = openOwn(html, signed);
  const say = (sentence: string, time: string) => sayAt(sentence, time, desk, language);
  const about = kept.suggestion
    ? page.attribute('[data-about]', 'data-suggestion')
    : nameIn(desk.parts.file.subjects, kept.subject, language);
  page.setText('[data-about]', about);
  page.setText('[data-reference]', kept.reference);
  page.setText('title', `${about} ${kept.reference}`);
  const sentence = shown.isConflict
    ? page.attribute('[data-said]', 'data-conflict')
    : shown.said
      ? page.attribute('[data-said]', `data-${shown.said.replace(/[^a-z-]/g, '')}`)
      : '';
  if (sentence) {
    page.setText('[data-said]', sentence);
    reveal(page, 'said');
    page.setAttribute('[data-said]', 'autofocus', '');
  }
  fillState(page, desk, signed, kept);
  repeat(page, '[data-facts]', factsOf(page, desk, signed, whole), (part, { label, value, href }) => {
    part.setText('dt', label);
    if (href) part.setHtml('dd', `<a href="${escapeMarkup(href)}" dir="auto">${escapeMarkup(value)}</a>`);
    else part.setText('dd', value);
  });
  page.setText('[data-text]', kept.text);
  page.setAttribute('[data-text]', 'lang', kept.language);
  if (aside.files.length > 0) {
    repeat(page, '[data-files] ul', aside.files, (part, file) => {
      const index = aside.files.indexOf(file);
      part.setText('a', labelOf(file, index).name);
      part.setAttribute('a', 'href', `${desk.addresses.staff}messages/${kept.reference}/files/${index}`);
    });
    reveal(page, 'files');
  }
  if (aside.replies.length > 0) {
    repeat(page, '[data-replies] ol', aside.replies, (part, reply) => {
      part.setText(
        '[data-by]',
        say(
          part.attribute('[data-by]', 'data-words').replace('{name}', () => reply.author),
          reply.written,
        ),
      );
      part.setText('[data-answer]', reply.text);
      part.setAttribute('[data-answer]', 'lang', kept.language);
      const state = reply.delivery.state === 'given up' ? 'refused' : reply.delivery.state;
      part.setText(
        '[data-state]',
        part.attribute('[data-state]', `data-${state}`).replace('{problem}', () => reply.delivery.problem),
      );
      if (state === 'refused') part.setAttribute('[data-state]', 'data-wrong', 'yes');
    });
    reveal(page, 'replies');
  }
  if (kept.notes.length > 0) {
    repeat(page, '[data-public] ul', kept.notes, (part, note) => {
      part.setText('[data-words]', note.text);
      part.setText('[data-when]', say('{time}', note.written));
    });
    reveal(page, 'public');
  }
  if (aside.notes.length > 0) {
    repeat(page, '[data-internal] ul', aside.notes, (part, note) => {
      part.setText('[data-words]', note.text);
      part.setText('[data-when]', `${note.author}, ${say('{time}', note.written)}`);
    });
    reveal(page, 'internal');
  }
  const events = aside.events.map(({ kind, happened }) =>
    say(page.attribute('[data-events]', `data-${kind}`), happened),
  );
  const problems = whole.deliveries.filter(
    ({ state, channel }) => ['refused', 'given up'].includes(state) && !channel.startsWith('reply'),
  );
  const all = [
    say(page.attribute('[data-events]', 'data-received'), kept.received),
    ...events,
    ...problems.map(({ channel, problem }) =>
      page
        .attribute('[data-events]', 'data-undelivered')
        .replace('{channel}', () => channel)
        .replace('{problem}', () => problem),
    ),
  ];
  page.setHtml('[data-events] ul', all.map((words) => `<li>${escapeMarkup(words)}</li>`).join(''));
  if (audit.length > 0) {
    page.setHtml(
      '[data-audit] ul',
      audit
        .map(
          ({ happened, who, what, detail }) =>
            `<li>${escapeMarkup([say('{time}', happened), who.replace(/^staff:/, ''), what, detail].filter(Boolean).join(' · '))}</li>`,
        )
        .join(''),
    );
    reveal(page, 'audit');
  }
  if (others.length > 0) {
    repeat(page, '[data-others] ol', others, (part, line) => fillLine(part, line, desk, signed));
    reveal(page, 'others');
  }
  if (canAt(signed, kept.desk, 'answer')) fillForms(page, desk, signed, whole);
  return page.render();
}

/** What the message waits for, in one line on top. */
function fillState(page: BuiltPage, desk: StaffDesk, { language }: Signed, kept: Kept) {
  const isLate =
    kept.state === 'received' && !kept.aside && kept.answerBy !== '' && kept.answerBy < desk.now.toISOString();
  const name =
    kept.aside && kept.state === 'closed'
      ? 'spam'
      : kept.aside
        ? 'aside'
        : kept.state !== 'received'
          ? kept.state
          : isLate
            ? 'late'
            : kept.answerBy
              ? 'by'
              : 'open';
  const time =
    name === 'late' || name === 'by' ? kept.answerBy : kept.state === 'received' ? kept.received : kept.changed;
  page.setText('[data-state-line]', sayAt(page.attribute('[data-state-line]', `data-${name}`), time, desk, language));
  if (isLate) page.setAttribute('[data-state-line]', 'data-late', 'yes');
}

interface Fact {
  label: string;
  value: string;
  href?: string;
}

/** What is known of a message besides its text, in words. */
function factsOf(page: BuiltPage, desk: StaffDesk, { language, person }: Signed, { kept, aside }: Whole): Fact[] {
  const { file } = desk.parts;
  const label = (name: string) => page.attribute('[data-facts]', `data-${name}`);
  const origin = new URL(file.site.address).origin;
  const { base } = addressesBelow(baseOf(file.site.address));
  const fact = (name: string, value: string, href?: string): Fact[] =>
    value ? [{ label: label(name), value, ...(href && { href }) }] : [];
  const message = (reference: string) => fact('merged', reference, `${desk.addresses.staff}messages/${reference}`);
  const { details, suggestion } = kept;
  return [
    ...fact('desk', nameIn(file.desks, kept.desk, language)),
    ...fact('assigned', aside.assigned === person.address ? label('me') : aside.assigned),
    ...fact('name', kept.name),
    ...fact('email', kept.email, `mailto:${encodeURIComponent(kept.email).replace('%40', '@')}`),
    ...fact('phone', details?.wish === 'call' ? details.phone : ''),
    ...fact('call-at', details?.wish === 'call' ? details.callAt : ''),
    ...(details?.wish === 'none' ? [{ label: label('wish'), value: label('wish-none') }] : []),
    ...(details?.own ?? []).map(({ label: own, value }) => ({ label: own, value })),
    ...fact('question', kept.question),
    ...fact(
      'page',
      kept.page,
      kept.page.startsWith(`${base}/`) && !kept.page.startsWith('//') ? origin + kept.page : undefined,
    ),
    ...fact('language', kept.language === language ? '' : languageName(kept.language, language)),
    ...fact('file', suggestion?.file ?? ''),
    ...fact('forge', kept.link, /^https?:\/\//.test(kept.link) ? kept.link : undefined),
    ...(aside.merged ? message(aside.merged) : []),
    ...aside.repeats.flatMap((reference) => fact('repeat', reference, `${desk.addresses.staff}messages/${reference}`)),
  ];
}
