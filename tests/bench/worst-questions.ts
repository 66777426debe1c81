import type { Vocabulary } from '../../src/ask/answer/vocabulary.ts';
import { seededRandom } from '../../src/check/mistype.ts';

/** A question with what is bad about it. */
export interface WorstQuestion {
  name: string;
  question: string;
}

/** As many characters as a question is read for. */
const most = 1000;

/** Questions made to cost a search of these words as much as a question can, each with another seed another one. */
export function worstQuestions({ words, file, others, light }: Vocabulary, seed = ''): WorstQuestion[] {
  const random = seededRandom(`${file.language} ${seed}`);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;
  const letters = (length: number, of = 'abcdefghijklmnopqrstuvwxyz') =>
    Array.from({ length }, () => pick([...of])).join('');
  const many = (make: () => string, count = 400) => {
    const made: string[] = [];
    for (let length = 0; made.length < count && length < most; length += made.at(-1)!.length + 1) made.push(make());
    return [...made.join(' ')].slice(0, most).join('');
  };
  const long = words.filter((word) => /^[a-z]{8,20}$/.test(word));
  const usual = words
    .map((word, place) => ({ word, pages: file.postings[place]!.length }))
    .sort((a, b) => b.pages - a.pages)
    .slice(0, 60)
    .map(({ word }) => word);
  const linked = [...others]
    .sort((a, b) => b[1].size - a[1].size)
    .slice(0, 60)
    .map(([root]) => root);
  const slip = (word: string) => {
    const place = 1 + Math.floor(random() * (word.length - 1));
    return pick([
      word.slice(0, place) + letters(1) + word.slice(place),
      word.slice(0, place) + word.slice(place + 1),
      word.slice(0, place) + letters(1) + word.slice(place + 1),
    ]);
  };
  const oneLetter = (alphabet: string) => many(() => letters(30, alphabet));
  return [
    { name: 'random words of 30 letters', question: oneLetter('abcdefghijklmnopqrstuvwxyz') },
    { name: 'random words of vowels and soft letters', question: oneLetter('aeinorstl') },
    { name: 'random words of 7 letters', question: many(() => letters(7)) },
    { name: 'one word of 1,000 letters', question: letters(most) },
    { name: 'one letter a thousand times', question: 'a'.repeat(most) },
    { name: 'a compound of 40 letters', question: `${pick(long)}${pick(long)}${pick(long)}${pick(long)}`.slice(0, 40) },
    { name: 'compounds of known words', question: many(() => pick(long) + pick(long)) },
    { name: 'compounds with a slip', question: many(() => slip(pick(long) + pick(long))) },
    { name: 'known words with a slip', question: many(() => slip(pick(long))) },
    { name: 'known words with two slips', question: many(() => slip(slip(pick(long)))) },
    { name: 'common words with a slip', question: many(() => slip(pick(usual))) },
    { name: 'the beginning of known words, then letters', question: many(() => pick(long).slice(0, 6) + letters(9, 'aeinrst')) }, // prettier-ignore
    { name: 'known words, then an ending', question: many(() => `${pick(long)}${letters(6, 'aeinrstg')}`) },
    { name: 'one word with a slip, again and again', question: many(() => slip(long[0]!)) },
    { name: 'the words of most pages', question: many(() => pick(usual)) },
    { name: 'words that stand for most others', question: many(() => pick(linked)) },
    { name: 'two words that stand for most others', question: `${pick(linked)} ${pick(linked)}` },
    { name: 'known words', question: many(() => pick(long)) },
    { name: 'small words', question: many(() => pick([...light.function, ...light.question, ...light.stop])) },
    { name: 'small words with a slip', question: many(() => slip(pick([...light.stop, 'where', 'without']))) },
    { name: 'words of one letter', question: many(() => letters(1)) },
    { name: 'emoji', question: '👩‍👩‍👧‍👦'.repeat(140) },
    { name: 'combining marks', question: `a${'\u0301'.repeat(most)}` },
    { name: 'combining marks on no letter', question: '\u0301'.repeat(most) },
    { name: 'combining marks on a letter that keeps them', question: `ש${'\u05b0'.repeat(most)}` },
    { name: 'signs that unfold', question: 'ﷺ'.repeat(most) },
    { name: 'hyphens and apostrophes', question: "a'd-".repeat(most / 4) },
    { name: 'signs of markup', question: `<&">'`.repeat(most / 5) },
    { name: 'signs of an address', question: 'a@'.repeat(most / 2) },
    { name: 'letters that are never an address', question: `${'a'.repeat(most - 1)} ` },
    { name: 'digits', question: many(() => letters(9, '0123456789')) },
    { name: 'another alphabet', question: many(() => letters(12, 'абвгдежзийклмнопрстуфхцчшщьюя')) },
    { name: 'Chinese', question: letters(most, '的一是不了人我在有他这为之大来以个中上们') },
  ];
}
