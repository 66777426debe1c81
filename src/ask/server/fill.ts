import { openPage } from '../../server/fill.ts';
import { redact } from '../words/redact.ts';
import type { Sureness } from '../answer/sure/confidence.ts';
import { titleOf, type AnswerWords, type Rendered } from '../answer/render.ts';

/** What goes into the built search page; without a question it only says that one can be asked. */
interface Filling extends Partial<Rendered> {
  question?: string;
  /** The query of the address that asks it. */
  query?: string;
  summary: string;
  sureness?: Sureness;
  /** Whether any page was found, so that the topics need not be offered instead. */
  found: boolean;
  /** Titles of the catalogue, as HTML. */
  titles?: string;
  /** Whether the editors may want to know that nothing was. */
  missed?: boolean;
}

/** Renders an answer into the HTML of the built search page, in the words that stand in its `data-words`. */
export function fill(html: string, fillingOf: (words: AnswerWords & { empty: string }) => Filling): string {
  const page = openPage(html);
  const {
    question = '',
    query = '',
    summary,
    sureness,
    found,
    missed = false,
    notes = '',
    titles = '',
    pages = '',
  } = fillingOf(JSON.parse(page.attribute('#results', 'data-words') || '{}'));
  page.setAttribute('#results', 'data-state', 'ready');
  if (sureness) page.setAttribute('#results', 'data-answer', sureness);
  if (question) {
    page.setAttribute('input[name=q]', 'value', question);
    // The script, if it comes, asks on from the title without the question.
    const title = page.text('title');
    page.setAttribute('#results', 'data-title', title);
    page.setText('title', titleOf(question, title));
  }
  page.carry(query);
  page.setText('[data-said]', summary);
  page.setHtml('[data-notes]', notes);
  page.setHtml('[data-pages]', pages);
  if (titles) page.setHtml('[data-titles]', titles);
  if (found) page.setAttribute('[data-fallback]', 'hidden', '');
  const told = missed ? redact(question) : '';
  if (told && page.has('[data-miss]')) {
    page.removeAttribute('[data-miss]', 'hidden');
    page.setAttribute('[data-miss] [name=question]', 'value', told);
    page.setText('[data-miss-words]', told);
  }
  return page.render();
}
