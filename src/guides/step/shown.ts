/** A step as a page shows it: what the tab is called besides the guide, and its HTML. */
export interface Shown {
  title: string;
  /** What the tab is called when an answer cannot be taken, with `{title}`. */
  wrong?: string;
  /** The guide has come to an answer. */
  isEnd: boolean;
  html: string;
}

/** What the tab is called on a step of a guide whose page has a title of its own. */
export function titleWith({ title, wrong = '{title}' }: Pick<Shown, 'title' | 'wrong'>, own: string): string {
  const whole = [title, own].filter(Boolean).join(' – ');
  return wrong.replace('{title}', () => whole);
}
