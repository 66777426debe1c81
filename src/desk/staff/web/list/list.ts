import type { BuiltPage } from '../../../../server/fill.ts';
import { countsIn, linesIn, mostCounted, views, type Line, type Place, type View } from '../../../store/staff/inbox.ts';
import { findLines } from '../../../store/staff/find.ts';
import type { Request } from '../request.ts';
import { canAt, desksRead, type Signed, type StaffDesk } from '../desk.ts';
import { nameIn, openOwn, repeat, reveal, sayAt } from '../fill.ts';

/** The list: a view of it, or what a search finds. `done` in the address tells how many of the chosen messages were marked. */
export async function showList({ context, desk }: Request, signed: Signed): Promise<Response> {
  const { store } = desk.parts;
  const query = (name: string) => context.req.query(name) ?? '';
  const typed = query('q').slice(0, 20_000);
  const view = viewIn(query('view'));
  const asked = { desks: desksRead(signed), me: signed.person.address, now: desk.now.toISOString() };
  const isSearch = typed.trim() !== '';
  const [counts, found] = await Promise.all([
    countsIn(store, asked),
    isSearch
      ? findLines(store, typed, asked.desks).then((one) => ({ ...one, next: undefined }))
      : linesIn(store, view, asked, placeIn(query('at'), query('after'))).then((one) => ({
          next: undefined,
          ...one,
          isWhole: true,
        })),
  ]);
  // What a search shows of people is written down, the list of everybody's work is not.
  if (isSearch) await store.audit({ who: `staff:${signed.person.address}`, what: 'searched' }, asked.now);

  const page = openOwn(await desk.pages.built('staffList', signed.language), signed);
  const { staff } = desk.addresses;
  page.setAttribute('[data-search] [name=q]', 'value', typed.slice(0, 400));
  for (const [name, count] of Object.entries(counts))
    page.setText(`[data-view=${name}] span`, count > mostCounted ? `${mostCounted}+` : String(count));
  if (!isSearch) page.setAttribute(`[data-view=${view}]`, 'aria-current', 'page');
  page.setText(
    '[data-heading]',
    isSearch ? page.attribute('[data-heading]', 'data-found') : page.attribute('[data-heading]', `data-${view}`),
  );
  repeat(page, '[data-lines]', found.lines, (part, line) => fillLine(part, line, desk, signed));
  if (!found.isWhole) reveal(page, 'later');
  if (found.lines.length === 0) {
    page.setText('[data-none]', page.attribute('[data-none]', isSearch ? 'data-search' : `data-${view}`));
    reveal(page, 'none');
  } else reveal(page, 'chosen');
  page.setAttribute('[data-bulk] [name=view]', 'value', view);
  if (found.next) {
    const { at, reference } = found.next;
    const address = `${staff}?${new URLSearchParams({ view, at, after: reference }).toString()}`;
    page.setAttribute('[data-next] a', 'href', address);
    reveal(page, 'next');
  }
  if (query('done')) {
    page.setText(
      '[data-done]',
      page.attribute('[data-done]', 'data-words').replace('{count}', String(Number(query('done')) || 0)),
    );
    reveal(page, 'done');
  }
  context.header('Cache-Control', 'no-store');
  return context.html(page.render());
}

function placeIn(at: string, reference: string): Place | undefined {
  return /^[\d:.TZ-]{24}$/.test(at) && /^[A-Z0-9]{8}$/.test(reference) ? { at, reference } : undefined;
}

/** A line of a list: whose it is, what it is about, and how long it has. */
export function fillLine(part: BuiltPage, line: Line, desk: StaffDesk, signed: Signed): void {
  const { language } = signed;
  const { file } = desk.parts;
  const say = (name: string, time: string) => sayAt(part.attribute('[data-due]', `data-${name}`), time, desk, language);
  const now = desk.now.toISOString();
  const about = line.isSuggestion
    ? part.attribute('[data-about]', 'data-suggestion')
    : nameIn(file.subjects, line.subject, language);
  part.setAttribute('[data-about]', 'href', `${desk.addresses.staff}messages/${line.reference}`);
  part.setText('[data-about]', about);
  part.setText('[data-reference]', line.reference);
  part.setText('[data-start]', line.start);
  part.setAttribute('[data-start]', 'lang', line.language);
  part.setText('[data-from]', line.name || line.email || part.attribute('[data-from]', 'data-nobody'));
  part.setText('[data-at]', nameIn(file.desks, line.desk, language));
  if (part.has('[data-choose]')) {
    if (canAt(signed, line.desk, 'answer')) {
      part.setAttribute('[data-choose]', 'name', `m-${line.reference}`);
      part.setAttribute('[data-choose]', 'value', 'yes');
      part.setAttribute(
        '[data-choose]',
        'aria-label',
        `${part.attribute('[data-choose]', 'data-words')} ${line.reference}`,
      );
    } else part.setAttribute('[data-choose]', 'disabled', '');
  }
  const isLate = line.state === 'received' && !line.aside && line.answerBy !== '' && line.answerBy < now;
  const due =
    line.state !== 'received'
      ? say(line.aside ? 'spam' : line.state, line.changed)
      : isLate
        ? say('late', line.answerBy)
        : line.answerBy !== ''
          ? say('by', line.answerBy)
          : say('received', line.received);
  part.setText('[data-due]', due);
  if (isLate) part.setAttribute('[data-due]', 'data-late', 'yes');
  if (line.assigned) {
    const isMine = line.assigned === signed.person.address;
    part.setText('[data-mine]', isMine ? part.attribute('[data-mine]', 'data-me') : line.assigned);
    reveal(part, 'mine');
  }
}

/** The view that a form or an address names. */
export const viewIn = (name: string | undefined): View => views.find((known) => known === name) ?? 'open';
