import { element, spanOf, type Node } from '../tree.ts';

/** `x^2^`, but no pair of signs with a space between. */
const raised = /(?<=[^\s^])\^([^\s^]+)\^/g;

/** The nodes of a text in which `x^2^` is a superscript. `source` tells what a backslash keeps. */
export function withRaised(node: Node, source: string): Node[] {
  const text = node.value ?? '';
  const { start, end } = spanOf(node);
  if (!text.includes('^') || source.slice(start, end).includes('\\^')) return [node];
  const parts = text.split(raised);
  return parts.map((value, index) => (index % 2 ? element('sup', {}, [{ type: 'text', value }]) : { ...node, value }));
}

/** Whether what GitHub would strike through is a subscript here: `H~2~O`, one sign on each side and no space between. */
export function isLowered(node: Node, source: string): boolean {
  const { start, end } = spanOf(node);
  return /^~[^~]/.test(source.slice(start, end));
}

const digits = { sub: '₀₁₂₃₄₅₆₇₈₉', sup: '⁰¹²³⁴⁵⁶⁷⁸⁹' };

/** A sub- or superscript in plain text: `H₂O`, `x²`; what is no number stands after `_` or `^`. */
export function scriptInPlainText(kind: 'sub' | 'sup', text: string): string {
  if (/^\d+$/.test(text)) return text.replace(/\d/g, (digit) => digits[kind][Number(digit)]!);
  return `${kind === 'sub' ? '\\_' : '^'}${text}`;
}

/** A text of plain Markdown in which `x^2^` is `x²`. */
export function raisedInPlainText(text: string): string {
  return text.includes('\\^') ? text : text.replace(raised, (_, inner: string) => scriptInPlainText('sup', inner));
}
