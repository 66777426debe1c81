import { searchAddress, topicAddress } from '../../site/below.ts';
import { escapeMarkup } from '../../site/markup.ts';
import type { DeskAnswer } from '../desks/answer.ts';
import type { Answer } from './answer.ts';
import { addressOf, type Asked } from './asked.ts';
import { mostRead } from './concepts.ts';
import type { Passage } from './passage.ts';
import type { Refinement } from './refine.ts';
import { entry, offered } from './parts/entry.ts';
import { elsewhereLinks, fill, link, list, topicLinks, type UnsureWords } from './parts/links.ts';
import type { Stem } from '../words/stem.ts';
import { wordsOf } from '../words/text.ts';

/** The words of an answer, from the page that shows it. */
export interface AnswerWords extends UnsureWords {
  found: Record<string, string>;
  none: string;
  noneAdvice: string;
  best: string;
  sure: string;
  unsure: string;
  more: string;
  others: string;
  corrected: string;
  insist: string;
  unknown: string;
  cut: string;
  refine: string;
  audience: string;
  with: string;
  like: string;
  filtered: string;
  all: string;
  language: string;
  person: string;
  /** Where a person is asked, when the site has such a page. */
  contact?: string;
  /** Where the catalogue is searched, when the site has one, and what the link to it says. */
  catalogue?: string;
  inCatalogue?: string;
  /** What stands above titles of it, and what a library calls its works. */
  titles?: string;
  works?: string;
}

/** A question as sentences name it: a long one by its beginning, in whole signs. */
function named(question: string): string {
  const signs = [...question.trim()];
  return signs.length > longestName ? `${signs.slice(0, longestName).join('').trimEnd()} …` : signs.join('');
}

const longestName = 80;

/** More words would not be read. */
const mostWords = 10;

/** How a language counts: to read that anew costs more than many a question. */
const plurals = new Map<string, Intl.PluralRules>();

/** The sentence that says what was found, in the language of the page: for the line that screen readers announce. */
export function summaryOf(
  { asked, found, language, sureness }: Answer,
  words: AnswerWords,
  pageLanguage = language,
): string {
  const values = { query: named(asked.question), count: found.length.toLocaleString(pageLanguage) };
  if (found.length === 0) return `${fill(words.none, values)}. ${words.noneAdvice}`;
  const rules = plurals.get(pageLanguage) ?? new Intl.PluralRules(pageLanguage);
  plurals.set(pageLanguage, rules);
  const form = rules.select(found.length);
  const said = fill(words.found[form] ?? words.found['other'] ?? '', values);
  return sureness === 'sure' ? `${said}. ${words.sure}` : `${said}. ${words.unsure}.`;
}

/** The title of the search page once it has answered: what a screen reader says first, and what a tab is called. */
export function titleOf(question: string, title: string): string {
  return `${named(question)} – ${title}`;
}

/** An answer as HTML: notices about the question, and the pages. */
export interface Rendered {
  notes: string;
  pages: string;
}

/**
 * Renders an answer as HTML, the same in the browser and on the server. Whatever was typed, and every text of a page, is
 * escaped here and nowhere else. `passage` is shown in place of the summary of the first page; `most` pages are shown, and all of
 * them below `desk`, what the data of desks answers.
 */
export function renderAnswer(
  answer: Answer,
  words: AnswerWords,
  pageLanguage: string,
  stem: Stem,
  passage?: Passage,
  most = Infinity,
  desk?: DeskAnswer,
): Rendered {
  const { asked, found, language } = answer;
  const foreign = language === pageLanguage ? '' : ` lang="${escapeMarkup(language)}" dir="auto"`;
  const isSure = desk !== undefined || answer.sureness === 'sure';
  const first = desk || !isSure ? undefined : found[0];
  const others = found.slice(first ? 1 : 0, most);
  const best = desk?.html ?? (first && entry(first, answer, words, stem, passage) + offered(found));
  const said = desk && `<p class="sr-only"${foreign}>${escapeMarkup(desk.said)}</p>`;
  const notes = [said, ...notices(answer, words, pageLanguage), filters(answer, words, pageLanguage, foreign)];
  const further = [
    // Whoever may be in the wrong place is shown the ways on before the pages.
    !isSure && personLink(asked.question, words),
    elsewhereLinks(answer, words, foreign),
    // Ways to narrow the answer by topic are topics too.
    !answer.refinements.some(({ by }) => by === 'topic') && topicLinks(answer, words, foreign),
    refinementLinks(answer, words, pageLanguage, foreign),
    // Titles and names are words that no help page has.
    (answer.unknown.length > 0 || (found.length === 0 && !desk)) && catalogueLink(asked.question, words),
    isSure && personLink(asked.question, words),
  ];
  const pages = [
    best &&
      `<section class="bg-soft rounded-corner p-4 forced-colors:border" aria-labelledby="best"><h2 id="best" class="text-lg">${escapeMarkup(words.best)}</h2><div${foreign}>${best}</div></section>`,
    ...further,
    others.length > 0 &&
      `<h2 class="mt-8 text-lg">${escapeMarkup(isSure ? words.others : words.unsure)}</h2><ol class="mt-2 space-y-5">${others.map((page) => `<li${foreign}>${entry(page, answer, words, stem)}</li>`).join('')}</ol>`,
  ];
  const html = (parts: (string | undefined | false)[]) => parts.filter(Boolean).join('');
  return { notes: html(notes), pages: html(pages) };
}

/** Narrowed to nothing. */
const anywhere = { topic: undefined, audience: undefined, kind: undefined, word: undefined, like: undefined };

/** What the answer is narrowed to, and the way back to all of it. */
function filters({ asked, narrowedTo }: Answer, words: AnswerWords, pageLanguage: string, foreign: string): string {
  if (narrowedTo.length === 0) return '';
  const names = narrowedTo
    .map((way) => [nameOf(way, words, foreign), way.by] as const)
    .map(([name, by]) => (by === 'like' ? escapeMarkup(words.like).replace('{name}', () => name) : name))
    .join(', ');
  // A function, since `$&` in a text would mean something.
  const sentence = escapeMarkup(words.filtered).replace('{name}', () => names);
  return `<p>${sentence} ${link(linkTo(words, { ...asked, ...anywhere }, pageLanguage), words.all)}</p>`;
}

/** Links to other readings; where nothing was found, to topics in which something is. */
function refinementLinks(answer: Answer, words: AnswerWords, pageLanguage: string, foreign: string): string {
  const { asked, found, refinements, nearest, language } = answer;
  const none = found.length === 0 && anywhere;
  const links = [
    ...refinements.map((way) => ({
      way,
      href: linkTo(words, { ...asked, ...none, [way.by]: way.value }, pageLanguage),
    })),
    ...nearest.map((way) => ({ way, href: topicAddress(words.base, language, way.value) })),
  ];
  const items = links.map(
    ({ way, href }) => `<li><a href="${escapeMarkup(href)}">${nameOf(way, words, foreign)}</a></li>`,
  );
  return list('refine', words.refine, items);
}

/** The name of a refinement as markup; it is in the language of the pages. */
function nameOf({ by, name }: Refinement, words: AnswerWords, foreign: string): string {
  const own = foreign ? `<span${foreign}>${escapeMarkup(name)}</span>` : escapeMarkup(name);
  if (by === 'audience') return `${escapeMarkup(words.audience)}: ${own}`;
  return by === 'word' ? escapeMarkup(words.with).replace('{word}', () => own) : own;
}

/** The address of a question: of the search page itself, since an answer can stand elsewhere too. */
function linkTo({ base }: AnswerWords, asked: Asked, pageLanguage: string): string {
  return searchAddress(base, pageLanguage) + addressOf(asked);
}

/** The way to a person, with the question carried there; nothing where the site has no such page. */
export function personLink(question: string, { contact, person }: AnswerWords): string {
  return carriedTo(contact && `${contact}?question=`, question, person);
}

/** The way to the catalogue, which this search does not know; nothing where the site has none. */
function catalogueLink(question: string, { catalogue, inCatalogue = '' }: AnswerWords): string {
  return carriedTo(catalogue && `${catalogue}?q=`, question, fill(inCatalogue, { query: question.trim() }), '#found');
}

/** A link that carries the question on; nothing without an address or a question. */
function carriedTo(address: string | undefined, question: string, text: string, end = ''): string {
  // Counted in whole signs: half of one cannot stand in an address.
  const carried = encodeURIComponent([...question.trim().toWellFormed()].slice(0, 300).join(''));
  return address && carried ? `<p class="mt-4">${link(address + carried + end, text)}</p>` : '';
}

/** What was corrected, what is on no page, and in which language the answer is. */
function notices(
  { asked, corrected, unknown, language, found }: Answer,
  words: AnswerWords,
  pageLanguage: string,
): string[] {
  const line = (text: string) => `<p class="text-muted">${text}</p>`;
  const lines = corrected
    .slice(0, mostWords)
    .map(({ from, to }) => escapeMarkup(fill(words.corrected, { from: named(from), to })));
  if (lines.length > 0)
    lines.push(
      link(
        linkTo(words, { ...asked, insist: true }, pageLanguage),
        fill(words.insist, { query: named(asked.question) }),
      ),
    );
  const name = new Intl.DisplayNames(pageLanguage, { type: 'language' }).of(language) ?? language;
  return [
    ...(lines.length > 0 ? [line(lines.join(' '))] : []),
    ...(unknown.length > 0 && found.length > 0
      ? [line(escapeMarkup(fill(words.unknown, { words: unknown.slice(0, mostWords).map(named).join(', ') })))]
      : []),
    ...(wordsOf(asked.question).length > mostRead ? [line(escapeMarkup(words.cut))] : []),
    ...(language === pageLanguage || found.length === 0
      ? []
      : [line(escapeMarkup(fill(words.language, { language: name })))]),
  ];
}
