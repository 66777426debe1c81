import { languageRead, voiceHere } from './voice.ts';

/**
 * Reads the page aloud, part by part, with a voice of this device. A pause ends the part that is being said, because some
 * devices cannot hold one; it goes on with that part.
 */
const button = document.querySelector<HTMLElement>('[data-listen]');
const stop = document.querySelector<HTMLElement>('[data-stop]');

const blocks = 'h1,h2,h3,h4,p,li,dt,dd,th,td,caption,figcaption,pre,summary,blockquote,div';
const silent = 'nav,button,form,[hidden],[aria-hidden=true],.sr-only,script,style,svg,noscript';

if (button && stop) {
  const words = { start: button.textContent, pause: button.dataset['pause']!, resume: button.dataset['resume']! };
  let parts: string[] = [];
  let place = 0;
  let isSpeaking = false;

  const show = () => {
    button.textContent = isSpeaking ? words.pause : place > 0 ? words.resume : words.start;
    stop.hidden = !isSpeaking && place === 0;
  };

  const end = () => {
    isSpeaking = false;
    speechSynthesis.cancel();
    show();
  };

  const speak = () => {
    const text = parts[place];
    if (text === undefined) {
      place = 0;
      return end();
    }
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = languageRead();
    const voice = voiceHere();
    // Without one the browser might take a voice that sends the text away.
    if (!voice) return end();
    utterance.voice = voice;
    const said = place;
    const next = () => {
      if (!isSpeaking || place !== said) return;
      place += 1;
      speak();
    };
    utterance.addEventListener('end', next);
    utterance.addEventListener('error', ({ error }) => error !== 'canceled' && error !== 'interrupted' && end());
    speechSynthesis.speak(utterance);
  };

  button.addEventListener('click', () => {
    if (isSpeaking) return end();
    if (place === 0)
      parts = partsOf(document.querySelector('main article, main #guide') ?? document.querySelector('main')!);
    isSpeaking = true;
    show();
    speechSynthesis.cancel();
    speak();
  });
  stop.addEventListener('click', () => {
    place = 0;
    end();
    button.focus();
  });
  // It goes on where the page is left otherwise.
  addEventListener('pagehide', end);
}

/** What is read of an element, a part for each paragraph, heading, point or cell. */
function partsOf(root: Element): string[] {
  const parts: { block: Element | null; text: string }[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement!;
    if (parent.closest(silent) || !parent.checkVisibility()) continue;
    const block = parent.closest(blocks);
    const last = parts.at(-1);
    if (last && last.block === block) last.text += node.textContent;
    else parts.push({ block, text: node.textContent ?? '' });
  }
  return parts.map(({ text }) => text.replace(/\s+/g, ' ').trim()).filter((text) => /[\p{L}\p{N}]/u.test(text));
}
