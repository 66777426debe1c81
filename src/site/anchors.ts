/** Ids that the page around an article has. */
export const taken = [
  'about',
  'contents',
  'help',
  'hint',
  'main',
  'query',
  'query-status',
  'query-suggestions',
  'related',
  'results',
  'vote',
];

/**
 * Returns a slugger for the headings of one page, to be called in their order: it gives each a unique id of its words in small letters
 * with hyphens, and a number where that is taken.
 *
 *     const idOf = anchors();
 *     idOf('Cost'); // 'cost'
 *     idOf('Cost'); // 'cost-1'
 */
export function anchors(): (heading: string) => string {
  const ids = new Set(taken);
  /** How often each text was tried, so that thousands of equal headings do not count from one each. */
  const times = new Map<string, number>();
  return (heading) => {
    const words =
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '') || 'section';
    let id = words;
    let next = times.get(words) ?? 1;
    for (; ids.has(id); next++) id = `${words}-${next}`;
    times.set(words, next);
    ids.add(id);
    return id;
  };
}
