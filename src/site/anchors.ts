/** Ids that the page around an article has; no heading may take one. */
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

/** Gives each heading of one page its id, in their order: its words with hyphens, with a number where that is taken. */
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
