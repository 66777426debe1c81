/** Scripts that write sentences without spaces. The marks that two scripts share, such as `ー`, belong to both. */
const unspaced = String.raw`\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Khmr}\p{sc=Laoo}\p{sc=Mymr}`;
const hasUnspaced = new RegExp(`[${unspaced}]`, 'u');
/** What stands between other letters (`PCR検査`). */
const runs = new RegExp(`([${unspaced}][${unspaced}\\p{M}]*)`, 'u');

/** Its dictionaries come by script: the language does not matter. Some browsers of 2024 have none: then a run is one word, until it is cut by the words of the site. */
const segmenter = Intl.Segmenter && new Intl.Segmenter('en', { granularity: 'word' });

/** Whether a word is of a script without spaces: such words are cut by a dictionary and have no letters to mistype. */
export const isUnspaced = (word: string) => hasUnspaced.test(word);

/**
 * Segments what stands between two spaces or signs into words, where its script has no spaces between them (Unicode
 * Standard Annex 29, by `Intl.Segmenter`); otherwise it is one word. Browsers cut some words elsewhere than Node does,
 * which `stem.cut` mends in a question.
 *
 *     segments('図書館カード'); // ['図書館', 'カード']
 */
export function segments(run: string): string[] {
  if (!hasUnspaced.test(run)) return [run];
  return run.split(runs).flatMap((part, place) => {
    if (place % 2 === 0) return part || [];
    return segmenter ? [...segmenter.segment(part)].map(({ segment }) => segment) : part;
  });
}

/** What stands between two spaces or signs, as parts with and without spaces in their script: `PCR検査` is two. */
export const scriptsOf = (run: string): string[] => run.split(runs).filter(Boolean);

/** The signs of an unspaced word two by two, and the last one alone: the same in every browser, wherever it cuts words. */
export function pairsOf(word: string): string[] {
  const signs = [...word];
  return signs.map((sign, place) => sign + (signs[place + 1] ?? ''));
}
