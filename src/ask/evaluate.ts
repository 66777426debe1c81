import { openAgreement } from './agreement.ts';
import { isNear, slips } from './spelling.ts';
import { fold, wordsOf } from './text.ts';
import { joinsWords, kinOf, partsOf, postingsOf, type Vocabulary } from './vocabulary.ts';

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

/** A page that may answer, with a score that only compares within one answer. */
export interface Candidate {
  page: number;
  score: number;
}

/**
 * How the parts of a score weigh. The first ones find pages, the `order` ones put the best of them in order; these are
 * fitted to real questions in three languages, each measured on pages that the fit had not seen: see src/README.md.
 */
export const weighing = {
  title: 6,
  asks: 1,
  saturation: 3,
  reranked: 30,
  stop: 0.7,
  /** For a word formed from the same root. */
  kin: 0.5,
  /** For a word by itself where its neighbour makes another with it. */
  apart: 0.7,
  often: [0, 1, 2.5, 5],
  /** For a question that is one of the `asks` in other forms: the editor has promised it. */
  promised: 0.5,
  order: {
    score: 1,
    text: 0.76,
    opening: 0.98,
    usual: 0.48,
    title: 0.06,
    best: 0.43,
    pairs: 0.36,
    asked: 0.32,
    held: 0.21,
    summary: -0.46,
    small: 0.11,
  },
};

/** No word is longer; a paste that is would make thousands of slips. */
const longestWord = 30;

/** What a question asks for, with `insist` without correcting what was typed. */
export function conceptsOf(question: string, vocabulary: Vocabulary, insist = false): Concept[] {
  const { light } = vocabulary;
  const words = [...new Set(wordsOf(question))].slice(0, 40);
  const heavy = words.filter((word) => !light.function.has(word) && !light.question.has(word));
  const weightOf = (word: string) => (light.stop.has(word) ? weighing.stop : 1);
  // Question words, then all words, carry meaning when nothing else does.
  const asked =
    heavy.length > 0
      ? heavy
      : words.some((word) => light.question.has(word))
        ? words.filter((word) => light.question.has(word))
        : words;
  const concepts = asked.flatMap((word) => conceptsFor(word, weightOf(word), vocabulary, insist));
  joinNeighbours(words, concepts, vocabulary);
  return concepts.filter(({ forms, unknown }) => forms.size > 0 || unknown);
}

function conceptsFor(typed: string, weight: number, vocabulary: Vocabulary, insist: boolean): Concept[] {
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
  const takeKin = () => kin.forEach((other) => forms.has(other) || forms.set(other, weighing.kin));
  if (forms.size > 0) takeKin();
  if (forms.size > 0) return [withRarity({ typed, weight, forms }, vocabulary)];
  const isMeant =
    insist || typed.length < 3 || typed.length > longestWord || /\d/.test(typed) || vocabulary.real.has(typed);
  const near = isMeant ? [] : [...slips(typed)];
  // `wiht` is `with`: it means as little mistyped.
  if (near.some((slip) => slip.length > 3 && vocabulary.light.function.has(slip))) return [];
  const nearest = near.length === 0 ? [] : nearestWords(typed, near, vocabulary);
  if (nearest.length === 0) takeKin();
  if (nearest.length === 0 && forms.size > 0) return [withRarity({ typed, weight, forms }, vocabulary)];
  if (nearest.length === 0) {
    // A space or hyphen left out: `librarycard`.
    const parts = joinsWords(vocabulary.file.language) ? [] : partsOf(typed, vocabulary);
    return parts.length > 0
      ? asParts(parts, typed, weight, vocabulary)
      : [{ typed, weight, rarity: 0, forms, unknown: true }];
  }
  nearest.forEach((known, rank) => {
    const share = 0.9 - rank * 0.2;
    forms.set(known, Math.max(forms.get(known) ?? 0, share));
    for (const [other, part] of others.get(known) ?? [])
      if (places.has(other) && !forms.has(other)) forms.set(other, share * part);
  });
  return [withRarity({ typed, weight, forms, corrected: vocabulary.words[places.get(nearest[0]!)!]! }, vocabulary)];
}

/** What a word asks for that is only known by its parts. */
function asParts(parts: string[], typed: string, weight: number, vocabulary: Vocabulary): Concept[] {
  return parts.flatMap((part) =>
    conceptsFor(part, weight * 0.8, vocabulary, true).map((concept) => ({ ...concept, typed })),
  );
}

function withRarity(concept: Omit<Concept, 'rarity'>, vocabulary: Vocabulary): Concept {
  const [first] = [...concept.forms].sort((a, b) => b[1] - a[1]);
  return { ...concept, rarity: concept.weight * rarityOf(first![0], vocabulary) };
}

function rarityOf(root: string, { file, places }: Vocabulary): number {
  const pages = file.frequencies[places.get(root) ?? -1] ?? 0;
  return Math.log(1 + (file.pages.length - pages + 0.5) / (pages + 0.5));
}

/** Up to three known stems that a mistyped word may have meant, likeliest first: nearest, then most frequent. */
function nearestWords(typed: string, near: string[], { places, stem, file, words, light }: Vocabulary): string[] {
  const frequency = (root: string) => file.frequencies[places.get(root)!]!;
  // In a short word many stems are near that nobody meant: it must be a word as it is written, or its beginning (`raped` is not `rared`).
  const isWritten = (slip: string) => typed.length >= 7 || words[places.get(stem(slip)) ?? -1]?.startsWith(slip);
  // Nor is the first letter of a short word often wrong, and one of three letters mostly is a word that the site has not.
  const isLikely = (slip: string) =>
    (typed.length > 4 || slip[0] === typed[0]) &&
    (typed.length > 3 || slip.length > 3 || [...slip].sort().join() === [...typed].sort().join());
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
  return known.sort((a, b) => rank(b) - rank(a)).slice(0, 3);
}

/** `two factor` also asks for `two-factor`, and where compounds are one word `student kort` for `studentkort`. */
function joinNeighbours(words: string[], concepts: Concept[], vocabulary: Vocabulary) {
  const links = joinsWords(vocabulary.file.language) ? ['', 's', 'e'] : [''];
  words.forEach((word, index) => {
    const next = words[index + 1];
    if (!next) return;
    const joined = links.map((link) => vocabulary.stem(word + link + next)).find((root) => vocabulary.places.has(root));
    if (!joined) return;
    concepts.forEach((concept, place) => {
      if (concept.typed !== word && concept.typed !== next) return;
      const { typed, weight, forms } = concept;
      // `sign in` seldom asks for `sign`.
      const apart = [...forms].map(([root, share]): [string, number] => [root, share * weighing.apart]);
      concepts[place] = withRarity({ typed, weight, forms: new Map([...apart, [joined, 1]]) }, vocabulary);
    });
  });
}

/** The pages that may answer, best first. `found` are pages of the full text by word, where the file does not hold them. */
export function candidates(
  question: string,
  concepts: Concept[],
  vocabulary: Vocabulary,
  found: Map<string, number[]> = new Map(),
): Candidate[] {
  const { file, places } = vocabulary;
  const scores = new Map<number, number>();
  /** How much of the question the text of a page holds, titles and `asks` aside. */
  const texts = new Map<number, number>();
  const add = (sums: Map<number, number>, weight: number, values: Map<number, number>) => {
    for (const [page, value] of values) sums.set(page, (sums.get(page) ?? 0) + weight * value);
  };
  for (const concept of concepts) {
    const best = new Map<number, number>();
    const inText = new Map<number, number>();
    const take = (values: Map<number, number>, page: number, value: number) =>
      values.set(page, Math.max(values.get(page) ?? 0, value));
    for (const [root, share] of concept.forms) {
      // A word that stands for a rarer one tells no more than it does by itself.
      const factor =
        share === 1 ? 1 : share * Math.min(1, (concept.weight * rarityOf(root, vocabulary)) / (concept.rarity || 1));
      for (const { page, often, asks, title } of postingsOf(vocabulary, places.get(root)!)) {
        const amount = weighing.often[often]! + weighing.asks * asks + (title ? weighing.title : 0);
        take(best, page, (factor * amount * (weighing.saturation + 1)) / (amount + weighing.saturation));
        take(inText, page, (share * weighing.often[often]!) / (weighing.often[often]! + weighing.saturation / 2));
      }
    }
    for (const page of found.get(concept.typed) ?? []) take(best, page, 1);
    const rarity =
      concept.rarity ||
      (found.has(concept.typed)
        ? concept.weight * Math.log(1 + file.pages.length / found.get(concept.typed)!.length)
        : 0);
    add(scores, rarity, best);
    add(texts, rarity, inText);
  }
  const ranked = [...scores].map(([page, score]) => ({ page, score })).sort((a, b) => b.score - a.score);
  const most = ranked[0]?.score ?? 1;
  const whole = concepts.reduce((sum, { rarity }) => sum + rarity, 0) || 1;
  const likeness = vocabulary.likeness(question);
  const rarity = (root: string) => rarityOf(root, vocabulary);
  const agreement = openAgreement(question, concepts, vocabulary, rarity, weighing.stop);
  const { order } = weighing;
  const top = ranked.slice(0, weighing.reranked).map(({ page, score }) => {
    const like = likeness(page);
    const agreed = agreement(page);
    return {
      page,
      score:
        (order.score * score) / most +
        (order.text * (texts.get(page) ?? 0)) / whole +
        order.opening * like.opening +
        order.usual * like.usual +
        order.title * like.title +
        order.best * like.best +
        (like.best > 0.8 ? weighing.promised * like.best : 0) +
        order.pairs * pairsOn(page, concepts, vocabulary) +
        order.asked * agreed.asked +
        order.held * agreed.held +
        order.summary * agreed.summary +
        order.small * agreed.small,
    };
  });
  return [
    ...top.sort((a, b) => b.score - a.score),
    ...ranked
      .slice(weighing.reranked)
      .map(({ page, score }) => ({ page, score: Math.min(score / most, top.at(-1)?.score ?? 0) })),
  ];
}

/** How many neighbours of the question stand near each other in the title, summary or one of the `asks`: 0 to 1. */
function pairsOn(page: number, concepts: Concept[], vocabulary: Vocabulary): number {
  if (concepts.length < 2) return 0;
  const { light, stem, file } = vocabulary;
  const [, title, summary, , , , asks] = file.pages[page]!;
  const near = ([one, other]: [Concept, Concept], roots: string[]) =>
    roots.some(
      (root, place) =>
        one.forms.has(root) &&
        roots.slice(Math.max(0, place - 2), place + 3).some((next) => next !== root && other.forms.has(next)),
    );
  const pairs = concepts.slice(1).map((concept, place): [Concept, Concept] => [concepts[place]!, concept]);
  const shares = [title, summary, ...asks].map((text) => {
    const roots = wordsOf(text)
      .filter((word) => !light.function.has(word) && !light.question.has(word))
      .map(stem);
    return pairs.filter((pair) => near(pair, roots)).length / pairs.length;
  });
  return Math.max(...shares);
}

/** The pages that editors put first for exactly this question. */
export function bestBets(question: string, { file }: Vocabulary): number[] {
  const asked = fold(question).trim();
  const slugs = Object.entries(file.bestBets).find(([text]) => fold(text).trim() === asked)?.[1] ?? [];
  return slugs.flatMap((slug) => {
    const page = file.pages.findIndex(([address]) => address.endsWith(`/${slug}/`));
    return page === -1 ? [] : [page];
  });
}

/** A word on more pages would hardly change the answer, and costs many requests. */
const rare = 20;

/**
 * The words of a question for which the full text is asked: rare ones that the file holds on no page, and one that is
 * the whole question, so that all of its pages are found. Elsewhere asking changed no answer in 433 questions, and
 * cost 180 KB.
 */
export function wordsForFullText(concepts: Concept[], vocabulary: Vocabulary): string[] {
  const { file, places, stem } = vocabulary;
  return concepts
    .filter(({ weight, unknown, corrected }) => weight === 1 && !unknown && !corrected)
    .filter(({ typed }) => {
      const place = places.get(stem(typed));
      if (place === undefined || file.frequencies[place]! > rare) return false;
      const held = file.postings[place]!.length;
      return held === 0 || (concepts.length === 1 && held < file.frequencies[place]!);
    })
    .sort((a, b) => b.rarity - a.rarity)
    .slice(0, 2)
    .map(({ typed }) => typed);
}
