import '../page.ts';
import { hasVoice } from './voice.ts';

/**
 * What a page that answers something does besides: its buttons to share, to listen and to vote load what they need with their
 * first use, and are then pressed again. Where that cannot be loaded, a vote is sent as any form is.
 */
for (const button of document.querySelectorAll<HTMLElement>('[data-use]')) {
  if (!('listen' in button.dataset)) button.hidden = false;
  const load = (event: Event) => {
    event.preventDefault();
    const again = () => button.click();
    void import(/* @vite-ignore */ button.dataset['use']!).then(again, again);
  };
  button.addEventListener('click', load, { once: true });
}

const listen = document.querySelector<HTMLElement>('[data-listen]');
if (listen && 'speechSynthesis' in window) {
  // Browsers know their voices only some time after the page.
  const offer = () => (listen.hidden = !hasVoice());
  offer();
  speechSynthesis.addEventListener('voiceschanged', offer);
}
