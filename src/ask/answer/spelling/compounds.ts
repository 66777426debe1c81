import { isForm, keepsFirstLetter } from './correct.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** So many ways to cut a word are tried: each costs the edits of a part. */
const mostCuts = 6;

/**
 * A compound of two words of the site with one slip in one of them: its parts as they are meant, and the whole as it is
 * written then; undefined when it is none. `near` gives the edits of a part, or nothing when it is to stay.
 */
export function slipInCompound(
  typed: string,
  near: (part: string) => string[] | undefined,
  { places, words, written, stem, file, light, isReal }: Vocabulary,
): { parts: string[]; meant: string } | undefined {
  if (typed.length < 8 || typed.length > longest) return undefined;
  const placeOf = (part: string) => places.get(stem(part)) ?? -1;
  const isKnown = (part: string) => part.length > 3 && placeOf(part) >= 0 && !light.function.has(part);
  /** The word of the site that a part is one slip away from: as it is written there, the most frequent one. */
  const meantBy = (part: string) => {
    if (part.length < 4 || isReal(stem(part))) return undefined;
    const edits = (near(part) ?? []).filter(
      (edit) =>
        edit.length > 4 && isKnown(edit) && keepsFirstLetter(edit, part) && words[placeOf(edit)]!.startsWith(edit),
    );
    // A letter is left out more often than another is hit.
    return edits.sort(
      (a, b) => b.length - a.length || file.frequencies[placeOf(b)]! - file.frequencies[placeOf(a)]!,
    )[0];
  };
  let cuts = 0;
  for (let cut = typed.length - 3; cut > 2 && cuts < mostCuts; cut--) {
    const first = typed.slice(0, cut);
    const last = typed.slice(cut);
    // The linking letter is none of the first word.
    const bare = [first, /[se]$/.test(first) ? first.slice(0, -1) : ''].find(
      (part) => isKnown(part) && words[placeOf(part)]!.startsWith(part),
    );
    if (bare) {
      cuts++;
      const meant = meantBy(last);
      if (meant) return { parts: [bare, meant], meant: spelt(bare) + first.slice(bare.length) + spelt(meant) };
    }
    if (isKnown(last) && isForm(last, words[placeOf(last)]!)) {
      cuts++;
      const meant = meantBy(first) ?? (/[se]$/.test(first) ? meantBy(first.slice(0, -1)) : undefined);
      if (meant) return { parts: [meant, last], meant: spelt(meant) + spelt(last) };
    }
  }
  return undefined;

  /** With its letters, where they stand for one each. */
  function spelt(part: string): string {
    const place = placeOf(part);
    const [word = '', form = ''] = [words[place], written[place]];
    return word.startsWith(part) && word.length === form.length ? form.slice(0, part.length).toLowerCase() : part;
  }
}

/** A longer word is none that somebody has typed. */
const longest = 40;
