import { readerOf } from './answers.ts';
import { dayIn } from './days.ts';
import { givenIn, type Given } from './given.ts';
import { walk, type Guide } from './model.ts';
import { again, renderStep, searchOf, stepTitle, type GuideWords, type Route } from './render.ts';

/**
 * Answers a guide in the browser as the function does on a server, without a request for each step. The answers
 * of a private guide stay in this script: neither the address nor the history learns them.
 */
const place = document.querySelector<HTMLElement>('#guide')!;
const words = JSON.parse(place.dataset['words']!) as GuideWords;
const route = JSON.parse(place.dataset['route']!) as Route;
/** Here every step has the guide's own address. */
const own: Route = { ...route, action: route.by === 'form' ? route.action : route.base };
const title = place.dataset['title'] ?? document.title;
/** The function may have brought a private guide some way already. */
const visited: Given[] = [JSON.parse(place.dataset['given'] ?? '{}') as Given];

/** Goes on with these answers, once the guide is there. */
export const opened = fetch(place.dataset['file']!).then(async (answer) => {
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return begin((await answer.json()) as Guide);
});

function begin(guide: Guide) {
  const read = readerOf(guide.locale, dayIn(guide.zone));

  function show(given: Given, focus: boolean) {
    const today = dayIn(guide.zone);
    const here = walk(guide, (name) => given[name], read, today, given[again]?.[0]);
    const step = { guide, walk: here, given, today };
    place.innerHTML = renderStep(step, own, words);
    document.title = [stepTitle(step), title].filter(Boolean).join(' – ');
    const heading = place.querySelector<HTMLElement>('#question')!;
    if (!focus) return;
    heading.tabIndex = -1;
    heading.focus();
    place.scrollIntoView();
  }

  const stepNow = () => (history.state as { step?: number } | null)?.step ?? 0;
  const givenHere = () =>
    route.by === 'form' ? (visited[stepNow()] ?? {}) : givenIn(new URLSearchParams(location.search));
  addEventListener('popstate', () => show(givenHere(), true));
  if (route.by === 'search' && location.search) show(givenHere(), false);

  return (given: Given) => {
    if (route.by === 'form') {
      // The history learns only how many steps there were.
      visited.length = stepNow() + 1;
      visited.push(given);
      history.pushState({ step: visited.length - 1 }, '');
    } else history.pushState(null, '', route.base + searchOf(given));
    show(given, true);
  };
}
