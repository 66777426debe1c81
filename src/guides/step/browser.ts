import type { Given } from './given.ts';
import type { Guide } from '../tree/guide.ts';
import { showStep } from './render.ts';
import type { Shown } from './shown.ts';
import type { GuideWords } from './words.ts';
import { liveLinks, type Route } from './links.ts';

/** Renders the steps of a guide in the browser, as the function does on a server, for sites that have none: answers the `answer` events of `live.ts`. */
const place = document.querySelector<HTMLElement>('#guide')!;
const words = JSON.parse(place.dataset['words']!) as GuideWords;
const ways = liveLinks(JSON.parse(place.dataset['route']!) as Route);
const guide = fetch(place.dataset['file']!).then(async (answer) => {
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return (await answer.json()) as Guide;
});

place.addEventListener('answer', (event) => {
  const { given, take } = (event as CustomEvent<{ given: Given; take: (step: Promise<Shown>) => void }>).detail;
  take(guide.then((read) => showStep(read, given, ways, words)));
});
