import type { Asked } from './asked.ts';
import type { Concept } from './concepts.ts';
import type { Candidate } from './rank.ts';
import { postingsOf, type Vocabulary } from './vocabulary.ts';
import { writtenWords } from './written.ts';

/** A filter that narrows an answer: to a topic, audience or kind, or to pages on which a word stands. */
export interface Refinement {
  by: 'topic' | 'audience' | 'kind' | 'word';
  /** What stands in the address. */
  value: string;
  name: string;
}

/** A refinement with the pages that it leaves, by their places among the best. */
interface Filter extends Refinement {
  leaves: number[];
}

const most = { topic: 3, kind: 2, audience: 1, word: 2, all: 5 };

/**
 * Suggests refinements of an answer (faceted search): two to five, or none. Each leaves some of the best 24 pages and
 * takes others away, and no two leave the same. A facet that the question is narrowed by already is left out.
 */
export function refinementsOf(
  found: Candidate[],
  concepts: Concept[],
  asked: Asked,
  vocabulary: Vocabulary,
): Refinement[] {
  const { file } = vocabulary;
  const best = found.slice(0, 24).map(({ page }) => page);
  if (best.length < 4) return [];
  const listed = (by: 'topic' | 'audience' | 'kind', list: [string, string][], placesOf: (page: number) => number[]) =>
    asked[by]
      ? []
      : list
          .map(([value, name], place): Filter => ({
            by,
            value,
            name,
            leaves: leave((page) => placesOf(page).includes(place)),
          }))
          .filter(divides)
          .sort((a, b) => b.leaves.length - a.leaves.length)
          .slice(0, most[by]);
  const leave = (holds: (page: number) => boolean) => best.flatMap((page, place) => (holds(page) ? [place] : []));
  // A word by itself (`kort`) may mean a single page of each topic.
  const fewest = concepts.length === 1 ? 1 : 2;
  const divides = ({ leaves }: Filter) => leaves.length >= fewest && leaves.length <= best.length * 0.7;
  const ways = [
    ...listed('topic', file.topics, (page) => [file.pages[page]![3]]),
    ...listed('kind', file.kinds, (page) => [file.pages[page]![4]]),
    ...listed('audience', file.audiences, (page) => file.pages[page]![5]),
    ...(asked.word ? [] : wordsIn(best, concepts, vocabulary))
      .map((word): Filter => {
        const pages = pagesWithWord(word, vocabulary);
        return { by: 'word', value: word, name: word, leaves: leave((page) => pages?.has(page) ?? false) };
      })
      .filter(divides)
      .slice(0, most.word),
  ];
  const seen = new Set<string>();
  const different = ways.filter(({ leaves }) => !seen.has(leaves.join()) && seen.add(leaves.join()));
  return different.length < 2 ? [] : different.slice(0, most.all).map(({ by, value, name }) => ({ by, value, name }));
}

/** The topics of some pages as refinements, in the order of the pages. */
export function topicsOf(pages: number[], { file }: Vocabulary): Refinement[] {
  return [...new Set(pages.map((page) => file.pages[page]![3]))].flatMap((place) => {
    const topic = file.topics[place];
    return topic ? [{ by: 'topic' as const, value: topic[0], name: topic[1] }] : [];
  });
}

/** The pages in the posting list of a word; nothing when it has none. */
export function pagesWithWord(word: string, vocabulary: Vocabulary): Set<number> | undefined {
  const [{ word: folded } = { word: '' }] = writtenWords(word);
  const place = vocabulary.places.get(vocabulary.stem(folded));
  const pages = place === undefined ? [] : postingsOf(vocabulary, place).map(({ page }) => page);
  return pages.length > 0 ? new Set(pages) : undefined;
}

/**
 * Words of the titles that were not asked for, as they are written there: those first that stand in many of these
 * and in few others.
 */
function wordsIn(best: number[], concepts: Concept[], { file, stem, light, places }: Vocabulary): string[] {
  const spoken = new Set(concepts.flatMap(({ forms }) => [...forms.keys()]));
  const isLight = (word: string) => light.function.has(word) || light.question.has(word) || light.stop.has(word);
  const forms = new Map<string, string[]>();
  for (const page of best)
    for (const { written, word } of writtenWords(file.pages[page]![1])) {
      const root = stem(word);
      if (word.length < 4 || isLight(word) || spoken.has(root) || !places.has(root)) continue;
      forms.set(root, [...(forms.get(root) ?? []), written]);
    }
  const worth = (root: string, count: number) =>
    count * Math.log(1 + file.pages.length / file.frequencies[places.get(root)!]!);
  return [...forms]
    .filter(([, all]) => all.length > 1)
    .sort((a, b) => worth(b[0], b[1].length) - worth(a[0], a[1].length))
    .map(([, all]) => all.toSorted((a, b) => timesIn(all, b) - timesIn(all, a))[0]!);
}

function timesIn(all: string[], one: string): number {
  return all.filter((other) => other === one).length;
}
