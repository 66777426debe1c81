import type { Refusal } from '../tree/answers.ts';

/** The words around a guide, in the language of its text: the page that shows it holds them, code does not. */
export interface GuideWords {
  back: string;
  /** Which question it is, of at most how many. */
  count: string;
  go: string;
  answers: string;
  change: string;
  again: string;
  several: string;
  none: string;
  steps: string;
  links: string;
  contact: string;
  private: string;
  /** The heading of what is wrong, and what the tab is called then, with `{title}`. */
  problems: string;
  error: string;
  /** Why an answer cannot be taken. */
  refused: Record<Refusal, string>;
  /** Said where neither a script nor the function may be there. */
  needs?: string;
}
