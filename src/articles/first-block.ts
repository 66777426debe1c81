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
