/** Ids that the page around an article has. */
const taken = [
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
  return (heading) => {
    const words =
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '') || 'section';
    let id = words;
    for (let times = 1; ids.has(id); times++) id = `${words}-${times}`;
    ids.add(id);
    return id;
  };
}
