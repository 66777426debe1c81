import { isMap, isNode, isScalar, isSeq, parseDocument, type Node, type Pair, type YAMLMap } from 'yaml';
import { flow, isEmpty, scalar, withoutEmpty, written } from './written.ts';

/** A place in a text, and what stands there instead. */
interface Change {
  from: number;
  to: number;
  text: string;
}

type Value = unknown;

/** Whether two values say the same; what is empty is as good as what is not there. */
export function isSame(one: Value, other: Value): boolean {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other);
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  if (typeof one === 'object' && typeof other === 'object') {
    const [a, b] = [one as Record<string, Value>, other as Record<string, Value>];
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isSame(a[key], b[key]));
  }
  return one === other;
}

/**
 * A text in YAML with other values, in which only the lines of what differs have changed: comments, quotation marks, order and
 * indentation of all else stay as they were written. `order` is how new fields of the outermost object are sorted in.
 *
 *     patchYaml('title: A # so\nasks: [b]\n', { title: 'A', asks: ['c'] }); // 'title: A # so\nasks: [c]\n'
 */
export function patchYaml(source: string, value: Value, order: string[] = []): string {
  const document = parseDocument(source);
  const changes: Change[] = [];
  patch(source, document.contents as Node | null, document.toJS() as Value, value, changes, order);
  return changes
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: put }) => text.slice(0, from) + put + text.slice(to), source);
}

function patch(source: string, node: Node | null, old: Value, value: Value, changes: Change[], order: string[] = []) {
  if (isSame(old, value)) return;
  if (isMap(node) && typeof value === 'object' && value !== null && !Array.isArray(value))
    return node.flow && Object.keys(value).some((key) => !node.has(key) && !isEmpty((value as never)[key]))
      ? replace(source, node, value, changes)
      : patchMap(source, node, old as Record<string, Value>, value as Record<string, Value>, changes, order);
  if (isSeq(node) && Array.isArray(value) && !node.flow && (old as Value[]).length > 0)
    return patchList(source, node.items as Node[], old as Value[], value, changes);
  if (node) replace(source, node, value, changes);
}

function patchMap(
  source: string,
  node: YAMLMap,
  old: Record<string, Value>,
  value: Record<string, Value>,
  changes: Change[],
  order: string[],
) {
  const indent = columnOf(source, startOf(node.items[0]!));
  for (const pair of node.items) {
    const key = String(isScalar(pair.key) ? pair.key.value : pair.key);
    if (!(key in value) || isSame(old[key], value[key])) continue;
    if (isEmpty(value[key])) {
      // A flow map on one line is written anew where a field is taken out of it.
      if (node.flow) return replace(source, node, withoutEmpty({ ...old, ...value }), changes);
      changes.push({ ...linesOf(source, startOf(pair), endOf(pair)), text: '' });
    } else if (isNode(pair.value) && !(isScalar(pair.value) && pair.value.source === ''))
      patch(source, pair.value, old[key], value[key], changes);
    else changes.push({ ...linesOf(source, startOf(pair), endOf(pair)), text: written({ [key]: value[key] }, indent) });
  }
  const missing = Object.keys(value).filter((key) => !node.has(key) && !isEmpty(value[key]));
  for (const key of missing) {
    const before = order.slice(0, Math.max(0, order.indexOf(key)));
    const last = node.items.findLast(
      (pair) => order.length === 0 || before.includes(String(isScalar(pair.key) ? pair.key.value : '')),
    );
    const at = linesOf(source, startOf(node.items[0]!), endOf(last ?? node.items[0]!));
    const place = last ? at.to : at.from;
    const gap = place > 0 && source[place - 1] !== '\n' ? '\n' : '';
    changes.push({ from: place, to: place, text: gap + written({ [key]: value[key] }, indent) });
  }
}

/** Items that stay keep their lines; the others between them are changed one by one, taken out, or put in. */
function patchList(source: string, items: Node[], old: Value[], value: Value[], changes: Change[]) {
  const indent = columnOf(source, items[0]!.range![0]) - 2;
  const dashes = source.slice(0, items[0]!.range![0]).lastIndexOf('-');
  const column = Math.max(0, Math.min(indent, columnOf(source, dashes)));
  const put = (at: number, list: Value[]) => {
    if (list.length === 0) return;
    const gap = at > 0 && source[at - 1] !== '\n' ? '\n' : '';
    changes.push({ from: at, to: at, text: gap + written(list, column) });
  };
  const pairs = common(old, value);
  let [i, j] = [0, 0];
  for (const [a, b] of [...pairs, [old.length, value.length] as const]) {
    const [taken, given] = [old.slice(i, a), value.slice(j, b)];
    const shared = Math.min(taken.length, given.length);
    for (let step = 0; step < shared; step++) patch(source, items[i + step]!, taken[step], given[step], changes);
    for (const item of items.slice(i + shared, a)) {
      const dash = source.slice(0, item.range![0]).lastIndexOf('-');
      changes.push({ ...linesOf(source, dash, endOfNode(item)), text: '' });
    }
    const last = items[a - 1];
    const first = items[0]!;
    const at = last
      ? linesOf(source, last.range![0], endOfNode(last)).to
      : linesOf(source, source.slice(0, first.range![0]).lastIndexOf('-'), endOfNode(first)).from;
    put(at, given.slice(shared));
    [i, j] = [a + 1, b + 1];
  }
}

/** The places of the longest list that stands in both, in order. */
export function common<Item>(
  old: Item[],
  value: Item[],
  same: (one: Item, other: Item) => boolean = isSame,
): (readonly [number, number])[] {
  const longest = Array.from({ length: old.length + 1 }, () => new Array<number>(value.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = value.length - 1; j >= 0; j--)
      longest[i]![j] = same(old[i]!, value[j]!)
        ? longest[i + 1]![j + 1]! + 1
        : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
  const found: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < old.length && j < value.length;) {
    if (same(old[i]!, value[j]!)) found.push([i++, j++]);
    else if (longest[i + 1]![j]! >= longest[i]![j + 1]!) i++;
    else j++;
  }
  return found;
}

/** Writes a value in the place of another, in the way in which that was written. */
function replace(source: string, node: Node, value: Value, changes: Change[]) {
  const [from, end] = [node.range![0], endOfNode(node)];
  const column = columnOf(source, from);
  const isFlow = (isMap(node) || isSeq(node)) && node.flow;
  if (!isFlow && typeof value === 'object' && value !== null) {
    const text = written(value, column).slice(column);
    changes.push({ from, to: end, text: text.replace(/\n$/, '') });
    return;
  }
  const type = isScalar(node) ? node.type : undefined;
  const quoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE' ? type : undefined;
  const text = isFlow ? flow(value) : scalar(value, quoted);
  changes.push({
    from,
    to: end,
    text: isInFlow(source, from) && /[,[\]{}]/.test(text) && !isFlow ? scalar(value, 'QUOTE_DOUBLE') : text,
  });
}

/** Whether a place stands in a list or an object of one line, where a comma means something. */
function isInFlow(source: string, at: number): boolean {
  return /[[{][^[\]{}]*$/.test(source.slice(source.lastIndexOf('\n', at - 1) + 1, at));
}

const startOf = (pair: Pair) => (pair.key as Node).range![0];
const endOf = (pair: Pair) => (isNode(pair.value) ? endOfNode(pair.value) : (pair.key as Node).range![1] + 1);

/** Where a value ends, without the comment and the line end after it. */
function endOfNode(node: Node): number {
  if (isMap(node) && !node.flow && node.items.length > 0) return endOf(node.items.at(-1)! as Pair);
  if (isSeq(node) && !node.flow && node.items.length > 0) return endOfNode(node.items.at(-1) as Node);
  return node.range![1];
}

const columnOf = (source: string, at: number) => at - (source.lastIndexOf('\n', at - 1) + 1);

/** The whole lines from one place to another, with the line end. */
function linesOf(source: string, from: number, to: number) {
  const start = source.lastIndexOf('\n', from - 1) + 1;
  const isEnded = to > start && source[to - 1] === '\n';
  const end = isEnded ? to - 1 : source.indexOf('\n', to);
  return { from: start, to: end < 0 ? source.length : end + 1 };
}
