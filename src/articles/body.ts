import { noFacts, type Facts } from '../check/text/facts.ts';
import type { Mistake } from './syntax.ts';

/** A link to another page of the site, to a heading of the same page or to a file of `public/`. */
export interface Link {
  /** The slug of an article, `services/` before that of a service; an address that begins with a slash; empty for this page. */
  target: string;
  anchor: string;
  line: number;
  column: number;
}

/** An occurrence of a live component; `<pult-slot i="0">` stands for the first of them in the HTML. */
export interface Use {
  name: string;
  attributes: Record<string, string>;
  text: string;
  line: number;
  column: number;
}

/** A heading of the text; `depth` is 2 for `<h2>`. */
export interface Heading {
  depth: number;
  id: string;
  /** Where the editor gave it an id: the one that it would have of its words, which leads there too. */
  other?: string;
  text: string;
}

/** A parsed article: its HTML, and what the checks, the search and the page need to know of it. Lines and columns are 1-based. */
export interface Body {
  /** Static HTML with slots; empty when there are mistakes. */
  html: string;
  /** The text without markup. */
  text: string;
  headings: Heading[];
  links: Link[];
  uses: Use[];
  /** The pictures by their addresses, with the digest of each, empty where none can be shown. */
  pictures: Record<string, string>;
  mistakes: Mistake[];
  facts: Facts;
}

/** A text of which nothing is known yet. */
export const emptyBody = (): Body => ({
  html: '',
  text: '',
  headings: [],
  links: [],
  uses: [],
  pictures: {},
  mistakes: [],
  facts: noFacts(),
});

const tag = /<(\/?)([a-z][\w-]*)((?:"[^"]*"|[^">])*)>/g;
const voids = new Set(['br', 'col', 'hr', 'img', 'input', 'source', 'track', 'wbr']);

/**
 * Where the first block of an article's HTML ends that is no heading: a paragraph, in most. What helps to find one's way may
 * stand behind it, so that readers meet the answer first. Without any such block it is the end of the text.
 *
 *     endOfFirstBlock('<h2>Cost</h2><p>Free.</p><p>More.</p>'); // 27
 */
export function endOfFirstBlock(html: string): number {
  let depth = 0;
  for (const { 0: whole, 1: closing, 2: name, index } of html.matchAll(tag)) {
    if (voids.has(name!) || whole.endsWith('/>')) continue;
    depth += closing ? -1 : 1;
    if (depth === 0 && !/^h[1-6]$/.test(name!)) return index + whole.length;
  }
  return html.length;
}
