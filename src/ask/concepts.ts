import { isNear, slips } from './spelling.ts';
import { wordsOf } from './text.ts';
import { joinsWords, kinOf, partsOf, type Vocabulary } from './vocabulary.ts';

/** One thing that a question speaks of: the word as typed and all that may stand for it. */
export interface Concept {
  typed: string;
  /** 1, or less for a word that means little. */
  weight: number;
  /** How much the word tells one page from others: the rarer, the more. */
  rarity: number;
  /** Stems with their weight; the best one on a page counts. */
  forms: Map<string, number>;
  /** The known word that was taken for what was typed. */
  corrected?: string;
  /** The word is on no page of the site, nor anything like it. */
  unknown?: boolean;
}

/** How much words weigh by themselves. */
export const weights = {
  stop: 0.7,
  /** For a word formed from the same root. */
  kin: 0.5,
  /** For a word by itself where its neighbour makes another with it. */
  apart: 0.7,
};

/** No word is longer; a paste that is would make thousands of slips. */
const longestWord = 30;

/** So many words of a question are read; what comes after it would cost time and change little. */
export const mostRead = 40;

/**
 * What a question asks for, with `insist` without correcting what was typed. A real word that no page holds is corrected
 * only where nothing else of the question is known.
 */
export function conceptsOf(question: string, vocabulary: Vocabulary, insist = false): Concept[] {
  const kept = (word: string) => insist || vocabulary.real.has(word);
  const concepts = conceptsAsTyped(question, vocabulary, kept);
  return insist || concepts.some(({ forms }) => forms.size > 0)
    ? concepts
    : conceptsAsTyped(question, vocabulary, () => false);
}

/** Whether a word that no page holds stays as it is typed. */
type Kept = (word: string) => boolean;

function conceptsAsTyped(question: string, vocabulary: Vocabulary, kept: Kept): Concept[] {
  const { light } = vocabulary;
  const words = [...new Set(wordsOf(question).slice(0, mostRead))];
  const heavy = words.filter((word) => !light.function.has(word) && !light.question.has(word));
  const weightOf = (word: string) => (light.stop.has(word) ? weights.stop : 1);
  // Question words, then all words, carry meaning when nothing else does.
  const asked =
    heavy.length > 0
      ? heavy
      : words.some((word) => light.question.has(word))
        ? words.filter((word) => light.question.has(word))
        : words;
  const concepts = asked.flatMap((word) => conceptsFor(word, weightOf(word), vocabulary, kept));
  joinNeighbours(words, concepts, vocabulary);
  return concepts.filter(({ forms, unknown }) => forms.size > 0 || unknown);
}

function conceptsFor(typed: string, weight: number, vocabulary: Vocabulary, kept: Kept): Concept[] {
  const { places, stem, others } = vocabulary;
  const root = stem(typed);
  const forms = new Map<string, number>();
  if (places.has(root)) forms.set(root, 1);
  for (const [other, share] of others.get(root) ?? []) if (places.has(other)) forms.set(other, share);
  const opposite = /^(?:un|u|ne)(.{4,})$/.exec(typed)?.[1];
  if (forms.size === 0 && opposite && places.has(stem(opposite))) forms.set(stem(opposite), 0.6);
  if (!places.has(root) && joinsWords(vocabulary.file.language)) {
    const parts = partsOf(typed, vocabulary);
    if (parts.length > 0) return asParts(parts, typed, weight, vocabulary);
  }
  const kin = kinOf(root, vocabulary);
  const takeKin = () => kin.forEach((other) => forms.has(other) || forms.set(other, weights.kin));
  if (forms.size > 0) {
    takeKin();
    return [withRarity({ typed, weight, forms }, vocabulary)];
  }
  const isMeant = kept(typed) || typed.length < 3 || typed.length > longestWord || /\d/.test(typed);
  const near = isMeant ? [] : [...slips(typed)];
  const nearest = near.length === 0 ? [] : nearestWords(typed, near, vocabulary);
  // `wiht` is `with`: it means as little mistyped.
  const isSmall = (slip: string) => slip.length > 3 && vocabulary.light.function.has(slip);
  if (near.some((slip) => isSmall(slip) && (nearest.length === 0 || typed.length > 4 || begins(slip, typed))))
    return [];
  if (nearest.length === 0) {
    takeKin();
    if (forms.size > 0) return [withRarity({ typed, weight, forms }, vocabulary)];
    // A space or hyphen left out: `librarycard`.
    const parts = joinsWords(vocabulary.file.language) ? [] : partsOf(typed, vocabulary);
    return parts.length > 0
      ? asParts(parts, typed, weight, vocabulary)
      : [{ typed, weight, rarity: 0, forms, unknown: true }];
  }
  nearest.map(stem).forEach((known, rank) => {
    const share = 0.9 - rank * 0.2;
    if (places.has(known)) forms.set(known, Math.max(forms.get(known) ?? 0, share));
    for (const [other, part] of others.get(known) ?? [])
      if (places.has(other) && !forms.has(other)) forms.set(other, share * part);
  });
  return [withRarity({ typed, weight, forms, corrected: nearest[0]! }, vocabulary)];
}

/** What a word asks for that is only known by its parts. */
function asParts(parts: string[], typed: string, weight: number, vocabulary: Vocabulary): Concept[] {
  return parts.flatMap((part) =>
    conceptsFor(part, weight * 0.8, vocabulary, () => true).map((concept) => ({ ...concept, typed })),
  );
}

function withRarity(concept: Omit<Concept, 'rarity'>, vocabulary: Vocabulary): Concept {
  const [first] = [...concept.forms].sort((a, b) => b[1] - a[1]);
  return { ...concept, rarity: concept.weight * rarityOf(first![0], vocabulary) };
}

/** How much a stem tells one page from others: the rarer, the more. */
export function rarityOf(root: string, { file, places }: Vocabulary): number {
  const pages = file.frequencies[places.get(root) ?? -1] ?? 0;
  return Math.log(1 + (file.pages.length - pages + 0.5) / (pages + 0.5));
}

/** A slip seldom takes the first letter. */
const begins = (slip: string, typed: string) => slip[0] === typed[0] || slip[1] === typed[0];

/**
 * Up to three known words that a mistyped one may have meant, likeliest first: nearest, then most frequent.
 */
function nearestWords(
  typed: string,
  near: string[],
  { places, stem, file, words, light, others }: Vocabulary,
): string[] {
  const frequency = (root: string) => file.frequencies[places.get(root)!]!;
  // In a short word many stems are near that nobody meant: it must be a word as it is written, or its beginning (`raped` is not `rared`).
  const isWritten = (slip: string) => typed.length >= 7 || words[places.get(stem(slip)) ?? -1]?.startsWith(slip);
  // Nor is the first letter of a short word often wrong, and one of three letters mostly is a word that the site has not.
  const isLikely = (slip: string) => typed.length > 4 || (begins(slip, typed) && (typed.length > 3 || slip.length > 3));
  const meant = near.filter(
    (slip) => slip.length > 2 && !light.function.has(slip) && isWritten(slip) && isLikely(slip),
  );
  const known = [...new Set(meant.map(stem))].filter((root) => places.has(root));
  if (known.length === 0 && typed.length > 6)
    words.forEach(
      (word, place) =>
        word[0] === typed[0] && isNear(word, typed, 2) && file.frequencies[place]! > 0 && known.push(stem(word)),
    );
  // A slip seldom takes the first letter.
  const rank = (root: string) => frequency(root) * (root[0] === typed[0] ? 4 : 1);
  known.sort((a, b) => rank(b) - rank(a));
  if (known.length > 0) return known.slice(0, 3).map((root) => words[places.get(root)!]!);
  // A word that stands for one of the site's (`kolega`: kollega, medarbeider).
  return near.filter((slip) => slip.length > 5 && slip[0] === typed[0] && others.has(stem(slip))).slice(0, 1);
}

/** `two factor` also asks for `two-factor`, and where compounds are one word `student kort` for `studentkort`. */
function joinNeighbours(words: string[], concepts: Concept[], vocabulary: Vocabulary) {
  const links = joinsWords(vocabulary.file.language) ? ['', 's', 'e'] : [''];
  words.forEach((word, index) => {
    const next = words[index + 1];
    // `a way` is not `away`.
    if (!next || word === 'a') return;
    const joined = links.map((link) => vocabulary.stem(word + link + next)).find((root) => vocabulary.places.has(root));
    if (!joined) return;
    concepts.forEach((concept, place) => {
      if (concept.typed !== word && concept.typed !== next) return;
      const { typed, weight, forms } = concept;
      // `sign in` seldom asks for `sign`.
      const apart = [...forms].map(([root, share]): [string, number] => [root, share * weights.apart]);
      concepts[place] = withRarity({ typed, weight, forms: new Map([...apart, [joined, 1]]) }, vocabulary);
    });
  });
}
