import { givenIn } from './given.ts';

/**
 * Takes over the links and forms of a guide. What evaluates it (`browser.ts`) is loaded with the first answer, or at
 * once where answers stand in the address and no function has filled the page. Without it links and forms do their job.
 */
const place = document.querySelector<HTMLElement>('#guide')!;
const { base, action } = JSON.parse(place.dataset['route']!) as { base: string; action: string };
const load = () => import('./browser.ts').then(({ opened }) => opened);

place.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.hash) return;
  if (link.pathname !== base && link.pathname !== action) return;
  event.preventDefault();
  load().then(
    (go) => go(givenIn(new URLSearchParams(link.search))),
    () => (location.href = link.href),
  );
});
place.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  event.preventDefault();
  load().then(
    (go) => go(givenIn(new FormData(form) as unknown as Iterable<[string, string]>)),
    () => form.submit(),
  );
});
if (location.search && !place.dataset['title']) load().catch(() => {});
place.dataset['ready'] = '';
