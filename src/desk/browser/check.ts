import { addressesBelow } from '../../site/below.ts';
import { base } from '../../site/browser.ts';
import SolveWorker from './solve.ts?worker';

/** On the page where a message is checked: does the work that the desk asks for, so that nobody has to wait. */
const notice = document.querySelector<HTMLElement>('[data-work]:not([hidden])');
const field = document.querySelector<HTMLInputElement>('input[name=work]');
if (notice && field) {
  void fetch(addressesBelow(base).challenge)
    .then((answer) => answer.json())
    .then((challenge) => {
      const worker = new SolveWorker();
      worker.addEventListener('message', ({ data }: MessageEvent<string>) => {
        field.value = data;
        notice.textContent = notice.dataset['done'] ?? '';
        worker.terminate();
      });
      worker.postMessage(challenge);
    })
    // Whoever waits can send without it.
    .catch(() => undefined);
}
