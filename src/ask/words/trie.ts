/** A trie over sorted words, or the part of it below one beginning. Its nodes are made when somebody first walks there. */
export interface Trie {
  words: string[];
  /** Those that are stems, and stand for longer forms. */
  stems: Set<string>;
  /** Where the words that begin so stand. */
  from: number;
  to: number;
  depth: number;
  /** How many letters the longest form can have of a stem that ends here or one letter deeper. */
  reach: number;
  children?: Map<string, Trie>;
}

/** Opens a trie over stems and other words. */
export function openTrie(stems: Set<string>, others: Iterable<string>): Trie {
  const words = [...new Set([...stems, ...others])].sort();
  return { words, stems, from: 0, to: words.length, depth: 0, reach: 0 };
}

/** The nodes below a node, by their letters. */
export function childrenOf(node: Trie): Map<string, Trie> {
  const { words, stems, from, to } = node;
  if (node.children) return node.children;
  const depth = node.depth + 1;
  const children = (node.children = new Map<string, Trie>());
  for (let place = from; place < to; place++) {
    const word = words[place]!;
    const { length, [depth - 1]: letter } = word;
    if (!letter) continue;
    const child = children.get(letter) ?? { words, stems, from: place, to, depth, reach: 0 };
    children.set(letter, child);
    child.to = place + 1;
    // The last letter of a stem can be another in a form of it (`libraries`: librari), and endings are not longer.
    if (length <= depth + 1 && length > 1 && stems.has(word))
      child.reach = Math.max(child.reach, length + Math.min(length + 4, 10));
  }
  return children;
}

/** The node one letter deeper; of two alike one can be missing there (`trådløs` typed as traadlos). */
export function stepInto(node: Trie | undefined, word: string, place: number): Trie | undefined {
  return node && (childrenOf(node).get(word[place]!) ?? (word[place] === word[place - 1] ? node : undefined));
}

/** The node of all words with a beginning; nothing when no word has it. */
export function nodeAt(trie: Trie, beginning: string): Trie | undefined {
  let node: Trie | undefined = trie;
  for (let place = 0; node && place < beginning.length; place++) node = childrenOf(node).get(beginning[place]!);
  return node;
}
