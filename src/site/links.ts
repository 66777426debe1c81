/** A link to the file of a page, taken apart. */
export interface FileLink {
  /** The file's name without its ending, with `services/` before that of a service. */
  slug: string;
  /** Of an article or a service `mdx` or `md`, of a guide `yaml`. */
  ending: string;
  /** The fragment, without its `#`; undefined when the link has none. */
  anchor: string | undefined;
}

const fileLink = /^(?:\.\/)?((?:services\/)?[a-z0-9-]+)\.(mdx?|yaml)(?:#(.*))?$/;

/**
 * Parses a link by which editors name the file of another page; undefined for every other address. Whether the page is there
 * is another question: `check/links.ts`.
 *
 *     readFileLink('services/library-card.mdx#cost'); // { slug: 'services/library-card', ending: 'mdx', anchor: 'cost' }
 */
export function readFileLink(url: string): FileLink | undefined {
  const [, slug, ending, anchor] = fileLink.exec(url) ?? [];
  return slug && ending ? { slug, ending, anchor } : undefined;
}

/** The same for articles and services alone, which are what running text may link to. */
export function readPageLink(url: string): FileLink | undefined {
  const link = readFileLink(url);
  return link?.ending === 'yaml' ? undefined : link;
}
