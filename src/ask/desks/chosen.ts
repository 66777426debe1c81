import { joinsWords } from '../answer/vocabulary.ts';
import type { Token } from './lists.ts';
import { isWordOf, type Name } from './names.ts';
import type { Desks } from './open.ts';

/** The desks and places that a question names. */
export interface Chosen {
  desks: string[];
  places: string[];
  /** Every word of the one name stands in the question, from this word of it on. */
  wholeFrom?: number | undefined;
}

/** More would not be one answer. */
const most = 8;

/**
 * The desks and places whose names hold the words of a question. All words that can be of a name must be of the same, or else each
 * of one of them (`the library and the IT desk`); whom pages are for, and the name of the organisation, need not. The words become
 * of the kind `name`. Empty when none is named, undefined when no desk or place has all that is named.
 */
export function chosenIn(tokens: Token[], question: string, desks: Desks): Chosen | undefined {
  const { names } = desks;
  /** Places of the words of the question that tell each name from others, and those that do not. */
  const held = names.map((name) => {
    const places = tokens.map((_, at) =>
      name.words.findIndex((one, place) => isAt(name, place, one.isSmall, tokens, at, question, desks)),
    );
    const telling = places.flatMap((place, at) => (place !== -1 && !name.words[place]!.isGeneric ? [at] : []));
    const generic = new Set(places.filter((place) => place !== -1 && name.words[place]!.isGeneric)).size;
    return { name, telling, generic, distinct: new Set(telling.map((at) => places[at])).size };
  });
  const named = [...new Set(held.flatMap(({ telling }) => telling))];
  for (const at of named) tokens[at]!.kinds.add('name');
  if (named.length === 0) return { desks: [], places: [] };
  const around = named.filter((at) => !desks.around(tokens[at]!.word));
  for (const needed of [named, ...(around.length < named.length ? [around] : [])]) {
    if (needed.length === 0) return { desks: [], places: [] };
    const all = held.filter(({ telling }) => needed.every((at) => telling.includes(at)));
    if (all.length > 0) return split(best(all));
  }
  const each = around.flatMap((at) => best(held.filter(({ telling }) => telling.includes(at))));
  return each.length > most ? undefined : split([...new Set(each)]);
}

interface Held {
  name: Name;
  telling: number[];
  generic: number;
  distinct: number;
}

/** Those of which most is said. */
function best(all: Held[]): Held[] {
  const said = ({ distinct, generic }: Held) => distinct * 4 + Math.min(generic, 3);
  const highest = Math.max(...all.map(said));
  return all.filter((one) => said(one) === highest);
}

function split(all: Held[]): Chosen {
  const [one] = all;
  const isWhole =
    all.length === 1 && one && one.distinct + one.generic >= one.name.words.filter(({ isSmall }) => !isSmall).length;
  const ids = (isPlace: boolean) => all.filter(({ name }) => name.isPlace === isPlace).map(({ name }) => name.id);
  return { desks: ids(false), places: ids(true), ...(isWhole && { wholeFrom: one.telling[0] }) };
}

/** Whether a word of the question is a word of a name. */
function isAt(
  name: Name,
  place: number,
  isSmall: boolean,
  tokens: Token[],
  at: number,
  question: string,
  desks: Desks,
): boolean {
  const own = name.words[place]!;
  const { word, kinds } = tokens[at]!;
  const { stem, file, others } = desks;
  // What every desk is called is no part of a longer word of one.
  if (kinds.has('generic') && !own.forms.includes(word) && !own.roots.includes(stem(word))) return false;
  const root = stem(word);
  if (isWordOf(own, word, { stem, joins: joinsWords(file.language) }))
    return !isSmall || isBeside(name, place, tokens, at, desks) || isInCapitals(word, question);
  if (own.isGeneric || isSmall || kinds.size > 0) return false;
  return own.roots.some((other) => (others?.get(root)?.get(other) ?? 0) >= 0.85);
}

/** Whether a word stands beside another word of the same name, in the order of the name. */
function isBeside(name: Name, place: number, tokens: Token[], at: number, { stem, file }: Desks): boolean {
  const how = { stem, joins: joinsWords(file.language) };
  return [-1, 1].some((step) => {
    const beside = tokens[at + step];
    const rest = step < 0 ? name.words.slice(0, place) : name.words.slice(place + 1);
    return beside !== undefined && rest.some((other) => !other.isSmall && isWordOf(other, beside.word, how));
  });
}

/** Whether a word stands in capitals in a question that is not all in capitals: `IT`, which is no `it`. */
function isInCapitals(word: string, question: string): boolean {
  const capitals = word.toUpperCase();
  return word.length > 1 && question !== question.toUpperCase() && question.split(/[^\p{L}\p{N}]+/u).includes(capitals);
}
