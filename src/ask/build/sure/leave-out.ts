import type { AskFile } from '../../answer/file.ts';
import type { Stem } from '../../words/stem.ts';
import { fold, wordsOf } from '../../words/text.ts';

/**
 * The file as it would be had each page not one of its `asks`: the one at a place of its list. A visitor does not type
 * what an editor has written, so each of the `asks` is judged over a file that has not got it. Worked out from the file
 * alone, since to read all texts again would take as long as the build.
 */
export function withoutAsks(file: AskFile, place: number, stem: Stem): AskFile {
  /** For a page, the stems of the one that goes, with how many of the others hold them. */
  const left = file.pages.map(([, , , , , , asks]) => {
    const gone = asks[place];
    if (gone === undefined) return undefined;
    const others = asks.filter((_, other) => other !== place).map((ask) => new Set(wordsOf(ask).map(stem)));
    const roots = new Set(wordsOf(gone).map(stem));
    return new Map([...roots].map((root) => [root, others.filter((ask) => ask.has(root)).length]));
  });
  const words = file.words.split(' ');
  const kept = words.flatMap((word, index) => {
    const root = stem(fold(word));
    const before = file.postings[index] ?? [];
    let number = 0;
    const entries = before.flatMap((step) => {
      number += step;
      const count = left[number >> 5]?.get(root);
      if (count === undefined) return [number];
      const entry = (number & ~6) | (Math.min(3, count) << 1);
      return (entry & 31) === 0 ? [] : [entry];
    });
    const frequency = (file.frequencies[index] ?? 0) - (before.length - entries.length);
    return frequency > 0
      ? [{ word, frequency, postings: entries.map((entry, at) => entry - (entries[at - 1] ?? 0)) }]
      : [];
  });
  const roots = new Set(kept.map(({ word }) => stem(fold(word))));
  const isKnown = (group: string[]) => group.some((root) => roots.has(root));
  const leads = (pairs: [string[], string[]][]) => pairs.filter(([, to]) => isKnown(to));
  const { same, agency, broader, oneWay, pairs } = file.synonyms;
  return {
    ...file,
    synonyms: {
      same: same.filter(isKnown),
      agency: agency.filter(isKnown),
      broader: leads(broader),
      oneWay: leads(oneWay),
      pairs: leads(pairs),
    },
    pages: file.pages.map(([address, title, summary, topic, kind, audiences, asks]) => [
      address,
      title,
      summary,
      topic,
      kind,
      audiences,
      asks.filter((_, other) => other !== place),
    ]),
    words: kept.map(({ word }) => word).join(' '),
    frequencies: kept.map(({ frequency }) => frequency),
    postings: kept.map(({ postings }) => postings),
  };
}
