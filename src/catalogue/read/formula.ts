/**
 * Whether a spreadsheet would take the text of a cell for a formula, and so work it out or ask another program for data: `=1+1`,
 * `+SUM(…)`, `@sum(…)`, `-cmd|…`, `-1+cmd|…`. Signs that nobody sees do not hide one. `-5` and `+47 22` are none.
 */
export function isFormula(text: string): boolean {
  const seen = text
    .slice(0, 200)
    .replace(/^[\s\p{C}]+/u, '')
    .normalize('NFKC');
  return /^=|^[+@-][^\p{L}_(|]*[A-Z_][\w.]*[(|]/iu.test(seen);
}
