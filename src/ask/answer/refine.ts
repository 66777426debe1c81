import type { Asked } from './asked.ts';
import type { Concept } from './concepts.ts';
import type { Candidate } from './rank.ts';
import { postingsOf, type Vocabulary } from './vocabulary.ts';
import { wordsOf } from '../words/text.ts';
import { writtenWords } from './written.ts';

/** A filter that narrows an answer: to one of its pages and those like it, to a topic, audience or kind, or to pages on which a word stands. */
export interface Refinement {
  by: 'like' | 'topic' | 'audience' | 'kind' | 'word';
  /** What stands in the address. */
  value: string;
  name: string;
}

/**
 * An answer is in doubt where the second page has this part of the score of the first, and more of it for each logarithm of odds by which
 * the first is sure. Of some 2,800 questions in three languages that is so for three in ten of those whose right page is first, and for seven
 * in ten of the others one of the readings is the right page. Two pages that are called the same are never told apart.
 */
const close = { part: 0.66, sure: 0.06, most: 0.95 };
/** A page with less of it is a reading that nobody has meant. */
const least = 0.5;
const most = 6;

/**
 * What else a question can mean, where the best pages are close: the pages after the first, by their titles. Each is a refinement
 * that puts its page first. Of pages with the same title, the topic, the kind or the audience is said too, whichever tells them
 * apart. Empty when the answer is certain (`margin`: how sure it is of the first page), or is one of its readings already.
 *
 * For `card` it offers `Library card for residents`, where `Get and use your student card` is first.
 */
export function readingsOf(found: Candidate[], asked: Asked, { file }: Vocabulary, margin = 0): Refinement[] {
  const { pages, topics, kinds, audiences, language } = file;
  const [first, second] = found;
  if (asked.like || !second || second.score < Math.min(close.part + close.sure * margin, close.most) * first!.score)
    return [];
  const taken = [pages[first!.page]!];
  return found.slice(1, most + 1).flatMap(({ page, score }): Refinement[] => {
    if (score < least * first!.score) return [];
    const row = pages[page]!;
    const [address, title, , topic, kind, audience] = row;
    const alike = taken.filter(([, other]) => other === title);
    taken.push(row);
    const value = readingAt(address, language);
    if (alike.length === 0) return [{ by: 'like', value, name: title }];
    const telling = [
      [topics[topic]?.[1], (other: typeof row) => other[3] !== topic],
      [kinds[kind]?.[1], (other: typeof row) => other[4] !== kind],
      [
        audience.map((place) => audiences[place]![1]).join(', '),
        (other: typeof row) => other[5].join() !== audience.join(),
      ],
    ] as const;
    const [name] = telling.find(([name, differs]) => name && alike.every(differs)) ?? [];
    return name ? [{ by: 'like', value, name: `${title} (${name})` }] : [];
  });
}

/** How a reading stands in the address of a question: the address of its page below the language, the same in each. */
const readingAt = (address: string, language: string) =>
  address
    .split(`/${language}/`)
    .at(-1)!
    .replace(/^\/|\/$/g, '');

/**
 * The pages of a reading: that which it names, then those whose titles share a word with it that was not asked for; nothing where
 * the question does not find the page.
 */
export function pagesLike(all: Candidate[], concepts: Concept[], asked: Asked, vocabulary: Vocabulary): Candidate[] {
  const { file, stem, light } = vocabulary;
  const like = asked.like && all.find(({ page }) => readingAt(file.pages[page]![0], file.language) === asked.like);
  if (!like) return [];
  const isLight = (word: string) => Object.values(light).some((words) => words.has(word));
  const tellingOf = ({ page }: Candidate) =>
    wordsOf(file.pages[page]![1])
      .filter((word) => !isLight(word))
      .map(stem)
      .filter((root) => !concepts.some(({ forms }) => forms.has(root)));
  const own = new Set(tellingOf(like));
  return [like, ...all.filter((one) => one !== like && tellingOf(one).some((root) => own.has(root)))];
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
