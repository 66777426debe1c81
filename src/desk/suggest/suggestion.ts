/** A text that somebody proposes for the pages: what a visitor or editor suggests, as the desk keeps it and a forge takes it. */
export interface Suggestion {
  /** A `change` of a page that is there, or a `page` that is missing. */
  kind: 'change' | 'page';
  /** The file that it changes or makes, from the root of the repository: `content/articles/en/renew-a-loan.mdx`. */
  file: string;
  /** The address of the page on the site; empty for one that is missing. */
  page: string;
  /** What the page is called, in its language. */
  title: string;
  /** SHA-256 of the file as the site was built with it; empty for a page that is missing. */
  base: string;
  /** What stood in the file, exactly, and what shall stand there; `before` is empty for a page that is missing. */
  before: string;
  after: string;
  /** Why, in the sender's words. */
  why: string;
}

/** A file with a suggestion in it, or why it does not fit any more. */
export type Applied = { text: string } | { conflict: 'changed' | 'gone' | 'there' };

/**
 * Puts a suggestion into the file as it is now (`undefined` where there is none): by the exact text that it replaces, which must
 * stand there once, so that whatever else has changed since stays. `changed` when that text is no longer there, `gone` when the
 * file is, `there` when a page that was missing has been written.
 */
export function apply({ kind, before, after }: Suggestion, source: string | undefined): Applied {
  if (kind === 'page') return source === undefined ? { text: after } : { conflict: 'there' };
  if (source === undefined) return { conflict: 'gone' };
  const at = source.indexOf(before);
  if (at < 0 || source.indexOf(before, at + 1) >= 0) return { conflict: 'changed' };
  return { text: source.slice(0, at) + after + source.slice(at + before.length) };
}
