import { editsAmong } from '../words/spelling.ts';
import { isUnspaced } from '../words/segments.ts';
import { wordsOf } from '../words/text.ts';
import { nodeAt } from '../words/trie.ts';
import { slipInCompound } from './spelling/compounds.ts';
import { isForm, keepsFirstLetter, nearestWords, respelt, withoutSigns } from './spelling/correct.ts';
import { inverseFrequency, joinsWords, longestCompound, partsOf, relatedStems, type Vocabulary } from './vocabulary.ts';

/** One search term of a question, expanded: the word as typed and all stems that may stand for it. */
export interface Concept {
  typed: string;
  /** 1, or less for a word that means little. */
  weight: number;
  /** Its weight times the inverse document frequency of the best of its stems. */
  rarity: number;
  /** Stems (synonyms, parts of a compound, related words) with their weight, at most 1; the best one on a page counts. */
  forms: Map<string, number>;
  /** The known word that was taken for what was typed. */
  corrected?: string;
  /** The word is on no page of the site, nor anything like it. */
  unknown?: boolean;
}

/** How much a stop word weighs. */
export const stopWeight = 0.7;
/** For a word formed from the same root. */
const relatedWeight = 0.5;
/** For a word by itself where its neighbour makes another with it. */
const apartWeight = 0.7;

/** No word is longer. */
const longestWord = 30;

/**
 * So many edits are looked at for the mistakes of a question, those of its first words first, each of which counts for
 * some more: it is enough for a mistake in each of five words. What has more is in another language, or meant to cost time.
 */
const mostEdits = { of: 1600, word: 200 };

/** So many words of a question are read; what comes after it would cost time and change little. */
export const mostRead = 40;

/**
 * The search terms of a question after tokenizing, dropping function words, stemming, spelling correction and query
 * expansion; at most its first 40 words are read. A real word is never corrected, and with `insist` none is. Empty when
 * no word means anything.
 *
 * `conceptsOf('renw my loan', vocabulary)` gives one for `renw`, corrected to `renew`, and one for `loan`.
 */
export function conceptsOf(question: string, vocabulary: Vocabulary, insist = false): Concept[] {
  const kept = (word: string) => insist || vocabulary.isReal(vocabulary.stem(word));
  let left = mostEdits.of;
  const nearTo = (word: string) => {
    if (left < 0) return undefined;
    const near = editsAmong(word, vocabulary.trie, left);
    left -= near.length + mostEdits.word;
    return near;
  };
  return conceptsAsTyped(question, vocabulary, (word) => (kept(word) ? undefined : nearTo(word)));
}

/** What a word that no page holds can be a mistake for; nothing when it stays as it is typed. */
type NearTo = (word: string) => string[] | undefined;

function conceptsAsTyped(question: string, vocabulary: Vocabulary, nearTo: NearTo): Concept[] {
  const { light, stem } = vocabulary;
  const all = wordsOf(question);
  const words = [...new Set((stem.cut?.(all, vocabulary) ?? all).slice(0, mostRead))];
  const heavy = words.filter((word) => !light.function.has(word) && !light.question.has(word));
  const weightOf = (word: string) => (light.stop.has(word) ? stopWeight : 1);
  // Question words, then all words, carry meaning when nothing else does.
  const asked =
    heavy.length > 0
      ? heavy
      : words.some((word) => light.question.has(word))
        ? words.filter((word) => light.question.has(word))
        : words;
  const concepts = asked.flatMap((word) => conceptsFor(word, weightOf(word), vocabulary, nearTo));
  joinNeighbours(words, concepts, vocabulary);
  return concepts.filter(({ forms, unknown }) => forms.size > 0 || unknown);
}

function conceptsFor(typed: string, weight: number, vocabulary: Vocabulary, nearTo: NearTo): Concept[] {
  const { places, stem, others, light, file } = vocabulary;
  const joins = joinsWords(file.language);
  const root = stem(typed);
  const forms = new Map<string, number>();
  /** Asks for a word and those that stand for it; for one of these that no page holds, for its compounds. */
  const ask = (asked: string, share: number, most = 1) => {
    const isHeld = places.has(asked);
    if (isHeld) forms.set(asked, Math.max(forms.get(asked) ?? 0, share));
    if (most === 1 || !isHeld)
      for (const [other, part] of others.get(asked) ?? [])
        if (part <= most) ask(other, share * part, most && most - 0.5);
  };
  ask(root, 1);
  const opposite = /^(?:un|u|ne)(.{4,})$/.exec(typed)?.[1];
  if (forms.size === 0 && opposite && places.has(stem(opposite))) forms.set(stem(opposite), 0.6);
  const respelled = forms.size === 0 ? respelt(typed, vocabulary) : undefined;
  if (respelled) return renamed(conceptsFor(respelled, weight, vocabulary, nearTo), typed);
  // An Arabic word without its article: with it, short words are all near each other.
  const bare = /^[\u0621-\u064a]/.test(typed) && root;
  const spelled = bare || typed;
  const isMeant =
    spelled.length < (bare ? 5 : 3) || typed.length > longestWord || /\d/.test(typed) || isUnspaced(typed);
  const near = forms.size > 0 || isMeant ? undefined : nearTo(spelled);
  if (forms.size === 0 && joins) {
    // A slip in a whole compound comes before what its letters happen to be put together from.
    const isWhole = typed.length > 8 && near?.some((edit) => edit.length > 7 && places.has(stem(edit)));
    const parts = isWhole ? [] : partsOf(typed, vocabulary);
    if (parts.length > 0) return asParts(parts, typed, weight, vocabulary);
  }
  const withRelated = (related: string[]) => {
    related.forEach((other) => forms.has(other) || forms.set(other, relatedWeight));
    return [withRarity({ typed, weight, forms }, vocabulary)];
  };
  const related = relatedStems(root, vocabulary);
  if (forms.size > 0) return withRelated(related);
  related.push(...(stem.holding?.(typed, places.keys()) ?? []));
  const nearest = near ? nearestWords(spelled, near, vocabulary) : [];
  // `wiht` is `with`: it means as little mistyped. In Norwegian another word is likelier (`skolle`: skulle, skole).
  const isSmall = (edit: string) =>
    edit.length > 3 &&
    (light.function.has(edit) || light.question.has(edit)) &&
    (nearest.length === 0 || (!joins && (typed.length > 4 || keepsFirstLetter(edit, typed))));
  if (near?.some(isSmall)) return [];
  if (nearest.length === 0) {
    const slip = joins && near && related.length === 0 ? slipInCompound(typed, nearTo, vocabulary) : undefined;
    if (slip) {
      const [first, ...rest] = asParts(slip.parts, typed, weight, vocabulary);
      return first ? [{ ...first, corrected: slip.meant }, ...rest] : [];
    }
    if (related.length === 0 && joins) related.push(...edgesOf(typed, vocabulary));
    // A space or hyphen left out: `librarycard`.
    const parts = related.length > 0 || joins ? [] : partsOf(typed, vocabulary);
    return related.length > 0
      ? withRelated(related)
      : parts.length > 0
        ? asParts(parts, typed, weight, vocabulary)
        : [{ typed, weight, rarity: 0, forms, unknown: true }];
  }
  nearest.map(stem).forEach((known, rank) => ask(known, 0.9 - rank * 0.2));
  const [best] = [...forms].sort((a, b) => b[1] - a[1]);
  if (!best) return [{ typed, weight, rarity: 0, forms, unknown: true }];
  // Only what stands on a page is named: for a word that stands for others, the best of these.
  const meant = places.has(stem(nearest[0]!)) ? nearest[0]! : vocabulary.words[places.get(best[0])!]!;
  const concept = withRarity({ typed, weight, forms }, vocabulary);
  return [isForm(joins ? withoutSigns(typed) : typed, meant) ? concept : { ...concept, corrected: meant }];
}

/** The longest known word with which a compound begins or ends whose other part is mistyped or on no page. */
function edgesOf(typed: string, { words, places, stem, trie }: Vocabulary): string[] {
  for (let length = Math.min(typed.length, longestCompound); length > 3; length--) {
    const [first] = [typed.slice(0, length), typed.slice(-length)]
      .filter((edge) => nodeAt(trie, edge))
      .map((edge) => [edge, places.get(stem(edge)) ?? -1] as const)
      .filter(([edge, place]) => words[place] === edge)
      .sort(([, a], [, b]) => a - b);
    if (first) return [stem(first[0])];
  }
  return [];
}

/** What a word asks for that is only known by its parts. */
function asParts(parts: string[], typed: string, weight: number, vocabulary: Vocabulary): Concept[] {
  return parts.flatMap((part) =>
    renamed(
      conceptsFor(part, weight * 0.8, vocabulary, () => undefined),
      typed,
    ),
  );
}

/** Concepts of another spelling, as those of the word that was typed. */
function renamed(concepts: Concept[], typed: string): Concept[] {
  return concepts.map((concept) => ({ ...concept, typed }));
}

function withRarity(concept: Omit<Concept, 'rarity'>, vocabulary: Vocabulary): Concept {
  const [first] = [...concept.forms].sort((a, b) => b[1] - a[1]);
  return { ...concept, rarity: concept.weight * inverseFrequency(first![0], vocabulary) };
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
      const apart = [...forms].map(([root, share]): [string, number] => [root, share * apartWeight]);
      concepts[place] = withRarity({ typed, weight, forms: new Map([...apart, [joined, 1]]) }, vocabulary);
    });
  });
}
