import { isNear, nearAmong } from '../../words/spelling.ts';
import { nodeAt } from '../../words/trie.ts';
import { endingOf, joinsWords, partsOf, type Vocabulary } from '../vocabulary.ts';

/** Whether an edit leaves the first letter, or only moves it: a typing mistake seldom takes it. */
export const keepsFirstLetter = (edit: string, typed: string) => edit[0] === typed[0] || edit[1] === typed[0];

/**
 * Spelling correction: up to three words of the site that a mistyped one may have meant, by document frequency, those
 * that keep its first letter first. `near` are the edits of what was typed at distance one; only where none of them is
 * known, and the word has eight letters or more, distance two counts. Words are given as the file has them.
 */
export function nearestWords(
  typed: string,
  near: string[],
  { places, stem, file, words, light, others, trie, endings }: Vocabulary,
): string[] {
  const roots = new Map<string, string>();
  const rootOf = (edit: string) => roots.get(edit) ?? roots.set(edit, stem(edit)).get(edit)!;
  const placeOf = (root: string) => places.get(root) ?? -1;
  const frequency = (root: string) => file.frequencies[places.get(root)!]!;
  // In a short word many stems are near that nobody meant: it must be a word as it is written, or its beginning (`raped` is not `rared`);
  // in a longer one, a form with an ending that words of the site have.
  const isWritten = (edit: string) =>
    typed.length >= 7
      ? endings.has(endingOf(edit, rootOf(edit)))
      : nodeAt(trie, edit) && words[placeOf(rootOf(edit))]?.startsWith(edit);
  // Nor is the first letter of a short word often wrong, and one of three letters mostly is a word that the site has not.
  const isLikely = (edit: string) =>
    typed.length > 4 || (keepsFirstLetter(edit, typed) && (typed.length > 3 || edit.length > 3));
  const meant = near.filter(
    (edit) => edit.length > 2 && !light.function.has(edit) && isLikely(edit) && isWritten(edit),
  );
  let known = [...new Set(meant.map(rootOf))].filter((root) => places.has(root));
  // Real words are as near as that to many others: two slips are looked for in long words, behind their beginning.
  if (known.length === 0 && typed.length > 7)
    known = nearAmong(typed, trie, 2)
      .filter((word) => word[1] === typed[1] && words[placeOf(stem(word))] === word && frequency(stem(word)) > 0)
      .map(stem)
      .sort((a, b) => placeOf(a) - placeOf(b));
  // A typing mistake seldom takes the first letter.
  const rank = (root: string) => frequency(root) * (root[0] === typed[0] ? 4 : 1);
  known.sort((a, b) => rank(b) - rank(a));
  if (known.length > 0) return known.slice(0, 3).map((root) => words[places.get(root)!]!);
  // A word that stands for one of the site's (`kolega`: kollega, medarbeider), and no form of that word itself, nor one that an edit makes up.
  return near
    .filter(
      (edit) =>
        edit.length > 5 &&
        edit[0] === typed[0] &&
        others.has(rootOf(edit)) &&
        // But for its last letter twice.
        (typed.at(-1) === typed.at(-2) || !typed.startsWith(rootOf(edit))) &&
        edit.length <= rootOf(edit).length + 3 &&
        endings.has(endingOf(edit, rootOf(edit))),
    )
    .slice(0, 1);
}

/** Whether two words differ by their ending only: one is a form of the other that the stemmer keeps apart, and no slip. */
export function isForm(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const isLonger = short.length > 3 && long.length - short.length < 4 && long.startsWith(short);
  if (isLonger || (short.length > 6 && short.length === long.length && short.slice(0, -1) === long.slice(0, -1)))
    return true;
  // demography, demographics: a slip is one edit.
  return (
    short.length > 6 && short.startsWith(long.slice(0, Math.ceil((2 * long.length) / 3))) && !isNear(short, long, 1)
  );
}

/** What a word is that was typed on a keyboard without `ø`, `å`, `ü`, as `oe`, `aa`, `ue`; undefined when the site has none such. */
export function respelt(typed: string, vocabulary: Vocabulary): string | undefined {
  const { file, stem, places, others, isReal } = vocabulary;
  if (!joinsWords(file.language) || isReal(stem(typed))) return undefined;
  const plain = withoutSigns(typed);
  const german = file.language.startsWith('de') ? plain.replaceAll('ae', 'a') : plain;
  return [plain, german].find(
    (word) =>
      word !== typed && (places.has(stem(word)) || others.has(stem(word)) || partsOf(word, vocabulary).length > 0),
  );
}

/** A word with `oe`, `ue` and `aa` as what `fold` leaves of `ø`, `ü` and `å`. */
export function withoutSigns(typed: string): string {
  return typed.replaceAll('oe', 'o').replaceAll('ue', 'u').replaceAll('aa', 'a');
}
