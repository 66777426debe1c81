import { markOf, newerThan, versionOf, type Newer, type Paragraph } from '../check/text/paragraphs.ts';
import type { PageFile } from './read.ts';

/** A page that others are translations of. */
export type Original = Pick<PageFile<object>, 'body' | 'version'> & {
  parts: { title?: string | undefined; summary?: string | undefined };
};

/** The paragraphs of a page; the first stands for its title and summary. */
function paragraphsOf({ parts: { title = '', summary = '' }, body }: Original): Paragraph[] {
  return [{ mark: markOf(`${title} ${summary}`), line: 2, start: title, heading: '' }, ...body.facts.paragraphs];
}

/** Which version of a page a translation is made from, as `translated` names it. */
export const pageVersion = (original: Original) => versionOf(paragraphsOf(original).map(({ mark }) => mark));

/** What is different in an original since a translation of it was made; undefined where it says the same, or nobody knows. */
export function newerIn(original: Original | undefined, translated: string | undefined): Newer | undefined {
  return original?.version && translated !== undefined
    ? newerThan(translated, paragraphsOf(original), original.version)
    : undefined;
}

/** The new paragraphs of an original, for readers: their first words, and the fragment that leads there. */
export function newForReaders(
  original: Original | undefined,
  newer: Newer | undefined,
): { start: string; fragment: string }[] {
  const { headings = [] } = original?.body ?? {};
  return (newer?.paragraphs ?? []).slice(0, 5).map(({ start, heading }) => ({
    start,
    // Browsers mark the words themselves (WICG, URL Fragment Text Directives); older ones go to the heading.
    fragment: `#${headings.find(({ text }) => text.trim() === heading)?.id ?? ''}:~:text=${encodeURIComponent(start).replaceAll('-', '%2D')}`,
  }));
}
