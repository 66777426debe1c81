import { givenIn, type Given } from './given.ts';
import { titleWith, type Shown } from './shown.ts';
import { searchOf, type Route } from './links.ts';

/**
 * Enhances the links and forms of a guide progressively: the next step comes into the same page, its heading takes the focus,
 * and Back works (History API). A step is fetched from the function; where there is none, `browser.ts` renders it and is
 * loaded with the first answer. The answers of a private guide stand in its forms alone, in neither address nor history.
 * Where a step cannot be had, links and forms do their job.
 */
const place = document.querySelector<HTMLElement>('#guide')!;
const { script } = place.dataset;
const { by, base, action } = JSON.parse(place.dataset['route']!) as Route;
const title = place.dataset['title'] ?? document.title;
const stepNow = () => (history.state as { step?: number } | null)?.step ?? 0;
/** The steps of a private guide that were shown, by their place in the history. */
const visited: Shown[] = [];
visited[stepNow()] = { title: '', isEnd: false, html: place.innerHTML };
let latest = 0;

place.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.hash) return;
  if (link.pathname !== base && link.pathname !== action) return;
  event.preventDefault();
  void answer(givenIn(new URLSearchParams(link.search)), () => (location.href = link.href));
});
place.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  event.preventDefault();
  void answer(givenIn(new FormData(form) as unknown as Iterable<[string, string]>), () => form.submit());
});
addEventListener('popstate', () => {
  if (by === 'form') show(visited[stepNow()] ?? visited.find(Boolean)!, true);
  else void showAddress(true);
});
if (script && by === 'search' && location.search && !place.dataset['title']) void showAddress(false);
place.dataset['ready'] = '';

/** Goes on with these answers; `otherwise` is what the browser does by itself. */
async function answer(given: Given, otherwise: () => void) {
  const turn = ++latest;
  const step = await stepFor(given).catch(otherwise);
  if (!step || turn !== latest) return;
  if (by === 'form') {
    visited.length = stepNow() + 1;
    visited.push(step);
    // The history learns only how many steps there were.
    history.pushState({ step: visited.length - 1 }, '');
  } else history.pushState(null, '', base + searchOf(given));
  show(step, true);
}

async function showAddress(focus: boolean) {
  const turn = ++latest;
  const step = await stepFor(givenIn(new URLSearchParams(location.search))).catch(() => undefined);
  if (step && turn === latest) show(step, focus);
}

/** Rejects when neither the function nor the script can be had. */
async function stepFor(given: Given): Promise<Shown> {
  if (script) {
    // The page names the script, so that the bundler adds nothing of its own to load it.
    await import(/* @vite-ignore */ script);
    return new Promise((take) => place.dispatchEvent(new CustomEvent('answer', { detail: { given, take } })));
  }
  const body = new URLSearchParams(searchOf(given));
  const found = await fetch(action, { method: 'POST', headers: { Accept: 'application/json' }, body });
  if (!found.ok) throw new Error(`${action}: ${found.status}`);
  return found.json() as Promise<Shown>;
}

function show(step: Shown, focus: boolean) {
  place.innerHTML = step.html;
  document.title = titleWith(step, title);
  const vote = document.querySelector<HTMLElement>('[data-vote]');
  if (vote) vote.hidden = !step.isEnd;
  if (!focus) return;
  const heading = place.querySelector<HTMLElement>(step.wrong ? '[data-problems]' : '#question')!;
  heading.tabIndex = -1;
  heading.focus();
  place.scrollIntoView();
}
