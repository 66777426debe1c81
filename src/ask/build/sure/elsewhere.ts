import type { Stem } from '../../words/stem.ts';
import { wordsOf } from '../../words/text.ts';
import type { AgencyWords } from '../words.ts';

/** A page as this check reads it. */
interface Named {
  file: string;
  /** Without what is faulty. */
  parts: { title?: string | undefined; asks?: string[] | undefined };
}

/**
 * Finds the entries of `elsewhere` that would send visitors away from what is here: words that a page is called or is
 * asked by, and addresses of the site itself; also words that stand twice or hold no letter.
 */
export function checkElsewhere(
  entries: NonNullable<AgencyWords['elsewhere']>,
  pages: Named[],
  address: string,
  stem: Stem,
  say: (path: PropertyKey[], message: string) => void,
) {
  const rootsOf = (text: string) => wordsOf(text).map(stem);
  const called = pages.map(({ file, parts }) => ({
    file,
    title: parts.title ?? '',
    roots: new Set(rootsOf(parts.title ?? '')),
    asks: new Set((parts.asks ?? []).map((ask) => rootsOf(ask).join(' '))),
  }));
  const first = new Map<string, string>();
  entries.forEach(({ words, address: target }, index) => {
    const { host } = new URL(target);
    if (address && host === new URL(address).host)
      say(
        ['elsewhere', index, 'address'],
        `"${target}" leads back to this site. Name a page in bestBets or in oneWay, and here only who else helps.`,
      );
    words.forEach((phrase, place) => {
      const path = ['elsewhere', index, 'words', place];
      const roots = rootsOf(phrase);
      const key = roots.toSorted().join(' ');
      if (key === '') return say(path, `"${phrase}" has no letter, so nobody asks for it. Take it out.`);
      const twin = first.get(key);
      if (twin !== undefined) say(path, `"${phrase}" stands here already as "${twin}". Take one out.`);
      first.set(key, twin ?? phrase);
      const own = called.find((page) => roots.every((root) => page.roots.has(root)) || page.asks.has(roots.join(' ')));
      if (own)
        say(
          path,
          `"${phrase}" is what the page "${own.title}" (${own.file}) is about. Take it out, or say with more words what is not yours.`,
        );
    });
  });
}
