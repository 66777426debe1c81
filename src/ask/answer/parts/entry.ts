import { escapeMarkup } from '../../../site/markup.ts';
import type { Stem } from '../../words/stem.ts';
import { fold, isWord, piecesOf } from '../../words/text.ts';
import type { Answer } from '../answer.ts';
import type { Passage } from '../passage.ts';
import { fill, link } from './links.ts';

/** A page of an answer as markup: its title as a link, its summary or the passage that answers, and what it is. `more` is what the link to a passage says. */
export function entry(
  page: Answer['found'][number],
  answer: Answer,
  { more: further }: { more: string },
  stem: Stem,
  passage?: Passage,
): string {
  const mark = (text: string) => marked(text, answer, stem);
  const text = passage?.html(mark) ?? `<p>${mark(page.summary)}</p>`;
  const more = passage
    ? `<p>${link(page.address + (passage.anchor && `#${passage.anchor}`), fill(further, { title: passage.heading || page.title }))}</p>`
    : '';
  const sort = escapeMarkup([page.kind, page.topic].filter(Boolean).join(' · '));
  return `<a class="text-lg font-bold" href="${escapeMarkup(page.address)}">${escapeMarkup(page.title)}</a><div class="max-w-[66ch]">${text}</div>${more}<p class="text-muted">${sort}</p>`;
}

/** As markup, a guide that comes next, beside the best page: for whoever cannot tell which page it is. */
export function offered(found: Answer['found']): string {
  const guide = found.slice(1, 3).find((page) => page.offer);
  return guide ? `<p>${escapeMarkup(guide.offer!)} ${link(guide.address, guide.title)}</p>` : '';
}

/** The stems of the words that a question means, found once for all its pages. */
const meant = new WeakMap<Answer['concepts'], Set<string>>();

/** A text with the words of the question marked, as they are meant, but not what may stand for them. */
function marked(text: string, { concepts }: Answer, stem: Stem): string {
  const roots =
    meant.get(concepts) ??
    new Set(
      concepts.flatMap(({ forms, corrected = '' }) => [
        stem(corrected),
        ...[...forms.keys()].filter((root) => forms.get(root) === 1),
      ]),
    );
  meant.set(concepts, roots);
  return piecesOf(text)
    .map((piece) =>
      isWord(piece) && roots.has(stem(fold(piece))) ? `<mark>${escapeMarkup(piece)}</mark>` : escapeMarkup(piece),
    )
    .join('');
}
