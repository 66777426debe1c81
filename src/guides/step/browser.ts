import type { Given } from './given.ts';
import type { Guide } from '../tree/model.ts';
import { showStep, type GuideWords, type Shown } from './render.ts';
import { liveWays, type Route } from './ways.ts';

/** Works out the steps of a guide in the browser, as the function does on a server, for sites that have none. `live.ts` asks it. */
const place = document.querySelector<HTMLElement>('#guide')!;
const words = JSON.parse(place.dataset['words']!) as GuideWords;
const ways = liveWays(JSON.parse(place.dataset['route']!) as Route);
const guide = fetch(place.dataset['file']!).then(async (answer) => {
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return (await answer.json()) as Guide;
});

place.addEventListener('answer', (event) => {
  const { given, take } = (event as CustomEvent<{ given: Given; take: (step: Promise<Shown>) => void }>).detail;
  take(guide.then((read) => showStep(read, given, ways, words)));
});
