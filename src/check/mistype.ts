import { isUnspaced } from '../ask/words/segments.ts';

const stopWords = new Set(
  'about after again also another anyone anything because been before being between both cannot could does doing down each from have having here into just like many more most much only other possible should some somehow someone something such than that their them then there these they this those through under until very want what when where whether which while will with within without would your'.split(
    ' ',
  ),
);

const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/**
 * A question with one typing mistake in one of its three longest content words, at Damerau–Levenshtein distance one: two
 * letters transposed, one deleted, one doubled, or one replaced by its neighbour on the keyboard. Deterministic: the same question and
 * seed give the same mistake. Where words are not typed by their letters (`図書館`) it stays as it is. What `isRight` says is a word
 * of the language is no mistake that anybody can see, and is not made.
 *
 *     mistype('how do I renew a loan?'); // such as 'how do I rennew a loan?'
 */
export function mistype(question: string, seed = 1, isRight: (word: string) => boolean = () => false): string {
  const random = seededRandom(`${seed} ${question}`);
  const words = [...question.matchAll(/[\p{L}\p{M}]+/gu)].filter(([word]) => !isUnspaced(word));
  const content = words.filter(([word]) => word.length > 3 && !stopWords.has(word.toLowerCase()));
  const longest = (content.length > 0 ? content : words).toSorted(([a], [b]) => b.length - a.length).slice(0, 3);
  const word = pick(longest, random);
  if (!word) return question;
  // A transposition of two like letters or a key without neighbours changes nothing: try again.
  for (let attempt = 0; attempt < 20; attempt++) {
    const edited = edit(word[0], random);
    if (edited !== word[0] && !isRight(edited))
      return question.slice(0, word.index) + edited + question.slice(word.index + word[0].length);
  }
  return question;
}

/** A word with one edit at a random place. */
function edit(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  const before = word.slice(0, at);
  const letter = word.charAt(at);
  const after = word.slice(at + 1);
  const edits = [
    () => before + after.charAt(0) + letter + after.slice(1),
    () => before + after,
    () => before + letter + letter + after,
    () => before + (pick(neighbours(letter), random) ?? letter) + after,
  ];
  return pick(edits, random)!();
}

function neighbours(letter: string): string[] {
  const row = keyboard.find((keys) => keys.includes(letter)) ?? '';
  const at = row.indexOf(letter);
  return [row.charAt(at - 1), row.charAt(at + 1)].filter((key) => key !== '');
}

/** A seeded generator of pseudorandom numbers from 0 (included) to 1: mulberry32, its state the FNV-1a hash of the seed. */
export function seededRandom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ character.codePointAt(0)!, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <Value>(values: Value[], random: () => number) => values[Math.floor(random() * values.length)];
