import { addressOf, answer, askedIn, isAtHome, knowsMore, type Answer, type Asked } from './answer.ts';
import { wordsForFullText } from './evaluate.ts';
import type { Pagefind } from './pagefind.ts';
import { openLanguage } from './open.ts';
import { bestPassage } from './passage.ts';
import { renderAnswer, summaryOf, type AnswerWords } from './render.ts';
import type { Vocabulary } from './vocabulary.ts';

import './suggest.ts';

/**
 * The search page in the browser: evaluates the question in the address over the site's own files
 * and shows the answer. `#results` says in `data-state` how far it is: static (no script), waiting,
 * ready, failed. The page holds the words.
 */
interface Words extends AnswerWords {
  waiting: string;
  failed: string;
  empty: string;
}

const pageSize = 10;
start();

function start() {
  const results = document.querySelector<HTMLElement>('#results');
  const status = results?.querySelector<HTMLElement>('[role=status]');
  const pages = results?.querySelector<HTMLElement>('[data-pages]');
  const notes = document.querySelector<HTMLElement>('[data-notes]');
  const more = results?.querySelector('button');
  const fallback = results?.querySelector<HTMLElement>('[data-fallback]');
  const input = document.querySelector<HTMLInputElement>('input[name=q]');
  if (!results || !status || !pages || !notes || !more || !fallback || !input) return;
  delete input.dataset['suggest'];
  const words = JSON.parse(results.dataset['words'] ?? '{}') as Words;
  const languages = (results.dataset['languages'] ?? '').split(' ');
  const { lang } = document.documentElement;
  const { title } = document;
  let latest = 0;

  const say = (state: string, text: string) => {
    results.dataset['state'] = state;
    status.textContent = text;
  };

  const show = async (asked: Asked) => {
    const turn = ++latest;
    const question = asked.question.trim();
    input.value = asked.question;
    document.title = question ? `${question} – ${title}` : title;
    more.hidden = true;
    if (question === '') {
      notes.replaceChildren();
      pages.replaceChildren();
      fallback.hidden = false;
      return say('ready', words.empty);
    }
    say('waiting', words.waiting);
    try {
      const { found, stem } = await ask(asked, lang, languages);
      const passage = await passageOf(found, stem);
      if (turn !== latest) return;
      let shown = pageSize;
      const draw = () => {
        const html = renderAnswer(found, words, lang, stem, passage, shown);
        notes.innerHTML = html.notes;
        pages.innerHTML = html.pages;
        more.hidden = shown >= found.found.length;
      };
      draw();
      more.onclick = () => {
        const before = shown;
        shown += pageSize;
        draw();
        pages.querySelectorAll<HTMLAnchorElement>('li > a.font-bold')[before - 1]?.focus();
      };
      fallback.hidden = found.found.length > 0;
      say('ready', summaryOf(found, words));
      const further = await furtherPages(found).catch(() => []);
      if (turn !== latest || further.length === 0) return;
      // The full text adds below what is already under the visitor's finger.
      found.found.push(...further);
      draw();
      fallback.hidden = true;
      say('ready', summaryOf(found, words));
    } catch {
      if (turn !== latest) return;
      notes.replaceChildren();
      pages.replaceChildren();
      fallback.hidden = false;
      say('failed', words.failed);
    }
  };

  document.querySelector('form[role=search]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const asked: Asked = { question: input.value, insist: false };
    history.pushState(null, '', addressOf(asked));
    void show(asked);
  });
  const fromAddress = () => void show(askedIn(new URLSearchParams(location.search)));
  addEventListener('popstate', fromAddress);
  fromAddress();
}

/** The answer in the page's language; in another of the site's languages when this one knows little of the question. */
async function ask(asked: Asked, own: string, languages: string[]) {
  const vocabulary = await openLanguage(own);
  let best = { found: answer(asked, vocabulary), stem: vocabulary.stem };
  if (isAtHome(best.found)) return best;
  for (const language of languages.filter((tag) => tag !== own)) {
    const other = await openLanguage(language).catch(() => undefined);
    if (!other) continue;
    const found = answer(asked, other);
    if (knowsMore(found, best.found)) best = { found, stem: other.stem };
  }
  return best;
}

/** Pages that only the full text knows: those with a rare word of the question among their less telling words. */
async function furtherPages({ asked, concepts, found, language }: Answer): Promise<Answer['found']> {
  const vocabulary = await openLanguage(language);
  const wanted = wordsForFullText(concepts, vocabulary);
  if (wanted.length === 0 || language !== document.documentElement.lang) return [];
  const pagefind = await openPagefind();
  const byAddress = new Map(vocabulary.file.pages.map(([address], page) => [address, page]));
  const fullText = new Map<string, number[]>();
  for (const word of wanted) {
    const { results } = await pagefind.search(word);
    const data = await Promise.all(results.slice(0, 20).map((result) => result.data()));
    fullText.set(
      word,
      data.flatMap(({ url }) => byAddress.get(url) ?? []),
    );
  }
  const known = new Set(found.map(({ address }) => address));
  return answer(asked, vocabulary, fullText).found.filter(({ address }) => !known.has(address));
}

let pagefind: Promise<Pagefind> | undefined;

/** Loads Pagefind once; a failure is forgotten, so that the next question tries again. */
function openPagefind(): Promise<Pagefind> {
  pagefind ??= import(/* @vite-ignore */ new URL('/pagefind/pagefind.js', location.href).href)
    .then(async (loaded: Pagefind & { init(): Promise<void> }) => {
      await loaded.init();
      // `init()` resolves before the index is there; an empty search waits for it.
      await loaded.search('');
      return loaded;
    })
    .catch((error: unknown) => {
      pagefind = undefined;
      throw error;
    });
  return pagefind;
}

/** The part of the best page that answers; without it the page's summary is shown. */
async function passageOf({ found, concepts }: Answer, stem: Vocabulary['stem']) {
  const [first] = found;
  if (!first) return undefined;
  const response = await fetch(first.address.replace(/\/$/, '.md')).catch(() => undefined);
  return response?.ok ? bestPassage(await response.text(), concepts, stem) : undefined;
}
