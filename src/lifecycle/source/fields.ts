import {
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parse,
  parseDocument,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import { Mistake } from '../command.ts';
import { edited, plain } from './text.ts';

/** The fields of a file: the front matter of a page, or a whole YAML file. Places are those of the plain text. */
export interface Fields {
  document: Document;
  /** From where to where the fields stand. */
  from: number;
  to: number;
}

const matter = /^---\n([\s\S]*?)^---[ \t]*(?:\n|$)/m;

/** Parses the fields of a plain text; those of a page stand between two lines `---`. */
export function fieldsOf(text: string, isPage: boolean): Fields {
  const found = isPage ? matter.exec(text) : undefined;
  if (isPage && found?.index !== 0) throw new Mistake('has no fields between two lines ---.');
  const [from, source] = found ? [4, found[1]!] : [0, text];
  return { document: parseDocument(source, { uniqueKeys: false }), from, to: from + source.length };
}

/** The pair of a field at a path, or the entry of a list. */
function partAt(document: Document, path: (string | number)[]): { pair?: Pair; node: Node | undefined } {
  let here: unknown = document.contents;
  let pair: Pair | undefined;
  for (const step of path) {
    pair = isMap(here) ? here.items.find(({ key }) => isScalar(key) && String(key.value) === String(step)) : undefined;
    here = pair ? pair.value : isSeq(here) ? here.items[Number(step)] : undefined;
  }
  return { ...(pair && { pair }), node: isNode(here) ? here : undefined };
}

/** The end of a node without the blank that follows it. */
function endOf(text: string, { from }: Fields, node: Node): number {
  let end = from + node.range![1];
  while (end > from + node.range![0] && /\s/.test(text[end - 1]!)) end--;
  return end;
}

/** The place behind the line on which something ends. */
function nextLine(text: string, place: number): number {
  const end = text.indexOf('\n', place);
  return end < 0 ? text.length : end + 1;
}

/** A text as a YAML scalar that means the same text: plain where it can be. */
export function scalar(value: string, quote: '"' | '' = ''): string {
  let same: unknown;
  try {
    same = parse(`[${value}]`)?.[0];
  } catch {
    same = undefined;
  }
  const isPlain = same === value && parse(`- ${value}`)?.[0] === value;
  return quote === '' && isPlain ? value : JSON.stringify(value);
}

/** Sets a field of one value; where it is not there yet, behind those before it in `order`. */
export function withField(raw: string, isPage: boolean, name: string, value: string, order: readonly string[]): string {
  const text = plain(raw);
  const fields = fieldsOf(text, isPage);
  const { node } = partAt(fields.document, [name]);
  if (!node) {
    const at = placeFor(text, fields, name, order);
    const broken = at > 0 && text[at - 1] !== '\n' ? '\n' : '';
    return edited(raw, [{ start: at, end: at, text: `${broken}${name}: ${value}\n` }]);
  }
  if (!isScalar(node)) throw new Mistake(`has more than one value in "${name}".`);
  const start = fields.from + node.range![0];
  const [quote] = /^["']/.exec(text.slice(start)) ?? [];
  const bare = value.replace(/^"(.*)"$/, '$1');
  const missing = node.range![0] === node.range![1] && text[start - 1] === ':' ? ' ' : '';
  return edited(raw, [
    { start, end: fields.from + node.range![1], text: `${missing}${quote ? `${quote}${bare}${quote}` : value}` },
  ]);
}

/** Where a field that is not there belongs. */
function placeFor(text: string, fields: Fields, name: string, order: readonly string[]): number {
  const before = order.slice(0, order.indexOf(name)).toReversed();
  const found = before.map((other) => partAt(fields.document, [other])).find(({ pair }) => pair);
  if (!isMap(fields.document.contents) || fields.document.contents.flow)
    throw new Mistake('does not have its fields on lines of their own.');
  const at = found?.node ? nextLine(text, endOf(text, fields, found.node)) : fields.from;
  return Math.min(at, fields.to);
}

/** Adds entries to the end of a list of names. */
export function withEntries(
  raw: string,
  isPage: boolean,
  name: string,
  entries: string[],
  order: readonly string[],
): string {
  if (entries.length === 0) return raw;
  const text = plain(raw);
  const fields = fieldsOf(text, isPage);
  const { node } = partAt(fields.document, [name]);
  const written = entries.map((entry) => scalar(entry));
  if (!node || (isScalar(node) && node.value === null))
    return withField(raw, isPage, name, `[${written.join(', ')}]`, order);
  if (!isSeq(node)) throw new Mistake(`has no list in "${name}".`);
  const last = node.items.at(-1) as Node | undefined;
  const at = last ? endOf(text, fields, last) : fields.from + node.range![0] + 1;
  if (node.flow) {
    const added = written.join(', ');
    return edited(raw, [{ start: at, end: at, text: last ? `, ${added}` : added }]);
  }
  const start = fields.from + (last?.range?.[0] ?? 0);
  const [, indent = ''] = /(?<![ \t])([ \t]*)-[ \t]+$/.exec(text.slice(0, start)) ?? [];
  const line = nextLine(text, at);
  const broken = line > 0 && text[line - 1] !== '\n' ? '\n' : '';
  return edited(raw, [
    { start: line, end: line, text: broken + written.map((entry) => `${indent}- ${entry}\n`).join('') },
  ]);
}

/** Takes the field or the entry of a list at a path out, and what becomes empty by that. */
export function without(raw: string, isPage: boolean, path: (string | number)[]): string {
  const text = plain(raw);
  const fields = fieldsOf(text, isPage);
  const parent = path.length > 1 ? partAt(fields.document, path.slice(0, -1)).node : fields.document.contents;
  if (!isCollection(parent)) return raw;
  if (path.length > 1 && parent.items.length === 1) return without(raw, isPage, path.slice(0, -1));
  const { pair, node } = partAt(fields.document, path);
  const first = pair ? (pair.key as Node) : node;
  if (!first?.range) return raw;
  const start = fields.from + first.range[0];
  const end = node ? Math.max(start, endOf(text, fields, node)) : start;
  if (!parent.flow)
    return edited(raw, [{ start: text.lastIndexOf('\n', start - 1) + 1, end: nextLine(text, end), text: '' }]);
  const comma = /,\s*$/.exec(text.slice(0, start));
  const following = /^\s*,\s*/.exec(text.slice(end));
  return edited(raw, [
    comma
      ? { start: start - comma[0].length, end, text: '' }
      : { start, end: end + (following?.[0].length ?? 0), text: '' },
  ]);
}

/** The texts of a list of names, as they are read; nothing where there is none. */
export function entriesOf(raw: string, isPage: boolean, name: string): string[] {
  const { document } = fieldsOf(plain(raw), isPage);
  const value: unknown = document.getIn([name]);
  return isSeq(value) ? value.items.map((item) => String(isScalar(item) ? item.value : item)) : [];
}
