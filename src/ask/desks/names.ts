import { joinsWords } from '../answer/vocabulary.ts';
import type { Stem } from '../words/stem.ts';
import type { DesksFile } from './file.ts';
import { wordsIn, type Lists } from './lists.ts';

/** A word of a name, in the forms by which it is known. */
interface NameWord {
  /** The word itself first. */
  forms: string[];
  roots: string[];
  /** What many desks are called, which tells none from another. */
  isGeneric: boolean;
  /** A small word of the language, or a letter: it is known only beside another word of the name, or in capitals. */
  isSmall: boolean;
}

/** The name of a desk or place. */
export interface Name {
  id: string;
  isPlace: boolean;
  words: NameWord[];
}

/** Opens the names of desks and places. `light` are the small words of the language. */
export function openNames(file: DesksFile, lists: Lists, stem: Stem, light: (word: string) => boolean): Name[] {
  const isGeneric = (word: string) =>
    lists.words.get(word)?.has('generic') || lists.stems.get(stem(word))?.has('generic');
  const nameOf = (id: string, isPlace: boolean, name: string): Name => {
    const words = wordsIn(name, file.language).map((word): NameWord => {
      const forms = joinsWords(file.language) ? [word, ...headsOf(word, lists)] : [word];
      return {
        forms,
        roots: forms.map(stem),
        isGeneric: !!isGeneric(word),
        isSmall: light(word) || word.length === 1,
      };
    });
    // A desk that is called nothing but “Service” is known by that.
    return { id, isPlace, words: words.some(tells) ? words : words.map((word) => ({ ...word, isGeneric: false })) };
  };
  return [
    ...Object.entries(file.desks).map(([id, { name }]) => nameOf(id, false, name)),
    ...Object.entries(file.places).map(([id, { name }]) => nameOf(id, true, name)),
  ];
}

/** Whether a word of a name tells it from others. */
const tells = ({ isGeneric, forms: [word = ''] }: NameWord) => !isGeneric && word !== '';

/** What stands before the generic end of a compound: `bibliotek` of `biblioteksskranken`. */
function headsOf(word: string, { words }: Lists): string[] {
  for (let cut = 2; cut < word.length - 2; cut++) {
    if (!words.get(word.slice(cut))?.has('generic')) continue;
    const head = word.slice(0, cut);
    return /.{4}s$/.test(head) ? [head, head.slice(0, -1)] : [head];
  }
  return [];
}

/** Stems from the same root (`knjižnica`, `knjižnični`) that differ in few letters at their ends. */
function isRelated(one: string, other: string): boolean {
  const longer = Math.max(one.length, other.length);
  let alike = 0;
  while (alike < longer && one[alike] === other[alike]) alike++;
  return alike >= 5 && alike >= 0.6 * longer && longer - alike <= 3;
}

/** How a word of a question is a word of a name: as it is written, by its stem, or as a part of a compound (`helsesenteret` of `Studenthelsesenteret`). */
export function isWordOf(
  { forms, roots, isSmall }: NameWord,
  word: string,
  { stem, joins }: { stem: Stem; joins: boolean },
): boolean {
  if (forms.includes(word)) return true;
  const root = stem(word);
  if (isSmall || root.length < 3) return false;
  if (roots.some((own) => own === root || isRelated(own, root))) return true;
  const [whole = ''] = forms;
  if (!joins || root.length < 5) return false;
  if (whole.startsWith(root)) return true;
  for (let cut = 3; cut <= whole.length - root.length; cut++) if (stem(whole.slice(cut)) === root) return true;
  return false;
}
