/** A node of an article's syntax tree (mdast), with what Satteri's renderer reads in `data`. */
export interface Node {
  type: string;
  children?: Node[];
  /** Missing on nodes that we made. */
  position?: { start: { line: number; column: number; offset: number }; end: { offset: number } };
  data?: { hName?: string; hProperties?: Record<string, unknown> };
  value?: string;
  depth?: number;
  ordered?: boolean;
  /** Set on an item of a task list. */
  checked?: boolean | null;
  url?: string;
  /** What a footnote is called. */
  identifier?: string;
  alt?: string | null;
  /** Of a picture: its caption. */
  title?: string | null;
  align?: (string | null)[];
  name?: string | null;
  /** A value that is not text stands for `{…}`, an attribute without a name for `{...all}`. */
  attributes?: { name?: string; value?: unknown }[];
}

/** The options of Satteri: GitHub's Markdown, ids of headings, and lists of terms. What it makes of `~` and `^` is too much (`markup/inline.ts`). */
export const features = { gfm: true, frontmatter: true, headingAttributes: true, definitionList: true };

/** HTML elements that articles may hold in a line, since Markdown has nothing for them. */
export const inlineElements = new Set(['kbd', 'sub', 'sup']);

/** A node that is rendered as an HTML element; `properties` are named as in hast, such as `className`. */
export function element(name: string, properties: Record<string, unknown>, children: Node[]): Node {
  return { type: 'element', data: { hName: name, hProperties: properties }, children };
}

/** Where a node begins: line and column, 1-based. */
export function placeOf(node: Node) {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

/** The types of phrasing content; between nodes of others a word ends. */
const inline = new Set([
  'text',
  'inlineCode',
  'emphasis',
  'strong',
  'delete',
  'link',
  'break',
  'mdxJsxTextElement',
  'footnote',
  'footnoteReference',
]);

const isInline = ({ type, data }: Node) => inline.has(type) || inlineElements.has(data?.hName ?? '');

/** The text of a node and its children, without markup. */
export function textOf(node: Node): string {
  const children = node.children ?? [];
  // The number of a footnote is no part of the word before it.
  if (node.type === 'footnote' || node.type === 'footnoteReference') return '';
  return node.value ?? children.map(textOf).join(children.every(isInline) ? '' : ' ');
}

/** From where to where a parsed node stands in the source: offsets in UTF-16 units. */
export function spanOf(node: Node): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
