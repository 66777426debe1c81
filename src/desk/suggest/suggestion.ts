/** A text that somebody proposes for the pages: what a visitor or editor suggests, as the desk keeps it and a forge takes it. */
export interface Suggestion {
  /**
   * A `change` of a page that is there, a `page` that is missing, or `words` about a page whose file holds data (places, hours,
   * guides, the catalogue): `before` is what visitors read there, `after` what the sender says of it, and somebody takes it over by hand.
   */
  kind: 'change' | 'page' | 'words';
  /** The file that it changes or makes, from the root of the repository: `content/articles/en/renew-a-loan.mdx`. */
  file: string;
  /** The address of the page on the site; empty for one that is missing. */
  page: string;
  /** What the page is called, in its language. */
  title: string;
  /** SHA-256 of the file as the site was built with it, in hexadecimal; empty for a page that is missing and for words. */
  base: string;
  /** What stood in the file, exactly, and what shall stand there; `before` is empty for a page that is missing. */
  before: string;
  after: string;
  /** Why, in the sender's words. */
  why: string;
}

/** What became of a suggestion at a forge: it is proposed there, was taken over (`merged`), or was not (`closed`). */
export const outcomes = ['proposed', 'merged', 'closed'] as const;
export type Outcome = (typeof outcomes)[number];

/** A file with a suggestion in it, or why it does not fit any more. */
export type Applied = { text: string } | { conflict: 'changed' | 'gone' | 'there' };

/**
 * Puts a suggestion into the file as it is now (`undefined` where there is none): by the exact text that it replaces, which must
 * stand there once, so that whatever else has changed since stays. `changed` when that text is no longer there, `gone` when the
 * file is, `there` when a page that was missing has been written. Words fit into no file: `changed`.
 */
export function apply({ kind, before, after }: Suggestion, source: string | undefined): Applied {
  if (kind === 'page') return source === undefined ? { text: after } : { conflict: 'there' };
  if (source === undefined) return { conflict: 'gone' };
  if (kind === 'words') return { conflict: 'changed' };
  const at = source.indexOf(before);
  if (at < 0 || source.indexOf(before, at + 1) >= 0) return { conflict: 'changed' };
  return { text: source.slice(0, at) + after + source.slice(at + before.length) };
}

/** The difference alone, of the text of a message: why stands before it. */
export function differenceIn({ text, suggestion }: { text: string; suggestion?: Suggestion | undefined }): string {
  const why = suggestion?.why ?? '';
  return text.startsWith(why) ? text.slice(why.length).replace(/^\n+/, '') : text;
}
