import { load } from '../page.ts';
import { voiceHere } from './voice.ts';

/**
 * What a page that answers something does besides: its buttons to share, to listen and to vote load what they need with their
 * first use, and are then pressed again. Where that cannot be loaded, a vote is sent as any form is.
 */
const listen = document.querySelector<HTMLElement>('[data-listen]');
for (const button of document.querySelectorAll<HTMLElement>('[data-use]')) {
  const use = (event: Event) => {
    event.preventDefault();
    void load(button.dataset['use']!).then(() => button.click());
  };
  button.addEventListener('click', use, { once: true });
  button.hidden = button === listen;
}

const speech = window.speechSynthesis as SpeechSynthesis | undefined;
if (listen && speech) {
  const offer = () => (listen.hidden = !voiceHere());
  offer();
  // Browsers know their voices only some time after the page.
  speech.onvoiceschanged = offer;
}
