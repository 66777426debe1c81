import { searchAddress } from '../../site/below.ts';
import { base } from '../../site/browser.ts';
import { answer, isAtHome, knowsMore, type Answer } from '../answer/answer.ts';
import { addressOf, askedIn, type Asked } from '../answer/asked.ts';
import { mayAskDesks, plainly } from '../desks/hint.ts';
import type { After } from './after.ts';
import type { Ask } from './desks.ts';
import { inTime, openLanguage } from './open.ts';
import { personLink, renderAnswer, summaryOf, titleOf, type AnswerWords } from '../answer/render.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';

import './suggest.ts';

/** The words of the search page, which stand in its `data-words`. */
interface Words extends AnswerWords {
  waiting: string;
  failed: string;
  empty: string;
}

const pageSize = 10;
/** In milliseconds, for what nothing can be shown without, for what is shown when it comes at once, for desks and titles of the catalogue, and for more pages. */
const longest = { words: 30_000, passage: 1500, desks: 5000, titles: 4000, more: 20_000 };
start();

/**
 * The entry point that a search box loads at focus, and the search page at once. On the search page it answers the
 * question in the address over the site's own files, unless the server has. `data-state` of `#results` is one of static
 * (no script), waiting, ready, failed; `data-answer` says how sure the answer is.
 */
function start() {
  const results = document.querySelector<HTMLElement>('#results');
  const status = results?.querySelector<HTMLElement>('[data-said]');
  const pages = results?.querySelector<HTMLElement>('[data-pages]');
  const titles = results?.querySelector<HTMLElement>('[data-titles]');
  const notes = results?.querySelector<HTMLElement>('[data-notes]');
  const more = results?.querySelector('button');
  const fallback = results?.querySelector<HTMLElement>('[data-fallback]');
  const partly = results?.querySelector<HTMLElement>('[data-partly]');
  const input = document.querySelector<HTMLInputElement>('input[name=q]');
  if (!results || !status || !pages || !notes || !more || !fallback || !partly || !input) return;
  delete input.dataset['suggest'];
  const words = { ...JSON.parse(results.dataset['words']!), base } as Words;
  const languages = results.dataset['languages']!.split(' ');
  const { lang } = document.documentElement;
  const title = results.dataset['title'] ?? document.title;
  const load = <Part>(name: string) =>
    import(/* @vite-ignore */ results.dataset[name]!).then(
      () => new Promise<Part>((detail) => results.dispatchEvent(new CustomEvent(name, { detail }))),
    );
  const after = load<After>('after');
  after.catch(() => undefined);
  let latest = 0;
  /** The address of the question that is shown. */
  let shownAt = '';

  const say = (state: string, text: string) => {
    results.dataset['state'] = state;
    status.textContent = text;
  };

  const offerMiss = (question: string) => void after.then((late) => late.offerMiss(question)).catch(() => undefined);

  const show = async (asked: Asked) => {
    const turn = ++latest;
    shownAt = addressOf(asked);
    const question = asked.question.trim();
    document.title = question ? titleOf(question, title) : title;
    more.hidden = true;
    partly.hidden = true;
    titles?.replaceChildren();
    offerMiss('');
    delete results.dataset['answer'];
    if (question === '') {
      notes.replaceChildren();
      pages.replaceChildren();
      fallback.hidden = false;
      return say('ready', words.empty);
    }
    say('waiting', words.waiting);
    try {
      const { own, home, ...best } = await inTime(ask(asked, lang, languages), longest.words);
      const deskFor = async ({ found, vocabulary }: typeof best) =>
        mayAskDesks(found, vocabulary) ? (await load<Ask>('desks'))(found, vocabulary) : undefined;
      const titlesFor = async () => (titles && !own.narrowedTo.length ? (await after).titlesFor(own, home, words) : '');
      const [part, desk, titled] = await Promise.all([
        inTime(passageOf(best.found, best.vocabulary.stem, after), longest.passage).catch(() => undefined),
        inTime(deskFor(best), longest.desks).catch(() => undefined),
        inTime(titlesFor(), longest.titles).catch(() => ''),
      ]);
      const named = desk ? '' : titled;
      if (turn !== latest) return;
      // What a work is called is no mistake, and no other language.
      const { found, vocabulary } = named
        ? { found: answer({ ...asked, insist: true }, home), vocabulary: home }
        : best;
      const { stem } = vocabulary;
      const passage = found.found[0]?.address === best.found.found[0]?.address ? part : undefined;
      if (titles) titles.innerHTML = named;
      const said = named ? { ...words, catalogue: '' } : words;
      const settled = (one: Answer) => (desk ? plainly(one) : named ? { ...one, unknown: [] } : one);
      let answered = settled(found);
      let shown = pageSize;
      const draw = () => {
        const html = renderAnswer(answered, said, lang, stem, passage, shown, desk);
        // What was offered where nothing was found gives way to the first page.
        if (results.dataset['answer'] !== answered.sureness) {
          results.dataset['answer'] = answered.sureness;
          notes.innerHTML = html.notes;
          pages.replaceChildren();
        }
        extend(pages, html.pages);
        more.hidden = shown >= answered.found.length;
        fallback.hidden = answered.found.length > 0 || !!desk;
        // Narrowed to nothing is not missing.
        offerMiss(fallback.hidden || named || answered.narrowedTo.length > 0 ? '' : question);
        say('ready', desk && answered.found.length === 0 ? desk.said : summaryOf(answered, words, lang));
      };
      pages.replaceChildren();
      draw();
      more.onclick = () => {
        const before = shown;
        shown += pageSize;
        draw();
        pages.querySelectorAll<HTMLAnchorElement>('li > a.font-bold')[before - 1]?.focus();
      };
      const deep = after.then(({ further }) => further(found, vocabulary));
      const merged = await inTime(deep, longest.more).catch(() => {
        if (turn === latest) partly.hidden = fallback.hidden = false;
      });
      if (turn !== latest || !merged) return;
      answered = settled(merged((pages) => answer(found.asked, vocabulary, pages), shown));
      // What is new is seen without asking for more.
      shown += Math.min(pageSize, answered.found.length - found.found.length);
      draw();
    } catch {
      if (turn !== latest) return;
      notes.replaceChildren();
      pages.innerHTML = personLink(question, words);
      fallback.hidden = false;
      say('failed', words.failed);
    }
  };

  document.querySelector('form[role=search]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const asked = askedIn(new URLSearchParams({ q: input.value }));
    // Whoever asks the same again tries again.
    if (addressOf(asked) !== shownAt) history.pushState(null, '', searchAddress(base, lang) + addressOf(asked));
    void show(asked);
  });
  const inAddress = () => askedIn(new URLSearchParams(location.search));
  addEventListener('popstate', () => {
    // Going to a part of the page is no other question.
    if (addressOf(inAddress()) === shownAt) return;
    input.value = inAddress().question;
    void show(inAddress());
  });
  // Our server has answered: somebody may be reading, and this script can do no better.
  const answered = results.dataset['state'] === 'ready' && input.defaultValue.trim() === inAddress().question.trim();
  // What somebody has typed before this script came stays.
  input.value ||= inAddress().question;
  if (answered) shownAt = addressOf(inAddress());
  else void show(inAddress());
}

/** The answer in the page's language; in another of the site's languages when this one knows little of the question. */
async function ask(asked: Asked, lang: string, languages: string[]) {
  const vocabulary = await openLanguage(lang);
  const own = answer(asked, vocabulary);
  let best = { found: own, vocabulary, own, home: vocabulary };
  if (isAtHome(own)) return best;
  for (const language of languages.filter((tag) => tag !== lang)) {
    const other = await openLanguage(language).catch(() => undefined);
    if (!other) continue;
    const found = answer(asked, other);
    if (knowsMore(found, best.found)) best = { ...best, found, vocabulary: other };
  }
  return best;
}

/** Adds to a list the pages that it does not show yet; what stands there stays, and so does the focus in it. */
function extend(pages: HTMLElement, html: string) {
  const whole = document.createElement('template');
  whole.innerHTML = html;
  const [list, longer] = [pages, whole.content].map((part) => part.querySelector('ol.mt-2'));
  if (list && longer) list.append(...[...longer.children].slice(list.childElementCount));
  else pages.append(...[...whole.content.children].slice(pages.childElementCount));
}

/** The part of the best page that answers. */
async function passageOf({ found, concepts, sureness }: Answer, stem: Vocabulary['stem'], after: Promise<After>) {
  const [first] = found;
  if (sureness !== 'sure' || !first) return undefined;
  const [response, { bestPassage }] = await Promise.all([fetch(first.address.replace(/\/$/, '.md')), after]);
  return response.ok ? bestPassage(await response.text(), concepts, stem) : undefined;
}
