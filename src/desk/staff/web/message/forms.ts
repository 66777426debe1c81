import type { BuiltPage } from '../../../../server/fill.ts';
import { escapeMarkup } from '../../../../site/markup.ts';
import type { Signed, StaffDesk } from '../desk.ts';
import { nameIn, reveal } from '../fill.ts';
import type { Whole } from './whole.ts';

/** Fills the forms with which somebody answers a message and says what is to become of it. */
export function fillForms(
  page: BuiltPage,
  desk: StaffDesk,
  signed: Signed,
  { kept, aside, others, shown }: Whole,
): void {
  const { language, person } = signed;
  const { file } = desk.parts;
  const typed = shown.typed ?? {};
  reveal(page, 'actions');
  if (aside.writing.length > 0) {
    const names = aside.writing.join(', ');
    page.setText(
      '[data-writing]',
      page.attribute('[data-writing]', 'data-words').replace('{name}', () => names),
    );
    reveal(page, 'writing');
  }
  const option = (value: string, name: string, isChosen = false) =>
    `<option value="${escapeMarkup(value)}"${isChosen ? ' selected' : ''}>${escapeMarkup(name)}</option>`;
  const others_ = Object.keys(file.desks).filter((id) => id !== kept.desk);
  page.setHtml('[data-move] select', others_.map((id) => option(id, nameIn(file.desks, id, language))).join(''));
  if (others_.length > 0) reveal(page, 'move');
  page.setAttribute('[name=to]', 'value', aside.assigned || person.address);
  page.setHtml('[data-people]', desk.staff.people.map(({ address }) => option(address, '')).join(''));
  const likely = others.find(({ state }) => state === 'received');
  page.setAttribute('[name=into]', 'value', typed['into'] ?? likely?.reference ?? '');
  const isOpen = kept.state === 'received';
  const isSpam = kept.aside && !isOpen;
  if (kept.aside) reveal(page, isSpam ? 'back' : 'release');
  else reveal(page, 'spam', ...(isOpen ? ['close'] : ['reopen']));
  page.setText('[name=note]', typed['note'] ?? '');

  const why = !desk.staff.answers ? 'no-mail' : kept.email === '' ? 'no-address' : '';
  if (why) {
    page.setText('[data-no-answer]', page.attribute('[data-no-answer]', `data-${why}`));
    reveal(page, 'no-answer');
  } else {
    reveal(page, 'answer-form');
    if (kept.details?.wish === 'call') reveal(page, 'wants-call');
    const last = String(aside.replies.at(-1)?.number ?? 0);
    page.setText('#text', typed['text'] ?? '');
    page.setAttribute('#text', 'lang', kept.language);
    page.setAttribute('[data-answer-form] [name=key]', 'value', shown.key ?? crypto.randomUUID());
    page.setAttribute('[data-answer-form] [name=seen]', 'value', shown.isConflict ? last : (typed['seen'] ?? last));
    if (typed['words'] !== undefined) page.setAttribute('[name=words]', 'value', typed['words']);
    const found = shown.found ?? [];
    if (found.length > 0) {
      page.setHtml(
        '[data-pages]',
        found
          .map(
            ({ title, address }) =>
              `<button type="submit" name="insert" value="${escapeMarkup(address)}" class="${page.attribute('[data-pages]', 'data-class')}" dir="auto">${escapeMarkup(title)}</button>`,
          )
          .join(''),
      );
      reveal(page, 'pages');
    }
    if (shown.focus === 'answer' && !shown.isConflict) page.setAttribute('#text', 'autofocus', '');
  }
  page.setAttribute('#question', 'value', typed['question'] ?? kept.question);
  page.setAttribute('[data-about-page]', 'value', typed['about'] ?? (kept.page || ''));
  page.setAttribute('#draft-title', 'value', typed['title'] ?? '');
  page.setText('#draft', typed['draft'] ?? '');
  page.select('#draft-topic', typed['topic'] ?? '');
  // What was typed there stands in a part that is folded otherwise.
  if (shown.focus === 'found' || shown.focus === 'note') page.setAttribute(`[data-${shown.focus}]`, 'open', '');
}
