/** Norwegian voices are called by either of two names, and read what is written in the other. */
const nameOf = (tag: string) => tag.replace(/[-_].*/, '').replace(/^n[bn]$/, 'no');

/** The language of what the page tells; all around it may be in another. */
export const languageRead = () => document.querySelector('h1')!.closest<HTMLElement>('[lang]')!.lang;

/** A voice of this device that speaks the language of the page: one that is not would send the text to others. */
export const voiceHere = () =>
  speechSynthesis.getVoices().find((voice) => voice.localService && nameOf(voice.lang) === nameOf(languageRead()));
