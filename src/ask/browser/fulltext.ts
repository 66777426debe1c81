import { base } from '../../site/browser.ts';
import { answer, type Answer } from '../answer/answer.ts';
import { pagesByWord, wordsForFullText } from '../answer/fulltext.ts';
import { inTime, openLanguage } from './open.ts';
import { pagesWith, type Pagefind } from '../answer/pagefind.ts';

/** Pagefind's script as `build.ts` leaves it: what it would write to the console is kept here. */
interface PagefindScript {
  createInstance(options: { noWorker: boolean }): Pagefind;
  failures: string[];
}

/** In milliseconds; afterwards nobody waits for more pages. */
const longest = 20_000;

/**
 * The answer computed again with the pages that only the full text knows; nothing when no word of the question needs
 * it. Rejects when Pagefind or a part of its index cannot be loaded within 20 seconds.
 */
export async function fullText({ asked, concepts, language }: Answer): Promise<Answer | undefined> {
  const vocabulary = await openLanguage(language);
  const wanted = wordsForFullText(concepts, vocabulary);
  if (wanted.length === 0 || language !== document.documentElement.lang) return undefined;
  const found = await inTime(
    openPagefind().then((search) => pagesByWord(wanted, vocabulary.file, search)),
    longest,
  );
  return answer(asked, vocabulary, found);
}

let opened: Promise<(word: string) => Promise<string[]>> | undefined;
/** Browsers remember that a script could not be loaded: each further try is another address. */
let again = '';

/** Opens Pagefind once; a failure is forgotten, so that the next question tries again. */
function openPagefind() {
  opened ??= load();
  opened.catch(() => {
    opened = undefined;
    again += '?';
  });
  return opened;
}

/** Pagefind does not handle the rejection of some of its own promises; `failures` tells of them. */
function quieten(event: PromiseRejectionEvent) {
  if (String(event.reason).includes('Pagefind')) event.preventDefault();
}

async function load() {
  addEventListener('unhandledrejection', quieten);
  const script = (await import(/* @vite-ignore */ `${base}/pagefind/pagefind.js${again}`)) as PagefindScript;
  // Its worker would be another 12 KB for one or two words.
  const pagefind = script.createInstance({ noWorker: true });
  const search = async (word: string) => {
    const before = script.failures.length;
    const addresses = await pagesWith(word, pagefind);
    // It takes a part of the index that does not load for one without the word.
    if (script.failures.length > before) {
      opened = undefined;
      throw new Error(script.failures.at(-1));
    }
    return addresses;
  };
  // There is no other sign that the index has been read.
  await search('');
  return search;
}
